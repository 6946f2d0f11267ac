import type { Index } from '@aws-sdk/client-resource-explorer-2'
import { pages, type Reach } from '../../collect/collector.ts'
import { type InventorySource, inventorySource, type ListedResource } from '../../collect/inventory.ts'
import { IncompleteAnswerError } from '../../collect/refusals.ts'
import { look, valueIn } from '../../collect/seen.ts'
import { nameInArn } from '../../core/arn.ts'

/** At 1,000 it gives no token of a next page (resource-explorer/latest/apireference/API_ListResources.html, NextToken). */
const A_PAGE = 500

/** The indexes of all regions (API_ListIndexes.html); undefined where they may not be listed. */
const indexesOf = async (reach: Reach): Promise<readonly Index[] | undefined> =>
  valueIn(
    await reach.once('resource-explorer-2:ListIndexes', () =>
      look('resource-explorer-2:ListIndexes', undefined, async () => {
        const explorer = await reach.client('resource-explorer-2')
        const indexes: Index[] = []
        const listing = pages(
          (NextToken) => explorer.listIndexes({ MaxResults: 100, NextToken }),
          ({ Indexes }) => Indexes,
          ({ NextToken }) => NextToken,
        )
        for await (const index of listing) indexes.push(index)
        return indexes
      }),
    ),
  )

/**
 * AWS Resource Explorer, the index of an account's resources: that of the aggregator region where there is one, which has all regions, else that of
 * each region. It lags behind by minutes to hours, and has no tags of IAM (resource-explorer/latest/userguide/supported-resource-types.html).
 */
export const resourceExplorer: InventorySource = inventorySource({
  name: 'resource-explorer',
  service: 'resource-explorer-2',
  needs: ['resource-explorer-2:ListResources', 'resource-explorer-2:ListIndexes', 'resource-explorer-2:GetView'],
  async *list(reach): AsyncGenerator<ListedResource, void, undefined> {
    const indexes = await indexesOf(reach)
    const aggregator = indexes?.find(({ Type }) => Type === 'AGGREGATOR')?.Region
    // until there is an index, the answer is what AWS could find without one; an aggregator has what the indexes of other regions have
    const demandIndex = (): void => {
      if (indexes && !indexes.some(({ Region }) => Region === reach.region))
        throw new IncompleteAnswerError('the region has no index, so that resources may be missing')
    }
    // one region asks for all
    if (aggregator !== undefined && reach.region !== reach.regions[0]) return demandIndex()
    const explorer = await reach.client('resource-explorer-2', aggregator ?? reach.region)
    const views = new Set<string>()
    const listing = pages(
      async (NextToken) => {
        const answer = await explorer.listResources({ MaxResults: A_PAGE, NextToken })
        if (answer.ViewArn !== undefined) views.add(answer.ViewArn)
        return answer
      },
      ({ Resources }) => Resources,
      ({ NextToken }) => NextToken,
    )
    const places = new Set([...reach.regions, 'global'])
    for await (const { Arn, CfnResourceType, ResourceType, Region = 'global', OwningAccountId } of listing) {
      // a view of an organization has those of all accounts
      if (Arn === undefined || (OwningAccountId ?? reach.account) !== reach.account || !places.has(Region)) continue
      yield { id: Arn, type: CfnResourceType ?? ResourceType ?? 'unknown', region: Region, name: nameInArn(Arn) }
    }
    for (const ViewArn of views) {
      const { View } = await explorer.getView({ ViewArn })
      const filter = View?.Filters?.FilterString ?? ''
      if (filter !== '') throw new IncompleteAnswerError(`the default view shows only ${filter}`)
    }
    demandIndex()
  },
})
