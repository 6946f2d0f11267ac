import type { Control } from '../../controls/control.ts'
import { compareText } from '../../core/json.ts'
import type { Exception } from '../../ledger/exceptions.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import { severities } from '../../ledger/summary.ts'
import type { Resource } from '../../model/resource.ts'

/** An unmet control that a person accepted, and the resources on which. */
export interface Accepted {
  readonly control: Control
  readonly exception: Exception
  readonly on: readonly Resource[]
}

/** Gathers what exceptions accept, by control and exception, while a ledger passes by. */
export class AcceptedList {
  readonly #byControl = new Map<Control, Map<Exception, Resource[]>>()

  add({ resource, layers }: ResourceEntry): void {
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const { control, exception } of judged) if (exception) this.#accept(control, exception, resource)
  }

  #accept(control: Control, exception: Exception, resource: Resource): void {
    const byException = this.#byControl.get(control) ?? new Map<Exception, Resource[]>()
    this.#byControl.set(control, byException)
    const on = byException.get(exception)
    if (on) on.push(resource)
    else byException.set(exception, [resource])
  }

  /** The most severe first. */
  get sorted(): readonly Accepted[] {
    return [...this.#byControl]
      .flatMap(([control, byException]) => [...byException].map(([exception, on]) => ({ control, exception, on })))
      .sort(
        (a, b) =>
          severities.indexOf(a.control.severity) - severities.indexOf(b.control.severity) ||
          compareText(a.control.id, b.control.id),
      )
  }
}
