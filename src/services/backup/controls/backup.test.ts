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
examples(b.recoveryPointsAreEncrypted, { met: [{ IsEncrypted: true }], unmet: [{ IsEncrypted: false }] })
