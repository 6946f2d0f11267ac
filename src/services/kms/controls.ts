import { Unknown, unknown } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { outsidersOf, publicActionsOf } from '../../controls/policy-wording.ts'
import { admitsOnlyAccount, staysInside } from '../../controls/principals.ts'
import { namesAccountsAlone } from '../../controls/resource-policies.ts'
import { grants, grantsAll } from '../../core/policy/actions.ts'
import { parsePolicy } from '../../core/policy/parse.ts'
import type { Policy, Statement } from '../../core/policy/policy.ts'
import { isPublicButForFixedValues } from '../../core/policy/public.ts'
import { isFixed } from '../../core/policy/wildcard.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html'

/** States of a key that will be deleted: controls of its use no longer apply. */
const LEAVING: readonly unknown[] = ['PendingDeletion', 'PendingReplicaDeletion']
const isLeaving = (state: unknown): boolean => LEAVING.includes(state)

export const keyIsNotAboutToBeDeleted = control({
  id: 'KMS.3',
  compared: '2026-11-30',
  configRule: 'kms-cmk-not-scheduled-for-deletion-2',
  on: 'AWS::KMS::Key',
  responsibility: 'deletion-protection',
  severity: 'critical',
  title: 'AWS KMS keys should not be scheduled for deletion',
  finding: (_, { state }) => `KeyState is ${state.KeyState}: data encrypted under the key will be lost`,
  reads: ['state.KeyState'],
  holds: (_, { state }) => !isLeaving(state.KeyState),
  fix: 'Cancel the deletion (CancelKeyDeletion) and enable the key again, unless nothing needs it; disable a key instead of deleting it.',
  source: docs,
})

export const keyRotates = control({
  id: 'KMS.4',
  compared: '2026-11-30',
  configRule: 'cmk-backing-key-rotation-enabled',
  on: 'AWS::KMS::Key',
  responsibility: 'key-care',
  severity: 'medium',
  title: 'AWS KMS keys should have automatic key rotation enabled',
  finding: 'EnableKeyRotation is false',
  reads: ['EnableKeyRotation', 'KeySpec', 'Origin'],
  // KMS rotates only symmetric encryption keys with material that it generated
  // (kms/latest/developerguide/rotate-keys.html)
  applies: (key) => key.KeySpec === 'SYMMETRIC_DEFAULT' && key.Origin === 'AWS_KMS',
  holds: (key) => key.EnableKeyRotation,
  fix: 'Turn on automatic rotation (EnableKeyRotation).',
  source: docs,
})

function policyOf(document: unknown): Policy | Unknown {
  // every key has a policy: if none was read, the verdict is unknown
  const result = parsePolicy(document)
  return result.ok ? result.policy : unknown(`the key's policy is not understood: ${result.problems.join('; ')}`)
}

const EQUALITY: readonly string[] = ['stringequals', 'stringequalsignorecase', 'stringlike']
/** Does a condition name the service through which a request has to come? It says nothing about the caller. */
const fixesService = ({ conditions }: Statement): boolean =>
  conditions.some(
    ({ base, key, quantifier, ifExists, values }) =>
      key === 'kms:viaservice' &&
      EQUALITY.includes(base) &&
      !ifExists &&
      quantifier !== 'ForAllValues' &&
      values.every(isFixed),
  )

export const keyIsNotPublic = control({
  id: 'KMS.5',
  compared: '2026-11-30',
  leftOpen:
    'A grant to any principal that fixes the service (kms:ViaService) but not the caller is unknown: the page does not say whether a condition on the service alone counts.',
  configRule: 'kms-key-policy-no-public-access',
  on: 'AWS::KMS::Key',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'AWS KMS key policies should not allow public access',
  finding: (key) => `Key policy allows ${publicActionsOf(key.KeyPolicy, isPublicButForFixedValues)} to any principal`,
  reads: ['KeyPolicy'],
  holds: (key) => {
    const policy = policyOf(key.KeyPolicy)
    if (policy instanceof Unknown) return policy
    const open = policy.statements.filter(isPublicButForFixedValues)
    return (
      open.every(fixesService) && (open.length === 0 || unknown('whether kms:ViaService with a fixed value counts'))
    )
  },
  fix: 'Name the principals in the key policy instead of *, or limit * to your account by kms:CallerAccount.',
  source: docs,
})

export const servicesServeKnownCallers = control({
  id: 'Demarc.KMS.3',
  on: 'AWS::KMS::Key',
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'AWS KMS key policies should fix the caller where they allow any principal through a service (kms:ViaService)',
  finding: (key) =>
    `Key policy allows ${publicActionsOf(key.KeyPolicy, isOpenThroughService)} to any account through a service`,
  reads: ['KeyPolicy'],
  holds: (key) => {
    const policy = policyOf(key.KeyPolicy)
    return policy instanceof Unknown ? policy : !policy.statements.some(isOpenThroughService)
  },
  fix: 'Add kms:CallerAccount with your account to the condition of the statement (PutKeyPolicy).',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service',
})

const isOpenThroughService = (one: Statement): boolean => isPublicButForFixedValues(one) && fixesService(one)

const ADMINISTRATION = [
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:DeleteImportedKeyMaterial',
]
const administers = (one: Statement): boolean => ADMINISTRATION.some((action) => grants(one, action))

export const otherAccountsDoNotAdministerKey = control({
  id: 'Demarc.KMS.1',
  on: 'AWS::KMS::Key',
  responsibility: 'cross-account-sharing',
  severity: 'high',
  title: 'AWS KMS key policies should not let other AWS accounts administer the key',
  finding: (key, { account }) =>
    `Key policy allows ${outsidersOf(key.KeyPolicy, account, administers)} to administer the key`,
  reads: ['KeyPolicy'],
  holds: (key, { account }) => {
    const policy = policyOf(key.KeyPolicy)
    if (policy instanceof Unknown) return policy
    return staysInside(policy.statements.filter(administers), account, admitsOnlyAccount)
  },
  fix: 'Grant other accounts only the use of the key (kms:Decrypt, kms:GenerateDataKey, kms:DescribeKey), not kms:* or its administration.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
})

export const keyGrantsNoPrincipalEverything = control({
  id: 'Demarc.KMS.2',
  on: 'AWS::KMS::Key',
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'AWS KMS key policies should grant kms:* to accounts only, not to users or roles',
  finding: 'Key policy grants kms:* to a user or role',
  reads: ['KeyPolicy'],
  holds: (key) => {
    const policy = policyOf(key.KeyPolicy)
    if (policy instanceof Unknown) return policy
    return policy.statements.filter((one) => grantsAll(one, 'kms')).every(namesAccountsAlone)
  },
  fix: 'Keep kms:* for the account (which delegates permissions to IAM), and name the actions of each user and role.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
})
