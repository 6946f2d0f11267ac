import type { Subscription } from '@aws-sdk/client-sns'
import { collector, detail, pages, type Reach, type Seed, stated, tagRecord } from '../../collect/collector.ts'
import { sha256 } from '../../core/digest.ts'
import { resourceId } from '../../model/resource.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const topicType = 'AWS::SNS::Topic'
const subscriptionType = 'AWS::SNS::Subscription'

/** The protocols whose deliveries a topic can log: CloudFormation's name, and SNS's name in its attributes. */
const logged = [
  ['application', 'Application'],
  ['firehose', 'Firehose'],
  ['http/s', 'HTTP'],
  ['lambda', 'Lambda'],
  ['sqs', 'SQS'],
] as const

export const topics = collector({
  types: [topicType],
  service: 'sns',
  scope: 'region',
  needs: ['sns:ListTopics'],
  async *list({ client }) {
    const sns = await client('sns')
    const found = pages(
      (NextToken) => sns.listTopics({ NextToken }),
      (answer) => answer.Topics,
      (answer) => answer.NextToken,
    )
    for await (const { TopicArn } of found) {
      if (!TopicArn) continue
      const name = TopicArn.slice(TopicArn.lastIndexOf(':') + 1)
      yield { type: topicType, id: TopicArn, name, properties: { TopicArn, TopicName: name } }
    }
  },
  details: [
    detail({
      on: topicType,
      needs: ['sns:GetTopicAttributes'],
      fills: ['DeliveryStatusLogging', 'DisplayName', 'KmsMasterKeyId', 'state.Policy'],
      async get({ client }, { id }) {
        const sns = await client('sns')
        const { Attributes } = await sns.getTopicAttributes({ TopicArn: id })
        const found = stated(Attributes, 'Attributes')
        return {
          properties: {
            DeliveryStatusLogging: deliveryLogs(found),
            DisplayName: found['DisplayName'] || null,
            KmsMasterKeyId: found['KmsMasterKeyId'] || null,
          },
          state: { Policy: found['Policy'] || null },
        }
      },
    }),
    taggedAs(
      'sns',
      detail({
        on: topicType,
        needs: ['sns:ListTagsForResource'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const sns = await client('sns')
          const { Tags } = await sns.listTagsForResource({ ResourceArn: id })
          return { tags: tagRecord(Tags) }
        },
      }),
    ),
  ],
})

/** The protocols with a role for delivery logs, in CloudFormation's shape; null without any. */
function deliveryLogs(attributes: Readonly<Record<string, string>>) {
  const found = logged.flatMap(([Protocol, prefix]) => {
    const SuccessFeedbackRoleArn = attributes[`${prefix}SuccessFeedbackRoleArn`]
    const FailureFeedbackRoleArn = attributes[`${prefix}FailureFeedbackRoleArn`]
    const SuccessFeedbackSampleRate = attributes[`${prefix}SuccessFeedbackSampleRate`]
    if (!SuccessFeedbackRoleArn && !FailureFeedbackRoleArn) return []
    return [{ Protocol, SuccessFeedbackRoleArn, FailureFeedbackRoleArn, SuccessFeedbackSampleRate }]
  })
  return found.length > 0 ? found : null
}

/** All subscriptions of a region, from one listing. Addresses and phone numbers are not kept. */
export const subscriptions = collector({
  types: [subscriptionType],
  service: 'sns',
  scope: 'region',
  needs: ['sns:ListSubscriptions'],
  async *list(reach) {
    const sns = await reach.client('sns')
    const found = pages(
      (NextToken) => sns.listSubscriptions({ NextToken }),
      (answer) => answer.Subscriptions,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      // a deleted subscription is listed for three more days (sns/latest/dg/sns-delete-subscription-topic.html)
      if (!one.TopicArn || !one.Protocol || one.SubscriptionArn === 'Deleted') continue
      yield subscriptionSeed(one, one.TopicArn, one.Protocol, reach)
    }
  },
})

function subscriptionSeed(
  { SubscriptionArn, Endpoint = '', Owner }: Subscription,
  TopicArn: string,
  Protocol: string,
  { account, region }: Reach,
): Seed<typeof subscriptionType> {
  const confirmed = SubscriptionArn?.startsWith('arn:') === true
  const topic = TopicArn.slice(TopicArn.lastIndexOf(':') + 1)
  // a pending subscription has no ARN; its endpoint, which may be a personal address, distinguishes it
  const which = `${TopicArn} ${Protocol} ${sha256(Endpoint).slice(0, 12)}`
  return {
    type: subscriptionType,
    id: confirmed ? SubscriptionArn : resourceId(subscriptionType, account, region, which),
    name: `${topic} ${Protocol}`,
    // its ARN begins with the ARN of its topic, which may belong to another account
    owner: Owner ?? account,
    properties: { TopicArn, Protocol, Endpoint: Endpoint.startsWith('arn:') ? Endpoint : null },
    state: { Confirmed: confirmed },
  }
}
