import type { Control } from '../../controls/control.ts'
import { compareText } from '../../core/json.ts'
import type { Exception } from '../../ledger/exceptions.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { RunHead } from '../../ledger/run.ts'
import { severities } from '../../ledger/summary.ts'
import type { Resource } from '../../model/resource.ts'
import { idColumn, type Look, wrapped } from './look.ts'
import { resourceNames } from './next-steps.ts'

/** An unmet control that a person accepted, and the resources on which. */
export interface Accepted {
  readonly control: Control
  readonly exception: Exception
  readonly on: readonly Resource[]
}

/** Gathers what exceptions accept, by control and exception. */
export class AcceptedList {
  readonly #byControl = new Map<Control, Map<Exception, Resource[]>>()

  add(control: Control, exception: Exception, resource: Resource): void {
    const byException = this.#byControl.get(control) ?? new Map<Exception, Resource[]>()
    this.#byControl.set(control, byException)
    byException.set(exception, [...(byException.get(exception) ?? []), resource])
  }

  /** All that a resource's entry has. */
  addAll({ resource, layers }: ResourceEntry): void {
    for (const { duties } of layers)
      for (const { judged } of duties)
        for (const { control, exception } of judged) if (exception) this.add(control, exception, resource)
  }

  get all(): readonly Accepted[] {
    return [...this.#byControl]
      .flatMap(([control, byException]) => [...byException].map(([exception, on]) => ({ control, exception, on })))
      .sort(
        (a, b) =>
          severities.indexOf(a.control.severity) - severities.indexOf(b.control.severity) ||
          compareText(a.control.id, b.control.id),
      )
  }
}

/** What is unmet and accepted for a while: by whom, until when and why. */
export function acceptedLines(accepted: readonly Accepted[], look: Look): string[] {
  return accepted.flatMap(({ control, exception, on }) => [
    ...wrapped(control.says, look, `  ${idColumn(control.id)}`, 22),
    ...wrapped(resourceNames(on, 4), look, ' '.repeat(22), 22).map((line) => look.paint('dim', line)),
    ...wrapped(`${exception.reason} (${exception.by}, until ${exception.expires})`, look, ' '.repeat(22), 22),
  ])
}

/** What a person should know of the configuration. */
export const configLines = (config: RunHead['config'], look: Look): string[] =>
  (config?.warnings ?? []).flatMap(({ at, says }) => wrapped(`${at}: ${says}`, look, '! ', 2))
