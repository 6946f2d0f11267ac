import { parsePolicy } from '../../../core/policy/parse.ts'
import { arnIn } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { awsError, practiceService } from '../../../practice/service.ts'
import { kms as sdk } from '../sdk.ts'
import { seedKms } from './seed.ts'
import { changeable, keyOf, rotatable } from './state.ts'

const idOf = (arn: string): string => arn.slice(arn.indexOf('/') + 1)
const listed = listing({
  token: 'Marker',
  size: 'Limit',
  next: 'NextMarker',
  whole: true,
  invalid: () => awsError('InvalidMarkerException', 'The marker is not one that this operation gave.'),
})
/** One page, and whether there is more. */
function paged<A extends Parameters<typeof listed>[1]>(call: Parameters<typeof listed>[0], answer: A) {
  const page = listed(call, answer)
  return { ...page, Truncated: page.NextMarker !== undefined }
}
const SHORTEST_WAIT = 7
const LONGEST_WAIT = 30
const DAY = 86_400_000

/** AWS Key Management Service: keys, their policies, rotation and deletion. It encrypts nothing. */
export const kms = practiceService({
  sdk,
  scope: 'regional',
  seed: seedKms,
  resource: { ListAliases: () => '*' },
  acts: { KeyId: (call, KeyId) => keyOf({ ...call, input: { KeyId } }).arn },
  reads: {
    ListKeys: (call) => {
      const arns = Object.values(call.state.keys).map(({ arn }) => arn)
      return paged(call, { Keys: arns.sort().map((arn) => ({ KeyId: idOf(arn), KeyArn: arn })) })
    },
    ListAliases: (call) => {
      const id = call.input.KeyId === undefined ? undefined : idOf(keyOf(call).arn)
      const found = Object.entries(call.state.aliases)
        .filter(([, target]) => id === undefined || target === id)
        .sort(([a], [b]) => (a < b ? -1 : 1))
      const Aliases = found.map(([AliasName, TargetKeyId]) => ({
        AliasName,
        AliasArn: arnIn(call, 'kms', AliasName),
        TargetKeyId,
      }))
      return paged(call, { Aliases })
    },
    DescribeKey: (call) => {
      const key = keyOf(call)
      return {
        KeyMetadata: {
          AWSAccountId: call.account,
          KeyId: idOf(key.arn),
          Arn: key.arn,
          CreationDate: new Date(key.created),
          Enabled: key.state === 'Enabled',
          Description: key.description,
          KeyUsage: key.usage,
          KeyState: key.state,
          KeyManager: key.manager,
          KeySpec: key.spec,
          CustomerMasterKeySpec: key.spec === 'RSA_4096' ? 'RSA_4096' : 'SYMMETRIC_DEFAULT',
          Origin: key.origin,
          MultiRegion: key.multiRegion,
          ...(key.store && {
            CustomKeyStoreId: key.store.id,
            XksKeyConfiguration: { Id: key.store.external },
          }),
          ...(key.usage === 'SIGN_VERIFY'
            ? { SigningAlgorithms: ['RSASSA_PSS_SHA_512'] }
            : { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] }),
          ...(key.deletion !== undefined && { DeletionDate: new Date(key.deletion) }),
        },
      }
    },
    GetKeyPolicy: (call) => {
      if ((call.input.PolicyName ?? 'default') !== 'default')
        throw awsError('NotFoundException', 'No such policy exists')
      return { Policy: keyOf(call).policy, PolicyName: 'default' }
    },
    GetKeyRotationStatus: (call) => {
      const key = rotatable(keyOf(call))
      // no key rotates while it waits for its deletion
      const rotates = key.rotates && key.state !== 'PendingDeletion'
      return {
        KeyId: key.arn,
        KeyRotationEnabled: rotates,
        ...(rotates && { RotationPeriodInDays: key.rotationDays }),
      }
    },
    ListResourceTags: (call) => {
      const Tags = Object.entries(keyOf(call).tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))
      return paged(call, { Tags })
    },
  },
  changes: {
    EnableKeyRotation: (call) => {
      const key = rotatable(changeable(call, 'EnableKeyRotation'))
      const days = call.input.RotationPeriodInDays ?? 365
      if (days < 90 || days > 2560)
        throw awsError('ValidationException', 'RotationPeriodInDays must be from 90 to 2560')
      if (key.state === 'Disabled') throw disabled(key.arn)
      key.rotates = true
      key.rotationDays = days
    },
    DisableKeyRotation: (call) => {
      const key = rotatable(changeable(call, 'DisableKeyRotation'))
      if (key.state === 'Disabled') throw disabled(key.arn)
      key.rotates = false
    },
    PutKeyPolicy: (call) => {
      const key = changeable(call, 'PutKeyPolicy')
      const parsed = parsePolicy(call.input.Policy)
      if (!parsed.ok) throw awsError('MalformedPolicyDocumentException', parsed.problems.join('; '))
      const { statements } = parsed.policy
      if (!statements.every((one) => one.principals && one.resources))
        throw awsError('MalformedPolicyDocumentException', 'Every statement needs Principal and Resource')
      key.policy = call.input.Policy ?? ''
    },
    ScheduleKeyDeletion: (call) => {
      const key = changeable(call, 'ScheduleKeyDeletion')
      const days = call.input.PendingWindowInDays ?? LONGEST_WAIT
      if (days < SHORTEST_WAIT || days > LONGEST_WAIT)
        throw awsError('ValidationException', `PendingWindowInDays must be from ${SHORTEST_WAIT} to ${LONGEST_WAIT}`)
      const deletion = new Date(call.now.getTime() + days * DAY)
      key.state = 'PendingDeletion'
      key.deletion = deletion.toISOString()
      return { KeyId: key.arn, DeletionDate: deletion, KeyState: key.state, PendingWindowInDays: days }
    },
    CancelKeyDeletion: (call) => {
      const key = changeable(call, 'CancelKeyDeletion')
      if (key.state !== 'PendingDeletion')
        throw awsError('KMSInvalidStateException', `${key.arn} is not pending deletion.`)
      // it comes back switched off (kms/latest/APIReference/API_CancelKeyDeletion.html)
      key.state = 'Disabled'
      key.deletion = undefined
      return { KeyId: key.arn }
    },
    EnableKey: (call) => {
      changeable(call, 'EnableKey').state = 'Enabled'
    },
    DisableKey: (call) => {
      changeable(call, 'DisableKey').state = 'Disabled'
    },
  },
})

const disabled = (arn: string) => awsError('DisabledException', `${arn} is disabled.`)
