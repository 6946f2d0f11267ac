import { unknown } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { opensTcp } from '../../controls/ports.ts'
import { daysBelow, settingIs } from '../../controls/wording.ts'
import { guardedBy, isOpenToAll, openToAll } from '../ec2/controls/open-to-all.ts'
import { cacheVersions } from './calendar.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html'
const guide = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg'
const group = 'AWS::ElastiCache::ReplicationGroup'
const cluster = 'AWS::ElastiCache::CacheCluster'
const serverless = 'AWS::ElastiCache::ServerlessCache'

/** Redis OSS and Valkey, which have snapshots, users and replicas; Memcached has none of them. */
const isRedisLike = (engine: string | null): boolean => engine === 'redis' || engine === 'valkey'
/** The port of a cluster; the default port of its engine where it has no other. */
const portOf = ({ Port, Engine }: { readonly Port: number | null; readonly Engine: string | null }): number =>
  Port ?? (Engine === 'memcached' ? 11_211 : 6379)
const endpointPort = (endpoint: { readonly Port?: string | undefined } | null): number => Number(endpoint?.Port ?? 6379)
const major = (version: string | null): number => Number(version?.split('.')[0] ?? Number.NaN)

const leftOpen =
  'A node of a replication group whose own SnapshotRetentionLimit is too low is unknown: its backups are those of the group, and the page does not say whether such a node is judged by itself.'

export const groupsAreBackedUp = control({
  id: 'ElastiCache.1',
  compared: '2026-11-30',
  parameters: { snapshotRetentionPeriod: { value: 1, from: 1, to: 35 } },
  configRule: 'elasticache-redis-cluster-automatic-backup-check',
  on: group,
  responsibility: 'backups',
  severity: 'high',
  title:
    'ElastiCache replication groups should keep backups (SnapshotRetentionLimit {snapshotRetentionPeriod} or more)',
  finding: ({ SnapshotRetentionLimit: days }, { parameters }) =>
    daysBelow('SnapshotRetentionLimit', days, parameters.snapshotRetentionPeriod),
  reads: ['SnapshotRetentionLimit'],
  holds: ({ SnapshotRetentionLimit: days }, { parameters }) => (days ?? 0) >= parameters.snapshotRetentionPeriod,
  fix: 'Set SnapshotRetentionLimit of the replication group to {snapshotRetentionPeriod} or more, in days (ModifyReplicationGroup).',
  source: `${docs}#elasticache-1`,
})

export const clustersAreBackedUp = control({
  id: 'ElastiCache.1',
  compared: '2026-11-30',
  leftOpen,
  parameters: { snapshotRetentionPeriod: { value: 1, from: 1, to: 35 } },
  configRule: 'elasticache-redis-cluster-automatic-backup-check',
  on: cluster,
  responsibility: 'backups',
  severity: 'high',
  title:
    'ElastiCache (Redis OSS) clusters should keep backups (SnapshotRetentionLimit {snapshotRetentionPeriod} or more)',
  finding: ({ SnapshotRetentionLimit: days }, { parameters }) =>
    daysBelow('SnapshotRetentionLimit', days, parameters.snapshotRetentionPeriod),
  reads: ['Engine', 'SnapshotRetentionLimit', 'state.ReplicationGroupId'],
  // of Valkey the page names replication groups alone; Memcached has no backups (AmazonElastiCache/latest/dg/backups.html)
  applies: ({ Engine }) => Engine === 'redis',
  holds: ({ SnapshotRetentionLimit: days }, { state, parameters }) => {
    if ((days ?? 0) >= parameters.snapshotRetentionPeriod) return true
    return state.ReplicationGroupId !== null && unknown('whether AWS judges a node of a replication group by itself')
  },
  fix: 'Set SnapshotRetentionLimit of the cluster to {snapshotRetentionPeriod} or more, in days (ModifyCacheCluster).',
  source: `${docs}#elasticache-1`,
})

export const clustersTakeMinorVersions = control({
  id: 'ElastiCache.2',
  compared: '2026-11-30',
  configRule: 'elasticache-auto-minor-version-upgrade-check',
  on: cluster,
  responsibility: 'platform-updates',
  severity: 'high',
  title: 'ElastiCache clusters should turn on automatic minor version upgrades (AutoMinorVersionUpgrade)',
  finding: (it) => settingIs('AutoMinorVersionUpgrade', it.AutoMinorVersionUpgrade),
  reads: ['Engine', 'AutoMinorVersionUpgrade'],
  applies: ({ Engine }) => isRedisLike(Engine),
  holds: ({ AutoMinorVersionUpgrade }) => AutoMinorVersionUpgrade,
  fix: 'Set AutoMinorVersionUpgrade to true on the cluster, or on its replication group (ModifyCacheCluster, ModifyReplicationGroup).',
  source: `${docs}#elasticache-2`,
})

export const groupsFailOver = control({
  id: 'ElastiCache.3',
  compared: '2026-11-30',
  configRule: 'elasticache-repl-grp-auto-failover-enabled',
  on: group,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'ElastiCache replication groups should turn on automatic failover (AutomaticFailoverEnabled)',
  finding: (it) => settingIs('AutomaticFailoverEnabled', it.AutomaticFailoverEnabled),
  reads: ['AutomaticFailoverEnabled'],
  holds: ({ AutomaticFailoverEnabled }) => AutomaticFailoverEnabled,
  fix: 'Add a replica in another Availability Zone, then set AutomaticFailoverEnabled and MultiAZEnabled to true (ModifyReplicationGroup).',
  source: `${docs}#elasticache-3`,
})

export const groupsAreEncrypted = control({
  id: 'ElastiCache.4',
  compared: '2026-11-30',
  configRule: 'elasticache-repl-grp-encrypted-at-rest',
  on: group,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'ElastiCache replication groups should encrypt data at rest (AtRestEncryptionEnabled)',
  finding: (it) => settingIs('AtRestEncryptionEnabled', it.AtRestEncryptionEnabled),
  reads: ['AtRestEncryptionEnabled'],
  holds: ({ AtRestEncryptionEnabled }) => AtRestEncryptionEnabled,
  fix: 'Create a new replication group from a backup with AtRestEncryptionEnabled: it cannot be turned on later.',
  source: `${docs}#elasticache-4`,
})

export const groupsSpeakTls = control({
  id: 'ElastiCache.5',
  compared: '2026-11-30',
  configRule: 'elasticache-repl-grp-encrypted-in-transit',
  on: group,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'ElastiCache replication groups should encrypt data in transit with TLS (TransitEncryptionEnabled)',
  finding: (it) => settingIs('TransitEncryptionEnabled', it.TransitEncryptionEnabled),
  reads: ['TransitEncryptionEnabled'],
  holds: ({ TransitEncryptionEnabled }) => TransitEncryptionEnabled,
  fix: 'Set TransitEncryptionEnabled with TransitEncryptionMode preferred, move the clients to TLS, then set the mode to required (ModifyReplicationGroup).',
  source: `${docs}#elasticache-5`,
})

export const oldGroupsDemandAToken = control({
  id: 'ElastiCache.6',
  compared: '2026-11-30',
  configRule: 'elasticache-repl-grp-redis-auth-enabled',
  on: group,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'ElastiCache replication groups of Redis OSS before 6.0 should turn on Redis AUTH (AuthToken)',
  finding: ({ EngineVersion }) => `AuthTokenEnabled is false on Redis OSS ${EngineVersion}`,
  reads: ['Engine', 'EngineVersion', 'state.AuthTokenEnabled'],
  applies: ({ Engine, EngineVersion }) => Engine === 'redis' && major(EngineVersion) < 6,
  holds: (_, { state }) => state.AuthTokenEnabled,
  fix: 'Set an AuthToken (it requires encryption in transit), or upgrade to a version with user groups (ModifyReplicationGroup).',
  source: `${docs}#elasticache-6`,
})

export const clustersHaveTheirOwnSubnetGroup = control({
  id: 'ElastiCache.7',
  compared: '2026-11-30',
  configRule: 'elasticache-subnet-group-check',
  on: cluster,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'ElastiCache clusters should be in a custom subnet group (CacheSubnetGroupName)',
  finding: 'CacheSubnetGroupName is default, the default subnet group',
  reads: ['CacheSubnetGroupName'],
  holds: ({ CacheSubnetGroupName: name }) => (name === null ? unknown('the subnet group') : name !== 'default'),
  fix: 'Create a new cluster in a custom subnet group of private subnets and migrate to it: the subnet group cannot be changed.',
  source: `${docs}#elasticache-7`,
})

export const nodesAreNotOpenToAll = control({
  id: 'Demarc.ElastiCache.1',
  on: cluster,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'ElastiCache clusters should not allow the whole internet on their port (security groups)',
  finding: (it, { near }) => openToAll(near, (rule) => opensTcp(rule, portOf(it))),
  reads: ['VpcSecurityGroupIds', 'Port', 'Engine'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ VpcSecurityGroupIds }) => VpcSecurityGroupIds as readonly string[] | null,
    ),
  },
  holds: (it, { near }) => !isOpenToAll(near, (rule) => opensTcp(rule, portOf(it))),
  fix: 'Allow the port only from the security groups and IP ranges of the clients (RevokeSecurityGroupIngress, AuthorizeSecurityGroupIngress).',
  source: `${guide}/elasticache-vpc-accessing.html`,
})

export const clustersSpeakTls = control({
  id: 'Demarc.ElastiCache.2',
  on: cluster,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'ElastiCache standalone clusters should encrypt data in transit with TLS',
  finding: (it) => settingIs('TransitEncryptionEnabled', it.TransitEncryptionEnabled),
  reads: ['TransitEncryptionEnabled', 'state.ReplicationGroupId'],
  applies: (_, { state }) => state.ReplicationGroupId === null,
  holds: ({ TransitEncryptionEnabled }) => TransitEncryptionEnabled,
  fix: 'Create a new cluster with TransitEncryptionEnabled and migrate to it: it cannot be turned on later.',
  source: `${guide}/in-transit-encryption.html`,
})

export const groupsKnowTheirUsers = control({
  id: 'Demarc.ElastiCache.3',
  configRule: 'elasticache-rbac-auth-enabled',
  on: group,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'ElastiCache replication groups should use role-based access control (RBAC user groups)',
  finding: 'UserGroupIds is empty: the replication group has no user group',
  reads: ['Engine', 'EngineVersion', 'UserGroupIds'],
  applies: ({ Engine, EngineVersion }) => Engine === 'valkey' || major(EngineVersion) >= 6,
  holds: ({ UserGroupIds }) => (UserGroupIds ?? []).length > 0,
  fix: 'Create a user group whose default user has no permissions, and add it to the replication group (ModifyReplicationGroup UserGroupIdsToAdd).',
  source: `${guide}/Clusters.RBAC.html`,
})

export const groupsDeliverLogs = control({
  id: 'Demarc.ElastiCache.4',
  on: group,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'ElastiCache replication groups should deliver their engine log or slow log',
  finding: 'LogDeliveryConfigurations is empty: no log is delivered',
  reads: ['LogDeliveryConfigurations'],
  holds: ({ LogDeliveryConfigurations }) => (LogDeliveryConfigurations ?? []).length > 0,
  fix: 'Set LogDeliveryConfigurations (ModifyReplicationGroup): a CloudWatch Logs log group for the engine log and one for the slow log.',
  source: `${guide}/Log_Delivery.html`,
})

export const serverlessCachesAreNotOpenToAll = control({
  id: 'Demarc.ElastiCache.5',
  on: serverless,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'ElastiCache serverless caches should not allow the whole internet on their port (security groups)',
  finding: ({ Endpoint }, { near }) => openToAll(near, (rule) => opensTcp(rule, endpointPort(Endpoint))),
  reads: ['SecurityGroupIds', 'Endpoint'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ SecurityGroupIds }) => SecurityGroupIds as readonly string[] | null,
    ),
  },
  holds: ({ Endpoint }, { near }) => !isOpenToAll(near, (rule) => opensTcp(rule, endpointPort(Endpoint))),
  fix: 'Allow the port only from the security groups of the clients (ModifyServerlessCache, or the rules of the security group).',
  source: `${guide}/elasticache-vpc-accessing.html`,
})

export const serverlessCachesKnowTheirUsers = control({
  id: 'Demarc.ElastiCache.6',
  on: serverless,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'ElastiCache serverless caches should use role-based access control (an RBAC user group)',
  finding: (it) => settingIs('UserGroupId', it.UserGroupId),
  reads: ['Engine', 'UserGroupId'],
  // Memcached has no users (AmazonElastiCache/latest/dg/Clusters.RBAC.html)
  applies: ({ Engine }) => isRedisLike(Engine),
  holds: ({ UserGroupId }) => Boolean(UserGroupId),
  fix: 'Create a user group and set it on the cache (ModifyServerlessCache UserGroupId).',
  source: `${guide}/Clusters.RBAC.html`,
})

export const serverlessCachesAreBackedUp = control({
  id: 'Demarc.ElastiCache.7',
  on: serverless,
  responsibility: 'backups',
  severity: 'high',
  title: 'ElastiCache serverless caches should keep daily backups (SnapshotRetentionLimit 1 or more)',
  finding: (it) => daysBelow('SnapshotRetentionLimit', it.SnapshotRetentionLimit, 1),
  reads: ['SnapshotRetentionLimit'],
  holds: ({ SnapshotRetentionLimit: days }) => (days ?? 0) >= 1,
  fix: 'Set SnapshotRetentionLimit of the cache to 1 day or more (ModifyServerlessCache).',
  source: `${guide}/backups-automatic.html`,
})

// not for serverless caches: AWS has announced no end of a major version that they can run
export const clustersRunSupportedVersions = control({
  id: 'Demarc.ElastiCache.8',
  // each node of a replication group is a cache cluster with its version
  on: cluster,
  responsibility: 'platform-updates',
  severity: 'medium',
  calendars: { versions: cacheVersions },
  title: 'ElastiCache clusters should run a major engine version in standard support',
  finding: ({ Engine, EngineVersion }) => `Standard support of ${Engine} ${EngineVersion} has ended`,
  reads: ['Engine', 'EngineVersion'],
  holds: ({ Engine, EngineVersion: version }, { calendars }) =>
    Engine === null || version === null
      ? unknown('the engine version')
      : !calendars.versions.isOver(`${Engine} ${version.split('.')[0]}`),
  fix: 'Upgrade to a major version in standard support (EngineVersion), or to Valkey (Engine). Test first on a cache restored from a backup.',
  source: `${guide}/extended-support.html`,
})
