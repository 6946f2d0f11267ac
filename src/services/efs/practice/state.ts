import type * as Client from '@aws-sdk/client-efs'
import { type Is, type Kind, kind } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, type AwsError, awsError, type Call } from '../../../practice/service.ts'
import { type HasTags, tagPairs } from '../../../practice/tags.ts'

export interface FileSystem extends HasTags {
  is: Is<Client.FileSystemDescription, 'FileSystemId' | 'CreationToken' | 'CreationTime'>
  backups: boolean
  /** The file system policy; null for the default one. */
  policy: string | null
  lifecycle: Client.LifecyclePolicy[]
}
export interface MountTarget {
  is: Client.MountTargetDescription & { MountTargetId: string; FileSystemId: string }
  groups: string[]
}
export interface AccessPoint extends HasTags {
  is: Is<Client.AccessPointDescription, 'AccessPointId' | 'FileSystemId'>
}

/** EFS in one region. */
export interface EfsState {
  fileSystems: FileSystem[]
  mountTargets: MountTarget[]
  accessPoints: AccessPoint[]
}
export type C<I = unknown> = Call<I, EfsState>

/**
 * EFS's errors carry their code in the body too (efs/latest/ug/API_FileSystemNotFound.html and the pages of other
 * errors).
 */
export const refuse = (code: string, message: string, status = 400): AwsError =>
  awsError(code, message, status, { ErrorCode: code })
export const badRequest = (message: string): AwsError => refuse('BadRequest', message)

const invalid = () => badRequest('The marker or token is not one that EFS gave.')
export const byMarker = listing({ token: 'Marker', size: 'MaxItems', next: 'NextMarker', invalid })
export const byToken = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', invalid })

const missing = (code: string, what: string) => (given: string | undefined) =>
  refuse(code, `${what} '${given}' does not exist.`, 404)
/** Whether an id, or the id at the end of an ARN, is the given one. */
const means = (given: string, id: string): boolean => given.split('/').at(-1) === id

export const fileSystems = kind<EfsState, FileSystem>({
  in: (state) => state.fileSystems,
  id: ({ is }) => is.FileSystemId,
  arn: ['elasticfilesystem', 'file-system/'],
  means,
  missing: missing('FileSystemNotFound', 'File system'),
})
export const mountTargets = kind<EfsState, MountTarget>({
  in: (state) => state.mountTargets,
  id: ({ is }) => is.MountTargetId,
  arn: ['elasticfilesystem', 'mount-target/'],
  missing: missing('MountTargetNotFound', 'Mount target'),
})
export const accessPoints = kind<EfsState, AccessPoint>({
  in: (state) => state.accessPoints,
  id: ({ is }) => is.AccessPointId,
  arn: ['elasticfilesystem', 'access-point/'],
  means,
  missing: missing('AccessPointNotFound', 'Access point'),
})

/** A resource with tags: a file system or an access point, by id or ARN. */
export const tagged = (given = ''): Kind<EfsState, FileSystem> | Kind<EfsState, AccessPoint> =>
  given.split('/').at(-1)?.startsWith('fsap-') ? accessPoints : fileSystems

/** The Name tag is the name. */
const shownTags = ({ tags }: HasTags) => ({
  ...('Name' in tags ? { Name: tags['Name'] } : {}),
  Tags: tagPairs(tags),
})

export const shownFileSystem = (call: C, one: FileSystem): Answer<Client.FileSystemDescription> => ({
  ...one.is,
  ...shownTags(one),
  OwnerId: call.account,
  FileSystemArn: fileSystems.arnOf(call, one),
  LifeCycleState: 'available',
  NumberOfMountTargets: call.state.mountTargets.filter(({ is }) => is.FileSystemId === one.is.FileSystemId).length,
  SizeInBytes: { Value: 6144, ValueInIA: 0, ValueInStandard: 6144, ValueInArchive: 0 },
  PerformanceMode: 'generalPurpose',
  ThroughputMode: 'elastic',
  Encrypted: one.is.KmsKeyId !== undefined,
  ...(one.is.AvailabilityZoneName === undefined ? {} : { AvailabilityZoneId: `${one.is.AvailabilityZoneName}z1` }),
  FileSystemProtection: { ReplicationOverwriteProtection: 'ENABLED' },
})

export const shownAccessPoint = (call: C, one: AccessPoint): Client.AccessPointDescription => ({
  ...one.is,
  ...shownTags(one),
  AccessPointArn: accessPoints.arnOf(call, one),
  OwnerId: call.account,
  LifeCycleState: 'available',
})
