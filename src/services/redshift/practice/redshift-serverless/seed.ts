import { HOME, keyArn, keys, type Stack, type SubnetKey, subnets, tagsOf, US } from '../../../../practice/company.ts'
import { ec2Id, uuidOf } from '../../../../practice/ids.ts'
import type { SeedContext } from '../../../../practice/service.ts'
import { groupId } from '../../../ec2/practice/security-groups.seed.ts'
import type { ServerlessState, StoredNamespace, StoredWorkgroup } from './state.ts'

const DAY = 86_400_000

const tagList = (stack: Stack) => Object.entries(tagsOf(stack)).map(([key, value]) => ({ key, value }))

/** The parameters of a workgroup as it is made today (redshift/latest/mgmt/serverless-workgroups-and-namespaces.html). */
export const workgroupParameters = (): Record<string, string> => ({
  auto_mv: 'true',
  datestyle: 'ISO, MDY',
  enable_case_sensitive_identifier: 'false',
  enable_user_activity_logging: 'true',
  query_group: 'default',
  require_ssl: 'true',
  search_path: '$user, public',
  use_fips_ssl: 'false',
})

/** Nordlicht's serverless warehouses: the shop's forecast as it should be, the trial of sales, and that of analytics. */
export function seedServerless({ region, now }: SeedContext): ServerlessState {
  const made = (days: number): string => new Date(now.getTime() - days * DAY).toISOString()
  const namespace = (name: string, stack: Stack, more: Partial<StoredNamespace>): StoredNamespace => ({
    id: uuidOf('redshift namespace', `${region} ${name}`),
    name,
    administrator: 'admin',
    database: 'dev',
    key: null,
    logs: [],
    managed: false,
    copies: [],
    made: made(150),
    tags: tagList(stack),
    ...more,
  })
  const workgroup = (
    name: string,
    stack: Stack,
    places: readonly SubnetKey[],
    more: Partial<StoredWorkgroup>,
  ): StoredWorkgroup => ({
    id: uuidOf('redshift workgroup', `${region} ${name}`),
    name,
    namespace: name,
    capacity: 8,
    port: 5439,
    subnets: places.map((key) => ec2Id('subnet', subnets[key].name)),
    securityGroups: [],
    isPublic: false,
    vpcRouting: false,
    parameters: workgroupParameters(),
    made: made(150),
    tags: tagList(stack),
    ...more,
  })
  if (region === HOME)
    return {
      namespaces: [
        namespace('shop-prod-forecast', 'shop-prod', {
          administrator: 'forecast',
          database: 'forecast',
          key: keyArn(keys.shopData.alias, keys.shopData.region),
          logs: ['useractivitylog', 'userlog', 'connectionlog'],
          managed: true,
          copies: [{ id: uuidOf('redshift copy', 'shop-prod-forecast'), region: US, days: 7 }],
        }),
        namespace('sales-trial', 'corp-it', { made: made(700) }),
      ],
      workgroups: [
        workgroup('shop-prod-forecast', 'shop-prod', ['shopPrivateA', 'shopPrivateB', 'shopPrivateC'], {
          securityGroups: [groupId('shopWarehouse')],
          vpcRouting: true,
        }),
        workgroup('sales-trial', 'corp-it', ['corpPrivateA', 'corpPrivateB', 'corpPrivateC'], {
          securityGroups: [groupId('corpReports')],
          isPublic: true,
          // as workgroups were made before 2025
          parameters: { ...workgroupParameters(), enable_user_activity_logging: 'false', require_ssl: 'false' },
          made: made(700),
        }),
      ],
    }
  if (region !== US) return { namespaces: [], workgroups: [] }
  return {
    namespaces: [namespace('analytics-adhoc', 'analytics', { database: 'measurements', logs: ['connectionlog'] })],
    workgroups: [
      workgroup('analytics-adhoc', 'analytics', ['analyticsPrivateA', 'analyticsPrivateB', 'analyticsPrivateC'], {
        securityGroups: [groupId('analyticsWarehouse')],
        port: 5432,
      }),
    ],
  }
}
