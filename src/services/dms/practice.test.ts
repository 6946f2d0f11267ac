import type { DatabaseMigrationService } from '@aws-sdk/client-database-migration-service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME } from '../../practice/company.ts'
import { replicationEndpoints, replicationInstances, replicationTasks } from './collect.ts'
import * as dmsModule from './controls.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let dms: DatabaseMigrationService

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  dms = await aws.client('dms', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [replicationInstances, replicationEndpoints, replicationTasks])
const verdict = verdictBy(controlsIn(dmsModule))
const arnOf = async (type: `AWS::DMS::${'ReplicationInstance' | 'Endpoint' | 'ReplicationTask'}`, name: string) =>
  (await scan()).ofType(type).find((one) => one.name === name)?.id ?? ''

test('a scan sees instances, endpoints and tasks, whole and with their tags', async () => {
  const model = await scan()
  expect(model.blindSpots).toEqual([])
  expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
  expect(model.resources.map(({ name }) => name).toSorted()).toEqual([
    'shop-2019-migration',
    'shop-2019-migration',
    'shop-2019-related-articles',
    'shop-2019-reviews',
    'shop-2019-sessions',
    'shop-2019-source',
    'shop-orders',
    'shop-orders-replication',
    'shop-orders-replication',
    'shop-orders-stream',
    'shop-related-articles',
    'shop-reviews',
    'shop-sessions',
  ])
  expect(model.resources.every(({ tags }) => tags['team'] === 'shop')).toBe(true)
})

test.each([
  [
    'DMS.6',
    'shop-2019-migration',
    async (name: string) => {
      const ReplicationInstanceArn = await arnOf('AWS::DMS::ReplicationInstance', name)
      await dms.modifyReplicationInstance({ ReplicationInstanceArn, AutoMinorVersionUpgrade: true })
    },
  ],
  [
    'DMS.13',
    'shop-2019-migration',
    async (name: string) => {
      const ReplicationInstanceArn = await arnOf('AWS::DMS::ReplicationInstance', name)
      await dms.modifyReplicationInstance({ ReplicationInstanceArn, MultiAZ: true })
    },
  ],
  [
    'DMS.7',
    'shop-2019-migration',
    async (name: string) => {
      const components = ['TARGET_APPLY', 'TARGET_LOAD'].map((Id) => ({ Id, Severity: 'LOGGER_SEVERITY_DEFAULT' }))
      await dms.modifyReplicationTask({
        ReplicationTaskArn: await arnOf('AWS::DMS::ReplicationTask', name),
        ReplicationTaskSettings: JSON.stringify({ Logging: { EnableLogging: true, LogComponents: components } }),
      })
    },
  ],
  [
    'DMS.9',
    'shop-2019-source',
    async (name: string) => {
      await dms.modifyEndpoint({ EndpointArn: await arnOf('AWS::DMS::Endpoint', name), SslMode: 'verify-full' })
    },
  ],
  [
    'DMS.10',
    'shop-2019-related-articles',
    async (name: string) => {
      const NeptuneSettings = { S3BucketName: 'b', S3BucketFolder: 'f', IamAuthEnabled: true }
      await dms.modifyEndpoint({ EndpointArn: await arnOf('AWS::DMS::Endpoint', name), NeptuneSettings })
    },
  ],
  [
    'DMS.11',
    'shop-2019-reviews',
    async (name: string) => {
      const MongoDbSettings = { AuthType: 'password', Password: 'not-kept' } as const
      await dms.modifyEndpoint({ EndpointArn: await arnOf('AWS::DMS::Endpoint', name), MongoDbSettings })
    },
  ],
  [
    'DMS.12',
    'shop-2019-sessions',
    async (name: string) => {
      const RedisSettings = { ServerName: 's', Port: 6379, SslSecurityProtocol: 'ssl-encryption' } as const
      await dms.modifyEndpoint({ EndpointArn: await arnOf('AWS::DMS::Endpoint', name), RedisSettings })
    },
  ],
])('%s of %s is fixed by its call', async (id, name, fix) => {
  expect(verdict(id, name, await scan())).toBe('unmet')
  await fix(name)
  expect(verdict(id, name, await scan())).toBe('met')
})

test('an instance is public unless it is made private, and cannot be changed', async () => {
  const asked = { ReplicationInstanceClass: 'dms.t3.medium' }
  await dms.createReplicationInstance({ ...asked, ReplicationInstanceIdentifier: 'usual' })
  await dms.createReplicationInstance({
    ...asked,
    ReplicationInstanceIdentifier: 'private',
    PubliclyAccessible: false,
  })
  const model = await scan()
  expect(verdict('DMS.1', 'usual', model)).toBe('unmet')
  expect(verdict('DMS.1', 'private', model)).toBe('met')
  for (const name of ['usual', 'private']) {
    const ReplicationInstanceArn = await arnOf('AWS::DMS::ReplicationInstance', name)
    await dms.deleteReplicationInstance({ ReplicationInstanceArn })
  }
  expect(verdict('DMS.1', 'usual', await scan())).toBeUndefined()
})

test('endpoints and tasks are made and deleted; no password is kept', async () => {
  const endpoint = { EndpointType: 'source', EngineName: 'mongodb', MongoDbSettings: { Password: 'secret' } } as const
  const { Endpoint: made } = await dms.createEndpoint({ ...endpoint, EndpointIdentifier: 'made' })
  expect(made).toMatchObject({ SslMode: 'none', MongoDbSettings: { AuthType: 'password' } })
  expect(JSON.stringify(made)).not.toContain('secret')
  const { ReplicationTask: task } = await dms.createReplicationTask({
    ReplicationTaskIdentifier: 'made',
    ReplicationInstanceArn: await arnOf('AWS::DMS::ReplicationInstance', 'shop-orders-replication'),
    SourceEndpointArn: made?.EndpointArn,
    TargetEndpointArn: made?.EndpointArn,
    MigrationType: 'full-load',
    TableMappings: '{}',
  })
  expect(verdict('DMS.8', 'made', await scan())).toBe('unmet')
  expect(await refused(dms.deleteEndpoint({ EndpointArn: made?.EndpointArn }))).toBe('InvalidResourceStateFault')
  const ReplicationTaskArn = task?.ReplicationTaskArn
  await dms.startReplicationTask({ ReplicationTaskArn, StartReplicationTaskType: 'start-replication' })
  expect(await refused(dms.modifyReplicationTask({ ReplicationTaskArn }))).toBe('InvalidResourceStateFault')
  await dms.stopReplicationTask({ ReplicationTaskArn })
  await dms.deleteReplicationTask({ ReplicationTaskArn })
  await dms.deleteEndpoint({ EndpointArn: made?.EndpointArn })
})

test('tags, of one resource and of several', async () => {
  const ResourceArn = await arnOf('AWS::DMS::Endpoint', 'shop-orders')
  await dms.addTagsToResource({ ResourceArn, Tags: [{ Key: 'owner', Value: 'kim' }] })
  await dms.removeTagsFromResource({ ResourceArn, TagKeys: ['cost-centre'] })
  const { TagList = [] } = await dms.listTagsForResource({ ResourceArnList: [ResourceArn] })
  expect(TagList.map(({ Key }) => Key).toSorted()).toEqual(['environment', 'owner', 'team'])
  expect(TagList.every((one) => one.ResourceArn === ResourceArn)).toBe(true)
})

test('listings come in pages, and take filters', async () => {
  const first = await dms.describeEndpoints({ MaxRecords: 2 })
  expect(first.Marker).toBeDefined()
  const second = await dms.describeEndpoints({ MaxRecords: 2, Marker: first.Marker })
  expect(second.Endpoints?.[0]?.EndpointArn).not.toBe(first.Endpoints?.[0]?.EndpointArn)
  const { Endpoints = [] } = await dms.describeEndpoints({ Filters: [{ Name: 'engine-name', Values: ['redis'] }] })
  expect(Endpoints.map(({ EndpointIdentifier }) => EndpointIdentifier)).toEqual(['shop-2019-sessions', 'shop-sessions'])
  const { ReplicationTasks = [] } = await dms.describeReplicationTasks({ WithoutSettings: true })
  expect(ReplicationTasks.some((one) => one.ReplicationTaskSettings !== undefined)).toBe(false)
})

const nowhere = 'arn:aws:dms:eu-central-1:111122223333:rep:NONE'
test.each([
  [
    'an unknown instance',
    () => dms.deleteReplicationInstance({ ReplicationInstanceArn: nowhere }),
    'ResourceNotFoundFault',
  ],
  ['an unknown resource', () => dms.listTagsForResource({ ResourceArn: nowhere }), 'ResourceNotFoundFault'],
  [
    'a filter that finds nothing',
    () => dms.describeReplicationInstances({ Filters: [{ Name: 'replication-instance-id', Values: ['none'] }] }),
    'ResourceNotFoundFault',
  ],
  [
    'a second instance of a name',
    () =>
      dms.createReplicationInstance({
        ReplicationInstanceIdentifier: 'shop-orders-replication',
        ReplicationInstanceClass: 'dms.t3.medium',
      }),
    'ResourceAlreadyExistsFault',
  ],
  [
    'settings of a task that are not JSON',
    async () =>
      dms.modifyReplicationTask({
        ReplicationTaskArn: await arnOf('AWS::DMS::ReplicationTask', 'shop-2019-migration'),
        ReplicationTaskSettings: '{',
      }),
    'InvalidParameterValueException',
  ],
  [
    'the deletion of an instance with tasks',
    async () =>
      dms.deleteReplicationInstance({
        ReplicationInstanceArn: await arnOf('AWS::DMS::ReplicationInstance', 'shop-2019-migration'),
      }),
    'InvalidResourceStateFault',
  ],
  ['an unknown marker', () => dms.describeEndpoints({ Marker: 'abc' }), 'InvalidParameterValueException'],
])('%s is refused', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})
