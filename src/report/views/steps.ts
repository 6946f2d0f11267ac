import type { Control, Severity } from '../../controls/control.ts'
import { grouped } from '../../core/grouped.ts'
import { compareText } from '../../core/json.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import { severities } from '../../ledger/summary.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { SharedFinding } from './shared-finding.ts'
import { titled } from './words.ts'

/** An unmet control, over all its resource types, and the resources on which it is unmet. */
export interface UnmetControl {
  readonly control: Control
  /** Controls that are unmet on the same resources because of the same setting, such as one open port. */
  readonly also: readonly Control[]
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

/** Collects what to do next while a ledger streams by, without accepted findings. */
export class Steps {
  readonly #model: Model
  readonly #byKey = new Map<string, Gathered>()
  /** For each pair of keys, how often both have the same words about one resource. */
  readonly #pairs = new Map<string, number>()

  constructor(model: Model) {
    this.#model = model
  }

  add({ resource, layers }: ResourceEntry): void {
    const bySentence = new Map<string, string>()
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const told of judged) {
          if (told.verdict.is !== 'unmet' || told.exception) continue
          const key = keyOf(told.control)
          const sentence = this.#put(key, told, resource)
          const first = bySentence.get(sentence)
          if (first === undefined) bySentence.set(sentence, key)
          else this.#pairs.set(`${first} ${key}`, (this.#pairs.get(`${first} ${key}`) ?? 0) + 1)
        }
  }

  /** Adds and returns the finding in words. */
  #put(key: string, told: LedgerVerdict, resource: Resource): string {
    const known = this.#byKey.get(key)
    const gathered = known ?? { control: told.control, finding: new SharedFinding(told.control), on: [] }
    if (!known) this.#byKey.set(key, gathered)
    gathered.on.push(resource)
    return gathered.finding.add(told, resource, this.#model)
  }

  /** The key of a control with the same resources and words as `key`, so that one setting explains both; undefined when there is none. */
  #explainedBy(key: string, { on }: Gathered): string | undefined {
    for (const [other, { on: beside }] of this.#byKey)
      if (this.#pairs.get(`${other} ${key}`) === on.length && beside.length === on.length) return other
    return undefined
  }

  /** Most severe first, then most frequent. Severities without steps are left out. */
  get bySeverity(): readonly StepGroup[] {
    const parents = new Map([...this.#byKey].map(([key, one]) => [key, this.#explainedBy(key, one)]))
    const members = grouped(this.#byKey, ([key]) => parents.get(key) ?? key)
    const all = [...members.values()]
      .map((group) => stepOf(group.map(([, one]) => one)))
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

interface Gathered {
  readonly control: Control
  readonly finding: SharedFinding
  readonly on: Resource[]
}

/** One control over several types is one step if its texts are the same for all. */
const keyOf = ({ id, severity, title, fix }: Control): string => JSON.stringify([id, severity, title, fix])

function stepOf(group: readonly Gathered[]): UnmetControl {
  const [first, ...others] = [...group].sort(
    ({ control: a }, { control: b }) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) || compareText(a.id, b.id),
  )
  if (!first) throw new TypeError('a group has at least one control')
  return {
    control: first.control,
    also: others.map(({ control }) => control),
    finding: first.finding.text,
    on: first.on,
  }
}
