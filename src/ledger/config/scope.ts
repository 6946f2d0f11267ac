import { matchesWildcard } from '../../core/policy/wildcard.ts'
import type { Resource } from '../../model/resource.ts'

/** Which resources a statement covers: every part given must match, by at least one of its patterns. `*` and `?` are wildcards. */
export interface Scope {
  /** Patterns of resource ids (ARNs where AWS gives one). */
  readonly resource?: readonly string[] | undefined
  /** Patterns of type names, e.g. `AWS::EC2::*`. */
  readonly type?: readonly string[] | undefined
  /** Patterns of account ids. */
  readonly account?: readonly string[] | undefined
  /** Patterns of tag values: every tag named must exist and match. */
  readonly tag?: Readonly<Record<string, string>> | undefined
}

/** Whether a scope covers a resource; a scope without parts covers all. */
export function coversScope({ resource: ids, type: types, account: accounts, tag }: Scope): (one: Resource) => boolean {
  const tags = Object.entries(tag ?? {})
  return (one) =>
    matchesAny(ids, one.id) &&
    matchesAny(types, one.type) &&
    matchesAny(accounts, one.account) &&
    tags.every(([key, pattern]) => {
      const value = Object.hasOwn(one.tags, key) ? one.tags[key] : undefined
      return value !== undefined && matchesWildcard(pattern, value)
    })
}

const matchesAny = (patterns: readonly string[] | undefined, text: string): boolean =>
  patterns === undefined || patterns.some((pattern) => matchesWildcard(pattern, text))
