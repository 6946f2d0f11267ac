import { examples } from '../../controls/examples.ts'
import { macieIsEnabled, sensitiveDataIsDiscovered } from './controls.ts'

examples(macieIsEnabled, {
  met: [{ Status: 'ENABLED' }],
  unmet: [{ Status: 'PAUSED' }, { Status: null }],
})

const discovery = (AutomatedDiscovery: string | null, Administrator: string | null = null) => ({
  Status: 'ENABLED',
  state: { Administrator, AutomatedDiscovery },
})
examples(sensitiveDataIsDiscovered, {
  met: [discovery('ENABLED')],
  unmet: [discovery('DISABLED')],
  // only its administrator decides for a member
  notApplicable: [
    discovery('ENABLED', '444455556666'),
    discovery(null, '444455556666'),
    { Status: null, state: { Administrator: null, AutomatedDiscovery: 'ENABLED' } },
  ],
})
