import type { Control } from '../../../controls/control.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html'

export const trailsAreTagged: Control = areTagged({
  id: 'CloudTrail.9',
  on: 'AWS::CloudTrail::Trail',
  page: page,
  title: 'CloudTrail trails',
  one: 'trail',
  cloudformation: existing('AWS::CloudTrail::Trail', { Tags: [TAG] }),
  terraform: 'aws_cloudtrail',
})
