import type { Resource } from '../model/resource.ts'

/** The resources whose tags the Tagging API returned, and the others. */
export interface TagsKnown {
  /** Read as far as their tags. */
  readonly told: readonly Resource[]
  readonly open: readonly Resource[]
}

/** That a resource has no tags rests on the whole listing of its type; this is the most answers to name. */
const MANY = 20

/**
 * Of the types that need only tags, the resources whose tags the Tagging API returned. A resource that it omits has no tags if
 * the API supports the type, which another resource of the type in the same region proves (see `taggedAs` in
 * services/resourcegroupstaggingapi). `whole`: the regions in which everything was listed.
 */
export function withTagsKnown(
  unread: readonly Resource[],
  tagsAlone: ReadonlySet<string>,
  whole: ReadonlySet<string>,
): TagsKnown {
  const told: Resource[] = []
  const open: Resource[] = []
  const answers = new Map<string, Set<string>>()
  for (const one of unread) {
    if (!hasKnownTags(one)) continue
    const known = answers.get(placeOf(one)) ?? new Set()
    for (const name of one.answers?.listing ?? []) known.add(name)
    answers.set(placeOf(one), known)
  }
  for (const one of unread) {
    const others = whole.has(one.region) ? answers.get(placeOf(one)) : undefined
    if (!tagsAlone.has(one.type) || !(hasKnownTags(one) || others)) open.push(one)
    else told.push(hasKnownTags(one) ? read(one) : read(one, [...(others ?? [])].sort().slice(0, MANY)))
  }
  return { told, open }
}

const hasKnownTags = ({ seenBy = [] }: Resource): boolean => seenBy.includes('tagging')

const placeOf = ({ type, region }: Resource): string => `${type} ${region}`

function read({ unread: _, ...one }: Resource, more: readonly string[] = []): Resource {
  const listing = [...new Set([...(one.answers?.listing ?? []), ...more])].sort()
  return { ...one, answers: { listing, details: {} } }
}
