import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { byText } from '../../../core/by-text.ts'
import { HOME, iamArn, type Stack, type SubnetKey, subnets, tagsOf, US } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import type { EcsState, StoredProvider, StoredRevision, StoredService } from './state.ts'

const DAY = 86_400_000

/** The ECR images of the account, by repository. */
const image = (account: string, region: string, repository: string): string =>
  `${account}.dkr.ecr.${region}.amazonaws.com/${repository}:2026-11`

const logs = (group: string): ContainerDefinition => ({
  logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': group } },
})

interface TaskPlan {
  readonly family: string
  readonly stack: Stack
  readonly repository: string
  readonly container: ContainerDefinition
  readonly task?: Partial<StoredRevision['definition']>
}

const fargate = { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '512', memory: '1024' } as const
const windows = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } } as const

const tasks: Readonly<Record<string, () => readonly TaskPlan[]>> = byText({
  [HOME]: () => [
    {
      family: 'shop-web',
      stack: 'shop-prod',
      repository: 'shop/web',
      container: { user: '1000:1000', readonlyRootFilesystem: true, privileged: false, ...logs('/ecs/shop-web') },
      task: {
        ...fargate,
        requiresCompatibilities: ['FARGATE'],
        runtimePlatform: { operatingSystemFamily: 'LINUX' },
        taskRoleArn: iamArn('role/shop-prod-web'),
        volumes: [
          {
            name: 'media',
            efsVolumeConfiguration: { fileSystemId: 'fs-0a1b2c3d4e5f60718', transitEncryption: 'ENABLED' },
          },
        ],
      },
    },
    {
      family: 'shop-worker',
      stack: 'shop-prod',
      repository: 'shop/worker',
      container: {
        ...logs('/ecs/shop-worker'),
        environment: [
          { name: 'QUEUE', value: 'orders' },
          { name: 'AWS_SECRET_ACCESS_KEY', value: 'only-for-practice' },
        ],
        command: ['worker', '--token', 'only-for-practice'],
      },
      task: {
        ...fargate,
        requiresCompatibilities: ['FARGATE'],
        volumes: [{ name: 'spool', efsVolumeConfiguration: { fileSystemId: 'fs-0a1b2c3d4e5f60718' } }],
      },
    },
    {
      family: 'label-printer',
      stack: 'corp-it',
      repository: 'firmware/updater',
      container: { privileged: true },
      task: { networkMode: 'host', pidMode: 'host', requiresCompatibilities: ['EC2'] },
    },
    {
      family: 'metrics-agent',
      stack: 'corp-it',
      repository: 'firmware/updater',
      container: { ...logs('/ecs/metrics-agent') },
      task: { networkMode: 'host', requiresCompatibilities: ['EC2'] },
    },
    {
      family: 'calibration-viewer',
      stack: 'corp-it',
      repository: 'calibration/pdf',
      container: { user: 'ContainerUser', ...logs('/ecs/calibration-viewer') },
      task: { ...fargate, requiresCompatibilities: ['FARGATE'], ...windows },
    },
    {
      family: 'calibration-import',
      stack: 'corp-it',
      repository: 'calibration/pdf',
      container: { user: 'ContainerAdministrator', ...logs('/ecs/calibration-import') },
      task: { ...fargate, requiresCompatibilities: ['FARGATE'], ...windows },
    },
  ],
  [US]: () => [
    {
      family: 'analytics-jobs',
      stack: 'analytics',
      repository: 'analytics/jobs',
      container: { user: 'jobs', readonlyRootFilesystem: true, ...logs('/ecs/analytics-jobs') },
      task: { networkMode: 'awsvpc', requiresCompatibilities: ['MANAGED_INSTANCES'] },
    },
  ],
})

/** Two releases of one service that the shop deploys by itself: the new one has lost its private subnets. */
const releases = ['3f1c', '3f1d'] as const

interface ServicePlan extends Partial<StoredService> {
  readonly name: string
  readonly cluster: string
  readonly stack: Stack
  readonly task: string
  readonly in?: { readonly subnets: readonly SubnetKey[]; readonly group: Parameters<typeof groupId>[0] }
  readonly public?: true
}

const services: Readonly<Record<string, () => readonly ServicePlan[]>> = byText({
  [HOME]: () => [
    {
      name: 'web',
      cluster: 'shop-prod',
      stack: 'shop-prod',
      task: 'shop-web',
      launchType: 'FARGATE',
      platform: 'LATEST',
      in: { subnets: ['shopPrivateA', 'shopPrivateB'], group: 'shopWeb' },
    },
    {
      name: 'worker',
      cluster: 'shop-prod',
      stack: 'shop-prod',
      task: 'shop-worker',
      strategy: ['FARGATE_SPOT'],
      platform: '1.3.0',
      in: { subnets: ['shopPublicA'], group: 'shopWeb' },
      public: true,
    },
    {
      name: 'search',
      cluster: 'shop-prod',
      stack: 'shop-prod',
      task: 'shop-web',
      controller: 'EXTERNAL',
      launchType: 'FARGATE',
      platform: 'LATEST',
      in: { subnets: ['shopPrivateA', 'shopPrivateB'], group: 'shopWeb' },
    },
    // on the server beside the printer in the warehouse
    { name: 'label-printer', cluster: 'corp-it', stack: 'corp-it', task: 'label-printer', launchType: 'EXTERNAL' },
    { name: 'metrics-agent', cluster: 'corp-it', stack: 'corp-it', task: 'metrics-agent', strategy: ['corp-it-build'] },
  ],
  [US]: () => [
    {
      name: 'jobs',
      cluster: 'analytics',
      stack: 'analytics',
      task: 'analytics-jobs',
      strategy: ['analytics-managed'],
      in: { subnets: ['analyticsPrivateA', 'analyticsPrivateB'], group: 'analyticsJobs' },
    },
  ],
})

/** ECS as Nordlicht has it: the shop on Fargate, corporate IT on instances, analytics on managed instances. */
export function seedEcs({ account, region, now }: SeedContext): EcsState {
  const made = (days: number) => new Date(now.getTime() - days * DAY).toISOString()
  const group = (name: string, status: 'ENABLED' | 'DISABLED'): StoredProvider['group'] => ({
    autoScalingGroupArn: `arn:aws:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/${name}`,
    managedScaling: { status, targetCapacity: 100 },
    managedTerminationProtection: status,
  })
  const cluster = (name: string, stack: Stack, insights: 'disabled' | 'enhanced', ...providers: string[]) => ({
    name,
    insights,
    configuration: insights === 'disabled' ? { executeCommandConfiguration: { logging: 'NONE' as const } } : null,
    providers,
    tags: tagsOf(stack),
  })
  const clusters: Readonly<Record<string, EcsState['clusters']>> = {
    [HOME]: [
      cluster('shop-prod', 'shop-prod', 'enhanced', 'FARGATE', 'FARGATE_SPOT'),
      cluster('corp-it', 'corp-it', 'disabled', 'corp-it-build'),
    ],
    [US]: [cluster('analytics', 'analytics', 'enhanced', 'analytics-managed', 'analytics-workers')],
  }
  const providers: Readonly<Record<string, StoredProvider[]>> = {
    [HOME]: [
      {
        name: 'corp-it-build',
        cluster: null,
        group: group('corp-it-build-agents', 'DISABLED'),
        managed: null,
        tags: tagsOf('corp-it'),
      },
    ],
    [US]: [
      {
        name: 'analytics-workers',
        cluster: null,
        group: group('analytics-workers', 'ENABLED'),
        managed: null,
        tags: tagsOf('analytics'),
      },
      {
        name: 'analytics-managed',
        cluster: 'analytics',
        group: null,
        managed: { infrastructureRoleArn: iamArn('role/ecsInfrastructureRole') },
        tags: tagsOf('analytics'),
      },
    ],
  }
  return {
    clusters: clusters[region] ?? [],
    services: (services[region]?.() ?? []).map((plan, index) => serviceOf(plan, made(300 - 20 * index))),
    revisions: (tasks[region]?.() ?? []).map(({ family, stack, repository, container, task }, index) => ({
      family,
      revision: 1,
      status: 'ACTIVE',
      registered: made(120 - 7 * index),
      definition: {
        ...structuredClone(task),
        containerDefinitions: [
          { name: family, image: image(account, region, repository), essential: true, memory: 512, ...container },
        ],
      },
      tags: tagsOf(stack),
    })),
    providers: providers[region] ?? [],
  }
}

function serviceOf({ stack, in: where, public: open, task, ...plan }: ServicePlan, created: string): StoredService {
  const network = (assignPublicIp: 'ENABLED' | 'DISABLED'): StoredService['network'] =>
    where
      ? {
          subnets: where.subnets.map((key) => ec2Id('subnet', subnets[key].name)),
          securityGroups: [groupId(where.group)],
          assignPublicIp,
        }
      : null
  const service = {
    controller: 'ECS' as const,
    launchType: null,
    strategy: [],
    platform: null,
    desired: 2,
    created,
    ...plan,
    task: `${task}:1`,
    network: network(open ? 'ENABLED' : 'DISABLED'),
    tags: tagsOf(stack),
  }
  const { launchType, strategy, platform } = service
  const sets = releases.map((release, index) => ({
    id: `ecs-svc-${release}`,
    primary: index === 0,
    launchType,
    strategy: [...strategy],
    platform,
    task: service.task,
    network: network(index === 0 ? 'DISABLED' : 'ENABLED'),
    created,
    tags: tagsOf(stack),
  }))
  return { ...service, sets: service.controller === 'EXTERNAL' ? sets : [] }
}
