import { policyHcl } from '../../controls/hcl.ts'
import type { Remedies } from '../../controls/remedy.ts'
import { onlyTls } from '../../controls/snippets.ts'
import { existing, policyDocument, resource, type TemplateMap, template } from '../../controls/template.ts'

const topicPolicy = (step: string, statement: TemplateMap) => ({
  console: ['Amazon SNS > Topics, open the topic', 'Edit > Access policy', step, 'Save changes'],
  cli: `aws sns get-topic-attributes --topic-arn TOPIC_ARN --query Attributes.Policy --output text > policy.json
# edit policy.json, then
aws sns set-topic-attributes --topic-arn TOPIC_ARN --attribute-name Policy --attribute-value file://policy.json`,
  cloudformation: template({
    TopicPolicy: resource('AWS::SNS::TopicPolicy', {
      Topics: ['TOPIC_ARN'],
      PolicyDocument: policyDocument(statement),
    }),
  }),
  terraform: `resource "aws_sns_topic_policy" "this" {
  arn = "TOPIC_ARN"
  policy = ${policyHcl([statement])}
}`,
})

const publisher = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::ACCOUNT_ID:root' },
  Action: ['sns:Publish', 'sns:Subscribe'],
  Resource: 'TOPIC_ARN',
}

export const snsRemedies: Remedies = {
  'SNS.1': {
    console: [
      'Amazon SNS > Topics, open the topic, Edit',
      'Encryption: turn it on, and choose the KMS key',
      'Save changes; the key policy must let the services that publish use the key',
    ],
    cli: `aws sns set-topic-attributes --topic-arn TOPIC_ARN \\
  --attribute-name KmsMasterKeyId --attribute-value alias/aws/sns`,
    cloudformation: template({ Topic: existing('AWS::SNS::Topic', { KmsMasterKeyId: 'alias/aws/sns' }) }),
    terraform: `resource "aws_sns_topic" "this" {
  name              = "TOPIC"
  kms_master_key_id = "alias/aws/sns"
}`,
  },
  'Demarc.SNS.5': {
    console: [
      'Amazon SNS > Topics, open the topic, Edit',
      'Delivery status logging: choose the protocols that the topic delivers to',
      'Choose or create the roles that write to CloudWatch Logs, Save changes',
    ],
    cli: `aws sns set-topic-attributes --topic-arn TOPIC_ARN \\
  --attribute-name SQSFailureFeedbackRoleArn --attribute-value ROLE_ARN
aws sns set-topic-attributes --topic-arn TOPIC_ARN \\
  --attribute-name SQSSuccessFeedbackRoleArn --attribute-value ROLE_ARN`,
    cloudformation: template({
      Topic: existing('AWS::SNS::Topic', {
        DeliveryStatusLogging: [
          {
            Protocol: 'sqs',
            FailureFeedbackRoleArn: 'ROLE_ARN',
            SuccessFeedbackRoleArn: 'ROLE_ARN',
            SuccessFeedbackSampleRate: '10',
          },
        ],
      }),
    }),
    terraform: `resource "aws_sns_topic" "this" {
  name                             = "TOPIC"
  sqs_failure_feedback_role_arn    = "ROLE_ARN"
  sqs_success_feedback_role_arn    = "ROLE_ARN"
  sqs_success_feedback_sample_rate = 10
}`,
  },
  'SNS.4': topicPolicy(
    'Replace each Principal that is *, or AWS: *, by those who publish or subscribe, or bind it by aws:SourceAccount',
    publisher,
  ),
  'Demarc.SNS.1': topicPolicy(
    'Add a statement that denies sns:Publish to Principal * when aws:SecureTransport is false',
    onlyTls('sns:Publish', 'TOPIC_ARN'),
  ),
  'Demarc.SNS.2': topicPolicy("Take the other accounts' principals out of the statements", publisher),
  'Demarc.SNS.3': {
    console: [
      'Amazon SNS > Subscriptions > Create subscription: Protocol HTTPS, and the https address of the endpoint',
      'When it is confirmed: open the HTTP subscription, Delete',
    ],
    cli: `aws sns subscribe --topic-arn TOPIC_ARN --protocol https --notification-endpoint https://ENDPOINT
aws sns unsubscribe --subscription-arn HTTP_SUBSCRIPTION_ARN`,
    cloudformation: template({
      Subscription: resource('AWS::SNS::Subscription', {
        TopicArn: 'TOPIC_ARN',
        Protocol: 'https',
        Endpoint: 'https://ENDPOINT',
      }),
    }),
    terraform: `resource "aws_sns_topic_subscription" "this" {
  topic_arn = "TOPIC_ARN"
  protocol  = "https"
  endpoint  = "https://ENDPOINT"
}`,
  },
  'Demarc.SNS.4': {
    console: [
      'Amazon SNS > Subscriptions, open the pending one',
      'Request confirmation, and let the owner of the endpoint follow the link in the message',
    ],
    cli: 'aws sns confirm-subscription --topic-arn TOPIC_ARN --token TOKEN_OF_THE_MESSAGE',
    cloudformation: template({
      '#': 'a queue or function of this account confirms by itself; any other receiver must still confirm',
      Subscription: resource('AWS::SNS::Subscription', {
        TopicArn: 'TOPIC_ARN',
        Protocol: 'sqs',
        Endpoint: 'QUEUE_ARN',
      }),
    }),
    terraform: `# a queue or function of this account confirms by itself; any other receiver must still confirm
resource "aws_sns_topic_subscription" "this" {
  topic_arn = "TOPIC_ARN"
  protocol  = "sqs"
  endpoint  = "QUEUE_ARN"
}`,
  },
}
