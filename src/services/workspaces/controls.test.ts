import { examples } from '../../controls/examples.ts'
import { rootVolumesAreEncrypted, userVolumesAreEncrypted } from './controls.ts'

for (const control of [userVolumesAreEncrypted, rootVolumesAreEncrypted]) {
  const [name = ''] = control.reads
  examples(control, { met: [{ [name]: true }], unmet: [{ [name]: false }], unknown: [{ [name]: null }] })
}
