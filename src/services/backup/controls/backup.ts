import { control } from '../../../controls/control.ts'
import { KEPT, keptLongEnough } from './plans.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/backup-controls.html'
const PROTECTED = 'Demarc::Backup::ProtectedResource'

export const recoveryPointsAreEncrypted = control({
  id: 'Backup.1',
  compared: '2026-11-30',
  configRule: 'backup-recovery-point-encrypted',
  on: 'Demarc::Backup::RecoveryPoint',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'Recovery points should be encrypted',
  finding: 'Recovery point is not encrypted',
  reads: ['IsEncrypted'],
  holds: (point) => point.IsEncrypted,
  fix: 'Encrypt the resource itself, or copy the recovery point into a vault that encrypts it, and delete the plain one.',
  source: `${docs}#backup-1`,
})

export const recoveryPointsAreKept = control({
  id: 'Demarc.Backup.13',
  configRule: 'backup-recovery-point-minimum-retention-check',
  on: PROTECTED,
  responsibility: 'data-lifecycle',
  severity: 'medium',
  title: `The last recovery point of a resource is kept for ${KEPT} days or more.`,
  reads: ['KeptDays'],
  holds: ({ KeptDays }) => keptLongEnough(KeptDays),
  fix: 'Set Lifecycle.DeleteAfterDays to 35 or more, in the plan that makes it and on the recovery point (UpdateRecoveryPointLifecycle).',
  source: 'https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-minimum-retention-check.html',
})

export const recoveryPointsExpire = control({
  id: 'Demarc.Backup.14',
  on: PROTECTED,
  responsibility: 'data-lifecycle',
  severity: 'low',
  title: 'The last recovery point of a resource has a day on which it is deleted.',
  reads: ['KeptDays'],
  holds: ({ KeptDays }) => KeptDays !== null,
  fix: 'Give the recovery point a lifecycle (UpdateRecoveryPointLifecycle DeleteAfterDays), or delete it when it is no longer needed.',
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html',
})

/** How old a test may be: Well-Architected asks for regular ones, this project for one a year. */
const YEAR = 365

export const resourcesWereRestored = control({
  id: 'Demarc.Backup.15',
  on: PROTECTED,
  responsibility: 'restore-tests',
  severity: 'medium',
  title: 'A recovery point of the resource was restored within the last year.',
  reads: ['LastRestoreDays'],
  holds: ({ LastRestoreDays: days }) => days !== null && days <= YEAR,
  fix: 'Restore a recovery point (StartRestoreJob) and look at what it holds; better, let a restore testing plan do so on a schedule.',
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html',
})

// Not here: Backup.2 to Backup.5, about tags: any one, or the keys that a user names in requiredTagKeys.
