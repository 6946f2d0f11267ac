import { examples } from '../../controls/examples.ts'
import { macieIsEnabled } from './controls.ts'

examples(macieIsEnabled, {
  met: [{ Status: 'ENABLED' }],
  unmet: [{ Status: 'PAUSED' }, { Status: null }],
})
