import type { ContainerDefinition, EFSVolumeConfiguration } from '@aws-sdk/client-ecs'
import { byText } from '../../../core/by-text.ts'
import { HOME, iamArn, type Stack, type SubnetKey, subnetIds, tagsOf, US } from '../../../practice/company.ts'
import { given } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import {
  clusters,
  type EcsState,
  launched,
  revisions,
  type StoredProvider,
  type StoredRevision,
  type StoredService,
  type StoredTaskSet,
} from './state.ts'

/** The ECR images of the account, by repository. */
const image = ({ account, region }: SeedContext, repository: string): string =>
  `${account}.dkr.ecr.${region}.amazonaws.com/${repository}:2026-11`

const logs = (group: string): ContainerDefinition => ({
  logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': group } },
})

/** A family of tasks with one container: its stack, the repository of its image, and the rest. */
type TaskPlan = readonly [
  family: string,
  Stack,
  repository: string,
  container: ContainerDefinition,
  task: Partial<StoredRevision['is']>,
]

const fargate: TaskPlan[4] = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '512',
  memory: '1024',
}
const windows: TaskPlan[4] = { ...fargate, runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }
const onHost: TaskPlan[4] = { networkMode: 'host', requiresCompatibilities: ['EC2'] }
const mediaOf = (name: string, transit: Pick<EFSVolumeConfiguration, 'transitEncryption'>) => [
  { name, efsVolumeConfiguration: { fileSystemId: 'fs-0a1b2c3d4e5f60718', ...transit } },
]

const tasks: Readonly<Record<string, () => readonly TaskPlan[]>> = byText({
  [HOME]: () => [
    [
      'shop-web',
      'shop-prod',
      'shop/web',
      { user: '1000:1000', readonlyRootFilesystem: true, privileged: false, ...logs('/ecs/shop-web') },
      {
        ...fargate,
        runtimePlatform: { operatingSystemFamily: 'LINUX' },
        taskRoleArn: iamArn('role/shop-prod-web'),
        volumes: mediaOf('media', { transitEncryption: 'ENABLED' }),
      },
    ],
    [
      'shop-worker',
      'shop-prod',
      'shop/worker',
      {
        ...logs('/ecs/shop-worker'),
        environment: [
          { name: 'QUEUE', value: 'orders' },
          { name: 'AWS_SECRET_ACCESS_KEY', value: 'only-for-practice' },
        ],
        command: ['worker', '--token', 'only-for-practice'],
      },
      { ...fargate, volumes: mediaOf('spool', {}) },
    ],
    ['label-printer', 'corp-it', 'firmware/updater', { privileged: true }, { ...onHost, pidMode: 'host' }],
    ['metrics-agent', 'corp-it', 'firmware/updater', logs('/ecs/metrics-agent'), onHost],
    [
      'calibration-viewer',
      'corp-it',
      'calibration/pdf',
      { user: 'ContainerUser', ...logs('/ecs/calibration-viewer') },
      windows,
    ],
    [
      'calibration-import',
      'corp-it',
      'calibration/pdf',
      { user: 'ContainerAdministrator', ...logs('/ecs/calibration-import') },
      windows,
    ],
  ],
  [US]: () => [
    [
      'analytics-jobs',
      'analytics',
      'analytics/jobs',
      { user: 'jobs', readonlyRootFilesystem: true, ...logs('/ecs/analytics-jobs') },
      { networkMode: 'awsvpc', requiresCompatibilities: ['MANAGED_INSTANCES'] },
    ],
  ],
})

/** Two releases of a service with an external deployment controller: the new one is not in private subnets. */
const releases = ['3f1c', '3f1d'] as const

interface ServicePlan {
  readonly task: string
  readonly on: Parameters<typeof launched>
  readonly in?: readonly [group: Parameters<typeof groupId>[0], ...subnets: SubnetKey[]]
  readonly public?: true
  readonly external?: true
}

const onFargate: ServicePlan['on'] = ['FARGATE', [], 'LATEST']
const inShop: ServicePlan['in'] = ['shopWeb', 'shopPrivateA', 'shopPrivateB']
type Row = readonly [name: string, cluster: Stack, ServicePlan]
const services: Readonly<Record<string, readonly Row[]>> = byText({
  [HOME]: [
    ['web', 'shop-prod', { task: 'shop-web', on: onFargate, in: inShop }],
    [
      'worker',
      'shop-prod',
      { task: 'shop-worker', on: [undefined, ['FARGATE_SPOT'], '1.3.0'], in: ['shopWeb', 'shopPublicA'], public: true },
    ],
    ['search', 'shop-prod', { task: 'shop-web', on: onFargate, in: inShop, external: true }],
    // on the server beside the printer in the warehouse
    ['label-printer', 'corp-it', { task: 'label-printer', on: ['EXTERNAL', [], undefined] }],
    ['metrics-agent', 'corp-it', { task: 'metrics-agent', on: [undefined, ['corp-it-build'], undefined] }],
  ],
  [US]: [
    [
      'jobs',
      'analytics',
      {
        task: 'analytics-jobs',
        on: [undefined, ['analytics-managed'], undefined],
        in: ['analyticsJobs', 'analyticsPrivateA', 'analyticsPrivateB'],
      },
    ],
  ],
})

/** The ECS clusters of Nordlicht: the shop on Fargate, corporate IT on instances, analytics on managed instances. */
export function seedEcs(context: SeedContext): EcsState {
  const { account, region } = context
  const cluster = (name: string, stack: Stack, insights: 'disabled' | 'enhanced', ...providers: string[]) => ({
    is: {
      clusterName: name,
      capacityProviders: providers,
      settings: [{ name: 'containerInsights' as const, value: insights }],
      ...given({
        configuration:
          insights === 'disabled' ? { executeCommandConfiguration: { logging: 'NONE' as const } } : undefined,
      }),
    },
    tags: tagsOf(stack),
  })
  const provider = (name: string, stack: Stack, more: Partial<StoredProvider['is']>): StoredProvider => ({
    is: { name, ...more },
    tags: tagsOf(stack),
  })
  const group = (name: string, status: 'ENABLED' | 'DISABLED'): Partial<StoredProvider['is']> => ({
    autoScalingGroupProvider: {
      autoScalingGroupArn: `arn:aws:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/${name}`,
      managedScaling: { status, targetCapacity: 100 },
      managedTerminationProtection: status,
    },
  })
  const here: Readonly<Record<string, Pick<EcsState, 'clusters' | 'providers'>>> = {
    [HOME]: {
      clusters: [
        cluster('shop-prod', 'shop-prod', 'enhanced', 'FARGATE', 'FARGATE_SPOT'),
        cluster('corp-it', 'corp-it', 'disabled', 'corp-it-build'),
      ],
      providers: [provider('corp-it-build', 'corp-it', group('corp-it-build-agents', 'DISABLED'))],
    },
    [US]: {
      clusters: [cluster('analytics', 'analytics', 'enhanced', 'analytics-managed', 'analytics-workers')],
      providers: [
        provider('analytics-workers', 'analytics', group('analytics-workers', 'ENABLED')),
        provider('analytics-managed', 'analytics', {
          cluster: clusters.arn(context, 'analytics'),
          managedInstancesProvider: { infrastructureRoleArn: iamArn('role/ecsInfrastructureRole') },
        }),
      ],
    },
  }
  return {
    clusters: [],
    providers: [],
    ...here[region],
    services: (services[region] ?? []).map((row, index) => service(context, row, daysAgo(context, 300 - 20 * index))),
    revisions: (tasks[region]?.() ?? []).map(([family, stack, repository, container, task], index) => ({
      is: {
        ...structuredClone(task),
        family,
        revision: 1,
        status: 'ACTIVE',
        registeredAt: daysAgo(context, 120 - 7 * index),
        containerDefinitions: [
          { name: family, image: image(context, repository), essential: true, memory: 512, ...container },
        ],
      },
      tags: tagsOf(stack),
    })),
  }
}

function service(context: SeedContext, [serviceName, cluster, plan]: Row, createdAt: string): StoredService {
  const [group, ...places] = plan.in ?? []
  const tags = tagsOf(cluster)
  const deployed = (assignPublicIp: 'ENABLED' | 'DISABLED') => ({
    ...launched(...plan.on),
    ...given({
      networkConfiguration: group && {
        awsvpcConfiguration: { subnets: subnetIds(places), securityGroups: [groupId(group)], assignPublicIp },
      },
    }),
    taskDefinition: revisions.arn(context, `${plan.task}:1`),
    createdAt,
  })
  const sets = releases.map(
    (release, index): StoredTaskSet => ({
      is: {
        id: `ecs-svc-${release}`,
        status: index === 0 ? 'PRIMARY' : 'ACTIVE',
        ...deployed(index === 0 ? 'DISABLED' : 'ENABLED'),
      },
      tags,
    }),
  )
  return {
    is: {
      serviceName,
      deploymentController: { type: plan.external ? 'EXTERNAL' : 'ECS' },
      desiredCount: 2,
      ...deployed(plan.public ? 'ENABLED' : 'DISABLED'),
    },
    cluster,
    sets: plan.external ? sets : [],
    tags,
  }
}
