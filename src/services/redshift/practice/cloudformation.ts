import type * as Client from '@aws-sdk/client-redshift'
import type { Describing } from '../../../practice/service.ts'

/** Clusters, their parameter groups and subnet groups in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::Redshift::Cluster': (ask) =>
    (ask('DescribeClusters', {}).Clusters ?? []).map((is) => {
      const { ClusterIdentifier } = is
      const log = ask('DescribeLoggingStatus', { ClusterIdentifier })
      return {
        is,
        also: {
          ClusterParameterGroupName: is.ClusterParameterGroups?.[0]?.ParameterGroupName,
          ClusterSecurityGroups: undefined,
          ClusterType: (is.NumberOfNodes ?? 1) > 1 ? 'multi-node' : 'single-node',
          DestinationRegion: is.ClusterSnapshotCopyStatus?.DestinationRegion,
          Endpoint: is.Endpoint && { Address: is.Endpoint.Address, Port: String(is.Endpoint.Port) },
          IamRoles: is.IamRoles?.flatMap(({ IamRoleArn }) => IamRoleArn ?? []),
          LoggingProperties: log.LoggingEnabled
            ? {
                BucketName: log.BucketName,
                S3KeyPrefix: log.S3KeyPrefix,
                LogDestinationType: log.LogDestinationType,
                LogExports: log.LogExports,
              }
            : undefined,
          MultiAZ: ['enabled', 'true'].includes(is.MultiAZ?.toLowerCase() ?? ''),
          VpcSecurityGroupIds: is.VpcSecurityGroups?.flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []),
        },
        tags: is.Tags,
      }
    }),
  'AWS::Redshift::ClusterParameterGroup': (ask) =>
    (ask('DescribeClusterParameterGroups', {}).ParameterGroups ?? []).map((is) => ({
      is: {
        ...is,
        Parameters: ask('DescribeClusterParameters', { ParameterGroupName: is.ParameterGroupName }).Parameters,
      },
      tags: is.Tags,
    })),
  'AWS::Redshift::ClusterSubnetGroup': (ask) =>
    (ask('DescribeClusterSubnetGroups', {}).ClusterSubnetGroups ?? []).map((is) => ({
      is,
      also: { SubnetIds: is.Subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []) },
      tags: is.Tags,
      arn: undefined,
    })),
}
