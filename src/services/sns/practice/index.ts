import { allowsService } from '../../../practice/auth/service-access.ts'
import { uuidOf } from '../../../practice/ids.ts'
import { listing } from '../../../practice/listing.ts'
import { awsError, page, practiceService } from '../../../practice/service.ts'
import { tag, tagPairs, tagsFrom, untag } from '../../../practice/tags.ts'
import { sqs } from '../../sqs/practice/index.ts'
import { sns as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { isEmailAddress } from './email.ts'
import { bring, messageIdOf, publishedBefore } from './publish.ts'
import { seedSns } from './seed.ts'
import {
  arnOf,
  type C,
  defaultPolicy,
  invalid,
  type SnsState,
  type StoredSubscription,
  setAttribute,
  shown,
  topicOf,
} from './state.ts'

const NAME = /^[\w-]{1,251}(\.fifo)?$/
/** The page size of a listing (sns/latest/api/API_ListTopics.html). */
const PAGE = 100
const invalidToken = () => invalid('NextToken')
const paged = listing({ token: 'NextToken', next: 'NextToken', most: PAGE, invalid: invalidToken })
const PROTOCOLS = ['http', 'https', 'email', 'email-json', 'sms', 'sqs', 'application', 'lambda', 'firehose']

/** A phone number in E.164 format; hyphens are allowed (sns/latest/api/API_Subscribe.html, Endpoint). */
const PHONE = /^\+?\d(-?\d){3,14}$/

const listed = (call: C, one: StoredSubscription) => ({
  SubscriptionArn: one.arn ?? 'PendingConfirmation',
  Owner: call.account,
  Protocol: one.protocol,
  Endpoint: one.endpoint,
  TopicArn: arnOf(call, one.topic),
})

/**
 * The statement with which a queue's policy lets a topic send to it
 * (sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html).
 */
export const ofTopic = (topicArn: string, queueArn: string, sourceAccount: string) => ({
  service: 'sns.amazonaws.com',
  action: 'sqs:SendMessage',
  resource: queueArn,
  sourceArn: topicArn,
  sourceAccount,
})

/** Amazon SNS: topics, their attributes and tags, and subscriptions. Messages only reach subscribed queues. */
export const sns = practiceService<typeof import('@aws-sdk/client-sns'), SnsState>({
  sdk,
  scope: 'regional',
  dataEvents: ['Publish'],
  seed: seedSns,
  member: () => ({ topics: {}, subscriptions: [] }),
  resource: { ConfirmSubscription: () => '*' },
  acts: { TopicArn: (_, arn) => arn, ResourceArn: (_, arn) => arn },
  describes,
  reads: {
    ListTopics: (call) => {
      const names = Object.keys(call.state.topics).sort()
      return paged(call, { Topics: names.map((name) => ({ TopicArn: arnOf(call, name) })) })
    },
    GetTopicAttributes: (call) => ({ Attributes: shown(call, ...topicOf(call, call.input.TopicArn)) }),
    ListTagsForResource: (call) => ({ Tags: tagPairs(topicOf(call, call.input.ResourceArn)[1].tags) }),
    ListSubscriptions: (call) =>
      paged(call, { Subscriptions: call.state.subscriptions.map((one) => listed(call, one)) }),
    ListSubscriptionsByTopic: (call) => {
      const [name] = topicOf(call, call.input.TopicArn)
      const mine = call.state.subscriptions.filter((one) => one.topic === name)
      const { items, next } = page(call, mine, { token: call.input.NextToken, size: PAGE, invalid: invalidToken })
      return { Subscriptions: items.map((one) => listed(call, one)), NextToken: next }
    },
  },
  changes: {
    CreateTopic: (call) => {
      const { Name: name = '', Attributes = {}, Tags } = call.input
      if (!NAME.test(name)) throw invalid('Topic Name')
      const TopicArn = arnOf(call, name)
      // creating an existing topic returns it (sns/latest/api/API_CreateTopic.html)
      if (call.state.topics[name]) return { TopicArn }
      const topic = { attributes: {}, policy: defaultPolicy(TopicArn, call.account), tags: tagsFrom(Tags) }
      for (const [attribute, value] of Object.entries(Attributes))
        if (attribute !== 'FifoTopic') setAttribute(call, name, topic, attribute, value)
      call.state.topics[name] = topic
      return { TopicArn }
    },
    SetTopicAttributes: (call) => {
      const { TopicArn, AttributeName = '', AttributeValue = '' } = call.input
      const [name, topic] = topicOf(call, TopicArn)
      setAttribute(call, name, topic, AttributeName, AttributeValue)
    },
    Publish: (call) => {
      const { input, account, region } = call
      const { TopicArn: topicArn = input.TargetArn ?? '', Message: message = '', Subject: subject } = input
      if (input.PhoneNumber !== undefined || input.MessageStructure !== undefined)
        throw awsError('NotImplemented', 'The practice account publishes plain messages to topics only.', 501)
      const [name, topic] = topicOf(call, topicArn)
      if (message === '') throw invalid('Empty message')
      // sns/latest/api/API_Publish.html
      if (subject !== undefined && !/^[\x21-\x7e][\x20-\x7e]{0,99}$/.test(subject)) throw invalid('Subject')
      const { MessageGroupId: group, MessageDeduplicationId: once } = input
      if (name.endsWith('.fifo') && group === undefined)
        throw invalid('The MessageGroupId parameter is required for FIFO topics')
      if (name.endsWith('.fifo') && once === undefined)
        throw invalid(
          'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
        )
      const at = call.now.getTime()
      const before = name.endsWith('.fifo') && once !== undefined ? publishedBefore(topic, once, at) : undefined
      if (before !== undefined) return { MessageId: before }
      const messageId = messageIdOf(topicArn, topic.published ?? 0)
      topic.published = (topic.published ?? 0) + 1
      if (name.endsWith('.fifo') && once !== undefined) topic.onceOnly?.push({ key: once, id: messageId, at })
      bring(
        call.state.subscriptions,
        { topicArn, messageId, message, subject, at, group, once },
        (where, whose) => (where === region && whose === account ? call.of(sqs) : undefined),
        (policy, queueArn) => allowsService(policy, ofTopic(topicArn, queueArn, account)),
      )
      return { MessageId: messageId }
    },
    DeleteTopic: (call) => {
      const [name] = topicOf(call, call.input.TopicArn)
      delete call.state.topics[name]
      call.state.subscriptions = call.state.subscriptions.filter((one) => one.topic !== name)
    },
    Subscribe: (call) => {
      const { TopicArn, Protocol = '', Endpoint = '', ReturnSubscriptionArn } = call.input
      const [topic] = topicOf(call, TopicArn)
      if (!PROTOCOLS.includes(Protocol)) throw invalid(`Does not support this protocol string: ${Protocol}`)
      if (['email', 'email-json'].includes(Protocol) && !isEmailAddress(Endpoint)) throw invalid('Email address')
      const known = call.state.subscriptions.find(
        (one) => one.topic === topic && one.protocol === Protocol && one.endpoint === Endpoint,
      )
      const arn = known?.arn ?? `${TopicArn}:${uuidOf('subscription', `${TopicArn} ${Protocol} ${Endpoint}`)}`
      if (Protocol === 'sms' && !PHONE.test(Endpoint)) throw invalid(`Invalid SMS endpoint: ${Endpoint}`)
      // phones and endpoints of the same account are subscribed at once; email addresses, servers and other accounts
      // must confirm (sns/latest/api/API_Subscribe.html)
      const confirmed = Protocol === 'sms' || (Endpoint.startsWith('arn:') && Endpoint.split(':')[4] === call.account)
      if (!known)
        call.state.subscriptions.push({ arn: confirmed ? arn : null, topic, protocol: Protocol, endpoint: Endpoint })
      return { SubscriptionArn: confirmed || ReturnSubscriptionArn ? arn : 'pending confirmation' }
    },
    // the token is in a message that is never sent here, so any token confirms the pending subscription
    ConfirmSubscription: (call) => {
      const { TopicArn, Token } = call.input
      const [topic] = topicOf(call, TopicArn)
      if (!Token) throw invalid('Token')
      const waiting = call.state.subscriptions.find((one) => one.topic === topic && one.arn === null)
      if (!waiting) throw invalid('Token')
      waiting.arn = `${TopicArn}:${uuidOf('subscription', `${TopicArn} ${waiting.protocol} ${waiting.endpoint}`)}`
      return { SubscriptionArn: waiting.arn }
    },
    Unsubscribe: (call) => {
      const arn = call.input.SubscriptionArn
      if (!arn?.startsWith('arn:')) throw invalid('SubscriptionArn Reason: An ARN must have at least 6 elements')
      // removing a subscription that does not exist succeeds (sns/latest/api/API_Unsubscribe.html)
      call.state.subscriptions = call.state.subscriptions.filter((one) => one.arn !== arn)
    },
    TagResource: (call) => {
      const [, topic] = topicOf(call, call.input.ResourceArn)
      tag(topic, call.input.Tags)
      if (Object.keys(topic.tags).length > 50)
        throw awsError('TagLimitExceeded', 'Could not complete request: tag quota of per resource exceeded')
    },
    UntagResource: (call) => untag(topicOf(call, call.input.ResourceArn)[1], call.input.TagKeys),
  },
})
