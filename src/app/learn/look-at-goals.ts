import { DemarcError } from '../../core/errors.ts'
import { matchesWildcard } from '../../core/policy/wildcard.ts'
import { findingOf } from '../../ledger/finding.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { controls } from '../../services/controls.gen.ts'
import type { AccountReach } from '../collect-account.ts'
import { type ScanIo, scan } from '../scan.ts'
import type { Goal } from './schema.ts'

/** The state of a goal after a scan. */
export interface SeenGoal {
  readonly goal: Goal
  readonly met: boolean
  /** Whether the account has a resource with this id that the goal's controls judge. */
  readonly there: boolean
  /** Why it is not met, in sentences with control and resource. */
  readonly why: readonly string[]
}

const controlsOf = ({ control, responsibility }: Goal): readonly string[] =>
  control !== undefined
    ? [control]
    : controls.filter((one) => one.responsibility === responsibility).map(({ id }) => id)

/** Scans the account with the controls of some goals. */
export async function lookAtGoals(
  goals: readonly Goal[],
  reach: AccountReach,
  io: ScanIo,
): Promise<readonly SeenGoal[]> {
  const asked = [...new Set(goals.flatMap(controlsOf))]
  const done = await scan({ ...reach, select: { controls: asked, services: [], frameworks: [], severities: [] } }, io)
  const judged = [...done.ledger].map(({ resource, layers }) => ({
    resource,
    told: layers.flatMap(({ responsibilities }) => responsibilities.flatMap((one) => one.judged)),
  }))
  return goals.map((goal) => seenGoal(goal, judged, done.model))
}

function seenGoal(
  goal: Goal,
  judged: readonly { readonly resource: Resource; readonly told: readonly LedgerVerdict[] }[],
  model: Model,
): SeenGoal {
  const ids = controlsOf(goal)
  const found = judged
    .filter(({ resource }) => matchesWildcard(goal.resource, resource.id))
    .flatMap(({ resource, told }) =>
      told.filter(({ control }) => ids.includes(control.id)).map((one) => ({ resource, one })),
    )
  if (found.length === 0)
    return {
      goal,
      met: false,
      there: false,
      why: [`There is no resource ${goal.resource} for ${goal.control ?? goal.responsibility}.`],
    }
  const open = found.filter(({ one: { verdict } }) => verdict.is === 'unmet' || verdict.is === 'unknown')
  const met = open.length === 0 && found.some(({ one: { verdict } }) => verdict.is === 'met')
  const why = open.map(({ resource, one }) => `${one.control.id}: ${whyOpen(one, resource, model)}`)
  return {
    goal,
    met,
    there: true,
    why: met || why.length > 0 ? why : [`${ids.join(', ')} does not apply to it as it is.`],
  }
}

const whyOpen = (one: LedgerVerdict, resource: Resource, model: Model): string =>
  one.verdict.is === 'unknown' ? `Not known: ${one.verdict.missing.join('; ')}.` : findingOf(one, resource, model)

/** Throws LESSON_GOAL when a goal of a new account is already met, or has no resource: it would teach nothing. */
export function demandOpen(seen: readonly SeenGoal[]): void {
  for (const { goal, met, there, why } of seen)
    if (met || !there)
      throw new DemarcError(
        'LESSON_GOAL',
        met
          ? `the goal ${goal.id} is met before the lesson begins`
          : `the goal ${goal.id} can never be met: ${why.join(' ')}`,
        { hint: 'Correct it in the lesson file: demarc scan --practice shows the resources and what is unmet.' },
      )
}
