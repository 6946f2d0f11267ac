import {
  buckets,
  HOME,
  keyArn,
  keys,
  type Stack,
  type SubnetKey,
  subnets,
  tagList,
  US,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { families } from './parameters.ts'
import type { RedshiftState, StoredCluster, StoredParameterGroup, StoredSubnetGroup } from './state.ts'

const DAY = 86_400_000

const parameterGroup = (name: string, more: Partial<StoredParameterGroup>): StoredParameterGroup => ({
  name,
  family: 'redshift-2.0',
  description: name,
  values: {},
  tags: [],
  ...more,
})
/** The groups that AWS makes: nobody can change them. */
const defaultGroups = (): StoredParameterGroup[] =>
  families.map((family) =>
    parameterGroup(`default.${family}`, { family, description: `Default parameter group for ${family}` }),
  )

const subnetGroup = (name: string, stack: Stack, ...places: readonly SubnetKey[]): StoredSubnetGroup => ({
  name,
  description: name,
  vpc: ec2Id('vpc', places[0] === undefined ? '' : subnets[places[0]].vpc),
  subnets: places.map((key) => ({ id: ec2Id('subnet', subnets[key].name), zone: subnets[key].zone })),
  tags: tagList(stack),
})

/** Nordlicht's warehouses: the shop's as it should be, that of the sales of 2019, and that of the measurements. */
export function seedRedshift({ region, now }: SeedContext): RedshiftState {
  const cluster = (id: string, stack: Stack, days: number, more: Partial<StoredCluster>): StoredCluster => ({
    id,
    node: 'ra3.large',
    nodes: 2,
    zone: `${region}a`,
    port: 5439,
    administrator: 'awsuser',
    database: 'dev',
    subnetGroup: 'default',
    parameterGroup: 'default.redshift-1.0',
    waits: false,
    securityGroups: [],
    isPublic: false,
    key: null,
    vpcRouting: false,
    upgrades: true,
    window: 'sun:03:00-sun:03:30',
    snapshotDays: 1,
    multiAz: false,
    logging: null,
    copy: null,
    managed: false,
    made: new Date(now.getTime() - days * DAY).toISOString(),
    tags: tagList(stack),
    ...more,
  })
  if (region === HOME)
    return {
      clusters: [
        cluster('shop-prod-reports', 'shop-prod', 260, {
          administrator: 'ledger',
          database: 'reports',
          subnetGroup: 'shop-prod-private',
          parameterGroup: 'shop-prod-reports',
          securityGroups: [groupId('shopWarehouse')],
          key: keyArn(keys.shopData.alias, keys.shopData.region),
          vpcRouting: true,
          snapshotDays: 14,
          multiAz: true,
          logging: { to: 'cloudwatch', kinds: ['connectionlog', 'useractivitylog', 'userlog'] },
          copy: { region: US, days: 7, grant: 'shop-prod-reports' },
          managed: true,
        }),
        cluster('sales-2019', 'corp-it', 2250, {
          node: 'dc2.large',
          nodes: 1,
          subnetGroup: 'corp-it-sales',
          securityGroups: [groupId('corpReports')],
          isPublic: true,
          upgrades: false,
        }),
      ],
      parameterGroups: [
        ...defaultGroups(),
        parameterGroup('shop-prod-reports', {
          values: { enable_user_activity_logging: 'true', require_ssl: 'true' },
          tags: tagList('shop-prod'),
        }),
      ],
      subnetGroups: [
        subnetGroup('shop-prod-private', 'shop-prod', 'shopPrivateA', 'shopPrivateB', 'shopPrivateC'),
        subnetGroup('corp-it-sales', 'corp-it', 'corpPrivateA'),
      ],
      grants: [],
    }
  if (region !== US) return { clusters: [], parameterGroups: [], subnetGroups: [], grants: [] }
  return {
    clusters: [
      cluster('analytics-warehouse', 'analytics', 400, {
        node: 'ra3.xlplus',
        port: 5432,
        administrator: 'measurements',
        database: 'measurements',
        subnetGroup: 'analytics-private',
        parameterGroup: 'default.redshift-2.0',
        securityGroups: [groupId('analyticsWarehouse')],
        key: keyArn(keys.analyticsData.alias, keys.analyticsData.region),
        snapshotDays: 7,
        logging: { to: 's3', bucket: buckets.analyticsAccessLogs, prefix: 'warehouse/' },
      }),
    ],
    parameterGroups: defaultGroups(),
    subnetGroups: [subnetGroup('analytics-private', 'analytics', 'analyticsPrivateA', 'analyticsPrivateB')],
    // for the snapshots that the shop's warehouse sends here
    grants: [{ name: 'shop-prod-reports', key: keyArn(keys.analyticsData.alias, US) }],
  }
}
