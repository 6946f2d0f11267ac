import { type Answer, control, type Near, those, unknown } from './control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/backup-controls.html'
const PROTECTED = 'Demarc::Backup::ProtectedResource'
const facts = ['ResourceArn', 'LastBackupDays', 'BackupPlanId'] as const

/** The longest pause between the backups of a plan that runs each month. */
const MONTH = 31

/** A neighbour: what AWS Backup knows of the resources with these ARNs. */
export const protectedAs = (arnsOf: (at: Parameters<Parameters<typeof those>[1]['is']>[1]) => readonly string[]) =>
  those(PROTECTED, { where: 'ResourceArn', is: (_, at) => arnsOf(at), reads: facts })

/**
 * Whether a backup plan covers a resource, as its last recovery points show: AWS Backup has no call that says which resources a
 * plan selects. A backup that a plan made within a month says yes; an older one, or a newer one on demand, leaves it open.
 */
export function coveredByPlan(found: readonly Near<typeof PROTECTED, (typeof facts)[number]>[]): Answer {
  const points = found.map(({ properties }) => properties)
  if (points.length === 0) return false
  const byPlan = ({ BackupPlanId, LastBackupDays }: (typeof points)[number]): boolean =>
    BackupPlanId !== null && LastBackupDays !== null && LastBackupDays <= MONTH
  return (
    points.some(byPlan) || unknown('whether a backup plan covers it: the last backup is old, or was made on demand')
  )
}

export const recoveryPointsAreEncrypted = control({
  id: 'Backup.1',
  configRule: 'backup-recovery-point-encrypted',
  on: PROTECTED,
  duty: 'encrypt-at-rest',
  severity: 'medium',
  says: 'The last recovery point of a resource is encrypted.',
  reads: ['IsEncrypted'],
  holds: (resource) => resource.IsEncrypted,
  fix: 'Encrypt the resource itself, or copy the recovery point into a vault that encrypts it, and delete the plain one.',
  source: `${docs}#backup-1`,
})

export const volumesAreInABackupPlan = control({
  id: 'EC2.28',
  configRule: 'ebs-resources-protected-by-backup-plan',
  on: 'AWS::EC2::Volume',
  duty: 'backups',
  severity: 'low',
  says: 'A backup plan of AWS Backup covers a volume in use, or its instance: it was backed up within the last month.',
  reads: ['state.AttachedTo'],
  near: {
    // the backup of an instance holds its volumes
    backups: protectedAs(({ id, state }) => [id, id.replace(/volume\/[^/]+$/, `instance/${state['AttachedTo']}`)]),
  },
  applies: (_, { state }) => state.AttachedTo !== null,
  holds: (_, { near }) => coveredByPlan(near.backups),
  fix: 'Assign the volume or its instance to a backup plan in AWS Backup.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-28',
})

export const backupControls = [recoveryPointsAreEncrypted, volumesAreInABackupPlan]
