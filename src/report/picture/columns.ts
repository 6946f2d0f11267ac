import { type Category, type LayerId, layerIds, type SeenParty } from '../../catalog/layers.ts'
import { compareText } from '../../core/json.ts'
import type { LayerEntry, ResourceEntry } from '../../ledger/ledger.ts'
import { type LayerState, layerStates } from '../../ledger/state.ts'
import { categories } from '../../ledger/summary.ts'
import { describeType, serviceOf } from '../../services/describe.ts'

/** One layer of one service: its resources by state. */
export interface Cell {
  readonly layer: LayerId
  readonly parties: Readonly<Record<SeenParty, number>>
  readonly states: Readonly<Record<LayerState, number>>
  /** The number of its resources with an unmet control of severity critical or high. */
  readonly grave: number
  /** The worst state of its resources, which the cell shows. */
  readonly state: LayerState
}

/** One service of the picture. */
export interface Column {
  readonly service: string
  /** AWS's name without "Amazon" and "AWS". */
  readonly title: string
  /** The category of most of its resources. */
  readonly category: Category
  readonly resources: number
  /** The height of its step: how many consecutive layers from the ground up are AWS's for nine of ten resources. */
  readonly step: number
  /** The 17 layers, from the ground up. */
  readonly cells: readonly Cell[]
}

interface Counted {
  readonly title: string
  resources: number
  readonly byCategory: Record<Category, number>
  readonly cells: readonly {
    readonly layer: LayerId
    readonly parties: Record<SeenParty, number>
    readonly states: Record<LayerState, number>
    grave: number
  }[]
}

/** Counts a ledger by service and layer while it streams by. */
export class Columns {
  readonly #byService = new Map<string, Counted>()

  add({ resource, layers }: ResourceEntry): void {
    const service = serviceOf(resource.type)
    let counted = this.#byService.get(service)
    if (!counted) {
      counted = {
        title: titleOf(resource.type),
        resources: 0,
        byCategory: noCategory(),
        cells: layerIds.map(emptyCell),
      }
      this.#byService.set(service, counted)
    }
    counted.resources++
    counted.byCategory[describeType(resource.type).category]++
    for (const [index, layer] of layers.entries()) {
      const cell = counted.cells[index]
      if (!cell) continue
      cell.parties[layer.party]++
      cell.states[layer.state]++
      if (layer.state === 'unmet' && isGrave(layer)) cell.grave++
    }
  }

  /** The services by category. Within a category, those with the lowest step come first, so that the line climbs; then by name. */
  get sorted(): readonly Column[] {
    return [...this.#byService]
      .map(([service, { title, resources, byCategory, cells }]) => {
        const finished = cells.map((cell) => ({ ...cell, state: shown(cell.states) }))
        return { service, title, category: mostOf(byCategory), resources, step: stepOf(finished), cells: finished }
      })
      .sort(
        (a, b) =>
          categories.indexOf(a.category) - categories.indexOf(b.category) ||
          a.step - b.step ||
          compareText(a.title.toLowerCase(), b.title.toLowerCase()),
      )
  }
}

const noCategory = (): Record<Category, number> => ({ infrastructure: 0, container: 0, abstracted: 0, unclassified: 0 })

/** The category with the most resources; of equal ones, the one with the lower line. */
const mostOf = (byCategory: Readonly<Record<Category, number>>): Category =>
  [...categories].sort((a, b) => byCategory[b] - byCategory[a])[0] ?? 'unclassified'

const isGrave = ({ responsibilities }: LayerEntry): boolean =>
  responsibilities.some(({ judged }) =>
    judged.some(
      ({ control: { severity }, verdict, exception }) =>
        verdict.is === 'unmet' && !exception && (severity === 'critical' || severity === 'high'),
    ),
  )

const emptyCell = (layer: LayerId) => ({
  layer,
  parties: { aws: 0, customer: 0, shared: 0, 'third-party': 0, none: 0, unknown: 0 },
  states: { unmet: 0, unknown: 0, attested: 0, met: 0, inherited: 0, 'not-applicable': 0 },
  grave: 0,
})

const shown = (states: Readonly<Record<LayerState, number>>): LayerState =>
  layerStates.find((state) => states[state] > 0) ?? 'not-applicable'

/** Whether the layer is wholly or partly the customer's for any resource. */
export const isYours = ({ parties }: Pick<Cell, 'parties'>): boolean =>
  parties.customer + parties.shared + parties.unknown > 0

function stepOf(cells: readonly Cell[]): number {
  const first = cells.findIndex(isMostlyYours)
  let step = first === -1 ? cells.length : first
  // a layer that no resource has does not count for the step
  while (step > 0 && cells[step - 1]?.parties.aws === 0) step--
  return step
}

/**
 * Whether the layer is the customer's for more than one in ten of the resources that have it: one resource on an Outpost does not
 * move the line of 165.
 */
function isMostlyYours({ parties }: Cell): boolean {
  const { aws, customer, shared, unknown, 'third-party': third } = parties
  const yours = customer + shared + unknown
  return yours > 0 && yours * 10 > aws + third + yours
}

/** The services with the most resources, up to `ofEach` per category, in their order. */
export function excerptOf(columns: readonly Column[], ofEach: number): readonly Column[] {
  const kept = categories.flatMap((category) =>
    columns
      .filter((column) => column.category === category)
      .sort((a, b) => b.resources - a.resources || compareText(a.service, b.service))
      .slice(0, ofEach),
  )
  return columns.filter((column) => kept.includes(column))
}

function titleOf(type: string): string {
  const described = describeType(type)
  const title = described.kind === 'full' ? described.service.title : (type.split('::')[1] ?? type)
  const short = title.replace(/^(Amazon|AWS) /, '')
  const inTemplates = type.split('::')[1] ?? ''
  // readers know Identity and Access Management as IAM
  if (short.length > 20 && /^[A-Z]{2,4}$/.test(inTemplates)) return inTemplates
  return short.charAt(0).toUpperCase() + short.slice(1)
}
