import type { Control } from '../controls/control.ts'
import { compareText } from '../core/json.ts'
import { TAGS } from '../model/paths.ts'
import type { Collector } from './collector.ts'

export interface NarrowedCollectors {
  readonly collectors: readonly Collector[]
  /** The types that the omitted collectors would have read, sorted. */
  readonly notRead: readonly string[]
}

const ACCOUNT = 'Demarc::Account::Account'

/**
 * Read in every scan: the account with its alias, for account-level controls and reports. (Tags are read, too: attestations,
 * exceptions and readers of a run find resources by them.)
 */
const always: readonly (readonly [type: string, path: string])[] = [[ACCOUNT, 'Alias']]

/**
 * The collectors that the given controls need: those of their types and their neighbours' types, and the account's own. Keeps
 * only the details that fill what the controls read or what decides the responsible party (`decides` lists those paths by type);
 * everything else stays unseen.
 */
export function narrow(
  collectors: readonly Collector[],
  controls: readonly Control[],
  decides: (type: string) => Iterable<string>,
): NarrowedCollectors {
  const needed = pathsNeeded(controls)
  const isNeeded = (type: string, path: string): boolean => path === TAGS || needed.get(type)?.has(path) === true
  const kept = collectors.filter(({ types }) => types.some((type) => needed.has(type)))
  for (const type of new Set(kept.flatMap(({ types }) => types))) add(needed, type, decides(type))
  const read = new Set<string>(kept.flatMap(({ types }) => types))
  const notRead = new Set<string>(collectors.flatMap(({ types }) => types).filter((type) => !read.has(type)))
  return {
    collectors: kept.map((one) => ({
      ...one,
      details: one.details.filter(({ on, fills }) => fills.some((path) => isNeeded(on, path))),
    })),
    notRead: [...notRead].sort(compareText),
  }
}

/** The types that controls look at, each with the paths they read. */
function pathsNeeded(controls: readonly Control[]): Map<string, Set<string>> {
  const needed = new Map<string, Set<string>>()
  for (const [type, path] of always) add(needed, type, [path])
  for (const { on, elsewhere, reads, neighbours } of controls) {
    add(needed, on, reads)
    if (elsewhere !== undefined) add(needed, elsewhere, [])
    for (const [, { of, where, reads: theirs }] of neighbours) add(needed, of, [where, ...theirs])
  }
  return needed
}

function add(to: Map<string, Set<string>>, type: string, paths: Iterable<string>): void {
  const known = to.get(type) ?? new Set()
  for (const path of paths) known.add(path)
  to.set(type, known)
}
