import type { Control, Severity } from '../../controls/control.ts'
import { compareText } from '../../core/json.ts'
import { findingOf } from '../../ledger/finding.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import { severities } from '../../ledger/summary.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'

/** The findings of one control id, over all types. */
export interface ControlFindings {
  readonly control: Control
  /** What is wrong, if it is the same for all resources; otherwise the rule. */
  readonly text: string
  readonly on: readonly Resource[]
  /** The first of these resources, with their verdicts. */
  readonly shown: readonly { readonly resource: Resource; readonly told: LedgerVerdict }[]
}

interface Gathered {
  control: Control
  readonly texts: Set<string>
  readonly on: Resource[]
  readonly shown: { readonly resource: Resource; readonly told: LedgerVerdict }[]
}

/** The most resources per control whose verdict is kept for its evidence; the ledger has all of them. */
const SHOWN = 5
/** Two different texts are enough to know that the findings differ. */
const TEXTS = 2

/** Collects findings by control while a ledger streams by, without accepted ones. */
export class FindingsByControl {
  readonly #model: Model
  readonly #byId = new Map<string, Gathered>()

  constructor(model: Model) {
    this.#model = model
  }

  add({ resource, layers }: ResourceEntry): void {
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const told of judged) if (told.verdict.is === 'unmet' && !told.exception) this.#put(told, resource)
  }

  #put(told: LedgerVerdict, resource: Resource): void {
    const { control } = told
    const known = this.#byId.get(control.id) ?? { control, texts: new Set(), on: [], shown: [] }
    this.#byId.set(control.id, known)
    // the same control can be more severe on another type
    if (rankOf(control.severity) < rankOf(known.control.severity)) known.control = control
    if (known.texts.size < TEXTS) known.texts.add(findingOf(told, resource, this.#model))
    // a resource may be judged by it once per layer
    if (known.on.at(-1) !== resource) known.on.push(resource)
    if (known.shown.length < SHOWN) known.shown.push({ resource, told })
  }

  /** By risk: most severe first, then by the number of resources. Severities without findings are left out. */
  get bySeverity(): readonly { readonly severity: Severity; readonly controls: readonly ControlFindings[] }[] {
    const all = [...this.#byId.values()]
      .map(({ control, texts, on, shown }) => {
        const [only] = texts
        return { control, text: (texts.size === 1 ? only : undefined) ?? control.title, on, shown }
      })
      .sort((a, b) => b.on.length - a.on.length || compareText(a.control.id, b.control.id))
    return severities
      .map((severity) => ({ severity, controls: all.filter(({ control }) => control.severity === severity) }))
      .filter(({ controls }) => controls.length > 0)
  }
}

const rankOf = (severity: Severity): number => severities.indexOf(severity)
