import type { CreateNamespaceRequest, CreateWorkgroupRequest } from '@aws-sdk/client-redshift-serverless'
import { HOME, keyArn, keys, type Stack, type SubnetKey, subnetIds, tagsOf, US } from '../../../../practice/company.ts'
import { daysAgo } from '../../../../practice/seeds.ts'
import type { SeedContext } from '../../../../practice/service.ts'
import { groupId } from '../../../ec2/practice/security-groups.seed.ts'
import { copyTo, type Namespace, namespaceFrom, type ServerlessState, type Workgroup, workgroupFrom } from './state.ts'

/** The serverless warehouses of Nordlicht: the shop's forecast with good settings, a trial of sales, and one of analytics. */
export function seedServerless(context: SeedContext): ServerlessState {
  const namespace = (
    namespaceName: string,
    stack: Stack,
    asked: Partial<CreateNamespaceRequest>,
    days = 150,
  ): Namespace => ({
    ...namespaceFrom(context, { namespaceName, ...asked }, daysAgo(context, days)),
    tags: tagsOf(stack),
  })
  const workgroup = (
    name: string,
    stack: Stack,
    places: readonly SubnetKey[],
    asked: Partial<CreateWorkgroupRequest>,
    days = 150,
  ): Workgroup => {
    const where = { workgroupName: name, namespaceName: name, subnetIds: subnetIds(places) }
    const all = { ...where, baseCapacity: 8, ...asked }
    return { ...workgroupFrom(context, all, daysAgo(context, days)), tags: tagsOf(stack) }
  }
  if (context.region === HOME) {
    const forecast = namespace('shop-prod-forecast', 'shop-prod', {
      adminUsername: 'forecast',
      dbName: 'forecast',
      kmsKeyId: keyArn(keys.shopData.alias, keys.shopData.region),
      logExports: ['useractivitylog', 'userlog', 'connectionlog'],
      manageAdminPassword: true,
    })
    forecast.copies.push(copyTo(context, forecast.is, US, 7))
    const salesPlaces = ['corpPrivateA', 'corpPrivateB', 'corpPrivateC'] as const
    const asked = { securityGroupIds: [groupId('corpReports')], publiclyAccessible: true }
    const sales = workgroup('sales-trial', 'corp-it', salesPlaces, asked, 700)
    // like workgroups created before 2025
    Object.assign(sales.parameters, { enable_user_activity_logging: 'false', require_ssl: 'false' })
    return {
      namespaces: [forecast, namespace('sales-trial', 'corp-it', {}, 700)],
      workgroups: [
        workgroup('shop-prod-forecast', 'shop-prod', ['shopPrivateA', 'shopPrivateB', 'shopPrivateC'], {
          securityGroupIds: [groupId('shopWarehouse')],
          enhancedVpcRouting: true,
        }),
        sales,
      ],
    }
  }
  if (context.region !== US) return { namespaces: [], workgroups: [] }
  const asked = { dbName: 'measurements', logExports: ['connectionlog' as const] }
  return {
    namespaces: [namespace('analytics-adhoc', 'analytics', asked)],
    workgroups: [
      workgroup('analytics-adhoc', 'analytics', ['analyticsPrivateA', 'analyticsPrivateB', 'analyticsPrivateC'], {
        securityGroupIds: [groupId('analyticsWarehouse')],
        port: 5432,
      }),
    ],
  }
}
