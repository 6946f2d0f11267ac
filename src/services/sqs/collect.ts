import { collector, detail, pages, stated } from '../../collect/collector.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::SQS::Queue'

/** Queues: their URLs from one listing, their settings from one call for each queue. Messages are never received. */
export const queues = collector({
  types: [on],
  service: 'sqs',
  scope: 'region',
  needs: ['sqs:ListQueues'],
  async *list({ client, partition, region, account }) {
    const sqs = await client('sqs')
    const urls = pages(
      // without MaxResults there is no token, and the listing ends after a thousand (APIReference/API_ListQueues.html)
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
          // all: SQS may refuse a name that this kind of queue does not have
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

/** All attribute values are text. */
const flag = (text: string | undefined): boolean | null => (text === undefined ? null : text === 'true')
