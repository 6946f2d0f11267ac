import {
  HOME,
  iamArn,
  keyArn,
  keys,
  partnerAccount,
  queues,
  type Stack,
  tagsOf,
  topics,
  US,
} from '../../../practice/company.ts'
import { uuidOf } from '../../../practice/ids.ts'
import { policyText, tlsOnly } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { arnOf, defaultPolicy, type SnsState, type StoredSubscription, type StoredTopic } from './state.ts'

/** The topics of Nordlicht Instruments, and their subscriptions. */
export function seedSns(context: SeedContext): SnsState {
  const { account, partition, region } = context
  if (region !== HOME && region !== US) return { topics: {}, subscriptions: [] }
  const topic = (name: string, stack: Stack, more: Partial<StoredTopic> = {}): [string, StoredTopic] => [
    name,
    { attributes: {}, policy: defaultPolicy(arnOf(context, name), account), tags: tagsOf(stack), ...more },
  ]
  const policy = (name: string, ...statements: object[]): Pick<StoredTopic, 'policy'> => ({
    policy: policyText(...statements.map((one) => ({ Effect: 'Allow', Resource: arnOf(context, name), ...one }))),
  })
  const onlyTls = tlsOnly('SNS:Publish', 'OnlyTls')
  const from = (service: string) => ({
    Principal: { Service: `${service}.amazonaws.com` },
    Action: 'SNS:Publish',
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  })
  const subscription = (name: string, protocol: string, endpoint: string, confirmed = true): StoredSubscription => ({
    arn: confirmed ? `${arnOf(context, name)}:${uuidOf('subscription', `${name} ${endpoint}`)}` : null,
    topic: name,
    protocol,
    endpoint,
  })
  const queue = (name: string): string => `arn:${partition}:sqs:${region}:${account}:${name}`
  if (region === US)
    return {
      topics: Object.fromEntries([
        topic(topics.analyticsAlarms, 'analytics'),
        topic(topics.usOrderEvents, 'shop-prod', { attributes: { KmsMasterKeyId: 'alias/aws/sns' } }),
      ]),
      subscriptions: [subscription(topics.usOrderEvents, 'sqs', queue(queues.usOrders))],
    }
  return {
    topics: Object.fromEntries([
      topic(topics.orderEvents, 'shop-prod', {
        attributes: {
          KmsMasterKeyId: keyArn(keys.shopData.alias, region),
          SQSFailureFeedbackRoleArn: iamArn('role/SNSFailureFeedback'),
          SQSSuccessFeedbackRoleArn: iamArn('role/SNSSuccessFeedback'),
          SQSSuccessFeedbackSampleRate: '10',
        },
        ...policy(topics.orderEvents, onlyTls, {
          Principal: { AWS: iamArn('role/shop-prod-web') },
          Action: 'SNS:Publish',
        }),
      }),
      topic(topics.securityAlarms, 'corp-it', {
        attributes: { KmsMasterKeyId: keyArn(keys.cloudtrail.alias, region), DisplayName: 'Security alarms' },
        ...policy(topics.securityAlarms, onlyTls, from('cloudwatch')),
      }),
      topic(topics.databaseEvents, 'corp-it', policy(topics.databaseEvents, from('events.rds'))),
      // the calibration laboratory adds its own subscriptions
      topic(
        topics.partnerNews,
        'corp-it',
        policy(topics.partnerNews, {
          Principal: { AWS: partnerAccount },
          Action: ['SNS:Subscribe', 'SNS:Receive'],
        }),
      ),
      topic(
        topics.newsletter,
        'corp-it',
        policy(topics.newsletter, { Principal: { AWS: '*' }, Action: ['SNS:Publish', 'SNS:Subscribe'] }),
      ),
    ]),
    subscriptions: [
      subscription(topics.orderEvents, 'sqs', queue(queues.orders)),
      subscription(topics.securityAlarms, 'email', 'security@nordlicht.example'),
      subscription(topics.databaseEvents, 'email', 'it@nordlicht.example', false),
      subscription(topics.partnerNews, 'https', 'https://lab.example/nordlicht'),
      subscription(topics.newsletter, 'http', 'http://newsletter.nordlicht.example/hook'),
    ],
  }
}
