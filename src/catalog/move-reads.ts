import { watched } from '../core/record.ts'
import type { Configured, Move, MoveNear, Remark } from './entry.ts'

/** What a property may be, as far as a move looks on to another one behind it. */
const tries: readonly unknown[] = [undefined, null, '', 'text', true, false, 1, [], ['text'], {}]

/**
 * The paths of a resource that decide its moves and remarks. Found by asking each move with properties that all have the same value: a move that
 * looks at a second property only behind a certain value of the first one names that second one itself (`Move.reads`).
 */
export function pathsOfMoves(moves: readonly (Move | Remark)[]): ReadonlySet<string> {
  const paths = new Set(moves.flatMap(({ reads = [] }) => reads))
  for (const { when } of moves) for (const path of pathsSeen((one) => when(one, {}))) paths.add(path)
  return paths
}

/**
 * The paths that a question looks at on a resource, found by asking it with properties that all have the same value. `other`: a second
 * resource of that kind, of which no path counts.
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

/** The paths that a question looks at where each property has the value that `valueAt` gives. */
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
    // a value of another shape than AWS documents: what was looked at until then counts
    if (!(error instanceof TypeError)) throw error
  }
  return paths
}

/** The paths that a move looks at on a resource as it is. */
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
