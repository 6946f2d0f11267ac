import type { DatabaseMigrationService, Endpoint } from '@aws-sdk/client-database-migration-service'
import { collector, detail, pages, type Seed, tagRecord, whole } from '../../collect/collector.ts'
import type { KnownType } from '../../model/resource.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const instanceType = 'AWS::DMS::ReplicationInstance'
const endpointType = 'AWS::DMS::Endpoint'
const taskType = 'AWS::DMS::ReplicationTask'

/** The largest page size (dms/latest/APIReference/API_DescribeReplicationInstances.html, MaxRecords). */
const MaxRecords = 100

/** The tags of resources of a type, which DMS returns separately, by ARN. */
const tagsOf = <T extends KnownType>(on: T, kind: string) =>
  taggedAs<T>(
    `dms:${kind}`,
    detail<T>({
      on,
      needs: ['dms:ListTagsForResource'],
      fills: ['tags'],
      async get({ client }, { id }) {
        const dms = await client('dms')
        return { tags: tagRecord((await dms.listTagsForResource({ ResourceArn: id })).TagList) }
      },
    }),
  )

/** Replication instances: the servers that read and write databases. */
export const replicationInstances = collector({
  types: [instanceType],
  service: 'dms',
  scope: 'region',
  needs: ['dms:DescribeReplicationInstances'],
  async *list({ client }) {
    const dms = await client('dms')
    const found = pages(
      (Marker) => dms.describeReplicationInstances({ Marker, MaxRecords }),
      (answer) => answer.ReplicationInstances,
      (answer) => answer.Marker,
    )
    for await (const one of found) {
      if (!one.ReplicationInstanceArn || one.ReplicationInstanceStatus === 'deleting') continue
      yield {
        type: instanceType,
        id: one.ReplicationInstanceArn,
        name: one.ReplicationInstanceIdentifier ?? one.ReplicationInstanceArn,
        properties: {
          AutoMinorVersionUpgrade: one.AutoMinorVersionUpgrade,
          MultiAZ: one.MultiAZ,
          PubliclyAccessible: one.PubliclyAccessible,
        },
      }
    }
  },
  details: [tagsOf(instanceType, 'rep')],
})

/** Endpoints: the databases and streams that are read or written, and how DMS connects to them. */
export const replicationEndpoints = collector({
  types: [endpointType],
  service: 'dms',
  scope: 'region',
  needs: ['dms:DescribeEndpoints'],
  async *list({ client }) {
    for await (const one of endpointsOf(await client('dms'))) {
      if (!one.EndpointArn || one.Status === 'deleting') continue
      yield endpointSeed(one, one.EndpointArn)
    }
  },
  details: [tagsOf(endpointType, 'endpoint')],
})

const endpointsOf = (dms: DatabaseMigrationService): AsyncIterable<Endpoint> =>
  pages(
    (Marker) => dms.describeEndpoints({ Marker, MaxRecords }),
    (answer) => answer.Endpoints,
    (answer) => answer.Marker,
  )

const endpointSeed = (one: Endpoint, id: string): Seed<typeof endpointType> => ({
  type: endpointType,
  id,
  name: one.EndpointIdentifier ?? id,
  properties: {
    // some versions return `MYSQL`, so names are compared in lower case
    EngineName: one.EngineName?.toLowerCase(),
    SslMode: one.SslMode,
    // the response has settings only for the engine of the endpoint
    MongoDbSettings: one.MongoDbSettings ? whole({ AuthType: one.MongoDbSettings.AuthType }, 'AuthType') : null,
    NeptuneSettings: one.NeptuneSettings
      ? whole({ IamAuthEnabled: one.NeptuneSettings.IamAuthEnabled }, 'IamAuthEnabled')
      : null,
    RedisSettings: one.RedisSettings
      ? whole({ SslSecurityProtocol: one.RedisSettings.SslSecurityProtocol }, 'SslSecurityProtocol')
      : null,
  },
})

/** Tasks: what is copied from one endpoint to another, and how it is logged. */
export const replicationTasks = collector({
  types: [taskType],
  service: 'dms',
  scope: 'region',
  needs: ['dms:DescribeReplicationTasks'],
  async *list({ client }) {
    const dms = await client('dms')
    const found = pages(
      (Marker) => dms.describeReplicationTasks({ Marker, MaxRecords }),
      (answer) => answer.ReplicationTasks,
      (answer) => answer.Marker,
    )
    for await (const one of found) {
      if (!one.ReplicationTaskArn || one.Status === 'deleting') continue
      yield {
        type: taskType,
        id: one.ReplicationTaskArn,
        name: one.ReplicationTaskIdentifier ?? one.ReplicationTaskArn,
        properties: { ReplicationTaskSettings: one.ReplicationTaskSettings },
      }
    }
  },
  details: [tagsOf(taskType, 'task')],
})
