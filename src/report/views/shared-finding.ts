import type { Control } from '../../controls/control.ts'
import { findingOf } from '../../ledger/finding.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'

/** What is wrong on several resources, in one sentence: their finding if they share it, otherwise the rule. */
export class SharedFinding {
  readonly #title: string
  /** Undefined before the first finding; null when findings differ. */
  #text: string | null | undefined

  constructor({ title }: Pick<Control, 'title'>) {
    this.#title = title
  }

  /** Adds and returns the finding of a resource. */
  add(told: LedgerVerdict, resource: Resource, model: Model): string {
    const text = findingOf(told, resource, model)
    if (this.#text === undefined) this.#text = text
    else if (this.#text !== text) this.#text = null
    return text
  }

  get text(): string {
    return this.#text ?? this.#title
  }
}
