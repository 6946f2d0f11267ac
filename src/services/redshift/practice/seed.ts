import type { CreateClusterMessage } from '@aws-sdk/client-redshift'
import {
  buckets,
  HOME,
  keyArn,
  keys,
  type Stack,
  type SubnetKey,
  subnets,
  tagList,
  tagsOf,
  US,
  vpcIdOf,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { families } from './parameters.ts'
import {
  type Cluster,
  clusterFrom,
  copiedTo,
  logsTo,
  type ParameterGroup,
  type RedshiftState,
  type SubnetGroup,
  shownSubnet,
} from './state.ts'

const parameterGroup = (
  ParameterGroupName: string,
  Description: string,
  ParameterGroupFamily: string,
  more: Partial<ParameterGroup> = {},
): ParameterGroup => ({
  is: { ParameterGroupName, ParameterGroupFamily, Description },
  values: {},
  tags: {},
  ...more,
})
/** The default groups of AWS, which cannot be changed. */
const defaultGroups = families.map((family) =>
  parameterGroup(`default.${family}`, `Default parameter group for ${family}`, family),
)

const subnetGroup = (name: string, stack: Stack, places: readonly [SubnetKey, ...SubnetKey[]]): SubnetGroup => ({
  is: {
    ClusterSubnetGroupName: name,
    Description: name,
    VpcId: vpcIdOf(places),
    SubnetGroupStatus: 'Complete',
    Subnets: places.map((key) => shownSubnet(ec2Id('subnet', subnets[key].name), subnets[key].zone)),
  },
  tags: tagsOf(stack),
})
const shop = subnetGroup('shop-prod-private', 'shop-prod', ['shopPrivateA', 'shopPrivateB', 'shopPrivateC'])
const sales = subnetGroup('corp-it-sales', 'corp-it', ['corpPrivateA'])
const analytics = subnetGroup('analytics-private', 'analytics', ['analyticsPrivateA', 'analyticsPrivateB'])

/** The clusters of Nordlicht: the shop's with good settings, one for sales from 2019, and one for measurements. */
export function seedRedshift(context: SeedContext): RedshiftState {
  const cluster = (
    ClusterIdentifier: string,
    stack: Stack,
    days: number,
    { is: { VpcId, ClusterSubnetGroupName } }: SubnetGroup,
    asked: Partial<CreateClusterMessage>,
  ): Cluster => {
    const all: CreateClusterMessage = {
      ClusterIdentifier,
      NodeType: 'ra3.large',
      NumberOfNodes: 2,
      MasterUsername: 'awsuser',
      ClusterSubnetGroupName,
      ClusterParameterGroupName: 'default.redshift-1.0',
      Tags: tagList(stack),
      ...asked,
    }
    return clusterFrom(context, all, { VpcId, made: daysAgo(context, days) })
  }
  if (context.region === HOME) {
    const reports = cluster('shop-prod-reports', 'shop-prod', 260, shop, {
      MasterUsername: 'ledger',
      DBName: 'reports',
      ClusterParameterGroupName: 'shop-prod-reports',
      VpcSecurityGroupIds: [groupId('shopWarehouse')],
      KmsKeyId: keyArn(keys.shopData.alias, keys.shopData.region),
      EnhancedVpcRouting: true,
      AutomatedSnapshotRetentionPeriod: 14,
      MultiAZ: true,
      ManageMasterPassword: true,
    })
    reports.logging = logsTo('cloudwatch', { LogExports: ['connectionlog', 'useractivitylog', 'userlog'] })
    reports.is.ClusterSnapshotCopyStatus = copiedTo(US, 7, 'shop-prod-reports')
    return {
      clusters: [
        reports,
        cluster('sales-2019', 'corp-it', 2250, sales, {
          NodeType: 'dc2.large',
          NumberOfNodes: 1,
          VpcSecurityGroupIds: [groupId('corpReports')],
          PubliclyAccessible: true,
          AllowVersionUpgrade: false,
        }),
      ],
      parameterGroups: [
        ...defaultGroups,
        parameterGroup('shop-prod-reports', 'shop-prod-reports', 'redshift-2.0', {
          values: { enable_user_activity_logging: 'true', require_ssl: 'true' },
          tags: tagsOf('shop-prod'),
        }),
      ],
      subnetGroups: [shop, sales],
      grants: [],
    }
  }
  if (context.region !== US) return { clusters: [], parameterGroups: [], subnetGroups: [], grants: [] }
  const KmsKeyId = keyArn(keys.analyticsData.alias, keys.analyticsData.region)
  const warehouse = cluster('analytics-warehouse', 'analytics', 400, analytics, {
    NodeType: 'ra3.xlplus',
    Port: 5432,
    MasterUsername: 'measurements',
    DBName: 'measurements',
    ClusterParameterGroupName: 'default.redshift-2.0',
    VpcSecurityGroupIds: [groupId('analyticsWarehouse')],
    KmsKeyId,
    AutomatedSnapshotRetentionPeriod: 7,
  })
  warehouse.logging = logsTo('s3', { BucketName: buckets.analyticsAccessLogs, S3KeyPrefix: 'warehouse/' })
  return {
    clusters: [warehouse],
    parameterGroups: defaultGroups,
    subnetGroups: [analytics],
    // for snapshots copied from the shop's cluster
    grants: [{ SnapshotCopyGrantName: 'shop-prod-reports', KmsKeyId }],
  }
}
