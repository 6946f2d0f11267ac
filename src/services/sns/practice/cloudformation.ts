import { document } from '../../../practice/described.ts'
import type { Ask, Describing } from '../../../practice/service.ts'

type Module = typeof import('@aws-sdk/client-sns')

const topicsOf = (ask: Ask<Module>): readonly (string | undefined)[] =>
  (ask('ListTopics', {}).Topics ?? []).map(({ TopicArn }) => TopicArn)

/** The protocols with a delivery log, by the prefix of their attributes (sns/latest/dg/sns-topic-attributes.html). */
const logged = [
  ['application', 'Application'],
  ['firehose', 'Firehose'],
  ['http/s', 'HTTP'],
  ['lambda', 'Lambda'],
  ['sqs', 'SQS'],
] as const

function deliveryLogs(attributes: Readonly<Record<string, string>>) {
  const found = logged.flatMap(([Protocol, prefix]) => {
    const SuccessFeedbackRoleArn = attributes[`${prefix}SuccessFeedbackRoleArn`]
    const FailureFeedbackRoleArn = attributes[`${prefix}FailureFeedbackRoleArn`]
    const SuccessFeedbackSampleRate = attributes[`${prefix}SuccessFeedbackSampleRate`]
    if (!SuccessFeedbackRoleArn && !FailureFeedbackRoleArn) return []
    return [{ Protocol, SuccessFeedbackRoleArn, FailureFeedbackRoleArn, SuccessFeedbackSampleRate }]
  })
  return found.length > 0 ? found : undefined
}

/** Topics, their policies and subscriptions in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::SNS::Topic': (ask) =>
    topicsOf(ask).map((TopicArn) => {
      const is = ask('GetTopicAttributes', { TopicArn }).Attributes ?? {}
      return {
        is,
        also: {
          TopicArn,
          TopicName: TopicArn?.split(':').at(-1),
          DisplayName: is['DisplayName'] || undefined,
          KmsMasterKeyId: is['KmsMasterKeyId'] || undefined,
          DeliveryStatusLogging: deliveryLogs(is),
          FifoTopic: is['FifoTopic'] === undefined ? undefined : is['FifoTopic'] === 'true',
          ContentBasedDeduplication:
            is['ContentBasedDeduplication'] === undefined ? undefined : is['ContentBasedDeduplication'] === 'true',
        },
        tags: ask('ListTagsForResource', { ResourceArn: TopicArn }).Tags,
        arn: TopicArn,
      }
    }),
  'AWS::SNS::TopicPolicy': (ask) =>
    topicsOf(ask).flatMap((TopicArn = '') => {
      const policy = document(ask('GetTopicAttributes', { TopicArn }).Attributes?.['Policy'])
      return policy ? { also: { Id: TopicArn, Topics: [TopicArn], PolicyDocument: policy }, arn: null } : []
    }),
  'AWS::SNS::Subscription': (ask) =>
    (ask('ListSubscriptions', {}).Subscriptions ?? [])
      // an unconfirmed subscription has no ARN yet
      .filter(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:'))
      .map((is) => ({ is, also: { Arn: is.SubscriptionArn } })),
}
