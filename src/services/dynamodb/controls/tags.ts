import type { Control } from '../../../controls/control.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html'

export const tablesAreTagged: Control = areTagged({
  id: 'DynamoDB.5',
  on: 'AWS::DynamoDB::Table',
  page: page,
  title: 'DynamoDB tables',
  one: 'table',
  cloudformation: existing('AWS::DynamoDB::Table', { Tags: [TAG] }),
  terraform: 'aws_dynamodb_table',
  leaves: { at: 'state.TableStatus', when: (status) => status === 'DELETING' },
})
