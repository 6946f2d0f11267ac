import { trailLogFilesAreSigned } from './cloudtrail.ts'
import { examples } from './examples.ts'

examples(trailLogFilesAreSigned, {
  met: [{ EnableLogFileValidation: true }],
  unmet: [{ EnableLogFileValidation: false }],
  unknown: [{}],
})
