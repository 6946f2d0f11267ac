import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { ResponsibilityCounts } from '../../ledger/summary.ts'
import { Summary } from '../../ledger/summary.ts'
import { describeType } from '../../services/describe.ts'
import { categoryTitles } from './words.ts'

/** How the customer's part of one category stands. */
export interface CategoryPosture {
  readonly category: string
  readonly title: string
  readonly resources: number
  readonly responsibilities: ResponsibilityCounts
  /** Findings, and how many of them are critical or high; accepted ones are apart. */
  readonly findings: number
  readonly grave: number
}

/** Gathers the posture of each category while a ledger passes by. */
export class Posture {
  readonly #byCategory = new Map<string, { resources: number; readonly summary: Summary }>()

  add(entry: ResourceEntry): void {
    const { category } = describeType(entry.resource.type)
    const known = this.#byCategory.get(category) ?? { resources: 0, summary: new Summary() }
    this.#byCategory.set(category, known)
    known.resources++
    known.summary.add(entry)
  }

  /** The categories that have a resource, in the order of AWS's model. */
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
