import type { Control } from '../../../controls/control.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html'

export const functionsAreTagged: Control = areTagged({
  id: 'Lambda.6',
  on: 'AWS::Lambda::Function',
  page: page,
  title: 'Lambda functions',
  one: 'function',
  cloudformation: existing('AWS::Lambda::Function', { Tags: [TAG] }),
  terraform: 'aws_lambda_function',
})
