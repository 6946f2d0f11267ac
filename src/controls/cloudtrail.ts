import { control } from './control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html'

export const trailLogFilesAreSigned = control({
  id: 'CloudTrail.4',
  configRule: 'cloud-trail-log-file-validation-enabled',
  on: 'AWS::CloudTrail::Trail',
  duty: 'log-integrity',
  severity: 'low',
  says: 'A trail signs its log files, so that a change to one shows.',
  reads: ['EnableLogFileValidation'],
  holds: (trail) => trail.EnableLogFileValidation,
  fix: 'Set EnableLogFileValidation to true on the trail.',
  source: docs,
})

export const cloudtrailControls = [trailLogFilesAreSigned]
