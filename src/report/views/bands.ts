import { type LayerId, layerIds } from '../../catalog/layers.ts'
import { lineOf } from '../../catalog/parties.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import { type LayerState, layerStates } from '../../ledger/state.ts'
import { describeType } from '../../services/describe.ts'
import type { CellCounts, StateCount } from './cells.ts'

/** The 17 layers grouped into the bands that fit on a screen, from the top down. Each category's line lies between two bands. */
const bands: readonly { readonly title: string; readonly layers: readonly LayerId[] }[] = [
  { title: 'Governance, logs', layers: ['governance', 'logging'] },
  { title: 'Backup, resilience', layers: ['backup', 'resilience'] },
  { title: 'Access, policies', layers: ['identity', 'resource-policy'] },
  {
    title: 'Data, encryption',
    layers: ['data', 'client-side-encryption', 'server-side-encryption', 'encryption-in-transit'],
  },
  { title: 'Network, firewall', layers: ['network'] },
  { title: 'Application', layers: ['application'] },
  { title: 'Platform', layers: ['platform'] },
  { title: 'Operating system', layers: ['guest-os'] },
  { title: 'Hosts, facilities', layers: ['control-plane', 'virtualization', 'facilities'] },
]

/** One category of a run: its services, its bands from the top down, and where AWS's side begins. */
export interface CategoryBands {
  readonly category: string
  /** Those with the most resources first. */
  readonly services: readonly string[]
  /** The index of the first AWS band. */
  readonly line: number
  /** For each band, the states of the layers in which the customer has a part, and whether AWS is responsible for any layer. */
  readonly bands: readonly { readonly states: readonly StateCount[]; readonly aws: boolean }[]
}

export const bandTitles: readonly string[] = bands.map(({ title }) => title)

/** Collects the services of each category while a ledger streams by. */
export class CategoryServices {
  readonly #byCategory = new Map<string, Map<string, number>>()

  add({ resource: { type } }: ResourceEntry): void {
    const { category } = describeType(type)
    const ofCategory = this.#byCategory.get(category) ?? new Map<string, number>()
    this.#byCategory.set(category, ofCategory)
    // as CloudFormation writes it: EC2, IAM, DynamoDB
    const service = type.split('::')[1] ?? type
    ofCategory.set(service, (ofCategory.get(service) ?? 0) + 1)
  }

  /** The number of unclassified resources. */
  get unplaced(): number {
    return [...(this.#byCategory.get('unclassified')?.values() ?? [])].reduce((sum, n) => sum + n, 0)
  }

  /** The categories that have a resource, with the counts of a summary. */
  bands(cells: CellCounts): readonly CategoryBands[] {
    return (['infrastructure', 'container', 'abstracted'] as const).flatMap((category) => {
      const services = this.#byCategory.get(category)
      if (!services) return []
      return {
        category,
        services: [...services].sort(([, a], [, b]) => b - a).map(([service]) => service),
        line: bandOf(lineOf(category) - 1),
        bands: bands.map(({ layers }) => bandCounts(cells[category] ?? {}, layers)),
      }
    })
  }
}

const bandOf = (layer: number): number => bands.findIndex(({ layers }) => layers.some((id) => id === layerIds[layer]))

function bandCounts(cells: CellCounts[string], layers: readonly LayerId[]): CategoryBands['bands'][number] {
  const of = (state: LayerState): number => layers.reduce((sum, layer) => sum + (cells[layer]?.[state] ?? 0), 0)
  const states = layerStates
    .filter((state) => state !== 'inherited' && state !== 'not-applicable')
    .map((state) => ({ state, n: of(state) }))
    .filter(({ n }) => n > 0)
  return { states, aws: of('inherited') > 0 }
}
