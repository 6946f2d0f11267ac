import type { Ask, Describing } from '../../../practice/service.ts'

type Module = typeof import('@aws-sdk/client-rds')

const groupsOf = (groups: readonly { VpcSecurityGroupId?: string | undefined }[] | undefined): readonly string[] =>
  (groups ?? []).flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? [])
const tagsOf = (ask: Ask<Module>, ResourceName: string | undefined) =>
  ask('ListTagsForResource', { ResourceName }).TagList

/** Databases, their parameter groups, proxies and event subscriptions in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::RDS::DBInstance': (ask) =>
    (ask('DescribeDBInstances', {}).DBInstances ?? []).map((is) => ({
      is,
      also: {
        AllocatedStorage: is.AllocatedStorage === undefined ? undefined : String(is.AllocatedStorage),
        AssociatedRoles: undefined,
        CertificateDetails: undefined,
        DBParameterGroupName: is.DBParameterGroups?.[0]?.DBParameterGroupName,
        DBSecurityGroups: undefined,
        DBSubnetGroupName: is.DBSubnetGroup?.DBSubnetGroupName,
        EnableCloudwatchLogsExports: is.EnabledCloudwatchLogsExports,
        EnableIAMDatabaseAuthentication: is.IAMDatabaseAuthenticationEnabled,
        EnablePerformanceInsights: is.PerformanceInsightsEnabled,
        Endpoint: is.Endpoint && {
          Address: is.Endpoint.Address,
          HostedZoneId: is.Endpoint.HostedZoneId,
          Port: String(is.Endpoint.Port),
        },
        Port: String(is.Endpoint?.Port ?? is.DbInstancePort),
        SourceDBInstanceIdentifier: is.ReadReplicaSourceDBInstanceIdentifier,
        VPCSecurityGroups: groupsOf(is.VpcSecurityGroups),
      },
      tags: is.TagList,
      arn: is.DBInstanceArn,
    })),
  'AWS::RDS::DBCluster': (ask) =>
    (ask('DescribeDBClusters', {}).DBClusters ?? []).map((is) => ({
      is,
      also: {
        AssociatedRoles: undefined,
        DBClusterParameterGroupName: is.DBClusterParameterGroup,
        DBClusterResourceId: is.DbClusterResourceId,
        DBSubnetGroupName: is.DBSubnetGroup,
        EnableCloudwatchLogsExports: is.EnabledCloudwatchLogsExports,
        EnableIAMDatabaseAuthentication: is.IAMDatabaseAuthenticationEnabled,
        Endpoint: is.Endpoint === undefined ? undefined : { Address: is.Endpoint, Port: String(is.Port) },
        ReadEndpoint: is.ReaderEndpoint === undefined ? undefined : { Address: is.ReaderEndpoint },
        VpcSecurityGroupIds: groupsOf(is.VpcSecurityGroups),
      },
      tags: is.TagList,
      arn: is.DBClusterArn,
    })),
  'AWS::RDS::GlobalCluster': (ask) =>
    (ask('DescribeGlobalClusters', {}).GlobalClusters ?? []).map((is) => ({
      is,
      also: { GlobalEndpoint: undefined },
      tags: is.TagList,
      arn: is.GlobalClusterArn,
      region: 'global',
    })),
  'AWS::RDS::DBParameterGroup': (ask) =>
    (ask('DescribeDBParameterGroups', {}).DBParameterGroups ?? [])
      .filter(({ DBParameterGroupFamily: family = '' }) => !/^(docdb|neptune)/.test(family))
      .map((is) => ({
        is,
        also: { Family: is.DBParameterGroupFamily },
        tags: tagsOf(ask, is.DBParameterGroupArn),
        arn: is.DBParameterGroupArn,
      })),
  'AWS::RDS::DBClusterParameterGroup': (ask) =>
    (ask('DescribeDBClusterParameterGroups', {}).DBClusterParameterGroups ?? [])
      .filter(({ DBParameterGroupFamily: family = '' }) => !family.startsWith('neptune'))
      .map((is) => ({
        is,
        also: { Family: is.DBParameterGroupFamily },
        tags: tagsOf(ask, is.DBClusterParameterGroupArn),
        arn: is.DBClusterParameterGroupArn,
      })),
  'AWS::RDS::DBProxy': (ask) =>
    (ask('DescribeDBProxies', {}).DBProxies ?? []).map((is) => ({
      is,
      tags: tagsOf(ask, is.DBProxyArn),
      arn: is.DBProxyArn,
    })),
  'AWS::RDS::EventSubscription': (ask) =>
    (ask('DescribeEventSubscriptions', {}).EventSubscriptionsList ?? []).map((is) => ({
      is,
      also: {
        SubscriptionName: is.CustSubscriptionId,
        EventCategories: is.EventCategoriesList,
        SourceIds: is.SourceIdsList,
      },
      tags: tagsOf(ask, is.EventSubscriptionArn),
      arn: is.EventSubscriptionArn,
    })),
}
