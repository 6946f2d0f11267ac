import type { Control, Severity } from '../../controls/control.ts'
import { compareText } from '../../core/json.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import { severities } from '../../ledger/summary.ts'
import type { Resource } from '../../model/resource.ts'

/** An unmet control and the resources on which it is unmet. */
export interface Step {
  readonly control: Control
  readonly on: readonly Resource[]
}

/** The steps of one severity: `high`, `High`. */
export interface StepGroup {
  readonly severity: Severity
  readonly title: string
  readonly steps: readonly Step[]
}

/** Gathers what to do next while a ledger passes by; what an exception accepts is not among it. */
export class Steps {
  readonly #on = new Map<Control, Resource[]>()

  add({ resource, layers }: ResourceEntry): void {
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const { control, verdict, exception } of judged) {
          if (verdict.is !== 'unmet' || exception) continue
          const list = this.#on.get(control)
          if (list) list.push(resource)
          else this.#on.set(control, [resource])
        }
  }

  /** The most severe first, and of one severity the most frequent; a severity with nothing to do is left out. */
  get bySeverity(): readonly StepGroup[] {
    const all = [...this.#on]
      .map(([control, on]) => ({ control, on }))
      .sort((a, b) => b.on.length - a.on.length || compareText(a.control.id, b.control.id))
    return severities
      .map((severity) => ({
        severity,
        title: `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`,
        steps: all.filter(({ control }) => control.severity === severity),
      }))
      .filter(({ steps }) => steps.length > 0)
  }
}
