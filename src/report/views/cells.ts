import { type LayerId, layerIds, layers } from '../../catalog/layers.ts'
import { type LayerState, layerStates } from '../../ledger/state.ts'
import { categories } from '../../ledger/summary.ts'

/** How many layers are in each state. */
export type StateCounts = Readonly<Record<string, number>>

/** The counts of a summary, by category and layer. */
export type CellCounts = Readonly<Record<string, Readonly<Record<string, StateCounts>>>>

export interface StateCount {
  readonly state: LayerState
  readonly n: number
}

/** The states that a cell shows, the worst first: a layer that exists on some resources says nothing more by those where it does not. */
export const shownStates = (states: StateCounts): readonly StateCount[] =>
  layerStates.flatMap((state) => {
    const n = states[state] ?? 0
    return n > 0 && state !== 'not-applicable' ? [{ state, n }] : []
  })

/** The picture as a table: the layers from the top down, and the categories that have a resource across. */
export interface CategoryTable {
  readonly categories: readonly string[]
  readonly rows: readonly {
    readonly layer: LayerId
    readonly number: number
    readonly title: string
    /** One for each category: the states that it shows. */
    readonly cells: readonly (readonly StateCount[])[]
  }[]
}

export function categoryTable(cells: CellCounts): CategoryTable {
  const there = categories.filter((category) =>
    Object.values(cells[category] ?? {}).some((states) => Object.values(states).some((n) => n > 0)),
  )
  const rows = [...layerIds].reverse().map((layer) => {
    const { number, title } = layers[layer]
    return { layer, number, title, cells: there.map((category) => shownStates(cells[category]?.[layer] ?? {})) }
  })
  return { categories: there, rows }
}
