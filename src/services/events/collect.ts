import { collector, detail, pages, tagRecord } from '../../collect/collector.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const BUS = 'AWS::Events::EventBus'
const ENDPOINT = 'AWS::Events::Endpoint'

/** Event buses: the default bus, custom buses and partner buses. The listing includes their policies. */
export const eventBuses = collector({
  types: [BUS],
  service: 'events',
  scope: 'region',
  needs: ['events:ListEventBuses'],
  async *list({ client }) {
    const events = await client('events')
    const found = pages(
      (NextToken) => events.listEventBuses({ NextToken, Limit: 100 }),
      (answer) => answer.EventBuses,
      (answer) => answer.NextToken,
    )
    for await (const { Arn, Name, Policy } of found)
      if (Arn && Name)
        yield { type: BUS, id: Arn, name: Name, properties: { Arn, Name }, state: { Policy: Policy || null } }
  },
  details: [
    taggedAs(
      'events:event-bus',
      detail({
        on: BUS,
        needs: ['events:ListTagsForResource'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const { Tags } = await (await client('events')).listTagsForResource({ ResourceARN: id })
          return { tags: tagRecord(Tags) }
        },
      }),
    ),
  ],
})

/** Global endpoints, in their primary Region. */
export const globalEndpoints = collector({
  types: [ENDPOINT],
  service: 'events',
  scope: 'region',
  needs: ['events:ListEndpoints'],
  async *list({ client, region }) {
    const events = await client('events')
    const found = pages(
      (NextToken) => events.listEndpoints({ HomeRegion: region, NextToken, MaxResults: 100 }),
      (answer) => answer.Endpoints,
      (answer) => answer.NextToken,
    )
    for await (const { Arn, Name, ReplicationConfig } of found)
      if (Arn && Name)
        yield {
          type: ENDPOINT,
          id: Arn,
          name: Name,
          properties: {
            Arn,
            Name,
            ReplicationConfig: ReplicationConfig?.State ? { State: ReplicationConfig.State } : null,
          },
        }
  },
})
