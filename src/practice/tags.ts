/** A tag as the services write it whose answers begin with small letters. */
export interface Tag {
  readonly key: string
  readonly value: string
}

interface GivenTag {
  readonly key?: string | undefined
  readonly value?: string | undefined
}

/** The tags with others set: one with the same key is replaced. */
export function tagged(tags: readonly Tag[], given: readonly GivenTag[] = []): Tag[] {
  const added = given.map(({ key = '', value = '' }) => ({ key, value }))
  return [...tags.filter(({ key }) => !added.some((tag) => tag.key === key)), ...added]
}

/** The tags without those of some keys. */
export const untagged = (tags: readonly Tag[], keys: readonly string[] = []): Tag[] =>
  tags.filter(({ key }) => !keys.includes(key))
