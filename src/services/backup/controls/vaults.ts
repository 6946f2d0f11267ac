import { Unknown, unknown } from '../../../controls/answer.ts'
import { control, those } from '../../../controls/control.ts'
import { outsidersOf, publicActionsOf } from '../../../controls/policy-wording.ts'
import { isNotPublic, servesOneAccount } from '../../../controls/resource-policies.ts'
import { listed } from '../../../controls/wording.ts'
import { parseArn } from '../../../core/arn.ts'
import { appliesTo, concerns } from '../../../core/policy/actions.ts'
import { parsePolicy } from '../../../core/policy/parse.ts'
import type { Statement } from '../../../core/policy/policy.ts'

const guide = 'https://docs.aws.amazon.com/aws-backup/latest/devguide'
const on = 'AWS::Backup::BackupVault'

export const vaultsAreLocked = control({
  id: 'Demarc.Backup.1',
  on,
  responsibility: 'immutable-copies',
  severity: 'medium',
  title: 'AWS Backup vaults should have Vault Lock enabled',
  finding: 'Vault Lock is off',
  reads: ['state.Locked'],
  holds: (_, { state }) => state.Locked,
  fix: 'Lock the vault (PutBackupVaultLockConfiguration). With ChangeableForDays the lock cannot be removed after those days, not even by the root user.',
  source: `${guide}/vault-lock.html`,
})

/** The actions that delete recovery points by hand, shorten their retention, or remove this denial. */
const BY_HAND = [
  'backup:DeleteRecoveryPoint',
  'backup:UpdateRecoveryPointLifecycle',
  'backup:PutBackupVaultAccessPolicy',
]

/** The rule of AWS Config wants `*` as principal and resource; a condition would exempt principals. */
const deniesEveryPrincipal = ({ effect, principals, resources, conditions }: Statement): boolean =>
  effect === 'Deny' &&
  principals?.any === true &&
  !principals.not &&
  conditions.length === 0 &&
  resources?.not === false &&
  resources.patterns.includes('*')

/** Which of the actions an access policy does not deny to all principals; unknown for a policy that cannot be parsed. */
function undeniedIn(document: unknown): readonly string[] | Unknown {
  const parsed = parsePolicy(document)
  if (!parsed.ok) return unknown(`the access policy cannot be parsed: ${parsed.problems.join('; ')}`)
  const denials = parsed.policy.statements.filter(deniesEveryPrincipal)
  return BY_HAND.filter((action) => !denials.some((one) => concerns(one, action) && appliesTo(one, '*')))
}

export const vaultsDenyDeletionByHand = control({
  id: 'Demarc.Backup.2',
  configRule: 'backup-recovery-point-manual-deletion-disabled',
  on,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'AWS Backup vault access policies should deny manual deletion of recovery points to all principals',
  finding: ({ AccessPolicy }) => {
    if (AccessPolicy === null) return 'Vault has no access policy'
    const open = undeniedIn(AccessPolicy)
    return `Access policy does not deny ${listed(open instanceof Unknown ? [] : open, 1)} to all principals`
  },
  reads: ['AccessPolicy'],
  holds: ({ AccessPolicy }) => {
    if (AccessPolicy === null) return false
    const undenied = undeniedIn(AccessPolicy)
    return undenied instanceof Unknown ? undenied : undenied.length === 0
  },
  fix: 'Deny backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle and backup:PutBackupVaultAccessPolicy to * in the access policy (PutBackupVaultAccessPolicy).',
  source:
    'https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html',
})

export const vaultsAreNotPublic = control({
  id: 'Demarc.Backup.3',
  on,
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'AWS Backup vault access policies should not allow public access',
  finding: ({ AccessPolicy }) => `Access policy allows ${publicActionsOf(AccessPolicy)} to any principal`,
  reads: ['AccessPolicy'],
  holds: ({ AccessPolicy }) => isNotPublic(AccessPolicy),
  fix: 'Name the accounts in the access policy, or restrict * with aws:PrincipalOrgID to your organization (PutBackupVaultAccessPolicy).',
  source: `${guide}/create-a-vault-access-policy.html`,
})

export const vaultsAreNotShared = control({
  id: 'Demarc.Backup.4',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'AWS Backup vault access policies should not allow other AWS accounts',
  finding: ({ AccessPolicy }, { account }) => `Access policy allows ${outsidersOf(AccessPolicy, account)}`,
  reads: ['AccessPolicy'],
  holds: ({ AccessPolicy }, { account }) => servesOneAccount(AccessPolicy, account),
  fix: "Remove the other account's principals from the policy (PutBackupVaultAccessPolicy), or accept the sharing (`demarc accept --control Demarc.Backup.4`).",
  source: `${guide}/create-a-vault-access-policy.html`,
})

export const vaultsHaveYourKey = control({
  id: 'Demarc.Backup.5',
  on,
  responsibility: 'key-care',
  severity: 'low',
  title: 'AWS Backup vaults should be encrypted with a customer managed KMS key (CMK)',
  finding: ({ EncryptionKeyArn: key }) =>
    key === null ? 'Vault is encrypted with an AWS owned key' : 'Vault is encrypted with an AWS managed key',
  reads: ['EncryptionKeyArn'],
  near: {
    // safe: `reads` names it, and so it is an ARN or null
    keys: those('AWS::KMS::Key', {
      where: 'Arn',
      is: (vault) => vault['EncryptionKeyArn'] as string | null,
      reads: [],
    }),
  },
  // a key of this account that is not listed is the AWS managed key aws/backup; a key of another account is customer managed
  holds: ({ EncryptionKeyArn: key }, { account, near }) =>
    key !== null && ((parseArn(key)?.account ?? account) !== account || near.keys.some()),
  fix: 'Create a vault with a customer managed key, and write backups there (CreateBackupVault, UpdateBackupPlan): the key of a vault cannot be changed.',
  source: `${guide}/encryption.html`,
})

export const vaultsTellOfJobs = control({
  id: 'Demarc.Backup.6',
  on,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'AWS Backup vaults should notify an SNS topic when backup jobs end (BACKUP_JOB_COMPLETED)',
  finding: ({ Notifications }) =>
    Notifications === null ? 'No SNS topic is notified' : 'BackupVaultEvents does not include BACKUP_JOB_COMPLETED',
  reads: ['Notifications'],
  // this event includes failed jobs: BACKUP_JOB_FAILED is no longer sent (backup-notifications.html)
  holds: ({ Notifications }) => Notifications?.BackupVaultEvents?.includes('BACKUP_JOB_COMPLETED'),
  fix: 'Send BACKUP_JOB_COMPLETED to a topic (PutBackupVaultNotifications), or accept it if EventBridge notifies you (`demarc accept --control Demarc.Backup.6`).',
  source: `${guide}/backup-notifications.html`,
})
