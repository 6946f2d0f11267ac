import type { Control, Severity } from '../../controls/control.ts'
import { compareText } from '../../core/json.ts'
import type { LedgerVerdict, ResourceEntry } from '../../ledger/ledger.ts'
import { severities } from '../../ledger/summary.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { SharedFinding } from './shared-finding.ts'
import { titled } from './words.ts'

/** An unmet control and the resources on which it is unmet. */
export interface UnmetControl {
  readonly control: Control
  /** What is wrong, in one sentence. */
  readonly finding: string
  readonly on: readonly Resource[]
}

/** The steps of one severity: `high`, `High`. */
export interface StepGroup {
  readonly severity: Severity
  readonly title: string
  readonly steps: readonly UnmetControl[]
}

/** Gathers what to do next while a ledger passes by; what an exception accepts is not among it. */
export class Steps {
  readonly #model: Model
  readonly #on = new Map<Control, { readonly finding: SharedFinding; readonly on: Resource[] }>()

  constructor(model: Model) {
    this.#model = model
  }

  add({ resource, layers }: ResourceEntry): void {
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const told of judged) if (told.verdict.is === 'unmet' && !told.exception) this.#put(told, resource)
  }

  #put(told: LedgerVerdict, resource: Resource): void {
    const known = this.#on.get(told.control)
    if (known) {
      known.finding.add(told, resource, this.#model)
      known.on.push(resource)
    } else this.#on.set(told.control, { finding: new SharedFinding(told, resource, this.#model), on: [resource] })
  }

  /** The most severe first, and of one severity the most frequent; a severity with nothing to do is left out. */
  get bySeverity(): readonly StepGroup[] {
    const all = [...this.#on]
      .map(([control, { finding, on }]) => ({ control, finding: finding.text, on }))
      .sort((a, b) => b.on.length - a.on.length || compareText(a.control.id, b.control.id))
    return severities
      .map((severity) => ({
        severity,
        title: titled(severity),
        steps: all.filter(({ control }) => control.severity === severity),
      }))
      .filter(({ steps }) => steps.length > 0)
  }
}
