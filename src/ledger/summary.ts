import { layerIds } from '../catalog/layers.ts'
import type { Severity } from '../controls/control.ts'
import { compareText } from '../core/json.ts'
import { describeType } from '../services/describe.ts'
import type { ResourceEntry, ResponsibilityEntry } from './ledger.ts'
import type { RunSummary } from './run.ts'
import { layerStates } from './state.ts'

export const severities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[]
export const categories = ['infrastructure', 'container', 'abstracted', 'unclassified'] as const

type Counts = Record<string, number>
type Cells = Record<string, Record<string, Counts>>
const zero = (): Counts => Object.fromEntries(layerStates.map((state) => [state, 0]))

/** The customer's responsibilities by what is known of them. */
export interface ResponsibilityCounts {
  readonly met: number
  readonly unmet: number
  readonly attested: number
  /** No API shows it, and no person has attested it. */
  readonly toAttest: number
  /** A control asks for it, and what it reads could not be read. */
  readonly notReadable: number
}

/** Counts a ledger while it passes by: layers by state, category and layer; findings by severity, the excepted apart; coverage. */
export class Summary {
  readonly #cells: Cells = Object.fromEntries(
    categories.map((category) => [category, Object.fromEntries(layerIds.map((layer) => [layer, zero()]))]),
  )
  readonly #bySeverity: Counts = Object.fromEntries(severities.map((severity) => [severity, 0]))
  readonly #excepted: Counts = Object.fromEntries(severities.map((severity) => [severity, 0]))
  readonly #responsibilities = { met: 0, unmet: 0, attested: 0, toAttest: 0, notReadable: 0 }
  readonly #toAttestOf = new Map<string, number>()

  add({ resource, layers }: ResourceEntry): void {
    const cells = this.#cells[describeType(resource.type).category]
    for (const { layer, state, party, responsibilities, onAccount } of layers) {
      bump(cells?.[layer], state)
      // a layer of an unclassified resource is one question that nobody answered
      if (responsibilities.length === 0 && !onAccount && (party === 'customer' || party === 'shared'))
        this.#responsibilities.toAttest++
      for (const one of responsibilities) {
        this.#count(one)
        if (one.state !== 'unmet') continue
        for (const { control, verdict, exception } of one.judged)
          if (verdict.is === 'unmet') bump(exception ? this.#excepted : this.#bySeverity, control.severity)
      }
    }
  }

  #count({ responsibility, state, judged }: ResponsibilityEntry): void {
    if (state === 'not-applicable') return
    if (state !== 'unknown') this.#responsibilities[state]++
    else if (judged.length > 0) this.#responsibilities.notReadable++
    else {
      this.#responsibilities.toAttest++
      bump(this.#toAttestOf, responsibility)
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

  get responsibilities(): ResponsibilityCounts {
    return this.#responsibilities
  }

  /** How many resources a statement on each responsibility would cover, the most first: what only a person can attest. */
  get statements(): readonly { readonly responsibility: string; readonly covers: number }[] {
    return [...this.#toAttestOf]
      .map(([responsibility, covers]) => ({ responsibility, covers }))
      .sort((a, b) => b.covers - a.covers || compareText(a.responsibility, b.responsibility))
  }

  /** The share of the assessable responsibilities that was assessed. */
  get share(): number {
    return shareOf(this.#coverage)
  }

  get #coverage(): RunSummary['coverage'] {
    const { met, unmet, attested, toAttest, notReadable } = this.#responsibilities
    const assessed = met + unmet + attested
    return { assessed, assessable: assessed + notReadable, toAttest, notReadable }
  }
}

function bump(counts: Counts | Map<string, number> | undefined, key: string, by = 1): void {
  if (counts instanceof Map) counts.set(key, (counts.get(key) ?? 0) + by)
  else if (counts) counts[key] = (counts[key] ?? 0) + by
}

/** The share of what is assessable that was assessed, to four decimals; 1 where nothing is. What only a person can attest is apart. */
export function shareOf({ assessed, assessable }: Pick<RunSummary['coverage'], 'assessed' | 'assessable'>): number {
  return assessable === 0 ? 1 : Math.round((assessed / assessable) * 10_000) / 10_000
}
