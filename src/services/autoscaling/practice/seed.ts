import { HOME, instances, type Stack, type SubnetKey, subnets, tagList, US } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { groupArn as targetGroupArn } from '../../elasticloadbalancing/practice/elbv2/seed.ts'
import type { AutoScalingState, StoredConfiguration, StoredGroup } from './state.ts'

const userData = Buffer.from('#!/bin/sh\nexport REGISTRY_TOKEN=only-for-practice\n').toString('base64')

interface Plan extends Partial<Omit<StoredGroup, 'subnets' | 'targetGroups' | 'tags'>> {
  readonly name: string
  readonly region: string
  readonly stack: Stack
  readonly in: readonly SubnetKey[]
  readonly targets?: string
}

const template = (name: string, Version = '$Default') => ({
  LaunchTemplateId: ec2Id('lt', name),
  LaunchTemplateName: name,
  Version,
})

const plans: readonly Plan[] = [
  {
    name: 'shop-prod-web',
    region: HOME,
    stack: 'shop-prod',
    in: ['shopPrivateA', 'shopPrivateB'],
    targets: 'shop-prod-web',
    min: 2,
    max: 8,
    desired: 2,
    health: 'ELB',
    grace: 120,
    lifetime: 2_592_000,
    mixed: {
      LaunchTemplate: {
        LaunchTemplateSpecification: template('shop-prod-web'),
        Overrides: [{ InstanceType: 'c6i.large' }, { InstanceType: 'c6a.large' }],
      },
      InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 100 },
    },
    instances: [instances.shopWeb1, instances.shopWeb2].map(({ name, subnet }) => ({
      id: ec2Id('i', name),
      zone: subnet.zone,
      type: 'c6i.large',
    })),
  },
  {
    name: 'shop-staging-load-test',
    region: HOME,
    stack: 'shop-staging',
    in: ['stagingPublicA'],
    targets: 'shop-staging-web',
    template: template('load-test'),
  },
  {
    name: 'corp-it-build-agents',
    region: HOME,
    stack: 'corp-it',
    in: ['corpPrivateA'],
    configuration: 'build-agents-2021',
  },
  {
    name: 'analytics-workers',
    region: US,
    stack: 'analytics',
    in: ['analyticsPrivateA', 'analyticsPrivateB'],
    configuration: 'analytics-workers-3',
    lifetime: 15_552_000,
  },
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
  const { account, region } = context
  const groups = plans
    .filter((plan) => plan.region === region)
    .map(({ region: _region, stack, in: where, targets, ...plan }, index) => ({
      min: 0,
      max: 4,
      desired: 0,
      health: 'EC2',
      grace: 300,
      configuration: null,
      template: null,
      mixed: null,
      lifetime: null,
      instances: [],
      created: daysAgo(context, 220 + 90 * index),
      ...structuredClone(plan),
      subnets: where.map((key) => ec2Id('subnet', subnets[key].name)),
      zones: [...new Set<string>(where.map((key) => subnets[key].zone))],
      targetGroups: targets === undefined ? [] : [targetGroupArn({ region, account }, targets)],
      tags: tagList(stack, plan.name).map((tag) => ({ ...tag, PropagateAtLaunch: true })),
    }))
  return { groups, configurations: configurations(context) }
}
