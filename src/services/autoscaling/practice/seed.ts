import {
  HOME,
  instances,
  type Stack,
  type SubnetKey,
  subnetIds,
  subnets,
  tagList,
  US,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { groupArn as targetGroupArn } from '../../elasticloadbalancing/practice/elbv2/seed.ts'
import type { AutoScalingState, StoredConfiguration, StoredGroup } from './state.ts'

const userData = Buffer.from('#!/bin/sh\nexport REGISTRY_TOKEN=only-for-practice\n').toString('base64')

const template = (name: string) => ({
  LaunchTemplateId: ec2Id('lt', name),
  LaunchTemplateName: name,
  Version: '$Default',
})

type Row = readonly [
  name: string,
  region: string,
  Stack,
  places: readonly SubnetKey[],
  targets: string | null,
  Partial<StoredGroup>,
]
const rows: readonly Row[] = [
  [
    'shop-prod-web',
    HOME,
    'shop-prod',
    ['shopPrivateA', 'shopPrivateB'],
    'shop-prod-web',
    {
      MinSize: 2,
      MaxSize: 8,
      DesiredCapacity: 2,
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 120,
      MaxInstanceLifetime: 2_592_000,
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: template('shop-prod-web'),
          Overrides: [{ InstanceType: 'c6i.large' }, { InstanceType: 'c6a.large' }],
        },
        InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 100 },
      },
      Instances: [instances.shopWeb1, instances.shopWeb2].map(({ name, subnet }) => ({
        InstanceId: ec2Id('i', name),
        InstanceType: 'c6i.large',
        AvailabilityZone: subnet.zone,
        LifecycleState: 'InService',
        HealthStatus: 'Healthy',
        ProtectedFromScaleIn: false,
      })),
    },
  ],
  [
    'shop-staging-load-test',
    HOME,
    'shop-staging',
    ['stagingPublicA'],
    'shop-staging-web',
    { LaunchTemplate: template('load-test') },
  ],
  ['corp-it-build-agents', HOME, 'corp-it', ['corpPrivateA'], null, { LaunchConfigurationName: 'build-agents-2021' }],
  [
    'analytics-workers',
    US,
    'analytics',
    ['analyticsPrivateA', 'analyticsPrivateB'],
    null,
    { LaunchConfigurationName: 'analytics-workers-3', MaxInstanceLifetime: 15_552_000 },
  ],
]

const configurations = (context: SeedContext): StoredConfiguration[] => {
  if (context.region === HOME)
    return [
      {
        LaunchConfigurationName: 'build-agents-2021',
        ImageId: ec2Id('ami', 'al2-2021'),
        InstanceType: 't3.medium',
        SecurityGroups: [groupId('corpServices')],
        AssociatePublicIpAddress: true,
        MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 2, HttpEndpoint: 'enabled' },
        BlockDeviceMappings: [
          { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 40, VolumeType: 'gp2', Encrypted: false } },
        ],
        UserData: userData,
        CreatedTime: daysAgo(context, 1700),
      },
    ]
  if (context.region !== US) return []
  return [
    {
      LaunchConfigurationName: 'analytics-workers-3',
      ImageId: ec2Id('ami', 'al2023'),
      InstanceType: 'm6i.large',
      SecurityGroups: [groupId('analyticsJobs')],
      AssociatePublicIpAddress: false,
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1, HttpEndpoint: 'enabled' },
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 60, VolumeType: 'gp3', Encrypted: true } }],
      UserData: '',
      CreatedTime: daysAgo(context, 380),
    },
  ]
}

/** The groups of Nordlicht Instruments; any other region is empty. */
export function seedAutoScaling(context: SeedContext): AutoScalingState {
  const groups = rows
    .filter(([, region]) => region === context.region)
    .map(
      ([AutoScalingGroupName, , stack, places, targets, more], index): StoredGroup => ({
        AutoScalingGroupName,
        MinSize: 0,
        MaxSize: 4,
        DesiredCapacity: 0,
        AvailabilityZones: [...new Set<string>(places.map((key) => subnets[key].zone))],
        VPCZoneIdentifier: subnetIds(places).join(','),
        HealthCheckType: 'EC2',
        HealthCheckGracePeriod: 300,
        TargetGroupARNs: targets === null ? [] : [targetGroupArn(context, targets)],
        Instances: [],
        CreatedTime: daysAgo(context, 220 + 90 * index),
        Tags: tagList(stack, AutoScalingGroupName).map((tag) => ({ ...tag, PropagateAtLaunch: true })),
        ...structuredClone(more),
      }),
    )
  return { groups, configurations: configurations(context) }
}
