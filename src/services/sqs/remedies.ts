import { policyHcl } from '../../controls/hcl.ts'
import type { Remedies } from '../../controls/remedy.ts'
import { onlyTls } from '../../controls/snippets.ts'
import { existing, policyDocument, resource, type TemplateMap, template } from '../../controls/template.ts'

/** Sets the policy of a queue, with the AWS CLI, CloudFormation and Terraform. */
const queuePolicy = (step: string, statement: TemplateMap) => ({
  console: ['Amazon SQS > Queues, open the queue', 'Access policy > Edit', step, 'Save'],
  cli: `# policy.json holds {"Policy": "..."}: the whole policy as one JSON string
aws sqs get-queue-attributes --queue-url QUEUE_URL --attribute-names Policy
aws sqs set-queue-attributes --queue-url QUEUE_URL --attributes file://policy.json`,
  cloudformation: template({
    QueuePolicy: resource('AWS::SQS::QueuePolicy', {
      Queues: ['QUEUE_URL'],
      PolicyDocument: policyDocument(statement),
    }),
  }),
  terraform: `resource "aws_sqs_queue_policy" "this" {
  queue_url = "QUEUE_URL"
  policy = ${policyHcl([statement])}
}`,
})

const sender = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::ACCOUNT_ID:role/PRODUCER' },
  Action: 'sqs:SendMessage',
  Resource: 'QUEUE_ARN',
}

export const sqsRemedies: Remedies = {
  'SQS.1': {
    console: [
      'Amazon SQS > Queues, open the queue, Edit',
      'Encryption > Server-side encryption: Enabled',
      'Encryption key type: Amazon SQS key (SSE-SQS), or an AWS KMS key (SSE-KMS); Save',
    ],
    cli: 'aws sqs set-queue-attributes --queue-url QUEUE_URL --attributes SqsManagedSseEnabled=true',
    cloudformation: template({ Queue: existing('AWS::SQS::Queue', { SqsManagedSseEnabled: true }) }),
    terraform: `resource "aws_sqs_queue" "this" {
  name                    = "QUEUE"
  sqs_managed_sse_enabled = true
}`,
  },
  'SQS.3': queuePolicy(
    'Replace each Principal that is *, or AWS: *, by those who need the queue, or add a condition of fixed values',
    sender,
  ),
  'Demarc.SQS.1': queuePolicy(
    'Add a statement that denies sqs:* to Principal * when aws:SecureTransport is false',
    onlyTls('sqs:*', 'QUEUE_ARN'),
  ),
  'Demarc.SQS.2': queuePolicy("Take the other accounts' principals out of the statements", sender),
  'Demarc.SQS.3': queuePolicy('Replace sqs:* of users, roles and services by the actions that each one needs', sender),
}
