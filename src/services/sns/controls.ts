import { type Control, control } from '../../controls/control.ts'
import { outsidersOf, publicActionsOf } from '../../controls/policy-wording.ts'
import { isNotPublicByFixedValues, requiresTls, servesOneAccount } from '../../controls/resource-policies.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'
import { isPublicButForFixedValues } from '../../core/policy/public.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html'
const guide = 'https://docs.aws.amazon.com/sns/latest/dg'
const on = 'AWS::SNS::Topic'

export const topicsAreEncryptedWithKms = control({
  id: 'SNS.1',
  compared: '2026-11-30',
  configRule: 'sns-encrypted-kms',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'SNS topics should be encrypted at rest with an AWS KMS key',
  finding: 'KmsMasterKeyId is not set on the topic',
  reads: ['KmsMasterKeyId'],
  holds: (topic) => Boolean(topic.KmsMasterKeyId),
  fix: 'Set KmsMasterKeyId on the topic (SetTopicAttributes), to a key whose policy allows the services that publish.',
  source: `${docs}#sns-1`,
})

export const topicsLogDeliveries = control({
  id: 'Demarc.SNS.5',
  on,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'SNS topics should log the delivery status of messages',
  finding: 'Delivery status logging is off for all protocols',
  reads: ['DeliveryStatusLogging'],
  holds: (topic) => (topic.DeliveryStatusLogging?.length ?? 0) > 0,
  fix: 'Set the feedback roles of the protocols in use on the topic, e.g. SQSFailureFeedbackRoleArn (SetTopicAttributes).',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html',
})

export const topicsAreNotPublic = control({
  id: 'SNS.4',
  compared: '2026-11-30',
  configRule: 'sns-topic-no-public-access',
  on,
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'SNS topic access policies should not allow public access',
  finding: (_, { state }) =>
    `Topic policy allows ${publicActionsOf(state.Policy, isPublicButForFixedValues)} to any principal`,
  reads: ['state.Policy'],
  holds: (_, { state }) => isNotPublicByFixedValues(state.Policy),
  fix: 'Name the principals in the policy instead of *, or limit * to your account by aws:SourceOwner or aws:SourceAccount.',
  source: `${docs}#sns-4`,
})

export const topicsRequireTls = control({
  id: 'Demarc.SNS.1',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'SNS topic access policies should require TLS (aws:SecureTransport)',
  finding: 'Topic policy does not deny sns:Publish where aws:SecureTransport is false',
  reads: ['state.Policy'],
  // AWS's own example policy names only Publish, which transmits the message (sns-security-best-practices.html)
  holds: (_, { id, state }) => requiresTls(state.Policy, 'sns:Publish', id),
  fix: 'Add a statement to the policy that denies sns:Publish to all principals when aws:SecureTransport is false.',
  source: `${guide}/sns-security-best-practices.html`,
})

export const topicsAreNotShared = control({
  id: 'Demarc.SNS.2',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'SNS topic access policies should not allow other AWS accounts',
  finding: (_, { state, account }) => `Topic policy allows ${outsidersOf(state.Policy, account)}`,
  reads: ['state.Policy'],
  holds: (_, { state, account }) => servesOneAccount(state.Policy, account),
  fix: "Remove the other account's principals from the policy (SetTopicAttributes Policy), or accept the sharing (`demarc accept`).",
  source: `${guide}/sns-access-policy-use-cases.html`,
})

export const subscriptionsUseTls = control({
  id: 'Demarc.SNS.3',
  on: 'AWS::SNS::Subscription',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'SNS subscriptions should not deliver over HTTP without TLS',
  finding: 'Protocol is http: messages are delivered without encryption',
  reads: ['Protocol'],
  holds: (subscription) => subscription.Protocol !== 'http',
  fix: 'Subscribe the https address of the endpoint, and delete the http subscription.',
  source: `${guide}/sns-security-best-practices.html`,
})

export const subscriptionsAreConfirmed = control({
  id: 'Demarc.SNS.4',
  on: 'AWS::SNS::Subscription',
  responsibility: 'inventory',
  severity: 'low',
  title: 'SNS subscriptions should be confirmed',
  finding: 'Subscription is not confirmed: its endpoint receives no messages',
  reads: ['state.Confirmed'],
  holds: (_, { state }) => state.Confirmed,
  fix: 'Have the owner of the endpoint confirm the subscription, or subscribe another endpoint.',
  source: `${guide}/sns-create-subscribe-endpoint-to-topic.html`,
})

export const topicsAreTagged: Control = areTagged({
  id: 'SNS.3',
  on: on,
  page: docs,
  title: 'SNS topics',
  one: 'topic',
  cloudformation: existing(on, { Tags: [TAG] }),
  terraform: 'aws_sns_topic',
})
