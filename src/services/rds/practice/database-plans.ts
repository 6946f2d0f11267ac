import { byText } from '../../../core/by-text.ts'
import { HOME, keys, SMALL, type Stack, type securityGroups, US } from '../../../practice/company.ts'

/** The plan of a database of the company, a standalone instance or a cluster. */
export interface DatabasePlan {
  readonly name: string
  readonly stack: Stack
  readonly ageInDays: number
  readonly engine: string
  readonly version: string
  readonly class: string
  readonly admin: string
  readonly port: number
  /** Backup retention. */
  readonly days: number
  /** Absent in EC2-Classic. */
  readonly subnets?: string
  readonly group?: keyof typeof securityGroups | 'default'
  /** The alias of the KMS key; without one, the storage is unencrypted. */
  readonly key?: string
  readonly protected?: true
  readonly iam?: true
  readonly copiesTags?: true
  readonly monitored?: 60
  readonly minor?: false
  /** The certificate authority, if it is not the current one. */
  readonly authority?: 'rds-ca-2019'
  readonly logs?: readonly string[]
  /** A custom parameter group. */
  readonly parameters?: string
}
export interface InstancePlan extends DatabasePlan {
  readonly storage: number
  readonly license?: string
  readonly standby?: true
  readonly public?: true
  readonly replicaOf?: string
}
export interface ClusterPlan extends DatabasePlan {
  readonly subnets: string
  readonly group: keyof typeof securityGroups | 'default'
  /** The zones of its instances, the writer's first. */
  readonly zones: readonly string[]
  readonly backtrack?: number
}

/** The owner and the placement of a database. */
const shop = { stack: 'shop-prod', subnets: 'shop-prod-private', group: 'shopDatabase' } as const
const corp = { stack: 'corp-it', subnets: 'corp-it-private', group: 'corpDatabases', key: 'aws/rds' } as const
const analytics = { stack: 'analytics', subnets: 'analytics-private', group: 'analyticsWarehouse' } as const
const usShop = { stack: 'shop-prod', subnets: 'us-shop-public', group: 'usDatabases' } as const
const usDefault = { stack: 'shop-prod', subnets: 'default', group: 'default', key: 'aws/rds' } as const

const careful = { protected: true, iam: true, copiesTags: true, monitored: 60 } as const
const mysqlLogs = ['audit', 'error', 'general', 'slowquery']

type Given = 'name' | 'ageInDays' | 'engine' | 'version' | 'class' | 'admin' | 'port'

/** A database: its name and age, `engine version`, the class of its instances, `administrator:port`, and the rest. */
function plan<P extends DatabasePlan>(
  name: string,
  ageInDays: number,
  engineAndVersion: `${string} ${string}`,
  size: string,
  login: `${string}:${number}`,
  rest: Omit<P, Given>,
): Omit<P, Given> & Pick<DatabasePlan, Given> {
  const [engine = '', version = ''] = engineAndVersion.split(' ')
  const [admin = '', port = ''] = login.split(':')
  return { ...rest, name, ageInDays, engine, version, class: size, admin, port: Number(port) }
}
const instance = plan<InstancePlan>
const cluster = plan<ClusterPlan>

/** The standalone instances, by region. */
export const instancePlans: Readonly<Record<string, readonly InstancePlan[]>> = byText({
  [HOME]: [
    instance('shop-prod-orders', 640, 'postgres 16.4', 'db.r6g.large', 'orders_owner:5432', {
      ...shop,
      ...careful,
      key: keys.shopDatabase.alias,
      storage: 200,
      days: 14,
      standby: true,
      logs: ['postgresql', 'upgrade'],
      parameters: 'shop-prod-postgres16',
    }),
    instance('shop-prod-orders-reports', 300, 'postgres 16.4', 'db.r6g.large', 'orders_owner:5432', {
      ...shop,
      key: keys.shopDatabase.alias,
      storage: 200,
      days: 0,
      iam: true,
      parameters: 'shop-prod-postgres16',
      replicaOf: 'shop-prod-orders',
    }),
    // the database with all default settings
    instance('shop-staging', 380, 'mysql 8.0.39', 'db.t4g.medium', 'admin:3306', {
      stack: 'shop-staging',
      subnets: 'shop-staging-public',
      group: 'stagingDatabase',
      storage: 50,
      days: 1,
      public: true,
      minor: false,
    }),
    instance('corp-it-wiki', 500, 'mariadb 10.11.9', 'db.t4g.small', 'wiki_owner:13306', {
      ...corp,
      ...careful,
      storage: 20,
      days: 7,
      logs: ['audit', 'error'],
      parameters: 'corp-it-mariadb10-11',
    }),
    instance('corp-it-helpdesk', 420, 'mysql 8.0.39', 'db.t4g.medium', 'helpdesk_owner:13307', {
      ...corp,
      ...careful,
      storage: 40,
      days: 7,
      logs: mysqlLogs,
      parameters: 'corp-it-mysql8',
    }),
    instance('corp-it-erp', 900, 'sqlserver-se 15.00.4385.2.v1', 'db.m6i.large', 'erp_owner:11433', {
      ...corp,
      protected: true,
      copiesTags: true,
      monitored: 60,
      storage: 300,
      license: 'license-included',
      days: 30,
      standby: true,
      logs: ['agent', 'error'],
      parameters: 'corp-it-sqlserver-se-15',
    }),
    instance('corp-it-timesheets', 1500, 'sqlserver-ex 15.00.4385.2.v1', 'db.t3.small', 'admin:1433', {
      ...corp,
      storage: 20,
      license: 'license-included',
      days: 3,
    }),
    // RDS Custom with a custom engine version: the company patches its operating system
    instance('corp-it-lims', 260, 'custom-oracle-se2 19.lims_2026', 'db.m6i.large', 'lims_owner:11521', {
      ...corp,
      protected: true,
      copiesTags: true,
      monitored: 60,
      storage: 150,
      license: 'bring-your-own-license',
      days: 14,
      standby: true,
    }),
    // AWS has moved all such instances into VPCs; the practice account keeps one, so that Demarc.RDS.1 has a finding
    instance('shop-2019', 2600, 'mysql 5.7.44', 'db.m1.medium', 'admin:3306', {
      stack: 'shop-prod',
      storage: 30,
      days: 0,
      minor: false,
      authority: 'rds-ca-2019',
    }),
  ],
  [US]: [
    instance('us-shop-orders', 700, 'postgres 14.13', 'db.t4g.large', 'postgres:5432', {
      ...usShop,
      key: 'aws/rds',
      storage: 100,
      days: 5,
    }),
    instance('us-shop-reviews', 650, 'mariadb 10.11.9', 'db.t4g.small', 'reviews:3306', {
      ...usShop,
      storage: 20,
      days: 7,
      copiesTags: true,
    }),
  ],
  [SMALL]: [
    instance('my-shop-orders', 210, 'postgres 16.4', 'db.t4g.micro', 'postgres:5432', {
      stack: 'my-shop',
      subnets: 'my-shop-private',
      group: 'myDatabase',
      storage: 20,
      days: 1,
      copiesTags: true,
    }),
  ],
})

/** The clusters, by region. */
export const clusterPlans: Readonly<Record<string, readonly ClusterPlan[]>> = byText({
  [HOME]: [
    cluster('shop-prod-catalog', 600, 'aurora-mysql 8.0.mysql_aurora.3.08.0', 'db.r6g.large', 'catalog_owner:3306', {
      ...shop,
      ...careful,
      key: keys.shopDatabase.alias,
      zones: [`${HOME}a`, `${HOME}b`],
      days: 14,
      backtrack: 86_400,
      logs: mysqlLogs,
      parameters: 'shop-prod-aurora-mysql8',
    }),
    cluster('shop-prod-reviews', 330, 'docdb 5.0.0', 'db.r6g.large', 'reviews_owner:27117', {
      ...shop,
      ...careful,
      key: keys.shopDatabase.alias,
      zones: [`${HOME}a`, `${HOME}b`],
      days: 14,
      logs: ['audit'],
      parameters: 'shop-prod-docdb5',
    }),
    cluster('corp-it-tickets', 700, 'docdb 5.0.0', 'db.t4g.medium', 'tickets_owner:27017', {
      stack: 'corp-it',
      subnets: 'corp-it-private',
      group: 'corpDatabases',
      zones: [`${HOME}a`],
      days: 1,
    }),
    cluster('shop-prod-related', 210, 'neptune 1.3.2.1', 'db.r6g.large', 'related_owner:8282', {
      ...shop,
      ...careful,
      key: keys.shopDatabase.alias,
      zones: [`${HOME}a`, `${HOME}b`],
      days: 7,
      logs: ['audit'],
    }),
  ],
  [US]: [
    cluster('analytics-graph', 420, 'neptune 1.3.2.1', 'db.t4g.medium', 'graph_owner:8182', {
      ...analytics,
      zones: [`${US}a`],
      days: 1,
    }),
    cluster('analytics-warehouse', 800, 'aurora-postgresql 16.4', 'db.r6g.xlarge', 'postgres:5432', {
      ...analytics,
      zones: [`${US}a`],
      days: 1,
    }),
    cluster('analytics-reports', 400, 'aurora-postgresql 16.4', 'db.t4g.large', 'reports_owner:5432', {
      ...analytics,
      ...careful,
      key: keys.analyticsData.alias,
      zones: [`${US}a`, `${US}b`],
      days: 7,
      logs: ['postgresql'],
    }),
    cluster('us-shop-catalog', 500, 'aurora-mysql 8.0.mysql_aurora.3.08.0', 'db.t4g.medium', 'admin:3306', {
      ...usShop,
      key: 'aws/rds',
      zones: [`${US}a`],
      days: 7,
    }),
    cluster('us-shop-inventory', 200, 'postgres 16.4', 'db.m6gd.large', 'inventory_owner:5432', {
      ...usDefault,
      zones: [`${US}a`, `${US}b`, `${US}c`],
      days: 7,
      protected: true,
      copiesTags: true,
      monitored: 60,
      logs: ['postgresql', 'upgrade'],
    }),
    cluster('us-shop-returns', 120, 'postgres 16.4', 'db.m6gd.large', 'returns_owner:5432', {
      ...usDefault,
      zones: [`${US}a`, `${US}b`, `${US}c`],
      days: 7,
    }),
    cluster('us-shop-payments', 110, 'mysql 8.0.39', 'db.m6gd.large', 'payments_owner:3306', {
      ...usDefault,
      ...careful,
      zones: [`${US}a`, `${US}b`, `${US}c`],
      days: 7,
    }),
    cluster('us-shop-checkout', 150, 'mysql 8.0.39', 'db.m6gd.large', 'checkout_owner:3306', {
      ...usDefault,
      zones: [`${US}a`, `${US}b`, `${US}c`],
      days: 1,
      minor: false,
    }),
  ],
})
