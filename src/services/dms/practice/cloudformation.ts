import type * as Client from '@aws-sdk/client-database-migration-service'
import type { Ask, Describing } from '../../../practice/service.ts'

type Module = typeof Client

const tagsOf = (ask: Ask<Module>, ResourceArn: string | undefined) =>
  ask('ListTagsForResource', { ResourceArn }).TagList

/** Replication instances, endpoints and tasks in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::DMS::ReplicationInstance': (ask) =>
    (ask('DescribeReplicationInstances', {}).ReplicationInstances ?? []).map((is) => ({
      is,
      also: {
        Id: is.ReplicationInstanceArn,
        VpcSecurityGroupIds: is.VpcSecurityGroups?.flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []),
        ReplicationSubnetGroupIdentifier: is.ReplicationSubnetGroup?.ReplicationSubnetGroupIdentifier,
      },
      tags: tagsOf(ask, is.ReplicationInstanceArn),
      arn: is.ReplicationInstanceArn,
    })),
  'AWS::DMS::Endpoint': (ask) =>
    (ask('DescribeEndpoints', {}).Endpoints ?? []).map((is) => ({
      is,
      tags: tagsOf(ask, is.EndpointArn),
      arn: is.EndpointArn,
    })),
  'AWS::DMS::ReplicationTask': (ask) =>
    (ask('DescribeReplicationTasks', {}).ReplicationTasks ?? []).map((is) => ({
      is,
      tags: tagsOf(ask, is.ReplicationTaskArn),
      arn: is.ReplicationTaskArn,
    })),
}
