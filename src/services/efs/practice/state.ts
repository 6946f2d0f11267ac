import type * as Client from '@aws-sdk/client-efs'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

export interface StoredFileSystem {
  id: string
  token: string
  name: string
  made: string
  /** ARN of the KMS key; null: the files are not encrypted. */
  key: string | null
  /** The zone of One Zone storage; null: regional. */
  zone: string | null
  backups: boolean
  /** The policy that somebody set; null: the default one. */
  policy: string | null
  lifecycle: Client.LifecyclePolicy[]
  tags: { Key: string; Value: string }[]
}

export interface StoredMountTarget {
  id: string
  fileSystem: string
  subnet: string
  vpc: string
  zone: string
  address: string
  groups: string[]
}

export interface StoredAccessPoint {
  id: string
  token: string
  fileSystem: string
  user: { Uid: number; Gid: number } | null
  path: string
  tags: { Key: string; Value: string }[]
}

/** EFS in one region. */
export interface EfsState {
  fileSystems: StoredFileSystem[]
  mountTargets: StoredMountTarget[]
  accessPoints: StoredAccessPoint[]
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, EfsState>
export type Definition = ServiceDefinition<Module, EfsState>

/** EFS's errors carry their code in the body too (efs/latest/ug/API_FileSystemNotFound.html and its neighbours). */
export const refuse = (code: string, message: string, status = 400): AwsError =>
  awsError(code, message, status, { ErrorCode: code })

export const badRequest = (message: string): AwsError => refuse('BadRequest', message)

export const fileSystemArn = ({ partition, region, account }: C, id: string): string =>
  `arn:${partition}:elasticfilesystem:${region}:${account}:file-system/${id}`
export const accessPointArn = ({ partition, region, account }: C, id: string): string =>
  `arn:${partition}:elasticfilesystem:${region}:${account}:access-point/${id}`

/** An id, given as such or at the end of an ARN. */
const idOf = (given: string | undefined): string => given?.split('/').at(-1) ?? ''

export function fileSystemOf({ state }: C, given: string | undefined): StoredFileSystem {
  const found = state.fileSystems.find(({ id }) => id === idOf(given))
  if (!found) throw refuse('FileSystemNotFound', `File system '${given}' does not exist.`, 404)
  return found
}

export function mountTargetOf({ state }: C, given: string | undefined): StoredMountTarget {
  const found = state.mountTargets.find(({ id }) => id === given)
  if (!found) throw refuse('MountTargetNotFound', `Mount target '${given}' does not exist.`, 404)
  return found
}

export function accessPointOf({ state }: C, given: string | undefined): StoredAccessPoint {
  const found = state.accessPoints.find(({ id }) => id === idOf(given))
  if (!found) throw refuse('AccessPointNotFound', `Access point '${given}' does not exist.`, 404)
  return found
}

/** What has tags: a file system or an access point, by id or ARN. */
export const taggedBy = (call: C, given: string | undefined): StoredFileSystem | StoredAccessPoint =>
  idOf(given).startsWith('fsap-') ? accessPointOf(call, given) : fileSystemOf(call, given)

export const shownFileSystem = (call: C, stored: StoredFileSystem): Client.FileSystemDescription => ({
  OwnerId: call.account,
  CreationToken: stored.token,
  FileSystemId: stored.id,
  FileSystemArn: fileSystemArn(call, stored.id),
  CreationTime: new Date(stored.made),
  LifeCycleState: 'available',
  ...(stored.name === '' ? {} : { Name: stored.name }),
  NumberOfMountTargets: call.state.mountTargets.filter(({ fileSystem }) => fileSystem === stored.id).length,
  SizeInBytes: { Value: 6144, ValueInIA: 0, ValueInStandard: 6144, ValueInArchive: 0 },
  PerformanceMode: 'generalPurpose',
  ThroughputMode: 'elastic',
  Encrypted: stored.key !== null,
  ...(stored.key === null ? {} : { KmsKeyId: stored.key }),
  ...(stored.zone === null ? {} : { AvailabilityZoneName: stored.zone, AvailabilityZoneId: `${stored.zone}z1` }),
  Tags: stored.tags,
  FileSystemProtection: { ReplicationOverwriteProtection: 'ENABLED' },
})

export const shownMountTarget = (call: C, stored: StoredMountTarget): Client.MountTargetDescription => ({
  OwnerId: call.account,
  MountTargetId: stored.id,
  FileSystemId: stored.fileSystem,
  SubnetId: stored.subnet,
  VpcId: stored.vpc,
  LifeCycleState: 'available',
  IpAddress: stored.address,
  AvailabilityZoneName: stored.zone,
})

export const shownAccessPoint = (call: C, stored: StoredAccessPoint): Client.AccessPointDescription => ({
  ClientToken: stored.token,
  ...nameOf(stored.tags),
  Tags: stored.tags,
  AccessPointId: stored.id,
  AccessPointArn: accessPointArn(call, stored.id),
  FileSystemId: stored.fileSystem,
  ...(stored.user === null ? {} : { PosixUser: stored.user }),
  RootDirectory: { Path: stored.path },
  OwnerId: call.account,
  LifeCycleState: 'available',
})

const nameOf = (tags: StoredAccessPoint['tags']): { Name?: string } => {
  const Name = tags.find(({ Key }) => Key === 'Name')?.Value
  return Name === undefined ? {} : { Name }
}
