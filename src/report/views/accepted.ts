import type { Control } from '../../controls/control.ts'
import { compareText } from '../../core/json.ts'
import type { Exception } from '../../ledger/exceptions.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import { severities } from '../../ledger/summary.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { SharedFinding } from './shared-finding.ts'

/** A finding's control accepted by a person, and the resources. */
export interface Accepted {
  readonly control: Control
  readonly exception: Exception
  /** What is wrong, in one sentence. */
  readonly finding: string
  readonly on: readonly Resource[]
}

interface Group {
  readonly finding: SharedFinding
  readonly on: Resource[]
}

/** Collects accepted findings, by control and exception, while a ledger streams by. */
export class AcceptedList {
  readonly #model: Model
  readonly #byControl = new Map<Control, Map<Exception, Group>>()

  constructor(model: Model) {
    this.#model = model
  }

  add({ resource, layers }: ResourceEntry): void {
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const told of judged) if (told.exception) this.#accept(told, told.exception, resource)
  }

  #accept(told: LedgerVerdict, exception: Exception, resource: Resource): void {
    const byException = this.#byControl.get(told.control) ?? new Map<Exception, Group>()
    this.#byControl.set(told.control, byException)
    const known = byException.get(exception) ?? { finding: new SharedFinding(told.control), on: [] }
    byException.set(exception, known)
    known.finding.add(told, resource, this.#model)
    known.on.push(resource)
  }

  /** Most severe first. */
  get sorted(): readonly Accepted[] {
    return [...this.#byControl]
      .flatMap(([control, byException]) =>
        [...byException].map(([exception, { finding, on }]) => ({ control, exception, finding: finding.text, on })),
      )
      .sort(
        (a, b) =>
          severities.indexOf(a.control.severity) - severities.indexOf(b.control.severity) ||
          compareText(a.control.id, b.control.id),
      )
  }
}
