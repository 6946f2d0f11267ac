import type * as Client from '@aws-sdk/client-fsx'
import { type Is, kind } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, type AwsError, awsError, type Call } from '../../../practice/service.ts'
import { type HasTags, tagPairs } from '../../../practice/tags.ts'

export interface FileSystem extends HasTags {
  is: Is<Client.FileSystem, 'FileSystemId' | 'FileSystemType' | 'StorageType' | 'SubnetIds'>
}

/** Amazon FSx in one region. */
export interface FsxState {
  fileSystems: FileSystem[]
}
export type C<I = unknown> = Call<I, FsxState>

export const badRequest = (message: string): AwsError => awsError('BadRequest', message)

export const paged = listing({
  token: 'NextToken',
  size: 'MaxResults',
  next: 'NextToken',
  invalid: () => badRequest('The token is not one that this operation gave.'),
})

export const fileSystems = kind<FsxState, FileSystem>({
  in: (state) => state.fileSystems,
  id: ({ is }) => is.FileSystemId,
  arn: ['fsx', 'file-system/'],
  missing: (id) => awsError('FileSystemNotFound', `File system '${id}' does not exist.`),
})

export const shown = (call: C, one: FileSystem): Answer<Client.FileSystem> => ({
  ...one.is,
  OwnerId: call.account,
  ResourceARN: fileSystems.arnOf(call, one),
  Lifecycle: 'AVAILABLE',
  Tags: tagPairs(one.tags),
})
