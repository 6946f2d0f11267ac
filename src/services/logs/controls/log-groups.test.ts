import { examples } from '../../../controls/examples.ts'
import * as c from './log-groups.ts'

examples(c.logGroupsKeepAYear, {
  met: [{ RetentionInDays: 365 }, { RetentionInDays: null }],
  unmet: [{ RetentionInDays: 180 }, { RetentionInDays: 365, parameters: { minRetentionTime: 400 } }],
})
examples(c.logGroupsHaveAKeyOfTheirOwn, { met: [{ KmsKeyId: 'arn:aws:kms:key' }], unmet: [{ KmsKeyId: null }] })
