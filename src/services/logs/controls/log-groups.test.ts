import { examples } from '../../../controls/examples.ts'
import * as c from './log-groups.ts'

examples(c.logGroupsKeepAYear, {
  met: [{ RetentionInDays: 365 }, { RetentionInDays: null }],
  unmet: [{ RetentionInDays: 180 }],
})
examples(c.logGroupsHaveAKeyOfTheirOwn, { met: [{ KmsKeyId: 'arn:aws:kms:key' }], unmet: [{ KmsKeyId: null }] })
