import { examples } from '../../controls/examples.ts'
import * as sqs from './controls.ts'

const US = '111122223333'
// the account of the examples
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
    // one organization alone, but by a path with a wildcard
    policy({
      ...everyone,
      Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'] } },
    }),
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
