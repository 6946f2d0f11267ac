import type { Resource } from '../model/resource.ts'

/** What the Tagging API told of some resources, and those of which it did not tell. */
export interface TagsTold {
  /** Read as far as their tags go. */
  readonly told: readonly Resource[]
  readonly open: readonly Resource[]
}

/** Absent tags rest on all that the Tagging API listed of the type; the most answers that are named. */
const MANY = 20

/**
 * Of the types of which the tags alone are wanted, the resources whose tags the Tagging API has told. One that it leaves out has no tags
 * where it knows the type, which a resource of the type in the same region shows (`taggedAs` in services/resourcegroupstaggingapi
 * says why). `whole`: the regions in which it listed all.
 */
export function withTagsTold(
  unread: readonly Resource[],
  tagsAlone: ReadonlySet<string>,
  whole: ReadonlySet<string>,
): TagsTold {
  const told: Resource[] = []
  const open: Resource[] = []
  const answers = new Map<string, Set<string>>()
  for (const one of unread) {
    if (!isTold(one)) continue
    const known = answers.get(placeOf(one)) ?? new Set()
    for (const name of one.answers?.listing ?? []) known.add(name)
    answers.set(placeOf(one), known)
  }
  for (const one of unread) {
    const others = whole.has(one.region) ? answers.get(placeOf(one)) : undefined
    if (!tagsAlone.has(one.type) || !(isTold(one) || others)) open.push(one)
    else told.push(isTold(one) ? read(one) : read(one, [...(others ?? [])].sort().slice(0, MANY)))
  }
  return { told, open }
}

const isTold = ({ seenBy = [] }: Resource): boolean => seenBy.includes('tagging')

const placeOf = ({ type, region }: Resource): string => `${type} ${region}`

function read({ unread: _, ...one }: Resource, more: readonly string[] = []): Resource {
  const listing = [...new Set([...(one.answers?.listing ?? []), ...more])].sort()
  return { ...one, answers: { listing, details: {} } }
}
