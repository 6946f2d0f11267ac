import { type LayerId, layerIds, layers } from '../../catalog/layers.ts'
import { type LayerState, layerStates } from '../../ledger/state.ts'
import { categories } from '../../ledger/summary.ts'

/** The number of layers in each state. */
export type StateCounts = Readonly<Record<string, number>>

/** The counts of a summary, by category and layer. */
export type CellCounts = Readonly<Record<string, Readonly<Record<string, StateCounts>>>>

export interface StateCount {
  readonly state: LayerState
  readonly n: number
}

/** The states that a cell shows, worst first. Once some resources have the layer, those without it add nothing. */
export const shownStates = (states: StateCounts): readonly StateCount[] =>
  layerStates.flatMap((state) => {
    const n = states[state] ?? 0
    return n > 0 && state !== 'not-applicable' ? [{ state, n }] : []
  })

/** The picture as a table: layers from the top down, and the categories with resources across. */
export interface CategoryTable {
  readonly categories: readonly string[]
  readonly rows: readonly {
    readonly layer: LayerId
    readonly number: number
    readonly title: string
    /** For each category, the states to show. */
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
