import type { RunSummary } from '../../ledger/run.ts'
import { count, percent } from './words.ts'

type Framework = NonNullable<RunSummary['frameworks']>[string]

/** A framework as shown to people. */
export interface FrameworkView {
  readonly title: string
  /** `5 %`; undefined when nothing was assessed. */
  readonly score: string | undefined
  readonly met: number
  readonly unmet: number
  /** What does not count, in words: `7 not assessed, 99 do not apply`. */
  readonly apart: string
  /** `1,204 of 2,030 verdicts met` */
  readonly verdicts: { readonly met: number; readonly of: number }
  /** The requirements by state, with headings, without empty groups. */
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[]
}

export const frameworkViews = (frameworks: Readonly<Record<string, Framework>>): readonly FrameworkView[] =>
  Object.values(frameworks).map((one) => {
    const { title, score, met, unmet, notReadable, notAssessed, notApplicable, verdicts } = one
    const apart = [
      ...(notReadable.length > 0 ? [`${count(notReadable.length, 'requirement')} not readable`] : []),
      ...(notAssessed.length > 0 ? [`${notAssessed.length} not assessed`] : []),
      ...(notApplicable.length > 0 ? [`${notApplicable.length} without a resource`] : []),
    ]
    return {
      title,
      score: score === null ? undefined : score > 0 && score < 0.01 ? 'under 1 %' : percent(score),
      met: met.length,
      unmet: unmet.length,
      apart: apart.join(', '),
      verdicts: { met: verdicts.met, of: verdicts.met + verdicts.unmet },
      lists: [
        { title: 'Unmet', items: unmet },
        { title: 'Not readable', items: notReadable },
        { title: 'Not assessed', items: notAssessed },
        { title: 'Met', items: met },
        { title: 'Without a resource', items: notApplicable },
      ].filter(({ items }) => items.length > 0),
    }
  })
