import { HOME, type Stack, tagList } from '../../../practice/company.ts'
import { alnumId } from '../../../practice/ids.ts'
import { found } from '../../../practice/kind.ts'
import { awsError, type SeedContext, type ServiceDefinition } from '../../../practice/service.ts'
import {
  type C,
  type Client,
  clusters,
  filtered,
  invalidCombination,
  paged,
  type RdsState,
  type StoredGlobalCluster,
} from './state.ts'

interface GlobalPlan {
  readonly name: string
  readonly stack: Stack
  readonly version: string
  /** Its primary cluster; undefined until a cluster joins it. */
  readonly primary?: string
}
const plans: readonly GlobalPlan[] = [
  { name: 'shop-catalog', stack: 'shop-prod', version: '8.0.mysql_aurora.3.08.0', primary: 'shop-prod-catalog' },
  { name: 'shop-archive', stack: 'shop-prod', version: '8.0.mysql_aurora.3.05.2' },
]

/** The global databases of the company: that of the product catalog, and one for an archive, without a cluster. */
export function seedGlobalClusters(context: SeedContext): StoredGlobalCluster[] {
  if (context.region !== HOME) return []
  return plans.map(({ name, stack, version, primary }) => ({
    GlobalClusterIdentifier: name,
    GlobalClusterResourceId: `cluster-${alnumId('global-cluster', name, 16)}`,
    GlobalClusterArn: `arn:${context.partition}:rds::${context.account}:global-cluster:${name}`,
    Status: 'available',
    Engine: 'aurora-mysql',
    EngineVersion: version,
    StorageEncrypted: true,
    DeletionProtection: true,
    GlobalClusterMembers: primary
      ? [
          {
            DBClusterArn: clusters.arn(context, primary),
            IsWriter: true,
            Readers: [],
            SynchronizationStatus: 'connected',
          },
        ]
      : [],
    TagList: tagList(stack, name),
  }))
}

function globalOf({ state }: C, given = ''): StoredGlobalCluster {
  return found(
    state.globalClusters.find(({ GlobalClusterIdentifier: id }) => id === given.toLowerCase()),
    () => awsError('GlobalClusterNotFoundFault', `Global cluster ${given} not found.`, 404),
  )
}

export const globalClusterReads = {
  DescribeGlobalClusters: (call) => {
    const { GlobalClusterIdentifier: id, Filters } = call.input
    const all = id === undefined ? call.state.globalClusters : [globalOf(call, id)]
    return paged(call, { GlobalClusters: filtered(all, Filters, { 'db-cluster-id': 'GlobalClusterIdentifier' }) })
  },
} satisfies ServiceDefinition<Client, RdsState>['reads']

export const globalClusterChanges = {
  ModifyGlobalCluster: (call) => {
    const { input } = call
    const stored = globalOf(call, input.GlobalClusterIdentifier)
    const { EngineVersion: to, AllowMajorVersionUpgrade: major = false } = input
    if (to !== undefined) {
      if (to.split('.')[0] !== stored.EngineVersion.split('.')[0] && !major)
        throw invalidCombination(
          'The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.',
        )
      // Aurora MySQL upgrades minor versions cluster by cluster (AuroraUserGuide/aurora-global-database-upgrade.html)
      if (!major && stored.GlobalClusterMembers.length > 0)
        throw invalidCombination('Upgrade the minor version of each cluster of the global cluster.')
      stored.EngineVersion = to
    }
    if (input.DeletionProtection !== undefined) stored.DeletionProtection = input.DeletionProtection
    return { GlobalCluster: stored }
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']
