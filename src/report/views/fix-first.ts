import type { Control, Severity } from '../../controls/control.ts'
import { compareText } from '../../core/json.ts'
import { findingOf } from '../../ledger/finding.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import { severities } from '../../ledger/summary.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'

/** Findings with one remedy: those of one control over all its types, or of several controls about the same setting. */
export interface FindingGroup {
  readonly severity: Severity
  /** Most severe control first. */
  readonly controls: readonly string[]
  readonly findings: number
  readonly resources: number
  /** The resources, in ledger order. */
  readonly on: readonly Resource[]
  /** What is wrong, if it is the same for all resources; otherwise the title of the first control. */
  readonly text: string
}

/** The findings of one control id. */
interface Gathered {
  readonly control: Control
  readonly texts: Set<string>
  readonly on: Resource[]
  findings: number
}

/** Two different texts are enough to know that the findings differ. */
const TEXTS = 2

/** Groups findings while a ledger streams by, without accepted ones. */
export class FixFirst {
  readonly #model: Model
  readonly #byId = new Map<string, Gathered>()
  /** Union-find: each id with a parent in its group. */
  readonly #parents = new Map<string, string>()

  constructor(model: Model) {
    this.#model = model
  }

  add({ resource, layers }: ResourceEntry): void {
    // two controls with the same words about one resource concern one setting: tcp/22 open to 0.0.0.0/0
    const bySentence = new Map<string, string>()
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const told of judged) {
          if (told.verdict.is !== 'unmet' || told.exception) continue
          const finding = this.#put(told, resource)
          const { id } = told.control
          const other = bySentence.get(finding)
          if (other === undefined) bySentence.set(finding, id)
          else this.#parents.set(this.#root(id), this.#root(other))
        }
  }

  #put(told: LedgerVerdict, resource: Resource): string {
    const { control } = told
    const finding = findingOf(told, resource, this.#model)
    const known = this.#byId.get(control.id) ?? { control, texts: new Set(), on: [], findings: 0 }
    this.#byId.set(control.id, known)
    if (known.texts.size < TEXTS) known.texts.add(finding)
    if (known.on.at(-1) !== resource) known.on.push(resource)
    known.findings++
    return finding
  }

  #root(id: string): string {
    let root = id
    for (
      let parent = this.#parents.get(root);
      parent !== undefined && parent !== root;
      parent = this.#parents.get(root)
    )
      root = parent
    return root
  }

  /** Most severe first, then by the number of resources. */
  get sorted(): readonly FindingGroup[] {
    const groups = new Map<string, Gathered[]>()
    for (const one of this.#byId.values()) {
      const root = this.#root(one.control.id)
      groups.set(root, [...(groups.get(root) ?? []), one])
    }
    return [...groups.values()]
      .map(groupOf)
      .sort(
        (a, b) =>
          rankOf(a.severity) - rankOf(b.severity) ||
          b.resources - a.resources ||
          compareText(a.controls[0] ?? '', b.controls[0] ?? ''),
      )
  }
}

const rankOf = (severity: Severity): number => severities.indexOf(severity)

function groupOf(members: readonly Gathered[]): FindingGroup {
  const sorted = [...members].sort(
    (a, b) =>
      rankOf(a.control.severity) - rankOf(b.control.severity) ||
      b.on.length - a.on.length ||
      compareText(a.control.id, b.control.id),
  )
  const texts = new Set(sorted.flatMap((one) => [...one.texts]))
  const [first, [only]] = [sorted[0], texts]
  const on = [...new Set(sorted.flatMap((one) => one.on))]
  return {
    severity: first?.control.severity ?? 'low',
    controls: sorted.map(({ control }) => control.id),
    findings: sorted.reduce((sum, { findings }) => sum + findings, 0),
    resources: on.length,
    on,
    text: (texts.size === 1 ? only : first?.control.title) ?? '',
  }
}
