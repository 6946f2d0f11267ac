import { examples } from '../../controls/examples.ts'
import * as sqs from '../sqs/controls.ts'
import * as sns from './controls.ts'

const US = '111122223333' // the account of the examples
const THEM = '444455556666'
const owner = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${US}:root` }, Action: 'SQS:*', Resource: 'subject' }
const policy = (...statements: object[]) => ({
  state: {
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: statements.map((one) => ({ Effect: 'Allow', Resource: 'subject', ...one })),
    }),
  },
})
const none = { state: { Policy: null } }
const broken = { state: { Policy: '{' } }

examples(sqs.queuesAreEncrypted, {
  met: [
    { KmsMasterKeyId: 'alias/aws/sqs', SqsManagedSseEnabled: false },
    { KmsMasterKeyId: null, SqsManagedSseEnabled: true },
  ],
  unmet: [
    { KmsMasterKeyId: null, SqsManagedSseEnabled: false },
    { KmsMasterKeyId: null, SqsManagedSseEnabled: null },
  ],
})

const everyone = { Principal: '*', Action: 'sqs:SendMessage' }
const fromTopic = { ArnEquals: { 'aws:SourceArn': `arn:aws:sns:eu-central-1:${US}:orders` } }
examples(sqs.queuesAreNotPublic, {
  met: [
    none,
    policy(owner),
    policy({ ...everyone, Condition: fromTopic }),
    policy({ ...everyone, Effect: 'Deny' }),
    policy({ Principal: { AWS: THEM }, Action: 'sqs:SendMessage' }),
  ],
  unmet: [
    policy(everyone),
    policy({ ...everyone, Principal: { AWS: '*' } }),
    policy({ ...everyone, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } } }),
  ],
  unknown: [broken],
})

const plain = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sqs:*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}
examples(sqs.queuesRequireTls, {
  met: [policy(owner, plain), policy({ ...plain, Resource: '*' })],
  unmet: [
    none,
    policy(owner),
    policy({ ...plain, Action: 'sqs:SendMessage' }),
    policy({ ...plain, Resource: 'another' }),
    policy({ ...plain, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
  ],
  unknown: [broken],
})

const service = { Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage' }
examples(sqs.queuesAreNotShared, {
  met: [
    none,
    policy(owner, plain, service),
    policy({ ...everyone, Condition: fromTopic }),
    policy({ ...everyone, Condition: { StringEquals: { 'aws:PrincipalAccount': US } } }),
  ],
  unmet: [
    policy({ Principal: { AWS: THEM }, Action: 'sqs:SendMessage' }),
    policy({ Principal: { AWS: `arn:aws:iam::${THEM}:role/lab` }, Action: 'sqs:ReceiveMessage' }),
    policy(everyone),
    policy({ ...everyone, Condition: { StringEquals: { 'aws:SourceAccount': [US, THEM] } } }),
    policy({ ...everyone, Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } } }),
  ],
  unknown: [policy({ Principal: { AWS: 'AROAEXAMPLE' }, Action: 'sqs:*' }), broken],
})

examples(sqs.queuesGrantNoPrincipalEverything, {
  met: [none, policy(owner), policy(service)],
  unmet: [
    policy({ Principal: { AWS: `arn:aws:iam::${US}:role/jobs` }, Action: 'sqs:*' }),
    policy({ ...everyone, Action: '*' }),
  ],
  unknown: [broken],
})

examples(sns.topicsAreEncryptedWithKms, {
  met: [{ KmsMasterKeyId: 'alias/aws/sns' }],
  unmet: [{ KmsMasterKeyId: null }],
})
examples(sns.topicsLogDeliveries, {
  met: [{ DeliveryStatusLogging: [{ Protocol: 'sqs', FailureFeedbackRoleArn: 'arn:aws:iam::1:role/feedback' }] }],
  unmet: [{ DeliveryStatusLogging: null }, { DeliveryStatusLogging: [] }],
})

/** The policy that SNS gives every new topic. */
const byDefault = {
  Principal: { AWS: '*' },
  Action: ['SNS:Publish', 'SNS:Subscribe', 'SNS:SetTopicAttributes'],
  Condition: { StringEquals: { 'AWS:SourceOwner': US } },
}
const anyone = { Principal: '*', Action: 'SNS:Publish' }
examples(sns.topicsAreNotPublic, {
  met: [none, policy(byDefault), policy({ ...anyone, Principal: { AWS: THEM } })],
  unmet: [policy(anyone), policy({ ...anyone, Condition: { StringLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } } })],
  unknown: [broken],
})
const publishing = { ...plain, Action: 'sns:Publish' }
examples(sns.topicsRequireTls, {
  met: [policy(byDefault, publishing), policy({ ...plain, Action: 'sns:*' })],
  unmet: [none, policy(byDefault), policy({ ...publishing, Action: 'sns:Subscribe' })],
  unknown: [broken],
})
examples(sns.topicsAreNotShared, {
  met: [none, policy(byDefault), policy({ Principal: { Service: 'events.amazonaws.com' }, Action: 'sns:Publish' })],
  unmet: [
    policy({ Principal: { AWS: THEM }, Action: 'sns:Subscribe' }),
    policy({ ...byDefault, Condition: { StringEquals: { 'aws:SourceOwner': THEM } } }),
  ],
  unknown: [policy({ Principal: { AWS: 'AIDAEXAMPLE' }, Action: 'sns:Publish' }), broken],
})
examples(sns.subscriptionsUseTls, { met: [{ Protocol: 'https' }, { Protocol: 'sqs' }], unmet: [{ Protocol: 'http' }] })
examples(sns.subscriptionsAreConfirmed, {
  met: [{ state: { Confirmed: true } }],
  unmet: [{ state: { Confirmed: false } }],
})
