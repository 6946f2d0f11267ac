import type * as Client from '@aws-sdk/client-secrets-manager'
import { alnumId } from '../../../practice/ids.ts'
import { type Is, named } from '../../../practice/kind.ts'
import { type Answer, awsError, type Call } from '../../../practice/service.ts'
import { type HasTags, tagPairs } from '../../../practice/tags.ts'

/** A secret without its value, which is not stored. Without `KmsKeyId` it uses the AWS managed key. */
export interface StoredSecret extends HasTags {
  is: Is<Omit<Client.DescribeSecretResponse, 'VersionIdsToStages' | 'ReplicationStatus'>, 'ARN'>
  policy?: string | undefined
}

/** Secrets Manager in one region: secrets by name. */
export interface SecretsState {
  secrets: Record<string, StoredSecret>
}

export type C<I = unknown> = Call<I, SecretsState>

export const secrets = named<SecretsState, StoredSecret>({
  in: (state) => state.secrets,
  arn: ({ partition, region, account }, name) =>
    `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}-${alnumId('secret', name, 6)}`,
  missing: () => awsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
  exists: (name) =>
    awsError('ResourceExistsException', `The operation failed because the secret ${name} already exists.`),
})

/** A secret by its name or ARN, even if it is scheduled for deletion. */
export function secretOf(call: C, id = ''): [name: string, secret: StoredSecret] {
  const [found] = secrets.all(call, (name, { is }) => name === id || is.ARN === id)
  if (found) return found
  throw secrets.missing(id, call)
}

/** The same, for operations that are refused for a secret scheduled for deletion. */
export function undeletedSecret(call: C, id: string | undefined): [name: string, secret: StoredSecret] {
  const [name, secret] = secretOf(call, id)
  if (secret.is.DeletedDate !== undefined)
    throw awsError(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    )
  return [name, secret]
}

/** The members that ListSecrets and DescribeSecret share. */
export const shown = (Name: string, { is, tags }: StoredSecret): Answer<Client.SecretListEntry> => ({
  ...is,
  Name,
  NextRotationDate: is.RotationEnabled ? is.NextRotationDate : undefined,
  Tags: tagPairs(tags),
})
