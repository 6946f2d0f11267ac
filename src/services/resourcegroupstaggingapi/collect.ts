import { Asker, currentAsker, onBehalfOf } from '../../collect/asking.ts'
import { type Detail, detail, pages, type Reach, tagRecord } from '../../collect/collector.ts'
import { type InventorySource, inventorySource, type ListedResource } from '../../collect/inventory.ts'
import { look, valueIn } from '../../collect/seen.ts'
import { arnType, nameInArn, parseArn } from '../../core/arn.ts'
import type { KnownType } from '../../model/resource.ts'

type Tags = Readonly<Record<string, string>>

/** One page of tagged resources, and the asker that records which verdicts depend on it. */
interface Page {
  readonly asker: Asker
  readonly byArn: ReadonlyMap<string, Tags>
}

/** Tags that are absent depend on all pages; at most this many pages are named as evidence. */
const MANY = 20

/**
 * A detail that reads the tags of a type a hundred resources per call (GetResources) instead of one. `filter`: the
 * API's name of the type (resourcegroupstagging/latest/APIReference/API_GetResources.html, ResourceTypeFilters).
 *
 * The API lists resources of all types that are or were tagged
 * (resourcegroupstagging/latest/APIReference/supported-services.html), but for some types on that page its list is
 * empty. A resource missing from the list has no tags only if the API knows the type, which at least one listed
 * resource of the type proves. If the list is empty or refused, or another account owns the resource, `own` asks the
 * service itself.
 */
export const taggedAs = <T extends KnownType>(filter: string, own: Detail<T>): Detail<T> =>
  detail<T>({
    ...own,
    needs: [...own.needs, 'tag:GetResources'],
    async get(reach, seed) {
      const listed = seed.owner === undefined ? await pagesIn(reach, seed.region ?? reach.region, filter) : []
      const page = listed.find(({ byArn }) => byArn.has(seed.id))
      if (page || listed.some(({ byArn }) => byArn.size > 0)) {
        restOn(page ? [page] : listed.slice(0, MANY))
        return { tags: page?.byArn.get(seed.id) ?? {} }
      }
      const [more] = await own.get(reach, [seed])
      return more ?? {}
    },
  })

/** Records that the current asker depends on the answers of the pages. */
function restOn(pages: readonly Page[]): void {
  for (const { asker } of pages) currentAsker()?.adopt(asker)
}

/** All pages of a type's tagged resources in a region, read once per scan; empty if a page was refused. */
async function pagesIn(reach: Reach, region: string, filter: string): Promise<readonly Page[]> {
  const name = `tag:GetResources ${filter} ${region}`
  // a resource depends only on the pages that mention it: so the request itself is made for an asker of its own
  const all = onBehalfOf(new Asker(name), () =>
    reach.once(name, () => look('tag:GetResources', undefined, () => allPages(reach, region, filter, name))),
  )
  return valueIn(await all) ?? []
}

async function allPages(reach: Reach, region: string, filter: string, name: string): Promise<readonly Page[]> {
  const tagging = await reach.client('resourcegroupstaggingapi', region)
  const found: Page[] = []
  const listing = pages(
    async (PaginationToken) => {
      const asker = new Asker(`once ${name} ${found.length}`)
      const asked = { ResourceTypeFilters: [filter], ResourcesPerPage: 100, PaginationToken }
      return { asker, answer: await onBehalfOf(asker, () => tagging.getResources(asked)) }
    },
    ({ asker, answer: { ResourceTagMappingList = [] } }) => [
      {
        asker,
        byArn: new Map(ResourceTagMappingList.map(({ ResourceARN = '', Tags }) => [ResourceARN, tagRecord(Tags)])),
      },
    ],
    ({ answer }) => answer.PaginationToken,
  )
  for await (const page of listing) found.push(page)
  return found
}

/**
 * Resources of all types that have tags, or once had some: the inventory of an account without an index
 * (resourcegroupstagging/latest/APIReference/API_GetResources.html).
 */
export const taggedResources: InventorySource = inventorySource({
  name: 'tagging',
  service: 'resourcegroupstaggingapi',
  needs: ['tag:GetResources'],
  async *list(reach): AsyncGenerator<ListedResource, void, undefined> {
    const tagging = await reach.client('resourcegroupstaggingapi')
    const listing = pages(
      (PaginationToken) => tagging.getResources({ ResourcesPerPage: 100, PaginationToken }),
      ({ ResourceTagMappingList }) => ResourceTagMappingList,
      ({ PaginationToken }) => PaginationToken,
    )
    for await (const { ResourceARN: id, Tags } of listing) {
      if (id === undefined) continue
      const tags = tagRecord(Tags)
      const { region = '' } = parseArn(id) ?? {}
      yield { id, type: arnType(id), region: region || 'global', name: tags['Name'] ?? nameInArn(id), tags }
    }
  },
})
