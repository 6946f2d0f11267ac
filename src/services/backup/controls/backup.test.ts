import { examples } from '../../../controls/examples.ts'
import * as b from './backup.ts'

examples(b.recoveryPointsAreKept, {
  met: [{ KeptDays: 35 }, { KeptDays: null }],
  unmet: [{ KeptDays: 34 }],
})
examples(b.recoveryPointsExpire, { met: [{ KeptDays: 7 }], unmet: [{ KeptDays: null }] })
examples(b.resourcesWereRestored, {
  met: [{ LastRestoreDays: 0 }, { LastRestoreDays: 365 }],
  unmet: [{ LastRestoreDays: 366 }, { LastRestoreDays: null }],
})

const id = 'arn:aws:dynamodb:eu-central-1:111122223333:table/t'
const backup = (LastBackupDays: number | null, BackupPlanId: string | null = 'plan', ResourceArn = id) => ({
  ResourceArn,
  LastBackupDays,
  BackupPlanId,
})
examples(b.recoveryPointsAreEncrypted, { met: [{ IsEncrypted: true }], unmet: [{ IsEncrypted: false }] })
const volume = {
  id: 'arn:aws:ec2:eu-central-1:111122223333:volume/vol-1',
  state: { AttachedTo: 'i-1' },
}
const instance = 'arn:aws:ec2:eu-central-1:111122223333:instance/i-1'
examples(b.volumesAreInABackupPlan, {
  met: [
    { ...volume, near: { backups: [backup(3, 'plan', volume.id)] } },
    { ...volume, near: { backups: [backup(3, 'plan', instance)] } },
    { ...volume, near: { backups: [backup(3, null, volume.id), backup(3, 'plan', instance)] } },
  ],
  unmet: [
    { ...volume, near: { backups: [] } },
    { ...volume, state: { AttachedTo: 'i-2' }, near: { backups: [backup(3, 'plan', instance)] } },
  ],
  unknown: [{ ...volume, near: { backups: [backup(3, null, instance)] } }],
  notApplicable: [{ ...volume, state: { AttachedTo: null }, near: { backups: [] } }],
})
