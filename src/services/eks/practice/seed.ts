import {
  HOME,
  iamArn,
  keyArn,
  keys,
  type Stack,
  type SubnetKey,
  subnets,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import type { EksState, StoredCluster, StoredNodegroup, StoredProfile } from './state.ts'

const DAY = 86_400_000
const OFFICE = '198.51.100.0/28'

type Cluster = Partial<Omit<StoredCluster, 'subnets' | 'tags'>> & {
  readonly name: string
  readonly region: string
  readonly stack: Stack
  readonly in: readonly SubnetKey[]
}
type Part = { readonly cluster: string; readonly name: string; readonly in: readonly SubnetKey[] }

const clusters: readonly Cluster[] = [
  {
    name: 'shop-prod',
    region: HOME,
    stack: 'shop-prod',
    in: ['shopPrivateA', 'shopPrivateB'],
    groups: [groupId('shopWeb')],
    version: '1.35',
    publicAccess: false,
    privateAccess: true,
    logs: ['api', 'audit', 'authenticator'],
    key: keyArn(keys.shopData.alias, HOME),
    mode: 'API',
    support: 'STANDARD',
    deletionProtection: true,
  },
  {
    name: 'shop-staging',
    region: HOME,
    stack: 'shop-staging',
    in: ['stagingPublicA', 'stagingPublicB'],
    groups: [groupId('stagingWeb')],
    version: '1.31',
    mode: 'CONFIG_MAP',
  },
  {
    name: 'analytics',
    region: US,
    stack: 'analytics',
    in: ['analyticsPrivateA', 'analyticsPrivateB'],
    groups: [groupId('analyticsJobs')],
    version: '1.34',
    privateAccess: true,
    cidrs: [OFFICE],
    logs: ['audit'],
    mode: 'API',
    autoMode: true,
  },
]

const nodegroups: readonly (Part & Partial<StoredNodegroup>)[] = [
  { cluster: 'shop-prod', name: 'shop-prod-general', in: ['shopPrivateA', 'shopPrivateB'], version: '1.35' },
  {
    cluster: 'shop-staging',
    name: 'shop-staging-nodes',
    in: ['stagingPublicA'],
    version: '1.30',
    ami: 'AL2_x86_64',
    ssh: { ec2SshKey: 'staging' },
  },
]

const profiles: readonly (Part & Partial<StoredProfile>)[] = [
  { cluster: 'shop-prod', name: 'shop-prod-batch', in: ['shopPrivateA', 'shopPrivateB'] },
  { cluster: 'shop-staging', name: 'shop-staging-jobs', in: ['stagingPublicA'] },
]

/** EKS as Nordlicht has it: the shop on node groups and Fargate, analytics in Auto Mode. */
export function seedEks({ region, now }: SeedContext): EksState {
  const made = (days: number) => new Date(now.getTime() - days * DAY).toISOString()
  const ids = (where: readonly SubnetKey[]) => where.map((key) => ec2Id('subnet', subnets[key].name))
  const here = clusters.filter((one) => one.region === region)
  const stackOf = (name: string) => here.find((one) => one.name === name)?.stack
  const parts = <T extends Part>(all: readonly T[]) =>
    all.flatMap((one, index) => {
      const stack = stackOf(one.cluster)
      const { in: where, ...plan } = one
      return stack === undefined
        ? []
        : [{ ...structuredClone(plan), subnets: ids(where), created: made(240 + 100 * index), tags: tagsOf(stack) }]
    })
  return {
    clusters: here.map(({ region: _region, stack, in: where, ...plan }, index) => ({
      version: '1.34',
      groups: [],
      publicAccess: true,
      privateAccess: false,
      cidrs: ['0.0.0.0/0'],
      logs: [],
      key: null,
      mode: 'API_AND_CONFIG_MAP',
      support: 'EXTENDED',
      deletionProtection: false,
      autoMode: false,
      created: made(260 + 300 * index),
      ...structuredClone(plan),
      subnets: ids(where),
      tags: tagsOf(stack),
    })),
    nodegroups: parts(nodegroups).map((one) => ({ version: '1.34', ami: 'AL2023_x86_64_STANDARD', ssh: null, ...one })),
    profiles: parts(profiles).map((one) => ({
      role: iamArn('role/eks-pod-execution'),
      selectors: [{ namespace: 'batch' }],
      ...one,
    })),
  }
}
