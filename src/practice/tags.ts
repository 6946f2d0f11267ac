import { byText, putAll } from '../core/by-text.ts'

/** Tags in the state; the services return a map or a list of pairs. */
export type Tags = Record<string, string>

/** A resource with tags. */
export interface HasTags {
  tags: Tags
}

type Text = string | undefined
type Pair =
  | { readonly Key?: Text; readonly Value?: Text }
  | { readonly key?: Text; readonly value?: Text }
  | { readonly TagKey?: Text; readonly TagValue?: Text }
type Given = readonly Pair[] | Readonly<Record<string, string>> | undefined
const isList = (given: Given): given is readonly Pair[] => Array.isArray(given)

const KEY = /^(tag)?key$/i

/** The tags of a request, in the form of the service. */
export function tagsFrom(given: Given): Tags {
  if (!isList(given)) return byText(given)
  return byText(
    given.map((pair) => {
      const members = Object.entries(pair)
      const [, key = ''] = members.find(([name]) => KEY.test(name)) ?? []
      const [, value = ''] = members.find(([name]) => !KEY.test(name)) ?? []
      return [key, value] as const
    }),
  )
}

/** Tags in the form of most services. */
export const tagPairs = (tags: Tags): { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

/** Tags in the form of services whose members begin in lower case. */
export const smallTagPairs = (tags: Tags): { key: string; value: string }[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }))

/** Sets tags. Returns the empty response of most services. */
export function tag(stored: HasTags, given: Given): Record<never, never> {
  putAll(stored.tags, tagsFrom(given))
  return {}
}

/** Removes the tags with the given keys. Returns the empty response of most services. */
export function untag(stored: HasTags, keys: readonly string[] | undefined): Record<never, never> {
  for (const key of keys ?? []) delete stored.tags[key]
  return {}
}
