import { unknown } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { opensTcp } from '../../controls/ports.ts'
import { guardedBy, isOpenToAll } from '../ec2/controls/open-to-all.ts'
import { cacheVersions } from './calendar.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html'
const guide = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg'
const group = 'AWS::ElastiCache::ReplicationGroup'
const cluster = 'AWS::ElastiCache::CacheCluster'
const serverless = 'AWS::ElastiCache::ServerlessCache'

/** Redis OSS and Valkey keep what memcached never does: snapshots, users, replicas. */
const keeps = (engine: string | null): boolean => engine === 'redis' || engine === 'valkey'
const major = (version: string | null): number => Number(version?.split('.')[0] ?? Number.NaN)

const deviates =
  'A node of a replication group is not asked: its backups are those of the group, which is asked. AWS names no exception for it.'

export const groupsAreBackedUp = control({
  id: 'ElastiCache.1',
  compared: '2026-11-30',
  deviates,
  parameters: { snapshotRetentionPeriod: { value: 1, from: 1, to: 35 } },
  configRule: 'elasticache-redis-cluster-automatic-backup-check',
  on: group,
  responsibility: 'backups',
  severity: 'high',
  title: 'A replication group is backed up every day, and the backup kept for {snapshotRetentionPeriod} days at least.',
  reads: ['SnapshotRetentionLimit'],
  holds: ({ SnapshotRetentionLimit: days }, { parameters }) => (days ?? 0) >= parameters.snapshotRetentionPeriod,
  fix: 'Set SnapshotRetentionLimit of the replication group to the days that a backup shall be kept.',
  source: `${docs}#elasticache-1`,
})

export const clustersAreBackedUp = control({
  id: 'ElastiCache.1',
  compared: '2026-11-30',
  deviates,
  parameters: { snapshotRetentionPeriod: { value: 1, from: 1, to: 35 } },
  configRule: 'elasticache-redis-cluster-automatic-backup-check',
  on: cluster,
  responsibility: 'backups',
  severity: 'high',
  title:
    'A cache cluster that stands alone is backed up every day, and the backup kept for {snapshotRetentionPeriod} days at least.',
  reads: ['Engine', 'SnapshotRetentionLimit', 'state.ReplicationGroupId'],
  // the backups of a node are its group's; memcached has none (AmazonElastiCache/latest/dg/backups.html)
  applies: ({ Engine }, { state }) => Engine === 'redis' && state.ReplicationGroupId === null,
  holds: ({ SnapshotRetentionLimit: days }, { parameters }) => (days ?? 0) >= parameters.snapshotRetentionPeriod,
  fix: 'Set SnapshotRetentionLimit of the cache cluster to the days that a backup shall be kept.',
  source: `${docs}#elasticache-1`,
})

export const clustersTakeMinorVersions = control({
  id: 'ElastiCache.2',
  compared: '2026-11-30',
  configRule: 'elasticache-auto-minor-version-upgrade-check',
  on: cluster,
  responsibility: 'platform-updates',
  severity: 'high',
  title: 'A cache cluster takes minor versions of its engine by itself.',
  reads: ['Engine', 'AutoMinorVersionUpgrade'],
  applies: ({ Engine }) => keeps(Engine),
  holds: ({ AutoMinorVersionUpgrade }) => AutoMinorVersionUpgrade,
  fix: 'Set AutoMinorVersionUpgrade to true on the cache cluster, or on its replication group.',
  source: `${docs}#elasticache-2`,
})

export const groupsFailOver = control({
  id: 'ElastiCache.3',
  compared: '2026-11-30',
  configRule: 'elasticache-repl-grp-auto-failover-enabled',
  on: group,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A replication group fails over to a replica by itself.',
  reads: ['AutomaticFailoverEnabled'],
  holds: ({ AutomaticFailoverEnabled }) => AutomaticFailoverEnabled,
  fix: 'Give the group a replica in another zone and set AutomaticFailoverEnabled, with MultiAZEnabled.',
  source: `${docs}#elasticache-3`,
})

export const groupsAreEncrypted = control({
  id: 'ElastiCache.4',
  compared: '2026-11-30',
  configRule: 'elasticache-repl-grp-encrypted-at-rest',
  on: group,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'A replication group encrypts what it writes to disk and its backups.',
  reads: ['AtRestEncryptionEnabled'],
  holds: ({ AtRestEncryptionEnabled }) => AtRestEncryptionEnabled,
  fix: 'Make a new group from a backup with AtRestEncryptionEnabled: it cannot be switched on later.',
  source: `${docs}#elasticache-4`,
})

export const groupsSpeakTls = control({
  id: 'ElastiCache.5',
  compared: '2026-11-30',
  configRule: 'elasticache-repl-grp-encrypted-in-transit',
  on: group,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'A replication group speaks TLS with its clients and among its nodes.',
  reads: ['TransitEncryptionEnabled'],
  holds: ({ TransitEncryptionEnabled }) => TransitEncryptionEnabled,
  fix: 'Set TransitEncryptionEnabled with TransitEncryptionMode preferred, move the clients, then set the mode to required.',
  source: `${docs}#elasticache-5`,
})

export const oldGroupsDemandAToken = control({
  id: 'ElastiCache.6',
  compared: '2026-11-30',
  configRule: 'elasticache-repl-grp-redis-auth-enabled',
  on: group,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'A replication group of Redis before 6.0, which knows no users, demands a token (AUTH).',
  reads: ['Engine', 'EngineVersion', 'state.AuthTokenEnabled'],
  applies: ({ Engine, EngineVersion }) => Engine === 'redis' && major(EngineVersion) < 6,
  holds: (_, { state }) => state.AuthTokenEnabled,
  fix: 'Set an AuthToken (it wants encryption in transit), or upgrade to a version with user groups.',
  source: `${docs}#elasticache-6`,
})

export const clustersHaveTheirOwnSubnetGroup = control({
  id: 'ElastiCache.7',
  compared: '2026-11-30',
  configRule: 'elasticache-subnet-group-check',
  on: cluster,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'A cache cluster is in a subnet group that somebody chose, not in the default one.',
  reads: ['CacheSubnetGroupName'],
  holds: ({ CacheSubnetGroupName: name }) => (name === null ? unknown('the subnet group') : name !== 'default'),
  fix: 'Make a new cluster in a subnet group of private subnets and move to it: the group cannot be changed.',
  source: `${docs}#elasticache-7`,
})

export const nodesAreNotOpenToAll = control({
  id: 'Demarc.ElastiCache.1',
  on: cluster,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'No security group of a cache cluster opens its port to the whole internet.',
  reads: ['VpcSecurityGroupIds', 'Port', 'Engine'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ VpcSecurityGroupIds }) => VpcSecurityGroupIds as readonly string[] | null,
    ),
  },
  holds: ({ Port, Engine }, { near }) => {
    const port = Port ?? (Engine === 'memcached' ? 11_211 : 6379)
    return !isOpenToAll(near, (rule) => opensTcp(rule, port))
  },
  fix: 'Let the port in only from the security groups of the clients.',
  source: `${guide}/elasticache-vpc-accessing.html`,
})

export const clustersSpeakTls = control({
  id: 'Demarc.ElastiCache.2',
  on: cluster,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'A cache cluster that stands alone speaks TLS with its clients.',
  reads: ['TransitEncryptionEnabled', 'state.ReplicationGroupId'],
  applies: (_, { state }) => state.ReplicationGroupId === null,
  holds: ({ TransitEncryptionEnabled }) => TransitEncryptionEnabled,
  fix: 'Make a new cluster with TransitEncryptionEnabled and move to it: it cannot be switched on later.',
  source: `${guide}/in-transit-encryption.html`,
})

export const groupsKnowTheirUsers = control({
  id: 'Demarc.ElastiCache.3',
  configRule: 'elasticache-rbac-auth-enabled',
  on: group,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'A replication group of Redis 6.0 or later, or of Valkey, has a user group: each user may do what it needs.',
  reads: ['Engine', 'EngineVersion', 'UserGroupIds'],
  applies: ({ Engine, EngineVersion }) => Engine === 'valkey' || major(EngineVersion) >= 6,
  holds: ({ UserGroupIds }) => (UserGroupIds ?? []).length > 0,
  fix: 'Make a user group whose default user has no rights, and add it to the group (UserGroupIdsToAdd).',
  source: `${guide}/Clusters.RBAC.html`,
})

export const groupsDeliverLogs = control({
  id: 'Demarc.ElastiCache.4',
  on: group,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'A replication group delivers its engine log or its slow log.',
  reads: ['LogDeliveryConfigurations'],
  holds: ({ LogDeliveryConfigurations }) => (LogDeliveryConfigurations ?? []).length > 0,
  fix: 'Set LogDeliveryConfigurations: a log group of CloudWatch Logs for the engine log and one for the slow log.',
  source: `${guide}/Log_Delivery.html`,
})

export const serverlessCachesAreNotOpenToAll = control({
  id: 'Demarc.ElastiCache.5',
  on: serverless,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'No security group of a serverless cache opens its port to the whole internet.',
  reads: ['SecurityGroupIds', 'Endpoint'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ SecurityGroupIds }) => SecurityGroupIds as readonly string[] | null,
    ),
  },
  holds: ({ Endpoint }, { near }) => {
    const port = Number(Endpoint?.Port ?? 6379)
    return !isOpenToAll(near, (rule) => opensTcp(rule, port))
  },
  fix: 'Let the port in only from the security groups of the clients (ModifyServerlessCache, or the rules of the group).',
  source: `${guide}/elasticache-vpc-accessing.html`,
})

export const serverlessCachesKnowTheirUsers = control({
  id: 'Demarc.ElastiCache.6',
  on: serverless,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'A serverless cache has a user group: each user may do what it needs.',
  reads: ['Engine', 'UserGroupId'],
  // memcached knows no users (AmazonElastiCache/latest/dg/Clusters.RBAC.html)
  applies: ({ Engine }) => keeps(Engine),
  holds: ({ UserGroupId }) => Boolean(UserGroupId),
  fix: 'Make a user group and set it on the cache (ModifyServerlessCache, UserGroupId).',
  source: `${guide}/Clusters.RBAC.html`,
})

export const serverlessCachesAreBackedUp = control({
  id: 'Demarc.ElastiCache.7',
  on: serverless,
  responsibility: 'backups',
  severity: 'high',
  title: 'A serverless cache is backed up every day, and the backup kept for a day at least.',
  reads: ['SnapshotRetentionLimit'],
  holds: ({ SnapshotRetentionLimit: days }) => (days ?? 0) >= 1,
  fix: 'Set SnapshotRetentionLimit of the cache (ModifyServerlessCache).',
  source: `${guide}/backups-automatic.html`,
})

// of serverless caches it is not asked: no major version that they can have has an end
export const clustersRunSupportedVersions = control({
  id: 'Demarc.ElastiCache.8',
  // each node of a replication group is a cache cluster with its version
  on: cluster,
  responsibility: 'platform-updates',
  severity: 'medium',
  calendars: { versions: cacheVersions },
  title: 'ElastiCache clusters should run a major engine version in standard support.',
  reads: ['Engine', 'EngineVersion'],
  holds: ({ Engine, EngineVersion: version }, { calendars }) =>
    Engine === null || version === null
      ? unknown('the version of the engine')
      : !calendars.versions.isOver(`${Engine} ${version.split('.')[0]}`),
  fix: 'Upgrade to a major version in standard support (EngineVersion), or to Valkey (Engine), after a test on a cache restored from a backup.',
  source: `${guide}/extended-support.html`,
})
