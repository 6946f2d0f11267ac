import { layerIds } from '../catalog/layers.ts'
import type { Severity } from '../controls/control.ts'
import { describeType } from '../services/describe.ts'
import type { ResourceEntry } from './ledger.ts'
import type { RunSummary } from './run.ts'
import { layerStates } from './state.ts'

export const severities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[]
export const categories = ['infrastructure', 'container', 'abstracted', 'unclassified'] as const

type Counts = Record<string, number>
type Cells = Record<string, Record<string, Counts>>
const zero = (): Counts => Object.fromEntries(layerStates.map((state) => [state, 0]))

/** Counts a ledger while it passes by: layers by state, category and layer; unmet controls by severity, the excepted apart; coverage. */
export class Summary {
  readonly #cells: Cells = Object.fromEntries(
    categories.map((category) => [category, Object.fromEntries(layerIds.map((layer) => [layer, zero()]))]),
  )
  readonly #bySeverity: Counts = Object.fromEntries(severities.map((severity) => [severity, 0]))
  readonly #excepted: Counts = Object.fromEntries(severities.map((severity) => [severity, 0]))
  #assessed = 0
  #toAttest = 0
  #notReadable = 0

  add({ resource, layers }: ResourceEntry): void {
    const cells = this.#cells[describeType(resource.type).category]
    for (const { layer, state, party, responsibilities, onAccount } of layers) {
      bump(cells?.[layer], state)
      // a layer of an unclassified resource is one question that nobody answered
      if (responsibilities.length === 0 && !onAccount && (party === 'customer' || party === 'shared')) this.#toAttest++
      for (const responsibility of responsibilities) {
        if (responsibility.state === 'not-applicable') continue
        if (responsibility.state !== 'unknown') this.#assessed++
        else if (responsibility.judged.length > 0) this.#notReadable++
        else this.#toAttest++
        if (responsibility.state !== 'unmet') continue
        for (const { control, verdict, exception } of responsibility.judged)
          if (verdict.is === 'unmet') bump(exception ? this.#excepted : this.#bySeverity, control.severity)
      }
    }
  }

  /** Layers by category, layer and state. */
  get cells(): Readonly<Record<string, Readonly<Record<string, Readonly<Counts>>>>> {
    return this.#cells
  }

  get result(): RunSummary {
    const byState = zero()
    const byCategory: Record<string, Counts> = {}
    const byLayer: Record<string, Counts> = Object.fromEntries(layerIds.map((layer) => [layer, zero()]))
    for (const [category, rows] of Object.entries(this.#cells)) {
      const total = zero()
      byCategory[category] = total
      for (const [layer, counts] of Object.entries(rows))
        for (const [state, n] of Object.entries(counts))
          for (const sum of [byState, total, byLayer[layer]]) bump(sum, state, n)
    }
    return {
      coverage: this.#coverage,
      byState,
      byCategory,
      byLayer,
      bySeverity: this.#bySeverity,
      excepted: this.#excepted,
    }
  }

  get responsibilities(): { readonly answered: number; readonly all: number } {
    return { answered: this.#assessed, all: this.#assessed + this.#toAttest + this.#notReadable }
  }

  /** The share of the customer's responsibilities that was assessed. */
  get share(): number {
    return shareOf(this.#coverage)
  }

  get #coverage(): RunSummary['coverage'] {
    const [assessed, toAttest, notReadable] = [this.#assessed, this.#toAttest, this.#notReadable]
    return { assessed, assessable: assessed + notReadable, toAttest, notReadable }
  }
}

function bump(counts: Counts | undefined, key: string, by = 1): void {
  if (counts) counts[key] = (counts[key] ?? 0) + by
}

/** The share of all that was assessed, to four decimals; 1 where the customer has no responsibility at all. */
export function shareOf({ assessed, assessable, toAttest }: RunSummary['coverage']): number {
  const all = assessable + toAttest
  return all === 0 ? 1 : Math.round((assessed / all) * 10_000) / 10_000
}
