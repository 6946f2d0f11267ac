import type { Remedies, Remedy } from '../../controls/remedy.ts'
import { fromClients, indent } from '../../controls/snippets.ts'
import { existing, ref, resource, type TemplateProperties, template } from '../../controls/template.ts'

/** A setting of a replication group: console steps, CLI options, CloudFormation and Terraform. */
const group = (
  steps: readonly string[],
  options: string,
  properties: TemplateProperties<'AWS::ElastiCache::ReplicationGroup'>,
  hcl: string,
): Remedy => ({
  console: ['ElastiCache > Valkey caches or Redis OSS caches, choose the cache > Modify', ...steps],
  cli: `aws elasticache modify-replication-group --replication-group-id GROUP --apply-immediately \\
  ${options}`,
  cloudformation: template({
    Cache: existing('AWS::ElastiCache::ReplicationGroup', properties),
  }),
  terraform: `resource "aws_elasticache_replication_group" "this" {
  replication_group_id = "GROUP"
  description          = "GROUP"
${indent(hcl, '  ')}
}`,
})

/** A setting of replication groups and of standalone clusters. */
const cache = (
  steps: readonly string[],
  options: string,
  properties: TemplateProperties<'AWS::ElastiCache::ReplicationGroup'> &
    TemplateProperties<'AWS::ElastiCache::CacheCluster'>,
  hcl: string,
): Remedy => ({
  ...group([...steps, 'A standalone cluster has the same setting'], options, properties, hcl),
  cli: `aws elasticache modify-replication-group --replication-group-id GROUP --apply-immediately ${options}
# a standalone cluster
aws elasticache modify-cache-cluster --cache-cluster-id CLUSTER --apply-immediately ${options}`,
  cloudformation: template({
    Cache: existing('AWS::ElastiCache::ReplicationGroup', properties),
    '#': 'a standalone cluster',
    Cluster: existing('AWS::ElastiCache::CacheCluster', properties),
  }),
  terraform: `resource "aws_elasticache_replication_group" "this" {
  replication_group_id = "GROUP"
  description          = "GROUP"
  ${hcl}
}

# a standalone cluster
resource "aws_elasticache_cluster" "this" {
  cluster_id = "CLUSTER"
  ${hcl}
}`,
})

const serverless = (
  steps: readonly string[],
  options: string,
  properties: TemplateProperties<'AWS::ElastiCache::ServerlessCache'>,
  hcl: string,
): Remedy => ({
  console: ['ElastiCache > Valkey caches or Redis OSS caches, choose the serverless cache > Modify', ...steps],
  cli: `aws elasticache modify-serverless-cache --serverless-cache-name CACHE ${options}`,
  cloudformation: template({
    Cache: existing('AWS::ElastiCache::ServerlessCache', properties),
  }),
  terraform: `resource "aws_elasticache_serverless_cache" "this" {
  name   = "CACHE"
  engine = "valkey"
${indent(hcl, '  ')}
}`,
})

/** Allows a port only from the clients, in each security group that allows it from any IP address. */
const firewall: Remedy = fromClients(
  [
    'ElastiCache, choose the cache > Connectivity and security: note the security groups',
    'EC2 > Security Groups, open each > Edit inbound rules',
    'Delete the rule for the port of the cache from 0.0.0.0/0 and ::/0, and add one whose source is the security group of the clients',
  ],
  6379,
  { resource: 'CacheGroup', hcl: 'cache' },
)

export const elasticacheRemedies: Remedies = {
  'ElastiCache.1': cache(
    ['Backup: Enable automatic backups, retention 7 days, Modify'],
    '--snapshot-retention-limit 7',
    { SnapshotRetentionLimit: 7 },
    'snapshot_retention_limit = 7',
  ),
  'ElastiCache.2': cache(
    ['Maintenance: turn Auto upgrade minor versions on, Modify'],
    '--auto-minor-version-upgrade',
    { AutoMinorVersionUpgrade: true },
    'auto_minor_version_upgrade = true',
  ),
  'ElastiCache.3': {
    ...group(
      ['First Nodes > Add replicas: one in another Availability Zone', 'Modify. Multi-AZ and Auto-failover: Enable'],
      '--automatic-failover-enabled --multi-az-enabled',
      { NumCacheClusters: 2, AutomaticFailoverEnabled: true, MultiAZEnabled: true },
      `num_cache_clusters         = 2
automatic_failover_enabled = true
multi_az_enabled           = true`,
    ),
    cli: `aws elasticache increase-replica-count --replication-group-id GROUP --new-replica-count 1 --apply-immediately
aws elasticache wait replication-group-available --replication-group-id GROUP
aws elasticache modify-replication-group --replication-group-id GROUP --apply-immediately \\
  --automatic-failover-enabled --multi-az-enabled`,
  },
  'ElastiCache.4': {
    ...group([], '', { AtRestEncryptionEnabled: true }, 'at_rest_encryption_enabled = true'),
    console: [
      'ElastiCache > choose the cache > Backup: create a backup',
      'Backups > choose it, Restore: Encryption at rest on, with a KMS key',
      'Move the clients to the new cache, then delete the old one',
    ],
    cli: `aws elasticache create-snapshot --replication-group-id GROUP --snapshot-name SNAPSHOT
aws elasticache create-replication-group --replication-group-id NEW_GROUP --replication-group-description NEW_GROUP \\
  --snapshot-name SNAPSHOT --at-rest-encryption-enabled`,
    cloudformation: template({
      '#': 'encryption at rest cannot be turned on later: create a new cache from a backup of the old one',
      NewCache: resource('AWS::ElastiCache::ReplicationGroup', {
        ReplicationGroupDescription: 'NEW_GROUP',
        SnapshotName: 'SNAPSHOT',
        AtRestEncryptionEnabled: true,
      }),
    }),
  },
  'ElastiCache.5': {
    ...group(
      [
        'Security: Encryption in transit on, Transit encryption mode Preferred, Modify',
        'Move the clients to TLS, then set the mode to Required',
      ],
      '',
      { TransitEncryptionEnabled: true, TransitEncryptionMode: 'required' },
      `transit_encryption_enabled = true
transit_encryption_mode    = "required"`,
    ),
    cli: `aws elasticache modify-replication-group --replication-group-id GROUP --apply-immediately \\
  --transit-encryption-enabled --transit-encryption-mode preferred
# when each client uses TLS
aws elasticache modify-replication-group --replication-group-id GROUP --apply-immediately \\
  --transit-encryption-enabled --transit-encryption-mode required`,
  },
  'ElastiCache.6': group(
    [
      'Security: Access control, AUTH default user access, and a token; it requires encryption in transit',
      'Or upgrade to a version with user groups',
    ],
    '--auth-token TOKEN --auth-token-update-strategy SET',
    { TransitEncryptionEnabled: true, AuthToken: '{{resolve:secretsmanager:SECRET}}' },
    `transit_encryption_enabled = true
auth_token                 = "TOKEN"`,
  ),
  'ElastiCache.7': {
    console: [
      'ElastiCache > Subnet groups > Create subnet group: private subnets of your VPC',
      'Create a new cache in it (from a backup where the engine has backups), move the clients, then delete the old one',
    ],
    cli: `aws elasticache create-cache-subnet-group --cache-subnet-group-name NAME \\
  --cache-subnet-group-description NAME --subnet-ids SUBNET_A SUBNET_B
aws elasticache create-cache-cluster --cache-cluster-id NEW_CLUSTER --engine redis --cache-node-type cache.t4g.small \\
  --num-cache-nodes 1 --cache-subnet-group-name NAME`,
    cloudformation: template({
      Subnets: resource('AWS::ElastiCache::SubnetGroup', { Description: 'NAME', SubnetIds: ['SUBNET_A', 'SUBNET_B'] }),
      Cache: resource('AWS::ElastiCache::CacheCluster', {
        Engine: 'redis',
        CacheNodeType: 'cache.t4g.small',
        NumCacheNodes: 1,
        CacheSubnetGroupName: ref('Subnets'),
      }),
    }),
    terraform: `resource "aws_elasticache_subnet_group" "this" {
  name       = "NAME"
  subnet_ids = ["SUBNET_A", "SUBNET_B"]
}

resource "aws_elasticache_cluster" "this" {
  cluster_id        = "NEW_CLUSTER"
  engine            = "redis"
  node_type         = "cache.t4g.small"
  num_cache_nodes   = 1
  subnet_group_name = aws_elasticache_subnet_group.this.name
}`,
  },
  'Demarc.ElastiCache.1': firewall,
  'Demarc.ElastiCache.2': {
    console: [
      'ElastiCache > Memcached caches > Create: Encryption in transit on',
      'Move the clients, then delete the old cache',
    ],
    cli: `aws elasticache create-cache-cluster --cache-cluster-id NEW_CLUSTER --engine memcached --num-cache-nodes 2 \\
  --cache-node-type cache.t4g.small --cache-subnet-group-name NAME --transit-encryption-enabled`,
    cloudformation: template({
      Cache: resource('AWS::ElastiCache::CacheCluster', {
        Engine: 'memcached',
        CacheNodeType: 'cache.t4g.small',
        NumCacheNodes: 2,
        TransitEncryptionEnabled: true,
      }),
    }),
    terraform: `resource "aws_elasticache_cluster" "this" {
  cluster_id                 = "NEW_CLUSTER"
  engine                     = "memcached"
  node_type                  = "cache.t4g.small"
  num_cache_nodes            = 2
  transit_encryption_enabled = true
}`,
  },
  'Demarc.ElastiCache.3': group(
    ['Security: Access control, User group access control list, and choose the group'],
    '--user-group-ids-to-add USER_GROUP',
    { UserGroupIds: ['USER_GROUP'] },
    'user_group_ids = ["USER_GROUP"]',
  ),
  'Demarc.ElastiCache.4': group(
    ['Logs: Slow logs on, CloudWatch Logs, and a log group'],
    `--log-delivery-configurations '[{"LogType": "slow-log", "DestinationType": "cloudwatch-logs", "LogFormat": "json", "DestinationDetails": {"CloudWatchLogsDetails": {"LogGroup": "LOG_GROUP"}}}]'`,
    {
      LogDeliveryConfigurations: [
        {
          LogType: 'slow-log',
          DestinationType: 'cloudwatch-logs',
          LogFormat: 'json',
          DestinationDetails: { CloudWatchLogsDetails: { LogGroup: 'LOG_GROUP' } },
        },
      ],
    },
    `
log_delivery_configuration {
  log_type         = "slow-log"
  destination_type = "cloudwatch-logs"
  destination      = "LOG_GROUP"
  log_format       = "json"
}`,
  ),
  'Demarc.ElastiCache.5': firewall,
  'Demarc.ElastiCache.6': serverless(
    ['Security: choose the user group, Save changes'],
    '--user-group-id USER_GROUP',
    { UserGroupId: 'USER_GROUP' },
    'user_group_id = "USER_GROUP"',
  ),
  'Demarc.ElastiCache.7': serverless(
    ['Backup: Automatic backup on, retention 7 days, Save changes'],
    '--snapshot-retention-limit 7',
    { SnapshotRetentionLimit: 7 },
    'snapshot_retention_limit = 7',
  ),
  'Demarc.ElastiCache.8': cache(
    [
      'Test the upgrade on a cache restored from a backup first: it cannot be undone',
      'Engine version: 7.1 (or Engine: Valkey, for a replication group), with a parameter group of its family, Modify',
    ],
    '--engine-version 7.1 --cache-parameter-group-name default.redis7',
    { EngineVersion: '7.1' },
    'engine_version = "7.1"',
  ),
}
