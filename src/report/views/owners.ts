import { compareText } from '../../core/json.ts'
import type { Resource } from '../../model/resource.ts'
import { count, named } from './words.ts'

/** Tag keys that say who looks after a resource, the most telling first; in any case, with `-`, `_`, `:` or a space between words. */
const keys = ['owner', 'serviceowner', 'technicalowner', 'businessowner', 'team', 'squad', 'contact'] as const

const BETWEEN = /[-_: ]/g

/** Who looks after a resource, by its tags. */
export function ownerOf({ tags }: Pick<Resource, 'tags'>): string | undefined {
  const found = new Map(Object.entries(tags).map(([key, value]) => [key.toLowerCase().replace(BETWEEN, ''), value]))
  return keys.map((key) => found.get(key)).find((value) => value !== undefined && value.trim() !== '')
}

/** The most owners that are named. */
const NAMED = 3

/** `shop, platform and 2 more; 3 resources without an owner tag` */
export function ownersText(resources: readonly Pick<Resource, 'tags'>[]): string {
  const byOwner = new Map<string, number>()
  let without = 0
  for (const resource of resources) {
    const owner = ownerOf(resource)
    if (owner === undefined) without++
    else byOwner.set(owner, (byOwner.get(owner) ?? 0) + 1)
  }
  const owners = [...byOwner].sort(([a, m], [b, n]) => n - m || compareText(a, b))
  const parts = [
    ...(owners.length > 0 ? [named(owners, NAMED, ([owner]) => owner)] : []),
    ...(without > 0 ? [owners.length > 0 ? `${count(without, 'resource')} without an owner tag` : 'no owner tag'] : []),
  ]
  return parts.join('; ')
}
