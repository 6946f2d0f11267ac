import type * as Client from '@aws-sdk/client-database-migration-service'
import { practiceService } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { dms as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedDms } from './seed.ts'
import { type DmsState, endpoints, filtered, instances, paged, taggedBy, tasks } from './state.ts'

/** AWS DMS: replication instances, endpoints and tasks. It copies nothing. */
export const dms = practiceService<typeof Client, DmsState>({
  sdk,
  scope: 'regional',
  seed: seedDms,
  acts: {
    ReplicationTaskArn: tasks.arn,
    EndpointArn: endpoints.arn,
    ReplicationInstanceArn: instances.arn,
    ResourceArn: (_, arn) => arn,
  },
  describes,
  reads: {
    DescribeReplicationInstances: (call) =>
      paged(call, {
        ReplicationInstances: filtered(call.state.instances, call.input.Filters, {
          'replication-instance-arn': (one) => [one.ReplicationInstanceArn],
          'replication-instance-id': (one) => [one.ReplicationInstanceIdentifier],
          'replication-instance-class': (one) => [one.ReplicationInstanceClass],
          'engine-version': (one) => [one.EngineVersion],
        }).map(({ is }) => is),
      }),
    DescribeEndpoints: (call) =>
      paged(call, {
        Endpoints: filtered(call.state.endpoints, call.input.Filters, {
          'endpoint-arn': (one) => [one.EndpointArn],
          'endpoint-type': (one) => [one.EndpointType],
          'endpoint-id': (one) => [one.EndpointIdentifier],
          'engine-name': (one) => [one.EngineName],
        }).map(({ is }) => is),
      }),
    DescribeReplicationTasks: (call) => {
      const found = filtered(call.state.tasks, call.input.Filters, {
        'replication-task-arn': (one) => [one.ReplicationTaskArn],
        'replication-task-id': (one) => [one.ReplicationTaskIdentifier],
        'migration-type': (one) => [one.MigrationType],
        'endpoint-arn': (one) => [one.SourceEndpointArn, one.TargetEndpointArn],
        'replication-instance-arn': (one) => [one.ReplicationInstanceArn],
      })
      return paged(call, {
        ReplicationTasks: found.map(({ is }) => {
          if (!call.input.WithoutSettings) return is
          const { ReplicationTaskSettings: _, ...rest } = is
          return rest
        }),
      })
    },
    ListTagsForResource: (call) => {
      const { ResourceArn, ResourceArnList } = call.input
      const arns = ResourceArnList ?? [ResourceArn]
      return {
        TagList: arns.flatMap((arn) =>
          tagPairs(taggedBy(call, arn).tags).map((pair) => (ResourceArnList ? { ...pair, ResourceArn: arn } : pair)),
        ),
      }
    },
  },
  changes,
})
