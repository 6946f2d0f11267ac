import { basis, isCommon } from '../controls/basis.ts'
import type { Control } from '../controls/control.ts'
import { cutShort, visibleJson, visibleJsonText } from '../core/visible.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { findingOn, namesValues } from './finding.ts'
import type { LedgerVerdict } from './ledger-verdict.ts'
import { runException, runId } from './rows.ts'

/** A finding without its resource. */
export interface FindingText {
  readonly told: LedgerVerdict
  /** The pieces of its evidence as JSON, separated by commas. */
  readonly evidence: string
  /** Whether several resources share it. */
  readonly isShared: boolean
  /** The JSON after the resource's place, once computed, for all that share it. */
  rest?: string
}

interface Finding {
  readonly text: FindingText
  readonly resource: Resource
}

/** What the findings of one control have in common. */
interface Parts {
  readonly start: string
  readonly severity: string
  /** The sentence, if it is the same for every resource. */
  plain?: string
}

/** The findings of a run, collected with the rows of their resources and written after them. */
export class RunFindings {
  readonly #model: Model
  readonly #all: Finding[] = []
  readonly #parts = new Map<Control, Parts>()
  readonly #places = new Map<string, string>()

  constructor(model: Model) {
    this.#model = model
  }

  add(text: FindingText, resource: Resource): void {
    this.#all.push({ text, resource })
  }

  /** The findings as JSON. */
  *rows(): Generator<string> {
    let [of, place]: [Resource | undefined, string] = [undefined, '']
    for (const { text, resource } of this.#all) {
      if (of !== resource) {
        place = this.#place(resource)
        of = resource
      }
      const parts = this.#partsOf(text.told.control)
      yield `${parts.start}${place}${text.rest ?? this.#rest(text, resource, parts)}`
    }
  }

  #partsOf(control: Control): Parts {
    let known = this.#parts.get(control)
    if (!known) {
      known = { start: `{"control":"${control.id}",`, severity: `,"severity":"${control.severity}","finding":` }
      this.#parts.set(control, known)
    }
    return known
  }

  #rest(text: FindingText, resource: Resource, parts: Parts): string {
    const { told, evidence, isShared } = text
    const stands = basis(told.control, resource, this.#model)
    const seen = evidence === '' ? '' : `,"evidence":[${evidence}]`
    const accepted = told.exception ? `,"exception":${visibleJson(runException(told.exception))}` : ''
    let sentence = namesValues(told) ? undefined : parts.plain
    if (sentence === undefined) {
      sentence = visibleJson(findingOn(told, stands))
      if (!namesValues(told)) parts.plain = sentence
    }
    const rest = `${parts.severity}${sentence}${seen}${accepted}}`
    if (isShared && isCommon(stands)) text.rest = rest
    return rest
  }

  #place({ id, account, region }: Resource): string {
    const key = `${account} ${region}`
    let known = this.#places.get(key)
    if (known === undefined) {
      known = visibleJson({ account: cutShort(account), region: cutShort(region) }).slice(1, -1)
      this.#places.set(key, known)
    }
    return `"resource":${visibleJsonText(runId(id))},${known}`
  }
}
