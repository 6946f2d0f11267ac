import type { Index } from '@aws-sdk/client-resource-explorer-2'
import { pages, type Reach } from '../../collect/collector.ts'
import { type InventorySource, inventorySource, type ListedResource } from '../../collect/inventory.ts'
import { IncompleteAnswerError } from '../../collect/refusals.ts'
import { look, valueIn } from '../../collect/seen.ts'
import { nameInArn } from '../../core/arn.ts'

/**
 * With 1,000 per page, AWS returns no token for a next page
 * (resource-explorer/latest/apireference/API_ListResources.html, NextToken).
 */
const A_PAGE = 500

/** The indexes of all regions (API_ListIndexes.html); undefined if listing them is denied. */
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
 * AWS Resource Explorer, the index of an account's resources: the index of the aggregator region, which covers all
 * regions, or otherwise the index of each region. It lags by minutes to hours, and has no tags of IAM resources
 * (resource-explorer/latest/userguide/supported-resource-types.html).
 */
export const resourceExplorer: InventorySource = inventorySource({
  name: 'resource-explorer',
  service: 'resource-explorer-2',
  needs: ['resource-explorer-2:ListResources', 'resource-explorer-2:ListIndexes', 'resource-explorer-2:GetView'],
  async *list(reach): AsyncGenerator<ListedResource, void, undefined> {
    const indexes = await indexesOf(reach)
    const aggregator = indexes?.find(({ Type }) => Type === 'AGGREGATOR')?.Region
    // without an index, the response is only what AWS can find without one; an aggregator also depends on the indexes
    // of other regions
    const demandIndex = (): void => {
      if (indexes && !indexes.some(({ Region }) => Region === reach.region))
        throw new IncompleteAnswerError('the region has no index, so that resources may be missing')
    }
    // with an aggregator, one region is read for all
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
      // the view of an organization includes resources of other accounts
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
