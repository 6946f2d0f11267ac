import { examples } from '../../../controls/examples.ts'
import { directoryBucketsHaveLifecycleRules } from './express.ts'

const rules = (...Rules: readonly object[]) => ({ LifecycleConfiguration: { Rules } })

examples(directoryBucketsHaveLifecycleRules, {
  met: [
    { ...rules({ Status: 'Enabled', ExpirationInDays: 7 }), parameters: { targetExpirationDays: 7 } },
    rules({ Status: 'Disabled' }, { Status: 'Enabled', ExpirationInDays: 7 }),
  ],
  unmet: [
    { ...rules({ Status: 'Enabled', ExpirationInDays: 8 }), parameters: { targetExpirationDays: 7 } },
    { ...rules({ Status: 'Enabled' }), parameters: { targetExpirationDays: 7 } },
    rules(),
    rules({ Status: 'Disabled', ExpirationInDays: 7 }),
    { LifecycleConfiguration: null },
  ],
})
