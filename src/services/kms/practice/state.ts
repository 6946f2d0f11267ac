import type * as Client from '@aws-sdk/client-kms'
import type { Is } from '../../../practice/kind.ts'
import { awsError, type Call } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface KmsState {
  /** Keys by id. */
  keys: Record<string, StoredKey>
  /** Key ids by alias (with `alias/`). */
  aliases: Record<string, string>
}

export interface StoredKey extends HasTags {
  is: Is<Client.KeyMetadata, 'KeyId' | 'Arn' | 'KeySpec' | 'KeyUsage' | 'Origin' | 'KeyState' | 'KeyManager'>
  rotates: boolean
  rotationDays: number
  policy: string
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

/**
 * A key that the customer may change. Throws AccessDeniedException for AWS managed keys, and KMSInvalidStateException
 * for keys that wait for deletion.
 */
export function changeable(call: AboutKey & Pick<Call<unknown, unknown>, 'principal'>, operation: string): StoredKey {
  const key = keyOf(call)
  if (key.is.KeyManager === 'AWS')
    throw awsError(
      'AccessDeniedException',
      `User: ${call.principal.arn} is not authorized to perform: kms:${operation} on resource: ${key.is.Arn} because AWS managed keys are changed by AWS alone`,
    )
  if (key.is.KeyState === 'PendingDeletion' && operation !== 'CancelKeyDeletion' && operation !== 'PutKeyPolicy')
    throw awsError('KMSInvalidStateException', `${key.is.Arn} is pending deletion.`)
  return key
}

/**
 * Throws unless KMS can rotate the key: only symmetric keys with material that it generated
 * (kms/latest/developerguide/rotate-keys.html).
 */
export function rotatable(key: StoredKey): StoredKey {
  const { Arn, KeySpec, Origin } = key.is
  if (KeySpec === 'SYMMETRIC_DEFAULT' && Origin === 'AWS_KMS') return key
  throw awsError(
    'UnsupportedOperationException',
    `${Arn} does not support automatic rotation: its spec is ${KeySpec} and its origin ${Origin}.`,
  )
}
