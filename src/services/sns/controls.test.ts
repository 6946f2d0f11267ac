import { examples } from '../../controls/examples.ts'
import * as sns from './controls.ts'

const US = '111122223333'
// the account of the examples
const THEM = '444455556666'
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

const plain = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sqs:*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}

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
  met: [
    none,
    policy(byDefault),
    policy({ ...anyone, Principal: { AWS: THEM } }),
    policy({ ...anyone, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
  ],
  unmet: [
    policy(anyone),
    policy({ ...anyone, Condition: { StringLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } } }),
    // one organization alone, but by a path with a wildcard
    policy({
      ...anyone,
      Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'] } },
    }),
  ],
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
