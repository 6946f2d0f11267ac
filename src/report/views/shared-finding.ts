import { findingOf } from '../../ledger/finding.ts'
import type { LedgerVerdict } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'

/** What is wrong on several resources, in one sentence: their finding where it is the same on each, otherwise the rule. */
export class SharedFinding {
  readonly #title: string
  #text: string | undefined

  constructor(first: LedgerVerdict, resource: Resource, model: Model) {
    this.#title = first.control.title
    this.#text = findingOf(first, resource, model)
  }

  add(told: LedgerVerdict, resource: Resource, model: Model): void {
    if (this.#text !== undefined && findingOf(told, resource, model) !== this.#text) this.#text = undefined
  }

  get text(): string {
    return this.#text ?? this.#title
  }
}
