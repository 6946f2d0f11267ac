import type * as Client from '@aws-sdk/client-database-migration-service'
import { isRecord } from '../../../core/record.ts'
import { privateAddress, subnets } from '../../../practice/company.ts'
import { given, take } from '../../../practice/kind.ts'
import { awsError } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import {
  arnOf,
  type C,
  type Definition,
  type Endpoint,
  endpoints,
  instances,
  invalidState,
  invalidValue,
  taggedBy,
  tasks,
} from './state.ts'
import { DEFAULT_SETTINGS } from './task-settings.ts'

const exists = (what: string, name: string) => awsError('ResourceAlreadyExistsFault', `${what} ${name} already exists.`)

/** The settings of a task: the defaults, replaced by those of the request section by section. */
function settingsFrom(text: string | undefined): string {
  if (text === undefined || text === '') return JSON.stringify(DEFAULT_SETTINGS)
  let asked: unknown
  try {
    asked = JSON.parse(text)
  } catch {
    throw invalidValue('The task settings are not a document of JSON.')
  }
  if (!isRecord(asked)) throw invalidValue('The task settings are not an object.')
  return JSON.stringify({ ...DEFAULT_SETTINGS, ...asked })
}

const busy = (call: C, arn: string): boolean =>
  call.state.tasks.some(({ is }) =>
    [is.ReplicationInstanceArn, is.SourceEndpointArn, is.TargetEndpointArn].includes(arn),
  )

type EngineSettings = Pick<Client.CreateEndpointMessage, 'MongoDbSettings' | 'NeptuneSettings' | 'RedisSettings'>

/**
 * The settings for the endpoint's engine, with defaults and without passwords
 * (dms/latest/APIReference/API_CreateEndpoint.html).
 */
function setEngine(is: Endpoint['is'], { MongoDbSettings, NeptuneSettings, RedisSettings }: EngineSettings): void {
  if (is.EngineName === 'mongodb') {
    const { Password: _, ...asked } = MongoDbSettings ?? {}
    is.MongoDbSettings = { AuthType: 'password', ...is.MongoDbSettings, ...given(asked) }
  }
  if (is.EngineName === 'neptune' && NeptuneSettings)
    is.NeptuneSettings = { IamAuthEnabled: false, ...is.NeptuneSettings, ...NeptuneSettings }
  if (is.EngineName === 'redis' && RedisSettings) {
    const { AuthPassword: _, ...asked } = RedisSettings
    is.RedisSettings = { SslSecurityProtocol: 'ssl-encryption', ...is.RedisSettings, ...asked }
  }
}

export const changes = {
  CreateReplicationInstance: (call) => {
    const { input, now, region } = call
    const { ReplicationInstanceIdentifier: name = '', VpcSecurityGroupIds = [], Tags } = input
    if (call.state.instances.some(({ is }) => is.ReplicationInstanceIdentifier === name))
      throw exists('The replication instance', name)
    const made = instances.add(call, {
      is: {
        ReplicationInstanceIdentifier: name,
        ReplicationInstanceArn: arnOf(call, 'rep', `${name} ${now.toISOString()}`),
        ReplicationInstanceStatus: 'available',
        InstanceCreateTime: now.toISOString(),
        AllocatedStorage: input.AllocatedStorage ?? 50,
        VpcSecurityGroups: VpcSecurityGroupIds.map((VpcSecurityGroupId) => ({ VpcSecurityGroupId, Status: 'active' })),
        AvailabilityZone: input.AvailabilityZone ?? `${region}a`,
        ReplicationInstancePrivateIpAddress: privateAddress(subnets.shopPrivateA.cidr, 90),
        EngineVersion: input.EngineVersion ?? '3.6.1',
        MultiAZ: input.MultiAZ ?? false,
        AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
        // true by default (dms/latest/APIReference/API_CreateReplicationInstance.html)
        PubliclyAccessible: input.PubliclyAccessible ?? true,
        ...given({
          ReplicationInstanceClass: input.ReplicationInstanceClass,
          KmsKeyId: input.KmsKeyId,
          NetworkType: input.NetworkType,
        }),
      },
      tags: tagsFrom(Tags),
    })
    return { ReplicationInstance: { ...made.is, ReplicationInstanceStatus: 'creating' } }
  },
  ModifyReplicationInstance: (call) => {
    const { is } = instances.of(call, call.input.ReplicationInstanceArn)
    take(
      is,
      call.input,
      'AllocatedStorage',
      'AutoMinorVersionUpgrade',
      'EngineVersion',
      'MultiAZ',
      'ReplicationInstanceClass',
      'ReplicationInstanceIdentifier',
    )
    return { ReplicationInstance: { ...is, ReplicationInstanceStatus: 'modifying' } }
  },
  DeleteReplicationInstance: (call) => {
    const { ReplicationInstanceArn: arn } = instances.of(call, call.input.ReplicationInstanceArn).is
    if (busy(call, arn)) throw invalidState(`Replication instance ${arn} has replication tasks.`)
    const { is } = instances.remove(call, arn)
    return { ReplicationInstance: { ...is, ReplicationInstanceStatus: 'deleting' } }
  },
  CreateEndpoint: (call) => {
    const { input } = call
    const { EndpointIdentifier: name = '', EngineName = '', EndpointType = 'source', Tags } = input
    if (call.state.endpoints.some(({ is }) => is.EndpointIdentifier === name)) throw exists('The endpoint', name)
    const made = endpoints.add(call, {
      is: {
        EndpointIdentifier: name,
        EndpointArn: arnOf(call, 'endpoint', name),
        EndpointType: EndpointType === 'source' ? 'source' : 'target',
        EngineName,
        SslMode: input.SslMode ?? 'none',
        Status: 'active',
        ...given({
          CertificateArn: input.CertificateArn,
          DatabaseName: input.DatabaseName,
          KmsKeyId: input.KmsKeyId,
          Port: input.Port,
          ServerName: input.ServerName,
          Username: input.Username,
        }),
      },
      tags: tagsFrom(Tags),
    })
    setEngine(made.is, input)
    return { Endpoint: made.is }
  },
  ModifyEndpoint: (call) => {
    const { is } = endpoints.of(call, call.input.EndpointArn)
    take(is, call.input, 'CertificateArn', 'DatabaseName', 'Port', 'ServerName', 'SslMode', 'Username')
    setEngine(is, call.input)
    return { Endpoint: is }
  },
  DeleteEndpoint: (call) => {
    const { EndpointArn: arn } = endpoints.of(call, call.input.EndpointArn).is
    if (busy(call, arn)) throw invalidState(`Endpoint ${arn} is used by replication tasks.`)
    const { is } = endpoints.remove(call, arn)
    return { Endpoint: { ...is, Status: 'deleting' } }
  },
  CreateReplicationTask: (call) => {
    const { input, now } = call
    const { ReplicationTaskIdentifier: name = '', Tags } = input
    if (call.state.tasks.some(({ is }) => is.ReplicationTaskIdentifier === name)) throw exists('The task', name)
    const made = tasks.add(call, {
      is: {
        ReplicationTaskIdentifier: name,
        ReplicationTaskArn: arnOf(call, 'task', name),
        ReplicationInstanceArn: instances.of(call, input.ReplicationInstanceArn).is.ReplicationInstanceArn,
        SourceEndpointArn: endpoints.of(call, input.SourceEndpointArn).is.EndpointArn,
        TargetEndpointArn: endpoints.of(call, input.TargetEndpointArn).is.EndpointArn,
        ReplicationTaskSettings: settingsFrom(input.ReplicationTaskSettings),
        ReplicationTaskCreationDate: now.toISOString(),
        Status: 'ready',
        ...given({ MigrationType: input.MigrationType, TableMappings: input.TableMappings }),
      },
      tags: tagsFrom(Tags),
    })
    return { ReplicationTask: { ...made.is, Status: 'creating' } }
  },
  ModifyReplicationTask: (call) => {
    const { is } = tasks.of(call, call.input.ReplicationTaskArn)
    if (is.Status === 'running')
      throw invalidState(`Replication task ${is.ReplicationTaskArn} is running: stop it before you modify it.`)
    const { ReplicationTaskSettings: asked } = call.input
    if (asked !== undefined) is.ReplicationTaskSettings = settingsFrom(asked)
    take(is, call.input, 'MigrationType', 'TableMappings', 'ReplicationTaskIdentifier')
    return { ReplicationTask: { ...is, Status: 'modifying' } }
  },
  StopReplicationTask: (call) => {
    const { is } = tasks.of(call, call.input.ReplicationTaskArn)
    if (is.Status !== 'running') throw invalidState(`Replication task ${is.ReplicationTaskArn} is not running.`)
    is.Status = 'stopped'
    return { ReplicationTask: { ...is, Status: 'stopping' } }
  },
  StartReplicationTask: (call) => {
    const { is } = tasks.of(call, call.input.ReplicationTaskArn)
    if (is.Status === 'running') throw invalidState(`Replication task ${is.ReplicationTaskArn} is running.`)
    is.Status = 'running'
    return { ReplicationTask: { ...is, Status: 'starting' } }
  },
  DeleteReplicationTask: (call) => {
    const { is } = tasks.of(call, call.input.ReplicationTaskArn)
    if (is.Status === 'running') throw invalidState(`Replication task ${is.ReplicationTaskArn} is running.`)
    tasks.remove(call, is.ReplicationTaskArn)
    return { ReplicationTask: { ...is, Status: 'deleting' } }
  },
  AddTagsToResource: (call) => tag(taggedBy(call, call.input.ResourceArn), call.input.Tags),
  RemoveTagsFromResource: (call) => untag(taggedBy(call, call.input.ResourceArn), call.input.TagKeys),
} satisfies NonNullable<Definition['changes']>
