import { Asker, currentAsker, onBehalfOf } from '../../collect/asking.ts'
import { type Detail, detail, pages, type Reach, tagRecord } from '../../collect/collector.ts'
import { type InventorySource, inventorySource, type ListedResource } from '../../collect/inventory.ts'
import { look, valueIn } from '../../collect/seen.ts'
import { arnType, nameInArn, parseArn } from '../../core/arn.ts'
import type { KnownType } from '../../model/resource.ts'

type Tags = Readonly<Record<string, string>>

/** One page of the resources with tags, and who asked for it: what rests on it. */
interface Page {
  readonly asker: Asker
  readonly byArn: ReadonlyMap<string, Tags>
}

/** Absent tags rest on all pages; the most pages that are named. */
const MANY = 20

/**
 * The detail of a type's tags, a hundred resources a call (GetResources) instead of one. `filter`: the type as the API names it
 * (resourcegroupstagging/latest/APIReference/API_GetResources.html, ResourceTypeFilters).
 *
 * The API lists what is or was tagged, of all types (resourcegroupstagging/latest/APIReference/supported-services.html), though some of
 * that page give an empty list. A resource that it leaves out has no tags only where the API knows the type, which an answer with at
 * least one resource of it shows. Where the answer is empty or refused, or another account owns the resource, `own` asks the service itself.
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

/** The asker at work rests on the answers of some pages. */
function restOn(pages: readonly Page[]): void {
  for (const { asker } of pages) currentAsker()?.adopt(asker)
}

/** All pages of a type's resources with tags in a region, asked once a scan; none where one of them was refused. */
async function pagesIn(reach: Reach, region: string, filter: string): Promise<readonly Page[]> {
  const name = `tag:GetResources ${filter} ${region}`
  // a resource rests on the pages that speak of it alone: the question itself is asked on behalf of none
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
 * What has tags, or once had some, of all types: the inventory of an account without an index
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
