import { unknown } from '../../../controls/answer.ts'
import { control, each } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html'
const guide = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'
const SERVICE = 'AWS::ECS::Service'
const CLUSTER = 'AWS::ECS::Cluster'
const PROVIDER = 'AWS::ECS::CapacityProvider'

/** What has been deleted is still told of for a while. */
const stays = (_: unknown, { state }: { readonly state: { readonly Status: string | null } }): boolean =>
  state.Status !== 'INACTIVE'

export const servicesGiveNoPublicAddress = control({
  id: 'ECS.2',
  compared: '2026-11-30',
  configRule: 'ecs-service-assign-public-ip-disabled',
  on: SERVICE,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'A service gives its tasks no public address.',
  reads: ['NetworkConfiguration', 'state.Status'],
  applies: stays,
  // without a network of its own the task has its host's addresses
  holds: (it) => it.NetworkConfiguration?.AwsvpcConfiguration?.AssignPublicIp !== 'ENABLED',
  fix: 'Set AssignPublicIp to DISABLED in the network configuration of the service, and let private subnets reach the image by NAT or endpoints.',
  source: `${docs}#ecs-2`,
})

export const taskSetsGiveNoPublicAddress = control({
  id: 'ECS.16',
  compared: '2026-11-30',
  configRule: 'ecs-taskset-assign-public-ip-disabled',
  on: 'AWS::ECS::TaskSet',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'A task set gives its tasks no public address.',
  reads: ['NetworkConfiguration'],
  holds: (it) => it.NetworkConfiguration?.AwsVpcConfiguration?.AssignPublicIp !== 'ENABLED',
  fix: 'Create a task set with AssignPublicIp DISABLED, make it the primary one, and delete the other: the network of a task set cannot be changed.',
  source: `${docs}#ecs-16`,
})

/** Whether a version such as 1.3.0 came before another. */
const isOlder = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true, sensitivity: 'base' }) < 0

export const fargateIsTheLatest = control({
  id: 'ECS.10',
  compared: '2026-11-30',
  deviates:
    "A version later than the latest on AWS's page is unknown, not failed: AWS may have released it after the comparison.",
  parameters: { latestLinuxVersion: { value: '1.4.0' }, latestWindowsVersion: { value: '1.0.0' } },
  configRule: 'ecs-fargate-latest-platform-version',
  on: SERVICE,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'A service on Fargate runs on its latest platform version.',
  reads: ['PlatformVersion', 'state.Compute', 'state.PlatformFamily', 'state.Status'],
  applies: (it, at) => stays(it, at) && at.state.Compute === 'FARGATE',
  // without a version the service takes LATEST (AmazonECS/latest/APIReference/API_CreateService.html)
  holds: ({ PlatformVersion: version }, { state, parameters }) => {
    if (version === null || version === 'LATEST') return true
    const isWindows = state.PlatformFamily?.toLowerCase().startsWith('windows') === true
    const latest = isWindows ? parameters.latestWindowsVersion : parameters.latestLinuxVersion
    if (version === latest) return true
    return isOlder(version, latest) ? false : unknown(`whether ${version} is the latest platform version`)
  },
  fix: 'Set PlatformVersion of the service to LATEST, and deploy it anew (UpdateService with forceNewDeployment).',
  source: `${docs}#ecs-10`,
})

export const clustersHaveInsights = control({
  id: 'ECS.12',
  compared: '2026-11-30',
  configRule: 'ecs-container-insights-enabled',
  on: CLUSTER,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'A cluster has Container Insights.',
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
  title: 'A capacity provider ends no instance on which tasks run.',
  reads: ['AutoScalingGroupProvider', 'state.Status'],
  applies: (it, at) => stays(it, at) && it.AutoScalingGroupProvider !== null,
  holds: (it) => it.AutoScalingGroupProvider?.ManagedTerminationProtection === 'ENABLED',
  fix: 'Protect new instances of the Auto Scaling group from scale-in, then set ManagedTerminationProtection to ENABLED.',
  source: `${docs}#ecs-19`,
})

export const servicesSurviveAZone = control({
  id: 'Demarc.ECS.1',
  on: SERVICE,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A service whose tasks have a network of their own has subnets in two Availability Zones or more.',
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
  applies: (it, at) => stays(it, at) && it.NetworkConfiguration?.AwsvpcConfiguration !== undefined,
  holds: (_, { near }) => near.subnets.hasDifferent(2, ({ properties }) => properties.AvailabilityZone),
  fix: 'Add a subnet of another zone to the network configuration of the service.',
  source: `${guide}/service-rebalancing.html`,
})

export const execSessionsAreLogged = control({
  id: 'Demarc.ECS.2',
  on: CLUSTER,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A cluster keeps the log of what people do inside its containers by ECS Exec.',
  reads: ['Configuration', 'state.Status'],
  applies: stays,
  // without a word the output goes to the log of the container (AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html)
  holds: (it) => it.Configuration?.ExecuteCommandConfiguration?.Logging !== 'NONE',
  fix: 'Set logging of the execute command configuration to DEFAULT, or to OVERRIDE with a log group or bucket.',
  source: `${guide}/ecs-exec.html`,
})
