import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { ResponsibilityCounts } from '../../ledger/summary.ts'
import { Summary } from '../../ledger/summary.ts'
import { describeType } from '../../services/describe.ts'
import { categoryTitles } from './words.ts'

/** The state of the customer's part in one category. */
export interface CategoryPosture {
  readonly category: string
  readonly title: string
  readonly resources: number
  readonly responsibilities: ResponsibilityCounts
  /** The number of findings, and of critical or high ones, without accepted ones. */
  readonly findings: number
  readonly grave: number
}

/** Collects the posture of each category while a ledger streams by. */
export class Posture {
  readonly #byCategory = new Map<string, { resources: number; readonly summary: Summary }>()

  add(entry: ResourceEntry): void {
    const { category } = describeType(entry.resource.type)
    const known = this.#byCategory.get(category) ?? { resources: 0, summary: new Summary() }
    this.#byCategory.set(category, known)
    known.resources++
    known.summary.add(entry)
  }

  /** The categories with resources, in the order of AWS's model. */
  get categories(): readonly CategoryPosture[] {
    return categoryTitles.flatMap(([category, title]) => {
      const known = this.#byCategory.get(category)
      if (!known) return []
      const { responsibilities, result } = known.summary
      const { critical = 0, high = 0, medium = 0, low = 0 } = result.bySeverity
      const grave = critical + high
      return { category, title, resources: known.resources, responsibilities, findings: grave + medium + low, grave }
    })
  }
}
