import type * as Client from '@aws-sdk/client-redshift-serverless'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../../practice/service.ts'

interface Tag {
  key: string
  value: string
}

/** Where recovery points and snapshots are copied, and how long they are kept there, days. */
interface StoredCopy {
  id: string
  region: string
  days: number
}

export interface StoredNamespace {
  id: string
  name: string
  administrator: string
  database: string
  /** ARN of the key; null: one that AWS owns. */
  key: string | null
  logs: Client.LogExport[]
  /** Secrets Manager keeps the administrator's password. */
  managed: boolean
  copies: StoredCopy[]
  made: string
  tags: Tag[]
}

export interface StoredWorkgroup {
  id: string
  name: string
  namespace: string
  capacity: number
  port: number
  subnets: string[]
  securityGroups: string[]
  isPublic: boolean
  vpcRouting: boolean
  parameters: Record<string, string>
  made: string
  tags: Tag[]
}

/** Redshift Serverless in one region. */
export interface ServerlessState {
  namespaces: StoredNamespace[]
  workgroups: StoredWorkgroup[]
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, ServerlessState>
export type Definition = ServiceDefinition<Module, ServerlessState>

export const invalid = (message: string): AwsError => awsError('ValidationException', message)
export const conflict = (message: string): AwsError => awsError('ConflictException', message)
const missing = (message: string): AwsError => awsError('ResourceNotFoundException', message)

export const arnOf = ({ partition, region, account }: C, kind: 'namespace' | 'workgroup', id: string): string =>
  `arn:${partition}:redshift-serverless:${region}:${account}:${kind}/${id}`

export function namespaceOf({ state }: C, name: string | undefined): StoredNamespace {
  const found = state.namespaces.find((one) => one.name === name)
  if (!found) throw missing(`Could not find namespace ${name}.`)
  return found
}
export function workgroupOf({ state }: C, name: string | undefined): StoredWorkgroup {
  const found = state.workgroups.find((one) => one.name === name)
  if (!found) throw missing(`Could not find workgroup ${name}.`)
  return found
}
export function taggedBy(call: C, arn: string | undefined): { tags: Tag[] } {
  const { namespaces, workgroups } = call.state
  const found =
    namespaces.find(({ id }) => arnOf(call, 'namespace', id) === arn) ??
    workgroups.find(({ id }) => arnOf(call, 'workgroup', id) === arn)
  if (!found) throw missing(`Could not find resource ${arn}.`)
  return found
}

export const shownNamespace = (call: C, one: StoredNamespace): Client.Namespace => ({
  namespaceArn: arnOf(call, 'namespace', one.id),
  namespaceId: one.id,
  namespaceName: one.name,
  adminUsername: one.administrator,
  dbName: one.database,
  kmsKeyId: one.key ?? 'AWS_OWNED_KMS_KEY',
  iamRoles: [],
  logExports: one.logs,
  status: 'AVAILABLE',
  creationDate: new Date(one.made),
  ...(one.managed
    ? {
        adminPasswordSecretArn: `arn:${call.partition}:secretsmanager:${call.region}:${call.account}:secret:redshift!${one.name}-${one.administrator}`,
      }
    : {}),
})

export const shownWorkgroup = (call: C, one: StoredWorkgroup): Client.Workgroup => ({
  workgroupArn: arnOf(call, 'workgroup', one.id),
  workgroupId: one.id,
  workgroupName: one.name,
  namespaceName: one.namespace,
  baseCapacity: one.capacity,
  enhancedVpcRouting: one.vpcRouting,
  configParameters: Object.entries(one.parameters).map(([parameterKey, parameterValue]) => ({
    parameterKey,
    parameterValue,
  })),
  securityGroupIds: one.securityGroups,
  subnetIds: one.subnets,
  status: 'AVAILABLE',
  endpoint: {
    address: `${one.name}.${call.account}.${call.region}.redshift-serverless.amazonaws.com`,
    port: one.port,
  },
  publiclyAccessible: one.isPublic,
  port: one.port,
  creationDate: new Date(one.made),
})

export const shownCopy = (call: C, one: StoredNamespace, copy: StoredCopy): Client.SnapshotCopyConfiguration => ({
  snapshotCopyConfigurationId: copy.id,
  snapshotCopyConfigurationArn: `${arnOf(call, 'namespace', one.id).replace(/:namespace\/.*/, '')}:snapshotcopyconfiguration/${copy.id}`,
  namespaceName: one.name,
  destinationRegion: copy.region,
  snapshotRetentionPeriod: copy.days,
})
