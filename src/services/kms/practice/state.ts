import type { KeySpec, KeyState, KeyUsageType, OriginType } from '@aws-sdk/client-kms'
import { awsError, type Call } from '../../../practice/service.ts'

export interface KmsState {
  /** By key id. */
  keys: Record<string, StoredKey>
  /** Alias (with `alias/`) to key id. */
  aliases: Record<string, string>
}

export interface StoredKey {
  arn: string
  description: string
  manager: 'AWS' | 'CUSTOMER'
  /** ISO 8601 */
  created: string
  spec: KeySpec
  usage: KeyUsageType
  origin: OriginType
  /** The custom key store that it is in, and the id of its key in the key manager outside AWS. */
  store?: { readonly id: string; readonly external: string }
  multiRegion: boolean
  state: KeyState
  /** ISO 8601: when a key that is PendingDeletion goes. */
  deletion?: string | undefined
  rotates: boolean
  rotationDays: number
  policy: string
  tags: Record<string, string>
}

interface AboutKey {
  readonly input: { readonly KeyId?: string | undefined }
  readonly state: KmsState
  readonly region: string
  readonly account: string
}

/** A key by its id, its ARN, its alias or its alias's ARN; throws NotFoundException. */
export function keyOf({ input, state, region, account }: AboutKey): StoredKey {
  const asked = input.KeyId ?? ''
  const prefix = `arn:aws:kms:${region}:${account}:`
  const local = asked.startsWith(prefix) ? asked.slice(prefix.length) : asked
  const id = local.startsWith('alias/') ? state.aliases[local] : local.startsWith('key/') ? local.slice(4) : local
  const key = state.keys[id ?? '']
  if (key) return key
  const what = local.startsWith('alias/') ? `Alias ${prefix}${local}` : `Key '${prefix}key/${id ?? ''}'`
  throw awsError('NotFoundException', `${what} does not exist`)
}

/** A key that the customer may change; throws AccessDeniedException for those of AWS, KMSInvalidStateException for one on its way out. */
export function changeable(call: AboutKey & Pick<Call<unknown, unknown>, 'principal'>, operation: string): StoredKey {
  const key = keyOf(call)
  if (key.manager === 'AWS')
    throw awsError(
      'AccessDeniedException',
      `User: ${call.principal.arn} is not authorized to perform: kms:${operation} on resource: ${key.arn} because AWS managed keys are changed by AWS alone`,
    )
  if (key.state === 'PendingDeletion' && operation !== 'CancelKeyDeletion' && operation !== 'PutKeyPolicy')
    throw awsError('KMSInvalidStateException', `${key.arn} is pending deletion.`)
  return key
}

/** KMS rotates only symmetric keys whose material it made (kms/latest/developerguide/rotate-keys.html). */
export function rotatable(key: StoredKey): StoredKey {
  if (key.spec === 'SYMMETRIC_DEFAULT' && key.origin === 'AWS_KMS') return key
  throw awsError(
    'UnsupportedOperationException',
    `${key.arn} does not support automatic rotation: its spec is ${key.spec} and its origin ${key.origin}.`,
  )
}
