import { EventBridge } from '@aws-sdk/client-eventbridge'
import { IAM } from '@aws-sdk/client-iam'
import { SNS } from '@aws-sdk/client-sns'
import { SQS } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { clientFor, refusal } from './in-test.ts'

let now = Date.now()
const crashes: unknown[] = []
let practice: Practice
let sqs: SQS
let sns: SNS
let events: EventBridge
beforeAll(async () => {
  practice = await startPractice({ clock: () => now, crashed: (error) => crashes.push(error) })
  sqs = new SQS(clientFor(practice, 'admin'))
  sns = new SNS(clientFor(practice, 'admin'))
  events = new EventBridge(clientFor(practice, 'admin'))
})
afterAll(async () => {
  await practice.close()
  expect(crashes).toEqual([])
})

const arn = (service: string, name: string) => `arn:aws:${service}:us-east-1:${practice.account}:${name}`
const letIn = (service: string, action: string, resource: string, source: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: service },
      Action: action,
      Resource: resource,
      Condition: { ArnEquals: { 'aws:SourceArn': source } },
    },
  })
const queueFor = async (name: string, policy?: string) => {
  const Attributes = policy === undefined ? {} : { Policy: policy }
  return (await sqs.createQueue({ QueueName: name, Attributes })).QueueUrl ?? ''
}
const take = async (QueueUrl: string) =>
  (await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 })).Messages ?? []
let users = 0
const byRoot = () => new IAM(clientFor(practice, 'root')).createUser({ UserName: `by-root-${users++}` })
const RULE = 'root-use'
const pattern = JSON.stringify({ detail: { userIdentity: { type: ['Root'] } } })

test('a message is given to one at a time, comes again when it was not deleted, and is gone when it was', async () => {
  const QueueUrl = await queueFor('work')
  const { MessageId, MD5OfMessageBody } = await sqs.sendMessage({ QueueUrl, MessageBody: 'hello' })
  expect(MD5OfMessageBody).toBe('5d41402abc4b2a76b9719d911017c592')
  const [first] = await take(QueueUrl)
  expect(first).toMatchObject({ MessageId, Body: 'hello' })
  expect(await take(QueueUrl)).toEqual([])
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] })
  expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '1' })
  now += 31_000
  const [second] = await take(QueueUrl)
  expect(second).toMatchObject({ MessageId, Attributes: { ApproximateReceiveCount: '2' } })
  // the handle of the first receipt is of no use any more
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: first?.ReceiptHandle })
  await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: second?.ReceiptHandle, VisibilityTimeout: 0 })
  const [third] = await take(QueueUrl)
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: third?.ReceiptHandle })
  now += 31_000
  expect(await take(QueueUrl)).toEqual([])
  expect(await refusal(sqs.deleteMessage({ QueueUrl, ReceiptHandle: 'none' }))).toMatch(/ReceiptHandleIsInvalid/)
})

test('what is received too often is moved to the dead letters; what is too old is gone', async () => {
  const dead = await queueFor('dead')
  await sqs.setQueueAttributes({ QueueUrl: dead, Attributes: { MessageRetentionPeriod: '60' } })
  const QueueUrl = await queueFor('fragile')
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn('sqs', 'dead'), maxReceiveCount: 1 })
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy, VisibilityTimeout: '0' } })
  await sqs.sendMessageBatch({ QueueUrl, Entries: [{ Id: 'a', MessageBody: 'poison' }] })
  expect(await take(QueueUrl)).toHaveLength(1)
  expect(await take(QueueUrl)).toEqual([])
  expect((await take(dead)).map(({ Body }) => Body)).toEqual(['poison'])
  now += 61_000
  expect(await take(dead)).toEqual([])
})

test('a FIFO queue takes a message once, and gives a group in turn', async () => {
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName: 'line.fifo', Attributes: { FifoQueue: 'true' } })
  const send = (MessageDeduplicationId: string) =>
    sqs.sendMessage({ QueueUrl, MessageBody: MessageDeduplicationId, MessageGroupId: 'g', MessageDeduplicationId })
  await send('1')
  await send('1')
  await send('2')
  expect(await refusal(sqs.sendMessage({ QueueUrl, MessageBody: 'x' }))).toMatch(/MissingParameter/)
  const one = await sqs.receiveMessage({ QueueUrl })
  expect(one.Messages?.map(({ Body }) => Body)).toEqual(['1'])
  expect(await take(QueueUrl)).toEqual([])
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: one.Messages?.[0]?.ReceiptHandle })
  expect((await take(QueueUrl)).map(({ Body }) => Body)).toEqual(['2'])
})

test('a rule brings what the root user does to a queue that lets EventBridge in', async () => {
  const source = `arn:aws:events:us-east-1:${practice.account}:rule/${RULE}`
  const open = await queueFor('open', letIn('events.amazonaws.com', 'sqs:SendMessage', arn('sqs', 'open'), source))
  const shut = await queueFor(
    'shut',
    letIn('events.amazonaws.com', 'sqs:SendMessage', arn('sqs', 'shut'), `${source}x`),
  )
  await events.putRule({ Name: RULE, EventPattern: pattern })
  const Targets = ['open', 'shut'].map((name) => ({ Id: name, Arn: arn('sqs', name) }))
  await events.putTargets({ Rule: RULE, Targets })
  // the administrator is not the root user, and what only reads is not an event for a rule like this
  await new IAM(clientFor(practice, 'admin')).createUser({ UserName: 'by-admin' })
  await new IAM(clientFor(practice, 'root')).listUsers({})
  await byRoot()
  const [message, ...more] = await take(open)
  expect(more).toEqual([])
  expect(JSON.parse(message?.Body ?? '')).toMatchObject({
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.iam',
    account: practice.account,
    region: 'us-east-1',
    detail: { eventName: 'CreateUser', userIdentity: { type: 'Root' } },
  })
  expect(await take(shut)).toEqual([])
  await events.disableRule({ Name: RULE })
  now += 60_000
  await byRoot()
  await sqs.deleteMessage({ QueueUrl: open, ReceiptHandle: message?.ReceiptHandle })
  expect(await take(open)).toEqual([])
  await events.enableRule({ Name: RULE })
})

test('a FIFO topic takes a repeat within five minutes and drops it, for whatever queue', async () => {
  const { TopicArn = '' } = await sns.createTopic({ Name: 'line.fifo', Attributes: { FifoTopic: 'true' } })
  const policyOf = (name: string) => letIn('sns.amazonaws.com', 'sqs:SendMessage', arn('sqs', name), TopicArn)
  const heard = await queueFor('any-order', policyOf('any-order'))
  await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: arn('sqs', 'any-order') })
  const publish = (Message: string, MessageDeduplicationId: string) =>
    sns.publish({ TopicArn, Message, MessageGroupId: 'g', MessageDeduplicationId })
  const { MessageId } = await publish('one', 'id-1')
  expect((await publish('again', 'id-1')).MessageId).toBe(MessageId)
  await publish('two', 'id-2')
  now += 299_000
  await publish('and again', 'id-1')
  now += 1_000
  await publish('much later', 'id-1')
  expect((await take(heard)).map(({ Body }) => JSON.parse(Body ?? '').Message)).toEqual(['one', 'two', 'much later'])
})

test('a topic passes on what is published, and what a rule brings, to the queues that are subscribed', async () => {
  const { TopicArn = '' } = await sns.createTopic({ Name: 'root-use' })
  const source = `arn:aws:events:us-east-1:${practice.account}:rule/${RULE}`
  await sns.setTopicAttributes({
    TopicArn,
    AttributeName: 'Policy',
    AttributeValue: letIn('events.amazonaws.com', 'sns:Publish', TopicArn, source),
  })
  const heard = await queueFor('heard', letIn('sns.amazonaws.com', 'sqs:SendMessage', arn('sqs', 'heard'), TopicArn))
  await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: arn('sqs', 'heard') })
  const { MessageId } = await sns.publish({ TopicArn, Subject: 'Hello', Message: 'world' })
  const [published] = await take(heard)
  expect(JSON.parse(published?.Body ?? '')).toMatchObject({
    Type: 'Notification',
    MessageId,
    TopicArn,
    Subject: 'Hello',
    Message: 'world',
  })
  await events.putTargets({ Rule: RULE, Targets: [{ Id: 'topic', Arn: TopicArn }] })
  await byRoot()
  const [brought] = await take(heard)
  expect(JSON.parse(JSON.parse(brought?.Body ?? '').Message)).toMatchObject({ detail: { eventName: 'CreateUser' } })
  expect(await refusal(sns.publish({ TopicArn, Message: '' }))).toMatch(/InvalidParameter/)
  expect(await refusal(sns.publish({ TopicArn, Subject: 'a\nb', Message: 'x' }))).toMatch(/InvalidParameter/)
})

test.each(['email', 'email-json'])('%s wants an endpoint that is an e-mail address', async (Protocol) => {
  const { TopicArn } = await sns.createTopic({ Name: `by-${Protocol}` })
  for (const Endpoint of ['', 'nobody', 'on call@nordlicht.example', 'a@b', '@nordlicht.example'])
    expect(await refusal(sns.subscribe({ TopicArn, Protocol, Endpoint }))).toMatch(/Invalid parameter: Email address/)
  const taken = await sns.subscribe({ TopicArn, Protocol, Endpoint: 'on-call+root@mail.nordlicht.example' })
  expect(taken.SubscriptionArn).toBe('pending confirmation')
})
