import { collector, detail, pages, stated } from '../../collect/collector.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::SQS::Queue'

/** Queues: their URLs by one listing, their settings by a call each. Messages are never received. */
export const queues = collector({
  types: [on],
  service: 'sqs',
  scope: 'region',
  needs: ['sqs:ListQueues'],
  async *list({ client, partition, region, account }) {
    const sqs = await client('sqs')
    const urls = pages(
      // without MaxResults no token comes, and the listing ends after a thousand (APIReference/API_ListQueues.html)
      (NextToken) => sqs.listQueues({ MaxResults: 1000, NextToken }),
      (answer) => answer.QueueUrls,
      (answer) => answer.NextToken,
    )
    for await (const QueueUrl of urls) {
      const name = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1)
      const Arn = `arn:${partition}:sqs:${region}:${account}:${name}`
      yield { type: on, id: Arn, name, properties: { Arn, QueueName: name, QueueUrl } }
    }
  },
  details: [
    detail({
      on,
      needs: ['sqs:GetQueueAttributes'],
      fills: ['KmsMasterKeyId', 'RedrivePolicy', 'SqsManagedSseEnabled', 'state.Policy'],
      async get({ client }, { properties }) {
        const sqs = await client('sqs')
        const { Attributes } = await sqs.getQueueAttributes({
          QueueUrl: properties.QueueUrl ?? undefined,
          // all: to name one that a queue's kind does not have may be refused
          AttributeNames: ['All'],
        })
        const found = stated(Attributes, 'Attributes')
        return {
          properties: {
            KmsMasterKeyId: found.KmsMasterKeyId || null,
            RedrivePolicy: found.RedrivePolicy || null,
            SqsManagedSseEnabled: flag(found.SqsManagedSseEnabled),
          },
          state: { Policy: found.Policy || null },
        }
      },
    }),
    taggedAs(
      'sqs',
      detail({
        on,
        needs: ['sqs:ListQueueTags'],
        fills: ['tags'],
        async get({ client }, { properties }) {
          const sqs = await client('sqs')
          const { Tags = {} } = await sqs.listQueueTags({ QueueUrl: properties.QueueUrl ?? undefined })
          return { tags: Tags }
        },
      }),
    ),
  ],
})

/** All values come as text. */
const flag = (text: string | undefined): boolean | null => (text === undefined ? null : text === 'true')
