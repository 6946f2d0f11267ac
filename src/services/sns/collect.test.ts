import { expect, test } from 'vitest'
import type { ClientSource } from '../../collect/runner.ts'
import { collect } from '../../collect/runner.ts'
import type { Clients, ServiceId } from '../../collect/sdk.ts'
import { subscriptions } from './collect.ts'

test('a subscription belongs to the account that made it, whatever account its topic is of', async () => {
  const listed = (topicOf: string, Owner: string) => ({
    TopicArn: `arn:aws:sns:eu-central-1:${topicOf}:news`,
    SubscriptionArn: `arn:aws:sns:eu-central-1:${topicOf}:news:${Owner}`,
    Protocol: 'sqs',
    Endpoint: `arn:aws:sqs:eu-central-1:${Owner}:news`,
    Owner,
  })
  const [us, them] = ['111122223333', '444455556666']
  const sns = {
    listSubscriptions: async () => ({ Subscriptions: [listed(us, us), listed(them, us), listed(us, them)] }),
  }
  // safe: the collector asks nothing else of the client
  const clients: ClientSource = { client: async <S extends ServiceId>() => sns as unknown as Clients[S] }
  const { resources } = await collect({
    collectors: [subscriptions],
    account: us,
    partition: 'aws',
    homeRegion: 'us-east-1',
    regions: ['eu-central-1'],
    clients,
    now: 0,
  })
  expect(resources.map(({ id, owner }) => [id.split(':').slice(4).join(':'), owner])).toEqual([
    [`${us}:news:${us}`, undefined],
    [`${us}:news:${them}`, them],
    [`${them}:news:${us}`, undefined],
  ])
})
