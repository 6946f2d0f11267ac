import { examples } from '../../../controls/examples.ts'
import { directoryBucketsHaveLifecycleRules } from './express.ts'

const rules = (...Rules: readonly object[]) => ({ LifecycleConfiguration: { Rules } })

examples(directoryBucketsHaveLifecycleRules, {
  met: [rules({ Status: 'Disabled' }, { Status: 'Enabled', ExpirationInDays: 7 })],
  unmet: [rules(), rules({ Status: 'Disabled', ExpirationInDays: 7 }), { LifecycleConfiguration: null }],
})
