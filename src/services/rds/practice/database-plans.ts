import { HOME, keys, type Stack, type securityGroups, US } from '../../../practice/company.ts'

/** What a database of the company is, alone or a cluster. */
export interface Common {
  readonly name: string
  readonly stack: Stack
  readonly engine: string
  readonly version: string
  readonly subnets: string
  readonly group: keyof typeof securityGroups | 'default'
  readonly admin: string
  readonly port: number
  /** The alias of the KMS key; without one, the storage is plain. */
  readonly key?: string
  readonly days: number
  readonly ageInDays: number
  readonly protected?: true
  readonly iam?: true
  readonly copiesTags?: true
  readonly logs?: readonly string[]
  /** A parameter group of one's own. */
  readonly parameters?: string
}
export interface InstancePlan extends Omit<Common, 'subnets' | 'group'> {
  /** Absent in what is left of EC2-Classic. */
  readonly subnets?: string
  readonly group?: Common['group']
  readonly class: string
  readonly storage: number
  readonly license?: string
  readonly standby?: true
  readonly public?: true
  readonly monitored?: 60
  readonly minor?: false
  readonly replicaOf?: string
}
export interface ClusterPlan extends Common {
  readonly class: string
  /** The zones of its instances, the writer's first. */
  readonly zones: readonly string[]
  readonly backtrack?: number
  readonly minor?: false
  readonly monitored?: 60
}

const careful = { protected: true, iam: true, copiesTags: true, monitored: 60 } as const

/** The instances that stand alone, by region. */
export const instancePlans: Readonly<Record<string, readonly InstancePlan[]>> = {
  [HOME]: [
    {
      name: 'shop-prod-orders',
      stack: 'shop-prod',
      engine: 'postgres',
      version: '16.4',
      class: 'db.r6g.large',
      storage: 200,
      subnets: 'shop-prod-private',
      group: 'shopDatabase',
      admin: 'orders_owner',
      port: 5432,
      key: keys.shopDatabase.alias,
      days: 14,
      ageInDays: 640,
      ...careful,
      standby: true,
      logs: ['postgresql', 'upgrade'],
      parameters: 'shop-prod-postgres16',
    },
    {
      name: 'shop-prod-orders-reports',
      stack: 'shop-prod',
      engine: 'postgres',
      version: '16.4',
      class: 'db.r6g.large',
      storage: 200,
      subnets: 'shop-prod-private',
      group: 'shopDatabase',
      admin: 'orders_owner',
      port: 5432,
      key: keys.shopDatabase.alias,
      days: 0,
      ageInDays: 300,
      iam: true,
      parameters: 'shop-prod-postgres16',
      replicaOf: 'shop-prod-orders',
    },
    {
      // the database that every default was left at
      name: 'shop-staging',
      stack: 'shop-staging',
      engine: 'mysql',
      version: '8.0.39',
      class: 'db.t4g.medium',
      storage: 50,
      subnets: 'shop-staging-public',
      group: 'stagingDatabase',
      admin: 'admin',
      port: 3306,
      days: 1,
      ageInDays: 380,
      public: true,
      minor: false,
    },
    {
      name: 'corp-it-wiki',
      stack: 'corp-it',
      engine: 'mariadb',
      version: '10.11.9',
      class: 'db.t4g.small',
      storage: 20,
      subnets: 'corp-it-private',
      group: 'corpDatabases',
      admin: 'wiki_owner',
      port: 13_306,
      key: 'aws/rds',
      days: 7,
      ageInDays: 500,
      ...careful,
      logs: ['audit', 'error'],
      parameters: 'corp-it-mariadb10-11',
    },
    {
      name: 'corp-it-helpdesk',
      stack: 'corp-it',
      engine: 'mysql',
      version: '8.0.39',
      class: 'db.t4g.medium',
      storage: 40,
      subnets: 'corp-it-private',
      group: 'corpDatabases',
      admin: 'helpdesk_owner',
      port: 13_307,
      key: 'aws/rds',
      days: 7,
      ageInDays: 420,
      ...careful,
      logs: ['audit', 'error', 'general', 'slowquery'],
      parameters: 'corp-it-mysql8',
    },
    {
      name: 'corp-it-erp',
      stack: 'corp-it',
      engine: 'sqlserver-se',
      version: '15.00.4385.2.v1',
      class: 'db.m6i.large',
      storage: 300,
      license: 'license-included',
      subnets: 'corp-it-private',
      group: 'corpDatabases',
      admin: 'erp_owner',
      port: 11_433,
      key: 'aws/rds',
      days: 30,
      ageInDays: 900,
      protected: true,
      copiesTags: true,
      monitored: 60,
      standby: true,
      logs: ['agent', 'error'],
      parameters: 'corp-it-sqlserver-se-15',
    },
    {
      name: 'corp-it-timesheets',
      stack: 'corp-it',
      engine: 'sqlserver-ex',
      version: '15.00.4385.2.v1',
      class: 'db.t3.small',
      storage: 20,
      license: 'license-included',
      subnets: 'corp-it-private',
      group: 'corpDatabases',
      admin: 'admin',
      port: 1433,
      key: 'aws/rds',
      days: 3,
      ageInDays: 1500,
    },
    {
      // AWS has moved all such instances into VPCs since; this account keeps one, so that RDS.18 is seen unmet
      name: 'shop-2019',
      stack: 'shop-prod',
      engine: 'mysql',
      version: '5.7.44',
      class: 'db.m1.medium',
      storage: 30,
      admin: 'admin',
      port: 3306,
      days: 0,
      ageInDays: 2600,
      minor: false,
    },
  ],
  [US]: [
    {
      name: 'us-shop-orders',
      stack: 'shop-prod',
      engine: 'postgres',
      version: '14.13',
      class: 'db.t4g.large',
      storage: 100,
      subnets: 'us-shop-public',
      group: 'usDatabases',
      admin: 'postgres',
      port: 5432,
      key: 'aws/rds',
      days: 5,
      ageInDays: 700,
    },
    {
      name: 'us-shop-reviews',
      stack: 'shop-prod',
      engine: 'mariadb',
      version: '10.11.9',
      class: 'db.t4g.small',
      storage: 20,
      subnets: 'us-shop-public',
      group: 'usDatabases',
      admin: 'reviews',
      port: 3306,
      days: 7,
      ageInDays: 650,
      copiesTags: true,
    },
  ],
}

/** The clusters, by region. */
export const clusterPlans: Readonly<Record<string, readonly ClusterPlan[]>> = {
  [HOME]: [
    {
      name: 'shop-prod-catalog',
      stack: 'shop-prod',
      engine: 'aurora-mysql',
      version: '8.0.mysql_aurora.3.08.0',
      class: 'db.r6g.large',
      zones: [`${HOME}a`, `${HOME}b`],
      subnets: 'shop-prod-private',
      group: 'shopDatabase',
      admin: 'catalog_owner',
      port: 3306,
      key: keys.shopDatabase.alias,
      days: 14,
      ageInDays: 600,
      ...careful,
      backtrack: 86_400,
      logs: ['audit', 'error', 'general', 'slowquery'],
      parameters: 'shop-prod-aurora-mysql8',
    },
  ],
  [US]: [
    {
      name: 'analytics-warehouse',
      stack: 'analytics',
      engine: 'aurora-postgresql',
      version: '16.4',
      class: 'db.r6g.xlarge',
      zones: [`${US}a`],
      subnets: 'analytics-private',
      group: 'analyticsWarehouse',
      admin: 'postgres',
      port: 5432,
      days: 1,
      ageInDays: 800,
    },
    {
      name: 'analytics-reports',
      stack: 'analytics',
      engine: 'aurora-postgresql',
      version: '16.4',
      class: 'db.t4g.large',
      zones: [`${US}a`, `${US}b`],
      subnets: 'analytics-private',
      group: 'analyticsWarehouse',
      admin: 'reports_owner',
      port: 5432,
      key: keys.analyticsData.alias,
      days: 7,
      ageInDays: 400,
      ...careful,
      logs: ['postgresql'],
    },
    {
      name: 'us-shop-catalog',
      stack: 'shop-prod',
      engine: 'aurora-mysql',
      version: '8.0.mysql_aurora.3.08.0',
      class: 'db.t4g.medium',
      zones: [`${US}a`],
      subnets: 'us-shop-public',
      group: 'usDatabases',
      admin: 'admin',
      port: 3306,
      key: 'aws/rds',
      days: 7,
      ageInDays: 500,
    },
    {
      name: 'us-shop-inventory',
      stack: 'shop-prod',
      engine: 'postgres',
      version: '16.4',
      class: 'db.m6gd.large',
      zones: [`${US}a`, `${US}b`, `${US}c`],
      subnets: 'default',
      group: 'default',
      admin: 'inventory_owner',
      port: 5432,
      key: 'aws/rds',
      days: 7,
      ageInDays: 200,
      protected: true,
      copiesTags: true,
      monitored: 60,
      logs: ['postgresql', 'upgrade'],
    },
    {
      name: 'us-shop-checkout',
      stack: 'shop-prod',
      engine: 'mysql',
      version: '8.0.39',
      class: 'db.m6gd.large',
      zones: [`${US}a`, `${US}b`, `${US}c`],
      subnets: 'default',
      group: 'default',
      admin: 'checkout_owner',
      port: 3306,
      key: 'aws/rds',
      days: 1,
      ageInDays: 150,
      minor: false,
    },
  ],
}
