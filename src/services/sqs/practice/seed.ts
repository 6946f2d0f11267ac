import {
  buckets,
  HOME,
  iamArn,
  keyArn,
  keys,
  partnerAccount,
  queues,
  roles,
  type Stack,
  tagsOf,
  topics,
  US,
} from '../../../practice/company.ts'
import { daysAgo, policyText, tlsOnly } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { newQueue, type SqsState, type StoredQueue } from './state.ts'

/** The queues of Nordlicht Instruments: orders with good settings, the others with faults. */
export function seedSqs(context: SeedContext): SqsState {
  const { account, partition, region } = context
  const arn = (name: string): string => `arn:${partition}:sqs:${region}:${account}:${name}`
  const policy = (name: string, ...statements: object[]): Partial<StoredQueue> => ({
    policy: policyText(...statements.map((one) => ({ Effect: 'Allow', Resource: arn(name), ...one }))),
  })
  const queue = (name: string, stack: Stack, age: number, more: Partial<StoredQueue> = {}): [string, StoredQueue] => [
    name,
    newQueue(daysAgo(context, age), { tags: tagsOf(stack), ...more }),
  ]
  const owner = {
    Sid: '__owner_statement',
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: 'SQS:*',
  }
  const onlyTls = tlsOnly('sqs:*', 'OnlyTls')
  if (region === HOME)
    return {
      queues: Object.fromEntries([
        queue(queues.orders, 'shop-prod', 800, {
          key: keyArn(keys.shopData.alias, region),
          managedKeys: false,
          redrive: JSON.stringify({ deadLetterTargetArn: arn(queues.deadOrders), maxReceiveCount: 5 }),
          ...policy(queues.orders, owner, onlyTls, {
            Sid: 'FromTheTopic',
            Principal: { Service: 'sns.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Condition: {
              ArnEquals: { 'aws:SourceArn': `arn:${partition}:sns:${region}:${account}:${topics.orderEvents}` },
            },
          }),
        }),
        queue(queues.deadOrders, 'shop-prod', 800, { retention: 1_209_600, ...policy(queues.deadOrders, owner) }),
        queue(queues.uploads, 'shop-prod', 500, {
          ...policy(queues.uploads, onlyTls, {
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Condition: {
              ArnLike: { 'aws:SourceArn': `arn:${partition}:s3:::${buckets.shopUploads}` },
              StringEquals: { 'aws:SourceAccount': account },
            },
          }),
        }),
        queue(queues.stagingOrders, 'shop-staging', 400, {
          ...policy(queues.stagingOrders, {
            Sid: 'Everything',
            Principal: { AWS: iamArn(`role/${roles.shopStagingWeb}`) },
            Action: 'sqs:*',
          }),
        }),
        // the calibration laboratory receives its orders here
        queue(queues.partnerResults, 'corp-it', 620, {
          managedKeys: false,
          ...policy(queues.partnerResults, owner, {
            Sid: 'CalibrationLab',
            Principal: { AWS: `arn:${partition}:iam::${partnerAccount}:root` },
            Action: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'],
          }),
        }),
        // its sign-up form sent messages without credentials
        queue(queues.newsletter, 'corp-it', 2600, {
          managedKeys: false,
          ...policy(queues.newsletter, { Sid: 'SignUp', Principal: '*', Action: 'SQS:SendMessage' }),
        }),
      ]),
    }
  if (region !== US) return { queues: {} }
  return {
    queues: Object.fromEntries([
      queue(queues.analyticsIngest, 'analytics', 540, policy(queues.analyticsIngest, owner, onlyTls)),
      queue(queues.usOrders, 'shop-prod', 300, { managedKeys: false }),
    ]),
  }
}
