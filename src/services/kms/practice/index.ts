import { parsePolicy } from '../../../core/policy/parse.ts'
import { arnIn, set } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import { awsError, practiceService } from '../../../practice/service.ts'
import { kms as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { seedKms } from './seed.ts'
import { changeable, keyOf, rotatable } from './state.ts'

const listed = listing({
  token: 'Marker',
  size: 'Limit',
  next: 'NextMarker',
  whole: true,
  invalid: () => awsError('InvalidMarkerException', 'The marker is not one that this operation gave.'),
})
/** One page, and whether more pages follow. */
function paged<A extends Parameters<typeof listed>[1]>(call: Parameters<typeof listed>[0], answer: A) {
  const page = listed(call, answer)
  return { ...page, Truncated: page.NextMarker !== undefined }
}
const SHORTEST_WAIT = 7
const LONGEST_WAIT = 30

/** AWS Key Management Service: keys, their policies, rotation and deletion. It encrypts nothing. */
export const kms = practiceService({
  sdk,
  scope: 'regional',
  seed: seedKms,
  resource: { ListAliases: () => '*' },
  acts: { KeyId: (call, KeyId) => keyOf({ ...call, input: { KeyId } }).is.Arn },
  describes,
  reads: {
    ListKeys: (call) => {
      const keys = Object.values(call.state.keys).map(({ is: { KeyId, Arn } }) => ({ KeyId, KeyArn: Arn }))
      return paged(call, { Keys: keys.sort((a, b) => (a.KeyArn < b.KeyArn ? -1 : 1)) })
    },
    ListAliases: (call) => {
      const id = call.input.KeyId === undefined ? undefined : keyOf(call).is.KeyId
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
      const { is } = keyOf(call)
      return {
        KeyMetadata: {
          ...is,
          AWSAccountId: call.account,
          Enabled: is.KeyState === 'Enabled',
          CustomerMasterKeySpec: is.KeySpec === 'RSA_4096' ? 'RSA_4096' : 'SYMMETRIC_DEFAULT',
          ...(is.KeyUsage === 'SIGN_VERIFY'
            ? { SigningAlgorithms: ['RSASSA_PSS_SHA_512'] }
            : { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] }),
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
      // a key that waits for deletion does not rotate
      const rotates = key.rotates && key.is.KeyState !== 'PendingDeletion'
      return {
        KeyId: key.is.Arn,
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
      if (key.is.KeyState === 'Disabled') throw disabled(key.is.Arn)
      key.rotates = true
      key.rotationDays = days
    },
    DisableKeyRotation: (call) => {
      const key = rotatable(changeable(call, 'DisableKeyRotation'))
      if (key.is.KeyState === 'Disabled') throw disabled(key.is.Arn)
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
      const { is } = changeable(call, 'ScheduleKeyDeletion')
      const days = call.input.PendingWindowInDays ?? LONGEST_WAIT
      if (days < SHORTEST_WAIT || days > LONGEST_WAIT)
        throw awsError('ValidationException', `PendingWindowInDays must be from ${SHORTEST_WAIT} to ${LONGEST_WAIT}`)
      is.KeyState = 'PendingDeletion'
      is.DeletionDate = daysAgo(call, -days)
      return { KeyId: is.Arn, DeletionDate: is.DeletionDate, KeyState: is.KeyState, PendingWindowInDays: days }
    },
    CancelKeyDeletion: (call) => {
      const { is } = changeable(call, 'CancelKeyDeletion')
      if (is.KeyState !== 'PendingDeletion')
        throw awsError('KMSInvalidStateException', `${is.Arn} is not pending deletion.`)
      // a key whose deletion was canceled is disabled (kms/latest/APIReference/API_CancelKeyDeletion.html)
      is.KeyState = 'Disabled'
      delete is.DeletionDate
      return { KeyId: is.Arn }
    },
    EnableKey: (call) => set(changeable(call, 'EnableKey').is, { KeyState: 'Enabled' }),
    DisableKey: (call) => set(changeable(call, 'DisableKey').is, { KeyState: 'Disabled' }),
  },
})

const disabled = (arn: string) => awsError('DisabledException', `${arn} is disabled.`)
