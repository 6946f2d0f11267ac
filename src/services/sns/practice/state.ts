import { parsePolicy } from '../../../core/policy/parse.ts'
import { arnIn, type Place } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call } from '../../../practice/service.ts'

export interface StoredTopic {
  /** The attributes that were set, by SNS's names; except for Policy and DisplayName only those with a value. */
  attributes: Record<string, string>
  policy: string
  tags: Record<string, string>
  /** The number of messages ever published to it. */
  published?: number
  /** For a FIFO topic: the recent deduplication ids, with their messages. */
  onceOnly?: { key: string; id: string; at: number }[]
}

export interface StoredSubscription {
  /** Its ARN; null until its endpoint confirms it. */
  arn: string | null
  topic: string
  protocol: string
  endpoint: string
}

/** SNS in one region: topics by name. */
export interface SnsState {
  topics: Record<string, StoredTopic>
  subscriptions: StoredSubscription[]
}

export type C<I = unknown> = Call<I, SnsState>

export const invalid = (message: string): AwsError => awsError('InvalidParameter', `Invalid parameter: ${message}`)

export const arnOf = (place: Place, name: string): string => arnIn(place, 'sns', name)

/**
 * The policy of a new topic: only the account itself, by aws:SourceOwner
 * (sns/latest/dg/sns-access-policy-language-api-permissions-reference.html).
 */
export const defaultPolicy = (arn: string, account: string): string =>
  JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  })

/** A topic by its ARN. */
export function topicOf(call: C, arn: string | undefined): [name: string, topic: StoredTopic] {
  const name = (arn ?? '').split(':').at(-1) ?? ''
  if (arn !== arnOf(call, name)) {
    if (!arn?.startsWith('arn:')) throw invalid('TopicArn')
    throw awsError('NotFound', 'Topic does not exist', 404)
  }
  const topic = call.state.topics[name]
  if (!topic) throw awsError('NotFound', 'Topic does not exist', 404)
  return [name, topic]
}

/** The attributes that SetTopicAttributes accepts (sns/latest/api/API_SetTopicAttributes.html). */
const SETTABLE = new Set([
  'DeliveryPolicy',
  'DisplayName',
  'KmsMasterKeyId',
  'Policy',
  'SignatureVersion',
  'TracingConfig',
  ...['Application', 'Firehose', 'HTTP', 'Lambda', 'SQS'].flatMap((protocol) =>
    ['SuccessFeedbackRoleArn', 'SuccessFeedbackSampleRate', 'FailureFeedbackRoleArn'].map(
      (what) => `${protocol}${what}`,
    ),
  ),
])

/** Sets one attribute; an empty value removes it. */
export function setAttribute(call: C, name: string, topic: StoredTopic, attribute: string, value: string): void {
  if (!SETTABLE.has(attribute)) throw invalid('AttributeName')
  if (attribute === 'Policy') {
    topic.policy = value === '' ? defaultPolicy(arnOf(call, name), call.account) : accepted(value)
    return
  }
  if (attribute.endsWith('SampleRate') && !/^(\d|[1-9]\d|100)$/.test(value))
    throw invalid('Attributes Reason: SampleRate must be from 0 to 100')
  if (attribute.endsWith('RoleArn') && value !== '' && !/^arn:aws:iam::\d{12}:role\/.+$/.test(value))
    throw invalid(`Attributes Reason: ${attribute} is not the ARN of a role`)
  if (value === '') delete topic.attributes[attribute]
  else topic.attributes[attribute] = value
}

function accepted(document: string): string {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw invalid('Policy Error: null')
  const { statements } = parsed.policy
  if (statements.some((one) => !one.principals)) throw invalid('Policy statement must contain principals')
  const foreign = statements.some(({ actions }) => actions.patterns.some((one) => !/^(\*|sns:.+)$/i.test(one)))
  if (foreign) throw invalid('Policy statement action out of service scope!')
  return document
}

/** The attributes as GetTopicAttributes returns them. */
export function shown(call: C, name: string, topic: StoredTopic): Record<string, string> {
  const TopicArn = arnOf(call, name)
  const mine = call.state.subscriptions.filter((one) => one.topic === name)
  return {
    DisplayName: '',
    ...topic.attributes,
    ...(name.endsWith('.fifo') ? { FifoTopic: 'true', ContentBasedDeduplication: 'false' } : {}),
    Owner: call.account,
    Policy: topic.policy,
    SubscriptionsConfirmed: String(mine.filter(({ arn }) => arn !== null).length),
    SubscriptionsDeleted: '0',
    SubscriptionsPending: String(mine.filter(({ arn }) => arn === null).length),
    TopicArn,
  }
}
