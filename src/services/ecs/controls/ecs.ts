import { unknown } from '../../../controls/answer.ts'
import { control, each } from '../../../controls/control.ts'
import { settingIs, zonesOf } from '../../../controls/wording.ts'
import type { Properties } from '../../../model/resource.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html'
const guide = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'
const SERVICE = 'AWS::ECS::Service'
const CLUSTER = 'AWS::ECS::Cluster'
const PROVIDER = 'AWS::ECS::CapacityProvider'

/** False for a deleted resource, which ECS still returns for some time as INACTIVE. */
const stays = (_: unknown, { state }: { readonly state: { readonly Status: string | null } }): boolean =>
  state.Status !== 'INACTIVE'

export const servicesGiveNoPublicAddress = control({
  id: 'ECS.2',
  compared: '2026-11-30',
  configRule: 'ecs-service-assign-public-ip-disabled',
  on: SERVICE,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'ECS services should not assign public IP addresses to their tasks (AssignPublicIp)',
  finding: 'AssignPublicIp is ENABLED',
  reads: ['NetworkConfiguration', 'state.Status'],
  applies: stays,
  // without awsvpc the task has the IP addresses of its host
  holds: (it) => it.NetworkConfiguration?.AwsvpcConfiguration?.AssignPublicIp !== 'ENABLED',
  fix: 'Set AssignPublicIp to DISABLED in the network configuration of the service (UpdateService). Private subnets need a NAT gateway or VPC endpoints to pull the image.',
  source: `${docs}#ecs-2`,
})

export const taskSetsGiveNoPublicAddress = control({
  id: 'ECS.16',
  compared: '2026-11-30',
  configRule: 'ecs-taskset-assign-public-ip-disabled',
  on: 'AWS::ECS::TaskSet',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'ECS task sets should not assign public IP addresses to their tasks (AssignPublicIp)',
  finding: 'AssignPublicIp is ENABLED',
  reads: ['NetworkConfiguration'],
  holds: (it) => it.NetworkConfiguration?.AwsVpcConfiguration?.AssignPublicIp !== 'ENABLED',
  fix: 'Create a task set with AssignPublicIp DISABLED, make it the primary one, and delete the old one: the network of a task set cannot be changed.',
  source: `${docs}#ecs-16`,
})

/** Is a version such as 1.3.0 older than another? */
const isOlder = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true, sensitivity: 'base' }) < 0

interface Fargate {
  readonly state: { readonly PlatformFamily: string | null }
  readonly parameters: { readonly latestLinuxVersion: string; readonly latestWindowsVersion: string }
}
const latestOf = ({ state, parameters }: Fargate): string =>
  state.PlatformFamily?.toLowerCase().startsWith('windows') === true
    ? parameters.latestWindowsVersion
    : parameters.latestLinuxVersion

export const fargateIsTheLatest = control({
  id: 'ECS.10',
  compared: '2026-11-30',
  leftOpen:
    "A version later than the latest on AWS's page is unknown, not failed: AWS may have released it after the comparison.",
  parameters: { latestLinuxVersion: { value: '1.4.0' }, latestWindowsVersion: { value: '1.0.0' } },
  configRule: 'ecs-fargate-latest-platform-version',
  on: SERVICE,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'ECS services on Fargate should run the latest Fargate platform version',
  finding: ({ PlatformVersion }, at) => `PlatformVersion is ${PlatformVersion} (latest: ${latestOf(at)})`,
  reads: ['PlatformVersion', 'state.Compute', 'state.PlatformFamily', 'state.Status'],
  applies: (it, at) => stays(it, at) && at.state.Compute === 'FARGATE',
  // without a version the service takes LATEST (AmazonECS/latest/APIReference/API_CreateService.html)
  holds: ({ PlatformVersion: version }, { state, parameters }) => {
    if (version === null || version === 'LATEST') return true
    const latest = latestOf({ state, parameters })
    if (version === latest) return true
    return isOlder(version, latest) ? false : unknown(`whether ${version} is the latest platform version`)
  },
  fix: 'Set PlatformVersion of the service to LATEST, and start a new deployment (UpdateService with forceNewDeployment).',
  source: `${docs}#ecs-10`,
})

const insightsOf = (settings: Properties<typeof CLUSTER>['ClusterSettings'] | null): string | undefined =>
  (settings ?? []).find(({ Name }) => Name === 'containerInsights')?.Value

export const clustersHaveInsights = control({
  id: 'ECS.12',
  compared: '2026-11-30',
  configRule: 'ecs-container-insights-enabled',
  on: CLUSTER,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'ECS clusters should turn on Container Insights (containerInsights)',
  finding: ({ ClusterSettings }) => settingIs('containerInsights', insightsOf(ClusterSettings)),
  reads: ['ClusterSettings', 'state.Status'],
  applies: stays,
  holds: (it) =>
    (it.ClusterSettings ?? []).some(
      ({ Name, Value }) => Name === 'containerInsights' && (Value === 'enabled' || Value === 'enhanced'),
    ),
  fix: 'Set containerInsights of the cluster to enhanced (UpdateClusterSettings).',
  source: `${docs}#ecs-12`,
})

export const busyInstancesAreProtected = control({
  id: 'ECS.19',
  compared: '2026-11-30',
  configRule: 'ecs-capacity-provider-termination-check',
  on: PROVIDER,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'ECS capacity providers should turn on managed termination protection',
  finding: ({ AutoScalingGroupProvider: it }) =>
    settingIs('ManagedTerminationProtection', it?.ManagedTerminationProtection),
  reads: ['AutoScalingGroupProvider', 'state.Status'],
  applies: (it, at) => stays(it, at) && it.AutoScalingGroupProvider !== null,
  holds: (it) => it.AutoScalingGroupProvider?.ManagedTerminationProtection === 'ENABLED',
  fix: 'Turn on scale-in protection of new instances in the Auto Scaling group, then set ManagedTerminationProtection to ENABLED (UpdateCapacityProvider).',
  source: `${docs}#ecs-19`,
})

export const servicesSurviveAZone = control({
  id: 'Demarc.ECS.1',
  on: SERVICE,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'ECS services with awsvpc networking should have subnets in at least two Availability Zones',
  finding: (_, { near }) => zonesOf(near.subnets.seen().map(({ properties }) => properties.AvailabilityZone)),
  reads: ['NetworkConfiguration', 'state.Status'],
  near: {
    subnets: each('AWS::EC2::Subnet', {
      where: 'SubnetId',
      is: ({ NetworkConfiguration: it }) =>
        // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
        (it as { readonly AwsvpcConfiguration?: { readonly Subnets?: readonly string[] } } | null)?.AwsvpcConfiguration
          ?.Subnets,
      reads: ['AvailabilityZone'],
    }),
  },
  applies: (it, at) => stays(it, at) && Boolean(it.NetworkConfiguration?.AwsvpcConfiguration),
  holds: (_, { near }) => near.subnets.hasDifferent(2, ({ properties }) => properties.AvailabilityZone),
  fix: 'Add a subnet of another Availability Zone to the network configuration of the service (UpdateService).',
  source: `${guide}/service-rebalancing.html`,
})

export const execSessionsAreLogged = control({
  id: 'Demarc.ECS.2',
  on: CLUSTER,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'ECS clusters should log ECS Exec sessions',
  finding: 'Logging of ECS Exec is NONE',
  reads: ['Configuration', 'state.Status'],
  applies: stays,
  // without a setting the output goes to the log of the container (AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html)
  holds: (it) => it.Configuration?.ExecuteCommandConfiguration?.Logging !== 'NONE',
  fix: 'Set logging of the execute command configuration to DEFAULT, or to OVERRIDE with a log group or bucket (UpdateCluster).',
  source: `${guide}/ecs-exec.html`,
})
