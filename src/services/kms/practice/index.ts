import { parsePolicy } from '../../../core/policy/parse.ts'
import { awsError, page, practiceService } from '../../../practice/service.ts'
import { kms as sdk } from '../sdk.ts'
import { seedKms } from './seed.ts'
import { changeable, keyOf, rotatable } from './state.ts'

const idOf = (arn: string): string => arn.slice(arn.indexOf('/') + 1)
const invalidMarker = () => awsError('InvalidMarkerException', 'The marker is not one that this operation gave.', 400)
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
      const { items, next } = page(call, arns.sort(), {
        token: call.input.Marker,
        size: call.input.Limit,
        invalid: invalidMarker,
      })
      return {
        Keys: items.map((arn) => ({ KeyId: idOf(arn), KeyArn: arn })),
        NextMarker: next,
        Truncated: next !== undefined,
      }
    },
    ListAliases: (call) => {
      const { input, state, region, account } = call
      const id = input.KeyId === undefined ? undefined : idOf(keyOf(call).arn)
      const found = Object.entries(state.aliases)
        .filter(([, target]) => id === undefined || target === id)
        .sort(([a], [b]) => (a < b ? -1 : 1))
      const { items, next } = page(call, found, { token: input.Marker, size: input.Limit, invalid: invalidMarker })
      return {
        Aliases: items.map(([AliasName, TargetKeyId]) => ({
          AliasName,
          AliasArn: `arn:aws:kms:${region}:${account}:${AliasName}`,
          TargetKeyId,
        })),
        NextMarker: next,
        Truncated: next !== undefined,
      }
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
        throw awsError('NotFoundException', 'No such policy exists', 400)
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
      const tags = Object.entries(keyOf(call).tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))
      const { items, next } = page(call, tags, {
        token: call.input.Marker,
        size: call.input.Limit,
        invalid: invalidMarker,
      })
      return { Tags: items, NextMarker: next, Truncated: next !== undefined }
    },
  },
  changes: {
    EnableKeyRotation: (call) => {
      const key = rotatable(changeable(call, call.principal.arn, 'EnableKeyRotation'))
      const days = call.input.RotationPeriodInDays ?? 365
      if (days < 90 || days > 2560)
        throw awsError('ValidationException', 'RotationPeriodInDays must be from 90 to 2560', 400)
      if (key.state === 'Disabled') throw disabled(key.arn)
      key.rotates = true
      key.rotationDays = days
    },
    DisableKeyRotation: (call) => {
      const key = rotatable(changeable(call, call.principal.arn, 'DisableKeyRotation'))
      if (key.state === 'Disabled') throw disabled(key.arn)
      key.rotates = false
    },
    PutKeyPolicy: (call) => {
      const key = changeable(call, call.principal.arn, 'PutKeyPolicy')
      const parsed = parsePolicy(call.input.Policy)
      if (!parsed.ok) throw awsError('MalformedPolicyDocumentException', parsed.problems.join('; '), 400)
      const { statements } = parsed.policy
      if (!statements.every((one) => one.principals && one.resources))
        throw awsError('MalformedPolicyDocumentException', 'Every statement needs Principal and Resource', 400)
      key.policy = call.input.Policy ?? ''
    },
    ScheduleKeyDeletion: (call) => {
      const key = changeable(call, call.principal.arn, 'ScheduleKeyDeletion')
      const days = call.input.PendingWindowInDays ?? LONGEST_WAIT
      if (days < SHORTEST_WAIT || days > LONGEST_WAIT)
        throw awsError(
          'ValidationException',
          `PendingWindowInDays must be from ${SHORTEST_WAIT} to ${LONGEST_WAIT}`,
          400,
        )
      const deletion = new Date(call.now.getTime() + days * DAY)
      key.state = 'PendingDeletion'
      key.deletion = deletion.toISOString()
      return { KeyId: key.arn, DeletionDate: deletion, KeyState: key.state, PendingWindowInDays: days }
    },
    CancelKeyDeletion: (call) => {
      const key = changeable(call, call.principal.arn, 'CancelKeyDeletion')
      if (key.state !== 'PendingDeletion')
        throw awsError('KMSInvalidStateException', `${key.arn} is not pending deletion.`, 400)
      // it comes back switched off (kms/latest/APIReference/API_CancelKeyDeletion.html)
      key.state = 'Disabled'
      key.deletion = undefined
      return { KeyId: key.arn }
    },
    EnableKey: (call) => {
      changeable(call, call.principal.arn, 'EnableKey').state = 'Enabled'
    },
    DisableKey: (call) => {
      changeable(call, call.principal.arn, 'DisableKey').state = 'Disabled'
    },
  },
})

const disabled = (arn: string) => awsError('DisabledException', `${arn} is disabled.`, 400)
