import { ec2Id, hexId, uuidOf } from './ids.ts'
import { account, sizes } from './principals.ts'

/**
 * Nordlicht Instruments GmbH, a manufacturer of measuring instruments with a web shop: the data that seeds of several
 * services share. Production, staging and corporate IT are in the home region; analytics and the US shop in us-east-1.
 */
export const HOME = sizes.company.homeRegion
export const US = 'us-east-1'

/**
 * The region of the small practice account: Nordlicht as one person's web shop. Its resources are in the same tables as
 * the company's; in the company's account this region is empty, like any other.
 */
export const SMALL = sizes.small.homeRegion

interface Here {
  readonly region: string
  readonly regions: readonly string[]
}

/** The region, if the account has resources in it; otherwise no region. Seeds use it to look up their tables. */
export const placeOf = ({ region, regions }: Here): string => (regions.includes(region) ? region : 'none')

/** Whether a seed of a global service is for the small account. */
export const isSmall = ({ homeRegion }: { readonly homeRegion: string }): boolean => homeRegion === SMALL

/** Another company's account, with which files are exchanged: a calibration laboratory. */
export const partnerAccount = '444455556666'

export type Stack = 'shop-prod' | 'shop-staging' | 'analytics' | 'corp-it' | 'my-shop'

const stackTags: Readonly<Record<Stack, Readonly<Record<string, string>>>> = {
  'shop-prod': { team: 'shop', environment: 'production', 'cost-centre': '4100' },
  'shop-staging': { team: 'shop', environment: 'staging', 'cost-centre': '4110' },
  analytics: { team: 'data', environment: 'production', 'cost-centre': '4300' },
  'corp-it': { team: 'it', environment: 'production', 'cost-centre': '9000' },
  'my-shop': { owner: 'kim', environment: 'production' },
}

/** The tags that all resources of a stack have; with a name, `Name` too. */
export const tagsOf = (stack: Stack, Name?: string): Record<string, string> => ({
  ...(Name === undefined ? {} : { Name }),
  ...stackTags[stack],
})

/** The same tags as a list of keys and values. */
export const tagList = (stack: Stack, Name?: string): { Key: string; Value: string }[] =>
  Object.entries(tagsOf(stack, Name)).map(([Key, Value]) => ({ Key, Value }))

/** The ARN of an IAM role, user or policy of the account: `iamArn('role/shop-web')`. */
export const iamArn = (resource: string): string => `arn:${account.partition}:iam::${account.id}:${resource}`

/** Roles that policies of several services name. */
export const roles = {
  shopWeb: 'shop-prod-web',
  shopStagingWeb: 'shop-staging-web',
  analyticsJobs: 'analytics-jobs',
  backup: 'corp-it-backup',
  deploy: 'shop-deploy',
  replication: 'shop-prod-s3-replication',
  cloudtrailToLogs: 'corp-it-cloudtrail-to-logs',
  rdsMonitoring: 'rds-monitoring-role',
  databaseProxy: 'shop-prod-database-proxy',
  myWeb: 'my-shop-web',
} as const

/** Customer managed KMS keys, by their alias without `alias/`, with the region they are in. */
export const keys = {
  shopData: { alias: 'shop-prod-data', region: HOME },
  shopDatabase: { alias: 'shop-prod-database', region: HOME },
  stagingData: { alias: 'shop-staging-data', region: HOME },
  cloudtrail: { alias: 'corp-it-cloudtrail', region: HOME },
  partnerExchange: { alias: 'corp-it-partner-exchange', region: HOME },
  legacyExports: { alias: 'corp-it-legacy-exports', region: HOME },
  firmwareSigning: { alias: 'firmware-signing', region: HOME },
  calibrationRecords: { alias: 'corp-it-calibration-records', region: HOME },
  oldShop: { alias: 'shop-2019', region: HOME },
  analyticsData: { alias: 'analytics-data', region: US },
} as const

/** The id of a key; also for an AWS managed key, `keyId('aws/rds', region)`. */
export const keyId = (alias: string, region: string): string => uuidOf('kms', `${region} ${alias}`)
export const keyArn = (alias: string, region: string): string =>
  `arn:${account.partition}:kms:${region}:${account.id}:key/${keyId(alias, region)}`

/** The aliases of the AWS managed keys that the account has in each of its regions. */
export const awsManagedKeys = ['aws/dynamodb', 'aws/ebs', 'aws/rds', 'aws/s3', 'aws/secretsmanager', 'aws/ssm'] as const

export const buckets = {
  shopAssets: 'nordlicht-shop-prod-assets',
  shopOrders: 'nordlicht-shop-prod-orders',
  shopUploads: 'nordlicht-shop-prod-uploads',
  stagingAssets: 'nordlicht-shop-staging-assets',
  trailLogs: 'nordlicht-corp-it-cloudtrail',
  auditLogs: 'nordlicht-corp-it-audit-2019',
  accessLogs: 'nordlicht-corp-it-access-logs',
  backups: 'nordlicht-corp-it-backups',
  partnerExchange: 'nordlicht-corp-it-partner-exchange',
  ordersReplica: 'nordlicht-shop-prod-orders-replica',
  analyticsRaw: 'nordlicht-analytics-raw',
  analyticsResults: 'nordlicht-analytics-results',
  analyticsAccessLogs: 'nordlicht-analytics-access-logs',
  usAssets: 'nordlicht-us-shop-assets',
} as const

/** The buckets of the small account. */
export const myBuckets = { pictures: 'my-shop-pictures', logs: 'my-shop-logs' } as const

/** DynamoDB tables: the first five in the home region, the last in the small account. */
export const tables = {
  orders: 'orders',
  carts: 'shop-carts',
  sessions: 'shop-sessions',
  certificates: 'calibration-certificates',
  stagingOrders: 'shop-staging-orders',
  analyticsEvents: 'analytics-events',
  usCarts: 'us-shop-carts',
  myCarts: 'my-shop-carts',
} as const

/** The ARN of a web ACL for CloudFront, in us-east-1. */
export const webAclArn = (name: string): string =>
  `arn:${account.partition}:wafv2:${US}:${account.id}:global/webacl/${name}/${uuidOf('webacl', `${US} ${name}`)}`

/** The ARN of a regional web ACL. */
export const regionalWebAclArn = (name: string, region: string): string =>
  `arn:${account.partition}:wafv2:${region}:${account.id}:regional/webacl/${name}/${uuidOf('webacl', `${region} ${name}`)}`

/** EFS file systems: the last in us-east-1. */
export const fileSystems = {
  shopMedia: 'shop-prod-media',
  stagingMedia: 'shop-staging-media',
  notebooks: 'analytics-notebooks',
} as const

/** SNS topics: the last two in us-east-1. */
export const topics = {
  orderEvents: 'shop-prod-order-events',
  securityAlarms: 'corp-it-security-alarms',
  databaseEvents: 'corp-it-database-events',
  partnerNews: 'corp-it-partner-news',
  newsletter: 'newsletter-2018',
  analyticsAlarms: 'analytics-alarms',
  usOrderEvents: 'us-shop-order-events',
} as const

/** SQS queues: the last two in us-east-1. */
export const queues = {
  orders: 'shop-prod-orders',
  deadOrders: 'shop-prod-orders-dead-letters',
  uploads: 'shop-prod-uploads',
  stagingOrders: 'shop-staging-orders',
  partnerResults: 'corp-it-partner-results',
  newsletter: 'newsletter-2018',
  analyticsIngest: 'analytics-ingest',
  usOrders: 'us-shop-orders',
} as const

/** The VPCs by stack: `ec2Id('vpc', vpcs.shopProd)` is the id. */
export const vpcs = {
  shopProd: 'shop-prod',
  shopStaging: 'shop-staging',
  corpIt: 'corp-it',
  analytics: 'analytics',
  usShop: 'us-shop',
  myShop: 'my-shop',
} as const

/** Subnets by name, with their VPC: `ec2Id('subnet', name)` is the id. */
export const subnets = {
  shopPublicA: { name: 'shop-prod-public-a', vpc: vpcs.shopProd, zone: `${HOME}a`, cidr: '10.20.0.0/24' },
  shopPublicB: { name: 'shop-prod-public-b', vpc: vpcs.shopProd, zone: `${HOME}b`, cidr: '10.20.1.0/24' },
  shopPrivateA: { name: 'shop-prod-private-a', vpc: vpcs.shopProd, zone: `${HOME}a`, cidr: '10.20.10.0/24' },
  shopPrivateB: { name: 'shop-prod-private-b', vpc: vpcs.shopProd, zone: `${HOME}b`, cidr: '10.20.11.0/24' },
  shopPrivateC: { name: 'shop-prod-private-c', vpc: vpcs.shopProd, zone: `${HOME}c`, cidr: '10.20.12.0/24' },
  stagingPublicA: { name: 'shop-staging-public-a', vpc: vpcs.shopStaging, zone: `${HOME}a`, cidr: '10.30.0.0/24' },
  stagingPublicB: { name: 'shop-staging-public-b', vpc: vpcs.shopStaging, zone: `${HOME}b`, cidr: '10.30.1.0/24' },
  corpPrivateA: { name: 'corp-it-private-a', vpc: vpcs.corpIt, zone: `${HOME}a`, cidr: '10.40.10.0/24' },
  corpPrivateB: { name: 'corp-it-private-b', vpc: vpcs.corpIt, zone: `${HOME}b`, cidr: '10.40.11.0/24' },
  corpPrivateC: { name: 'corp-it-private-c', vpc: vpcs.corpIt, zone: `${HOME}c`, cidr: '10.40.12.0/24' },
  // on the Outpost in the plant
  plant: { name: 'corp-it-plant', vpc: vpcs.corpIt, zone: `${HOME}a`, cidr: '10.40.20.0/24' },
  analyticsPrivateA: { name: 'analytics-private-a', vpc: vpcs.analytics, zone: `${US}a`, cidr: '10.50.10.0/24' },
  analyticsPrivateB: { name: 'analytics-private-b', vpc: vpcs.analytics, zone: `${US}b`, cidr: '10.50.11.0/24' },
  analyticsPrivateC: { name: 'analytics-private-c', vpc: vpcs.analytics, zone: `${US}c`, cidr: '10.50.12.0/24' },
  usPublicA: { name: 'us-shop-public-a', vpc: vpcs.usShop, zone: `${US}a`, cidr: '10.60.0.0/24' },
  usPublicB: { name: 'us-shop-public-b', vpc: vpcs.usShop, zone: `${US}b`, cidr: '10.60.1.0/24' },
  myPublicA: { name: 'my-shop-public-a', vpc: vpcs.myShop, zone: `${SMALL}a`, cidr: '10.0.0.0/24' },
  myPublicB: { name: 'my-shop-public-b', vpc: vpcs.myShop, zone: `${SMALL}b`, cidr: '10.0.1.0/24' },
  myPrivateA: { name: 'my-shop-private-a', vpc: vpcs.myShop, zone: `${SMALL}a`, cidr: '10.0.10.0/24' },
  myPrivateB: { name: 'my-shop-private-b', vpc: vpcs.myShop, zone: `${SMALL}b`, cidr: '10.0.11.0/24' },
} as const
export type SubnetKey = keyof typeof subnets
export const subnetIds = (keys: readonly SubnetKey[]): string[] => keys.map((key) => ec2Id('subnet', subnets[key].name))
/** The VPC of the given subnets. */
export const vpcIdOf = ([first]: readonly [SubnetKey, ...SubnetKey[]]): string => ec2Id('vpc', subnets[first].vpc)

/** The Outpost in the plant: its hardware is in the customer's building. */
export const outpostArn = `arn:${account.partition}:outposts:${HOME}:${account.id}:outpost/op-0d4579457ff2dc345`

/** Security groups by name, with their VPC: `ec2Id('sg', name)` is the id. */
export const securityGroups = {
  shopLoadBalancer: { name: 'shop-prod-alb', vpc: vpcs.shopProd },
  shopWeb: { name: 'shop-prod-web', vpc: vpcs.shopProd },
  shopDatabase: { name: 'shop-prod-database', vpc: vpcs.shopProd },
  shopEndpoints: { name: 'shop-prod-endpoints', vpc: vpcs.shopProd },
  shopFiles: { name: 'shop-prod-files', vpc: vpcs.shopProd },
  shopCache: { name: 'shop-prod-cache', vpc: vpcs.shopProd },
  shopSearch: { name: 'shop-prod-search', vpc: vpcs.shopProd },
  shopWarehouse: { name: 'shop-prod-warehouse', vpc: vpcs.shopProd },
  shopMemcached: { name: 'shop-prod-memcached', vpc: vpcs.shopProd },
  shopLegacy: { name: 'shop-2019', vpc: vpcs.shopProd },
  stagingLoadBalancer: { name: 'shop-staging-alb', vpc: vpcs.shopStaging },
  stagingWeb: { name: 'shop-staging-web', vpc: vpcs.shopStaging },
  stagingCache: { name: 'shop-staging-cache', vpc: vpcs.shopStaging },
  stagingFiles: { name: 'shop-staging-files', vpc: vpcs.shopStaging },
  stagingDatabase: { name: 'shop-staging-database', vpc: vpcs.shopStaging },
  bastion: { name: 'corp-it-bastion', vpc: vpcs.corpIt },
  corpServices: { name: 'corp-it-services', vpc: vpcs.corpIt },
  corpDatabases: { name: 'corp-it-databases', vpc: vpcs.corpIt },
  corpReports: { name: 'corp-it-reports', vpc: vpcs.corpIt },
  analyticsJobs: { name: 'analytics-jobs', vpc: vpcs.analytics },
  analyticsIngest: { name: 'analytics-ingest', vpc: vpcs.analytics },
  analyticsFiles: { name: 'analytics-files', vpc: vpcs.analytics },
  analyticsWarehouse: { name: 'analytics-warehouse', vpc: vpcs.analytics },
  usLoadBalancer: { name: 'us-shop-alb', vpc: vpcs.usShop },
  usCheckout: { name: 'us-shop-checkout', vpc: vpcs.usShop },
  usDatabases: { name: 'us-shop-databases', vpc: vpcs.usShop },
  myLoadBalancer: { name: 'my-shop-alb', vpc: vpcs.myShop },
  myWeb: { name: 'my-shop-web', vpc: vpcs.myShop },
  myDatabase: { name: 'my-shop-database', vpc: vpcs.myShop },
} as const

/** The instances: name, subnet and security group, shared with the network interfaces; `ec2Id('i', name)` is the id. */
export const instances = {
  shopWeb1: { name: 'shop-prod-web-1', subnet: subnets.shopPrivateA, group: securityGroups.shopWeb, host: 11 },
  shopWeb2: { name: 'shop-prod-web-2', subnet: subnets.shopPrivateB, group: securityGroups.shopWeb, host: 12 },
  stagingWeb: { name: 'shop-staging-web', subnet: subnets.stagingPublicA, group: securityGroups.stagingWeb, host: 13 },
  bastion: { name: 'corp-it-bastion', subnet: subnets.corpPrivateA, group: securityGroups.bastion, host: 14 },
  oldBilling: {
    name: 'corp-it-old-billing',
    subnet: subnets.corpPrivateA,
    group: securityGroups.corpServices,
    host: 15,
  },
  fileServer: { name: 'corp-it-files', subnet: subnets.corpPrivateA, group: securityGroups.corpServices, host: 16 },
  analyticsWorker: {
    name: 'analytics-worker-1',
    subnet: subnets.analyticsPrivateA,
    group: securityGroups.analyticsJobs,
    host: 17,
  },
  analyticsNotebook: {
    name: 'analytics-notebook',
    subnet: subnets.analyticsPrivateB,
    group: securityGroups.analyticsJobs,
    host: 18,
  },
  // the primary nodes of the clusters of EMR
  analyticsBackfill: {
    name: 'analytics-backfill-primary',
    subnet: subnets.analyticsPrivateA,
    group: securityGroups.analyticsJobs,
    host: 21,
  },
  stagingClicks: {
    name: 'shop-staging-clicks-primary',
    subnet: subnets.stagingPublicA,
    group: securityGroups.stagingWeb,
    host: 22,
  },
  plantGateway: { name: 'corp-it-plant-gateway', subnet: subnets.plant, group: securityGroups.corpServices, host: 19 },
  // a node that EKS Auto Mode operates
  autoNode: { name: 'shop-prod-auto-node', subnet: subnets.shopPrivateC, group: securityGroups.shopWeb, host: 20 },
  myWeb: { name: 'my-shop-web-1', subnet: subnets.myPublicA, group: securityGroups.myWeb, host: 11 },
} as const
export type InstanceKey = keyof typeof instances

/** The private address of a host in a subnet: an instance and its interface have the same. */
export const privateAddress = (cidr: string, host: number): string => cidr.replace(/\.\d+\/\d+$/, `.${host}`)

/**
 * The knowledge base of corporate IT in Amazon Bedrock. Its data sources have no ARN: only the stack that created them
 * lists them.
 */
export const knowledgeBaseId = hexId('knowledge-base', 'handbook', 10).toUpperCase()
export const dataSourceId = (name: string): string => hexId('data-source', name, 10).toUpperCase()
