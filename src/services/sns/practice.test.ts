import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, queues, topics } from '../../practice/company.ts'
import { account } from '../../practice/principals.ts'
import { queues as queueCollector } from '../sqs/collect.ts'
import * as sqsModule from '../sqs/controls.ts'
import { subscriptions, topics as topicCollector } from './collect.ts'
import * as snsModule from './controls.ts'

const snsControls = controlsIn(snsModule)
const sqsControls = controlsIn(sqsModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error), pageSize: 2 })
  aws = awsOf(practice)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const all = [...sqsControls, ...snsControls]
/** The verdicts of some controls on what has a name. */
async function verdicts(name: string, ...ids: readonly string[]): Promise<(string | undefined)[]> {
  const model = await scanPractice(practice, [queueCollector, topicCollector])
  expect(model.blindSpots).toEqual([])
  return ids.map((id) => {
    const control = all.find((one) => one.id === id)
    return control && verdictsOf(control, model)[name]
  })
}
const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'not refused',
    (error: Error) => `${error.name}: ${error.message}`,
  )
const denial = (action: string, resource: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Deny',
      Principal: '*',
      Action: action,
      Resource: resource,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  })

test('attributes fix a queue, and no personal data of a subscription is kept', async () => {
  const name = queues.newsletter
  expect(await verdicts(name, 'SQS.1', 'SQS.3')).toEqual(['unmet', 'unmet'])
  const sqs = await aws.client('sqs', HOME)
  const { QueueUrl } = await sqs.getQueueUrl({ QueueName: name })
  const Policy = denial('sqs:*', `arn:aws:sqs:${HOME}:${account.id}:${name}`)
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { SqsManagedSseEnabled: 'true', Policy } })
  expect(await verdicts(name, 'SQS.1', 'SQS.3', 'Demarc.SQS.1')).toEqual(['met', 'met', 'met'])
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { KmsMasterKeyId: 'alias/aws/sqs', Policy: '' } })
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] })
  expect(Attributes).toMatchObject({ KmsMasterKeyId: 'alias/aws/sqs', SqsManagedSseEnabled: 'false' })
  expect(Attributes?.Policy).toBeUndefined()
  const model = await scanPractice(practice, [subscriptions])
  expect(JSON.stringify(model.resources)).not.toMatch(/@nordlicht|lab\.example|hook/)
})

test('queues: made, tagged, deleted, and refused as SQS refuses', async () => {
  const sqs = await aws.client('sqs', HOME)
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'new', tags: { team: 'it' } })
  await sqs.tagQueue({ QueueUrl, Tags: { environment: 'test' } })
  await sqs.untagQueue({ QueueUrl, TagKeys: ['team'] })
  expect((await sqs.listQueueTags({ QueueUrl })).Tags).toEqual({ environment: 'test' })
  const set = (Attributes: Record<string, string>) => refused(sqs.setQueueAttributes({ QueueUrl, Attributes }))
  expect(await set({ Colour: 'red' })).toMatch(/^InvalidAttributeName: Unknown Attribute Colour/)
  expect(await set({ VisibilityTimeout: '-1' })).toMatch(/^InvalidAttributeValue/)
  expect(await set({ Policy: '{' })).toMatch(/^InvalidAttributeValue/)
  await sqs.deleteQueue({ QueueUrl })
  // the SDK calls it by the older code, which the header carries
  expect(await set({})).toMatch(/NonExistentQueue|QueueDoesNotExist/)
})

test('attributes fix a topic; a recipient must confirm, except a queue of the account', async () => {
  const name = topics.newsletter
  const TopicArn = `arn:aws:sns:${HOME}:${account.id}:${name}`
  const sns = await aws.client('sns', HOME)
  expect(await verdicts(name, 'SNS.4')).toEqual(['unmet'])
  const set = (AttributeName: string, AttributeValue: string) =>
    sns.setTopicAttributes({ TopicArn, AttributeName, AttributeValue })
  await set('Policy', denial('sns:Publish', TopicArn))
  await set('KmsMasterKeyId', 'alias/aws/sns')
  await set('SQSFailureFeedbackRoleArn', `arn:aws:iam::${account.id}:role/feedback`)
  expect(await verdicts(name, 'SNS.1', 'Demarc.SNS.5', 'SNS.4', 'Demarc.SNS.1')).toEqual(['met', 'met', 'met', 'met'])
  expect(await refused(set('Policy', denial('sqs:SendMessage', TopicArn)))).toMatch(/out of service scope/)
  expect(await refused(set('Colour', 'red'))).toMatch(/^InvalidParameter/)
  const subscribe = (Protocol: string, Endpoint: string) => sns.subscribe({ TopicArn, Protocol, Endpoint })
  expect((await subscribe('email', 'someone@nordlicht.example')).SubscriptionArn).toBe('pending confirmation')
  const queue = `arn:aws:sqs:${HOME}:${account.id}:${queues.orders}`
  expect((await subscribe('sqs', queue)).SubscriptionArn).toMatch(/^arn:/)
  expect((await sns.getTopicAttributes({ TopicArn })).Attributes).toMatchObject({ SubscriptionsPending: '1' })
  expect((await subscribe('sms', '+491701234567')).SubscriptionArn).toMatch(/^arn:/)
  expect(await refused(subscribe('sms', 'someone'))).toMatch(/Invalid SMS endpoint/)
  expect((await sns.getTopicAttributes({ TopicArn })).Attributes).toMatchObject({ SubscriptionsPending: '1' })
  await sns.confirmSubscription({ TopicArn, Token: 'of-the-message' })
  expect((await sns.getTopicAttributes({ TopicArn })).Attributes).toMatchObject({ SubscriptionsPending: '0' })
  await sns.deleteTopic({ TopicArn })
  expect(await refused(sns.getTopicAttributes({ TopicArn }))).toMatch(/^NotFound/)
})
