import { type Category, layerIds } from '../catalog/layers.ts'
import type { Severity } from '../controls/control.ts'
import { compareText } from '../core/json.ts'
import { describeType } from '../services/describe.ts'
import type { LayerEntry, ResourceEntry, ResponsibilityEntry } from './ledger.ts'
import type { RunSummary } from './run.ts'
import { layerStates } from './state.ts'

export const severities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[]
export const categories = ['infrastructure', 'container', 'abstracted', 'unclassified'] as const

/** The most distinct lists of layers that wait to be counted; bounds memory when resources share none. */
const WAITING = 4096

type Counts = Record<string, number>
type Cells = Record<string, Record<string, Counts>>
const zero = (): Counts => Object.fromEntries(layerStates.map((state) => [state, 0]))

/** The customer's responsibilities, by what is known about them. */
export interface ResponsibilityCounts {
  readonly met: number
  readonly unmet: number
  readonly attested: number
  /** No API shows it, and no person has attested it. */
  readonly toAttest: number
  /** A control checks it, but what the control needs could not be read. */
  readonly notReadable: number
  /** Responsibilities of resources that only an inventory lists. */
  readonly notRead: number
}

/** Layers not counted yet. */
interface Waiting {
  readonly category: Category
  /** Whether they belong to a resource that only an inventory lists. */
  readonly isUnread: boolean
  times: number
}

/** Counts a ledger while it streams by: layers by state, category and layer; findings by severity, with accepted ones apart; coverage. */
export class Summary {
  readonly #cells: Cells = Object.fromEntries(
    categories.map((category) => [category, Object.fromEntries(layerIds.map((layer) => [layer, zero()]))]),
  )
  readonly #bySeverity: Counts = Object.fromEntries(severities.map((severity) => [severity, 0]))
  readonly #excepted: Counts = Object.fromEntries(severities.map((severity) => [severity, 0]))
  readonly #responsibilities = { met: 0, unmet: 0, attested: 0, toAttest: 0, notReadable: 0, notRead: 0 }
  readonly #toAttestOf = new Map<string, number>()

  /** What was added but not counted yet, by list of layers (which many resources share): how many of each category. */
  #waiting = new Map<readonly LayerEntry[], Waiting>()

  add({ resource, layers }: ResourceEntry): void {
    const { category } = describeType(resource.type)
    const same = this.#waiting.get(layers)
    const isUnread = resource.unread !== undefined
    if (same?.category === category && same.isUnread === isUnread) {
      same.times++
      return
    }
    if (same || this.#waiting.size === WAITING) this.#settle()
    this.#waiting.set(layers, { category, isUnread, times: 1 })
  }

  /** Counts the waiting layers. */
  #settle(): void {
    const waiting = this.#waiting
    this.#waiting = new Map()
    for (const [layers, one] of waiting) this.#addLayers(layers, one)
  }

  #addLayers(all: readonly LayerEntry[], { category, isUnread, times }: Waiting): void {
    const cells = this.#cells[category]
    for (const { layer, state, party, responsibilities, onAccount } of all) {
      bump(cells?.[layer], state, times)
      // a layer of an unclassified resource is one open question
      if (responsibilities.length === 0 && !onAccount && (party === 'customer' || party === 'shared'))
        this.#responsibilities[isUnread ? 'notRead' : 'toAttest'] += times
      for (const one of responsibilities) {
        this.#count(one, times, isUnread)
        if (one.state !== 'unmet') continue
        for (const { control, verdict, exception } of one.judged)
          if (verdict.is === 'unmet') bump(exception ? this.#excepted : this.#bySeverity, control.severity, times)
      }
    }
  }

  #count({ responsibility, state, judged }: ResponsibilityEntry, times: number, isUnread: boolean): void {
    if (state === 'not-applicable') return
    if (state !== 'unknown') this.#responsibilities[state] += times
    else if (isUnread) this.#responsibilities.notRead += times
    else if (judged.length > 0) this.#responsibilities.notReadable += times
    else {
      this.#responsibilities.toAttest += times
      bump(this.#toAttestOf, responsibility, times)
    }
  }

  /** Layers by category, layer and state. */
  get cells(): Readonly<Record<string, Readonly<Record<string, Readonly<Counts>>>>> {
    this.#settle()
    return this.#cells
  }

  get result(): RunSummary {
    const byState = zero()
    const byCategory: Record<string, Counts> = {}
    const byLayer: Record<string, Counts> = Object.fromEntries(layerIds.map((layer) => [layer, zero()]))
    for (const [category, rows] of Object.entries(this.cells)) {
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
    this.#settle()
    return this.#responsibilities
  }

  /** For each responsibility that only a person can attest: how many resources one statement would cover, the most first. */
  get statements(): readonly { readonly responsibility: string; readonly covers: number }[] {
    this.#settle()
    return [...this.#toAttestOf]
      .map(([responsibility, covers]) => ({ responsibility, covers }))
      .sort((a, b) => b.covers - a.covers || compareText(a.responsibility, b.responsibility))
  }

  /** The share of the assessable responsibilities that was assessed. */
  get share(): number {
    return coverageShare(this.#coverage)
  }

  get #coverage(): RunSummary['coverage'] {
    const { met, unmet, attested, toAttest, notReadable, notRead } = this.responsibilities
    const assessed = met + unmet + attested
    return { assessed, assessable: assessed + notReadable, toAttest, notReadable, ...(notRead > 0 ? { notRead } : {}) }
  }
}

function bump(counts: Counts | Map<string, number> | undefined, key: string, by = 1): void {
  if (counts instanceof Map) counts.set(key, (counts.get(key) ?? 0) + by)
  else if (counts) counts[key] = (counts[key] ?? 0) + by
}

/**
 * The assessed share of what is assessable, to four decimals; 1 when nothing is assessable. Responsibilities that only a person
 * can attest are not part of it.
 */
export function coverageShare({
  assessed,
  assessable,
}: Pick<RunSummary['coverage'], 'assessed' | 'assessable'>): number {
  return assessable === 0 ? 1 : Math.round((assessed / assessable) * 10_000) / 10_000
}
