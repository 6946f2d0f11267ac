import { control } from '../../../controls/control.ts'
import { numberOfDays } from '../../../controls/wording.ts'
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
  title: `Resources backed up by AWS Backup should keep their last recovery point for at least ${KEPT} days`,
  finding: ({ KeptDays }) => `Last recovery point is kept for ${numberOfDays(KeptDays ?? 0)} (at least ${KEPT})`,
  reads: ['KeptDays'],
  holds: ({ KeptDays }) => keptLongEnough(KeptDays),
  fix: 'Set Lifecycle.DeleteAfterDays to 35 or more in the backup plan (UpdateBackupPlan) and on the recovery point (UpdateRecoveryPointLifecycle).',
  source: 'https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-minimum-retention-check.html',
})

export const recoveryPointsExpire = control({
  id: 'Demarc.Backup.14',
  on: PROTECTED,
  responsibility: 'data-lifecycle',
  severity: 'low',
  title: 'Recovery points of AWS Backup should have an expiration date (DeleteAfterDays)',
  finding: 'DeleteAfterDays is not set: the last recovery point never expires',
  reads: ['KeptDays'],
  holds: ({ KeptDays }) => KeptDays !== null,
  fix: 'Set a lifecycle on the recovery point (UpdateRecoveryPointLifecycle DeleteAfterDays), or delete it when it is no longer needed.',
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html',
})

/** Days. Well-Architected asks for regular restore tests; Demarc asks for one a year. */
const YEAR = 365

export const resourcesWereRestored = control({
  id: 'Demarc.Backup.15',
  on: PROTECTED,
  responsibility: 'restore-tests',
  severity: 'medium',
  title: 'Resources backed up by AWS Backup should have a restore test within the last 365 days',
  finding: ({ LastRestoreDays: days }) =>
    days === null ? 'No restore job has completed' : `Last restore job ran ${numberOfDays(days)} ago (at most ${YEAR})`,
  reads: ['LastRestoreDays'],
  holds: ({ LastRestoreDays: days }) => days !== null && days <= YEAR,
  fix: 'Restore a recovery point (StartRestoreJob) and check the restored data; better, create a restore testing plan that does so on a schedule.',
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html',
})

// Backup.2 is left out: the tags of recovery points are not read.
