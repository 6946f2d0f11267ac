import { compareText } from '../../core/json.ts'
import type { Resource } from '../../model/resource.ts'
import { count, named } from './words.ts'

/** The default tag keys for the owner of a resource, most specific first. */
const usualKeys = ['owner', 'serviceowner', 'technicalowner', 'businessowner', 'team', 'squad', 'contact'] as const

const BETWEEN = /[-_: ]/g

/** A key in lower case, without `-`, `_`, `:` or spaces. */
const plain = (key: string): string => key.toLowerCase().replace(BETWEEN, '')

/** The owner of a resource by its tags. `keys`: the tag keys to look at; the first one set wins. */
export function ownerOf({ tags }: Pick<Resource, 'tags'>, keys: readonly string[] = usualKeys): string | undefined {
  const found = new Map(Object.entries(tags).map(([key, value]) => [plain(key), value]))
  return keys.map((key) => found.get(plain(key))).find((value) => value !== undefined && value.trim() !== '')
}

/** The most owners to name. */
const NAMED = 3

/** `shop, platform and 2 more; 3 resources without an owner tag` */
export function ownersText(resources: readonly Pick<Resource, 'tags'>[], keys?: readonly string[]): string {
  const byOwner = new Map<string, number>()
  let without = 0
  for (const resource of resources) {
    const owner = ownerOf(resource, keys)
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
