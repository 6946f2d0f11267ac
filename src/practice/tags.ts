import { byText, putAll } from '../core/by-text.ts'

/** Tags as a slice keeps them; services have a map or a list of pairs. */
export type Tags = Record<string, string>

/** What has tags. */
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

/** As most services list them. */
export const tagPairs = (tags: Tags): { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

/** As the services list them whose answers begin with small letters. */
export const smallTagPairs = (tags: Tags): { key: string; value: string }[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }))

/** Sets tags. Gives back the empty answer of most services. */
export function tag(stored: HasTags, given: Given): Record<never, never> {
  putAll(stored.tags, tagsFrom(given))
  return {}
}

/** Takes the tags of some keys off. Gives back the empty answer of most services. */
export function untag(stored: HasTags, keys: readonly string[] | undefined): Record<never, never> {
  for (const key of keys ?? []) delete stored.tags[key]
  return {}
}
