import { alnumId } from '../../../practice/ids.ts'
import { named } from '../../../practice/kind.ts'
import { awsError, type Call } from '../../../practice/service.ts'
import { type HasTags, tagPairs } from '../../../practice/tags.ts'

/** A secret without its value: this account keeps none. Dates are ISO 8601. */
export interface StoredSecret extends HasTags {
  arn: string
  description: string
  /** ARN of its KMS key; absent: the AWS managed one. */
  key?: string | undefined
  created: string
  changed: string
  accessed?: string | undefined
  deleted?: string | undefined
  rotates: boolean
  lambda?: string | undefined
  /** Days between rotations. */
  every?: number | undefined
  rotated?: string | undefined
  /** When the next rotation must have happened. */
  due?: string | undefined
  /** The AWS service that manages it. */
  owner?: string | undefined
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

/** A secret by its name or its ARN, also one that waits for its deletion. */
export function secretOf(call: C, id = ''): [name: string, secret: StoredSecret] {
  const [found] = secrets.all(call, (name, { arn }) => name === id || arn === id)
  if (found) return found
  throw secrets.missing(id, call)
}

/** The same for what one that waits for its deletion does not do. */
export function livingSecret(call: C, id: string | undefined): [name: string, secret: StoredSecret] {
  const [name, secret] = secretOf(call, id)
  if (secret.deleted !== undefined)
    throw awsError(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    )
  return [name, secret]
}

const date = (iso: string | undefined): Date | undefined => (iso === undefined ? undefined : new Date(iso))

/** What the listing and DescribeSecret both show. */
export const shown = (name: string, secret: StoredSecret) => ({
  ARN: secret.arn,
  Name: name,
  ...(secret.description === '' ? {} : { Description: secret.description }),
  KmsKeyId: secret.key,
  ...(secret.rotates || secret.lambda !== undefined ? { RotationEnabled: secret.rotates } : {}),
  RotationLambdaARN: secret.lambda,
  ...(secret.every === undefined ? {} : { RotationRules: { AutomaticallyAfterDays: secret.every } }),
  LastRotatedDate: date(secret.rotated),
  LastChangedDate: date(secret.changed),
  // a day, not a moment (secretsmanager/latest/apireference/API_SecretListEntry.html)
  LastAccessedDate: secret.accessed === undefined ? undefined : new Date(`${secret.accessed.slice(0, 10)}T00:00:00Z`),
  DeletedDate: date(secret.deleted),
  NextRotationDate: secret.rotates ? date(secret.due) : undefined,
  Tags: tagPairs(secret.tags),
  OwningService: secret.owner,
  CreatedDate: date(secret.created),
})
