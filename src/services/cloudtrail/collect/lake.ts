import { collector, detail, pages, stated } from '../../../collect/collector.ts'
import { tagsOf } from './tags.ts'

const on = 'AWS::CloudTrail::EventDataStore'

/** CloudTrail Lake event data stores, each in the region where it was created. */
export const eventDataStores = collector({
  types: [on],
  service: 'cloudtrail',
  scope: 'region',
  needs: ['cloudtrail:ListEventDataStores'],
  async *list({ client }) {
    const cloudtrail = await client('cloudtrail')
    const listed = pages(
      (NextToken) => cloudtrail.listEventDataStores({ NextToken }),
      (answer) => answer.EventDataStores,
      (answer) => answer.NextToken,
    )
    for await (const { EventDataStoreArn, Name } of listed) {
      if (!EventDataStoreArn) continue
      yield {
        type: on,
        id: EventDataStoreArn,
        name: Name ?? EventDataStoreArn,
        properties: { EventDataStoreArn, Name: Name ?? null },
      }
    }
  },
  details: [
    detail({
      on,
      needs: ['cloudtrail:GetEventDataStore'],
      fills: ['KmsKeyId', 'TerminationProtectionEnabled', 'state.Status'],
      async get({ client }, store) {
        const cloudtrail = await client('cloudtrail')
        const found = await cloudtrail.getEventDataStore({ EventDataStore: store.id })
        return {
          properties: {
            KmsKeyId: found.KmsKeyId ?? null,
            TerminationProtectionEnabled: found.TerminationProtectionEnabled,
          },
          state: { Status: stated(found.Status, 'Status') },
        }
      },
    }),
    tagsOf(on),
  ],
})
