import { unknown } from '../../../controls/answer.ts'
import { control, those } from '../../../controls/control.ts'
import { isNotPublic, servesOneAccount } from '../../../controls/resource-policies.ts'
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
  title: 'Vault Lock is on: nobody deletes a recovery point of the vault before its time, or shortens that.',
  reads: ['state.Locked'],
  holds: (_, { state }) => state.Locked,
  fix: 'Lock the vault (PutBackupVaultLockConfiguration); with ChangeableForDays, after those days not even the root user can unlock it.',
  source: `${guide}/vault-lock.html`,
})

/** What a hand could do to the recovery points, or to what guards them. */
const BY_HAND = [
  'backup:DeleteRecoveryPoint',
  'backup:UpdateRecoveryPointLifecycle',
  'backup:PutBackupVaultAccessPolicy',
]

/** A condition would let somebody through, and the rule of AWS Config wants `*` for whom and for what. */
const deniesEveryone = ({ effect, principals, resources, conditions }: Statement): boolean =>
  effect === 'Deny' &&
  principals?.everyone === true &&
  !principals.not &&
  conditions.length === 0 &&
  resources?.not === false &&
  resources.patterns.includes('*')

export const vaultsDenyDeletionByHand = control({
  id: 'Demarc.Backup.2',
  configRule: 'backup-recovery-point-manual-deletion-disabled',
  on,
  responsibility: 'least-privilege',
  severity: 'medium',
  title:
    'The access policy of a vault denies everyone to delete recovery points, to change how long they are kept, and to change the policy.',
  reads: ['AccessPolicy'],
  holds: ({ AccessPolicy }) => {
    if (AccessPolicy === null) return false
    const parsed = parsePolicy(AccessPolicy)
    if (!parsed.ok) return unknown(`the access policy is not understood: ${parsed.problems.join('; ')}`)
    const denials = parsed.policy.statements.filter(deniesEveryone)
    return BY_HAND.every((action) => denials.some((one) => concerns(one, action) && appliesTo(one, '*')))
  },
  fix: 'Deny backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle and backup:PutBackupVaultAccessPolicy to * in the access policy.',
  source:
    'https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html',
})

export const vaultsAreNotPublic = control({
  id: 'Demarc.Backup.3',
  on,
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'The access policy of a vault does not let everyone in.',
  reads: ['AccessPolicy'],
  holds: ({ AccessPolicy }) => isNotPublic(AccessPolicy),
  fix: 'Name the accounts in the policy, or bind * by aws:PrincipalOrgID to your organization.',
  source: `${guide}/create-a-vault-access-policy.html`,
})

export const vaultsAreNotShared = control({
  id: 'Demarc.Backup.4',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'The access policy of a vault lets no other account copy recovery points into it.',
  reads: ['AccessPolicy'],
  holds: ({ AccessPolicy }, { account }) => servesOneAccount(AccessPolicy, account),
  fix: "Remove the other account's principals from the policy (PutBackupVaultAccessPolicy), or sign an exception that says why it copies into the vault.",
  source: `${guide}/create-a-vault-access-policy.html`,
})

export const vaultsHaveYourKey = control({
  id: 'Demarc.Backup.5',
  on,
  responsibility: 'key-care',
  severity: 'low',
  title: 'A vault is encrypted with a customer managed KMS key, whose policy says who may restore from it.',
  reads: ['EncryptionKeyArn'],
  near: {
    // safe: `reads` names it, and so it is an ARN or null
    keys: those('AWS::KMS::Key', {
      where: 'Arn',
      is: (vault) => vault['EncryptionKeyArn'] as string | null,
      reads: [],
    }),
  },
  // the account's own that are not listed are AWS's, `aws/backup`; those of another account nobody but that account has made
  holds: ({ EncryptionKeyArn: key }, { account, near }) =>
    key !== null && ((parseArn(key)?.account ?? account) !== account || near.keys.some()),
  fix: 'Create a vault with a customer managed key and let the plans write there: the key of a vault cannot be changed.',
  source: `${guide}/encryption.html`,
})

export const vaultsTellOfJobs = control({
  id: 'Demarc.Backup.6',
  on,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'A vault tells a topic of SNS how its backup jobs ended.',
  reads: ['Notifications'],
  // of jobs that failed too: the event BACKUP_JOB_FAILED is no longer sent (backup-notifications.html)
  holds: ({ Notifications }) => Notifications?.BackupVaultEvents?.includes('BACKUP_JOB_COMPLETED'),
  fix: 'Send BACKUP_JOB_COMPLETED to a topic (PutBackupVaultNotifications), or sign an exception if EventBridge tells you.',
  source: `${guide}/backup-notifications.html`,
})
