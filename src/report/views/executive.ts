import { responsibilities } from '../../catalog/responsibilities.ts'
import { isoTime } from '../../core/clock.ts'
import type { RunDiff } from '../../ledger/diff.ts'
import { FrameworkScores } from '../../ledger/framework-scores.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { Reported } from '../reported.ts'
import { type FindingGroup, FixFirst } from './fix-first.ts'
import { type FrameworkView, frameworkViews } from './frameworks.ts'
import { ownersText } from './owners.ts'
import { type CategoryPosture, Posture } from './posture.ts'
import { type RootMeasure, RootMeasures } from './root-measures.ts'
import type { RunView } from './run.ts'
import { count, named, number } from './words.ts'

/** The summary that a person who signs for an account can read in a minute. */
export interface Executive {
  readonly posture: readonly CategoryPosture[]
  /** Empty when the scan did not read a root user. */
  readonly root: readonly RootMeasure[]
  readonly top: readonly (FindingGroup & { readonly owners: string })[]
  readonly groups: number
  readonly signatures: readonly Signature[]
  readonly frameworks: readonly FrameworkView[]
  /** The changes since the baseline, worst first; undefined without one. */
  readonly since: RunDiff | undefined
}

/** What needs a signature, and what it covers. */
export interface Signature {
  readonly title: string
  readonly covers: string
}

/** The most groups of findings to show, and the most statements to suggest. */
const [TOP, SIGNATURES] = [5, 4]
/** An exception is listed for renewal this many days before it ends. */
const SOON = 30
const DAY = 86_400_000

/** Collects the summary while a ledger streams by; `runView()` can take it along as a collector. */
export class ExecutiveView {
  readonly #run: Reported
  readonly #posture = new Posture()
  readonly #root = new RootMeasures()
  readonly #groups: FixFirst
  readonly #scores = new FrameworkScores()

  constructor(run: Reported) {
    this.#run = run
    this.#groups = new FixFirst(run.model)
  }

  add(entry: ResourceEntry): void {
    for (const one of [this.#posture, this.#root, this.#groups, this.#scores]) one.add(entry)
  }

  /** The summary, completed with the counts of the run's view of the same ledger. */
  result(view: RunView, since: RunDiff | undefined): Executive {
    const { head, model } = this.#run
    const groups = this.#groups.sorted
    return {
      posture: this.#posture.categories,
      root: this.#root.measures,
      top: groups.slice(0, TOP).map((one) => ({ ...one, owners: ownersText(one.on, head.config?.ownerTags) })),
      groups: groups.length,
      signatures: signaturesOf(view, head.startedAt),
      frameworks: frameworkViews(this.#scores.result(model, head)),
      since,
    }
  }
}

/** Exceptions that end soon, then the statements that cover most. */
function signaturesOf({ exceptions, statements }: RunView, now: string): readonly Signature[] {
  const end = isoTime(Date.parse(now) + SOON * DAY).slice(0, 10)
  const ending = exceptions
    .filter(({ exception }) => exception.expires <= end)
    .map(({ control, exception, on }) => ({
      title: `Accept ${control.id} again or fix it: the exception of ${exception.by} ends on ${exception.expires}`,
      covers: named(on, 2, ({ name }) => name),
    }))
  const first = (statements?.first ?? []).slice(0, SIGNATURES).map(({ responsibility, covers }) => ({
    title: `Attest: ${titleOf(responsibility)}`,
    covers: count(covers, 'resource'),
  }))
  return [...ending, ...first]
}

const byId = new Map<string, { readonly title: string }>(Object.entries(responsibilities))
const titleOf = (id: string): string => byId.get(id)?.title ?? id

/** `1,028 findings: 40 critical, 134 high, ...`, in one sentence. */
export function headlineOf({ unmet, accepted, coverage }: RunView): string {
  const all = unmet.reduce((sum, { n }) => sum + n, 0)
  const parts = unmet.filter(({ n }) => n > 0).map(({ severity, n }) => `${number(n)} ${severity}`)
  return `${count(all, 'finding')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.${accepted > 0 ? ` ${number(accepted)} more ${accepted === 1 ? 'is' : 'are'} accepted.` : ''} ${coverage.text}`
}
