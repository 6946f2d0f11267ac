import { watched } from '../core/record.ts'
import type { Configured, Move, MoveNear, Remark } from './entry.ts'

/** Values to try, so that a move goes on to look at further properties. */
const tries: readonly unknown[] = [undefined, null, '', 'text', true, false, 1, [], ['text'], {}]

/**
 * The paths of a resource that decide its moves and remarks. Found by calling each `when` on resources whose properties all have
 * the same value. A move that reads a second property only for a certain value of the first declares it in `Move.reads`.
 */
export function pathsOfMoves(moves: readonly (Move | Remark)[]): ReadonlySet<string> {
  const paths = new Set(moves.flatMap(({ reads = [] }) => reads))
  for (const { when } of moves) for (const path of pathsSeen((one) => when(one, {}))) paths.add(path)
  return paths
}

/**
 * The paths that a predicate reads, found by calling it on resources whose properties all have the same value. `other` is a
 * second such resource whose paths do not count.
 */
export function pathsSeen(ask: (resource: Configured, other: Configured) => unknown): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const value of tries) {
    const bag = new Proxy({}, { get: () => value })
    const other = { properties: bag, state: bag }
    for (const path of pathsRead(
      () => value,
      (one) => ask(one, other),
    ))
      paths.add(path)
  }
  return paths
}

/** The paths that a predicate reads when each property has the value from `valueAt`. */
function pathsRead(valueAt: (path: string) => unknown, ask: (resource: Configured) => unknown): ReadonlySet<string> {
  const paths = new Set<string>()
  const bag = (prefix: string): Readonly<Record<string, unknown>> =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          if (typeof name !== 'string') return undefined
          paths.add(`${prefix}${name}`)
          return valueAt(`${prefix}${name}`)
        },
        has: () => true,
        getOwnPropertyDescriptor: (_, name) => ({
          configurable: true,
          enumerable: true,
          value: valueAt(`${prefix}${String(name)}`),
        }),
      },
    )
  try {
    ask({ properties: bag(''), state: bag('state.') })
  } catch (error) {
    // a value that AWS does not document: count what was read so far
    if (!(error instanceof TypeError)) throw error
  }
  return paths
}

/** The paths that a move reads on an actual resource. */
export function pathsReadOn({ properties, state }: Configured, near: MoveNear, when: Move['when']): readonly string[] {
  const paths = new Set<string>()
  when(
    {
      properties: watched(properties, (name) => paths.add(name)),
      state: watched(state, (name) => paths.add(`state.${name}`)),
    },
    near,
  )
  return [...paths]
}
