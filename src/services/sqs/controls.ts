import { type Control, control } from '../../controls/control.ts'
import { outsidersOf, publicActionsOf } from '../../controls/policy-wording.ts'
import {
  grantsEverythingToAccountsAlone,
  isNotPublicByFixedValues,
  requiresTls,
  servesOneAccount,
} from '../../controls/resource-policies.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'
import { isPublicButForFixedValues } from '../../core/policy/public.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html'
const guide = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide'
const on = 'AWS::SQS::Queue'

export const queuesAreEncrypted = control({
  id: 'SQS.1',
  compared: '2026-11-30',
  configRule: 'sqs-queue-encrypted',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'SQS queues should be encrypted at rest (SSE-SQS or SSE-KMS)',
  finding: 'SqsManagedSseEnabled is false and KmsMasterKeyId is not set',
  reads: ['KmsMasterKeyId', 'SqsManagedSseEnabled'],
  holds: (queue) => Boolean(queue.KmsMasterKeyId) || queue.SqsManagedSseEnabled === true,
  fix: 'Set SqsManagedSseEnabled to true, or KmsMasterKeyId to a key whose use you control (SetQueueAttributes).',
  source: `${docs}#sqs-1`,
})

export const queuesAreNotPublic = control({
  id: 'SQS.3',
  compared: '2026-11-30',
  configRule: 'sqs-queue-no-public-access',
  on,
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'SQS queue access policies should not allow public access',
  finding: (_, { state }) =>
    `Queue policy allows ${publicActionsOf(state.Policy, isPublicButForFixedValues)} to any principal`,
  reads: ['state.Policy'],
  holds: (_, { state }) => isNotPublicByFixedValues(state.Policy),
  fix: 'Name the principals in the policy instead of *, or limit * by a condition with fixed values (aws:SourceArn, aws:PrincipalOrgID).',
  source: `${docs}#sqs-3`,
})

export const queuesRequireTls = control({
  id: 'Demarc.SQS.1',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'SQS queue access policies should require TLS (aws:SecureTransport)',
  finding: 'Queue policy does not deny sqs:* where aws:SecureTransport is false',
  reads: ['state.Policy'],
  holds: (_, { id, state }) => requiresTls(state.Policy, 'sqs:*', id),
  fix: 'Add a statement to the policy that denies sqs:* to all principals when aws:SecureTransport is false.',
  source: `${guide}/sqs-security-best-practices.html`,
})

export const queuesAreNotShared = control({
  id: 'Demarc.SQS.2',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'SQS queue access policies should not allow other AWS accounts',
  finding: (_, { state, account }) => `Queue policy allows ${outsidersOf(state.Policy, account)}`,
  reads: ['state.Policy'],
  holds: (_, { state, account }) => servesOneAccount(state.Policy, account),
  fix: "Remove the other account's principals from the policy (SetQueueAttributes Policy), or accept the sharing (`demarc accept`).",
  source: `${guide}/sqs-basic-examples-of-sqs-policies.html`,
})

export const queuesGrantNoPrincipalEverything = control({
  id: 'Demarc.SQS.3',
  on,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'SQS queue access policies should grant sqs:* to accounts only, not to users, roles or services',
  finding: 'Queue policy grants sqs:* to a user, role or service',
  reads: ['state.Policy'],
  holds: (_, { state }) => grantsEverythingToAccountsAlone(state.Policy, 'sqs'),
  fix: 'Name in the policy what each principal does: sqs:SendMessage for producers, sqs:ReceiveMessage and sqs:DeleteMessage for consumers.',
  source: `${guide}/sqs-security-best-practices.html`,
})

export const queuesAreTagged: Control = areTagged({
  id: 'SQS.2',
  on: on,
  page: docs,
  title: 'SQS queues',
  one: 'queue',
  cloudformation: existing(on, { Tags: [TAG] }),
  terraform: 'aws_sqs_queue',
})
