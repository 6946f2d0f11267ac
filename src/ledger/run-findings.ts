import type { Control } from '../controls/control.ts'
import { cutShort, visibleJson } from '../core/visible.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { findingOf, namesValues } from './finding.ts'
import type { LedgerVerdict } from './ledger-verdict.ts'
import { runException, runId } from './rows.ts'

interface Finding {
  readonly told: LedgerVerdict
  readonly resource: Resource
  /** The pieces of its evidence as JSON, parted by commas. */
  readonly evidence: string
}

/** The findings of a run: taken in with the rows of their resources, and written after them. */
export class RunFindings {
  readonly #model: Model
  readonly #all: Finding[] = []
  /** By control: what stands before the resource, what after it, and the sentence where it is the same on every resource. */
  readonly #parts = new Map<Control, { readonly start: string; readonly severity: string; plain?: string }>()
  readonly #places = new Map<string, string>()

  constructor(model: Model) {
    this.#model = model
  }

  add(told: LedgerVerdict, resource: Resource, evidence: string): void {
    this.#all.push({ told, resource, evidence })
  }

  /** Each as JSON. */
  *rows(): Generator<string> {
    let [of, place]: [Resource | undefined, string] = [undefined, '']
    for (const { told, resource, evidence } of this.#all) {
      if (of !== resource) {
        place = this.#place(resource)
        of = resource
      }
      const parts = this.#partsOf(told.control)
      const seen = evidence === '' ? '' : `,"evidence":[${evidence}]`
      const accepted = told.exception ? `,"exception":${visibleJson(runException(told.exception))}` : ''
      yield `${parts.start}${place}${parts.severity}${this.#sentence(told, resource, parts)}${seen}${accepted}}`
    }
  }

  #partsOf(control: Control): { readonly start: string; readonly severity: string; plain?: string } {
    let known = this.#parts.get(control)
    if (!known) {
      known = { start: `{"control":"${control.id}",`, severity: `,"severity":"${control.severity}","finding":` }
      this.#parts.set(control, known)
    }
    return known
  }

  #sentence(told: LedgerVerdict, resource: Resource, parts: { plain?: string }): string {
    if (namesValues(told)) return visibleJson(findingOf(told, resource, this.#model))
    parts.plain ??= visibleJson(findingOf(told, resource, this.#model))
    return parts.plain
  }

  #place({ id, account, region }: Resource): string {
    const key = `${account} ${region}`
    let known = this.#places.get(key)
    if (known === undefined) {
      known = visibleJson({ account: cutShort(account), region: cutShort(region) }).slice(1, -1)
      this.#places.set(key, known)
    }
    return `"resource":${visibleJson(runId(id))},${known}`
  }
}
