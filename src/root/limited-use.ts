import { eachOnce, type Missing, valueIn } from '../collect/seen.ts'
import { HERE } from '../core/here.ts'
import { type ActivityClass, isUpTo, type NeedlessUse, needlessUse, type RootEvent } from './activity.ts'
import { type Alarm, heardBy, namedAlarm, reportedUse, tells } from './alarms.ts'
import type { LimitedUse, MeasureState } from './audit.ts'
import type { AccessKey, RootEvidence } from './evidence.ts'
import { days, hasNoPassword, missingFor } from './measured.ts'
import { allow, type NextStep, todo } from './next-steps.ts'

/** A part of the measure: whether it is met, why not, and what is missing to know. */
interface Part {
  readonly state: Exclude<MeasureState, 'attested' | 'not-applicable'>
  readonly reason: string
  readonly missing: readonly Missing[]
  readonly next: readonly NextStep[]
}

const DAY = 86_400_000

/**
 * Use is limited to what needs the root user, and reported: in the period, no action that another identity could have done, no
 * call by an access key except to remove itself, and an alarm that reports sign-ins. Without any credentials the root user cannot
 * be used at all.
 */
export function limitedUse(evidence: RootEvidence): LimitedUse {
  const { password, keysPresent, keys, certificatesPresent, activity, alarms, at, days: window } = evidence
  const events = valueIn(activity)?.events ?? []
  const recent = events.filter((one) => Date.parse(one.at) >= Date.parse(at) - window * DAY)
  // AWS's time of a key's last use may be four hours old; CloudTrail shows a call within minutes
  const lastKeyUse = latest([
    ...(valueIn(keys) ?? []).map(({ lastUsedAt }) => lastUsedAt),
    ...events.filter((one) => one.class === 'direct' && one.key !== null).map((one) => one.at),
    evidence.signedByRootKey ? at : null,
  ])
  const lastSignIn = latest([
    valueIn(password)?.lastUsedAt ?? null,
    events.find((one) => one.event === 'ConsoleLogin' && one.class === 'direct' && one.result === 'success')?.at ??
      null,
  ])
  const about = {
    measure: 'limited-use' as const,
    evidence: {
      days: window,
      lastSignInAt: lastSignIn,
      lastSignInDays: days(lastSignIn, at),
      lastKeyUseAt: lastKeyUse,
      lastKeyUseDays: days(lastKeyUse, at),
      events: activity.seen ? countsOf(recent) : null,
      since: valueIn(activity)?.since ?? null,
      regions: valueIn(activity)?.regions ?? null,
      alarms: valueIn(alarms) ?? null,
      heard: alarms.seen ? heardBy(alarms.value) : null,
    },
  }
  const refused = missingFor('met', {
    deciding: [password, keysPresent, keys, certificatesPresent, activity, alarms],
  })
  if (cannotBeUsed(evidence)) {
    const reason = 'The root user has no password, access key or certificate left: it cannot be used.'
    return { ...about, state: 'met', reason, missing: refused, next: [] }
  }
  const parts = [useOf(evidence, recent, lastSignIn), alarmOf(evidence)]
  const state = (['unmet', 'unknown'] as const).find((one) => parts.some((part) => part.state === one)) ?? 'met'
  return {
    ...about,
    state,
    reason: parts
      .filter((part) => part.state === state)
      .map(({ reason }) => reason)
      .join(' '),
    missing: eachOnce([...parts.flatMap(({ missing }) => missing), ...refused]),
    next: parts.flatMap(({ next }) => next),
  }
}

function countsOf(events: readonly RootEvent[]): Record<ActivityClass, number> {
  const counts: Record<ActivityClass, number> = { direct: 0, service: 0, aws: 0, 'assumed-root': 0 }
  for (const one of events) counts[one.class]++
  return counts
}

const latest = (times: readonly (string | null)[]): string | null =>
  times.reduce((a, b) => (a !== null && (b === null || Date.parse(a) >= Date.parse(b)) ? a : b), null)

const cannotBeUsed = (evidence: RootEvidence): boolean =>
  hasNoPassword(evidence) && valueIn(evidence.keysPresent) === false && valueIn(evidence.certificatesPresent) === false

function useOf(
  { activity, keys, keysPresent, signedByRootKey, at, days: window }: RootEvidence,
  recent: readonly RootEvent[],
  lastSignIn: string | null,
): Part {
  const within = (time: string | null): boolean => {
    const age = days(time, at)
    return age !== null && age < window
  }
  const use = needlessUse(recent)
  const { actions, signIns, keyUses, keyEnds } = use
  const reasons: string[] = []
  const keyUse = latest([
    ...(valueIn(keys) ?? []).filter((key) => !isEnded(key, use)).map(({ lastUsedAt }) => lastUsedAt),
    ...keyUses.map((one) => one.at),
  ])
  if (signedByRootKey)
    reasons.push('An access key of the root user signs this very audit, and each run of it counts as a use.')
  else if (within(keyUse)) reasons.push(`An access key of the root user was used ${ago(keyUse, at)}.`)
  if (actions.length > 0)
    reasons.push(
      `The root user performed ${actions.length === 1 ? 'an action' : `${actions.length} actions`} that a role could perform: ${actions[0]?.event} (${actions[0]?.at.slice(0, 10)}).`,
    )
  if (signIns.length > 0) reasons.push(`The root user signed in on ${daysIn(signIns)} without a task that needs it.`)
  const next = [
    ...(signedByRootKey ? [todo('Ask by a role that may read, never by an access key of the root user.')] : []),
    todo('Do the daily work with a role or a user with permissions; keep the root user for the tasks that need it.'),
  ]
  if (reasons.length > 0) return { state: 'unmet', reason: reasons.join(' '), missing: [], next }
  const { missing } = activity
  const unseenKeys = keys.seen || valueIn(keysPresent) === false ? [] : keys.missing
  // without events the time of last use still counts: if it is before the period, there were none
  const idle = !within(lastSignIn) && unseenKeys.length === 0 && lastSignIn !== null
  if (missing.length > 0 && !idle)
    return {
      state: 'unknown',
      reason: within(lastSignIn)
        ? `The root user signed in ${ago(lastSignIn, at)}, and the reason could not be read.`
        : 'What the root user did could not be read.',
      missing: [...missing, ...unseenKeys],
      next: allow([...missing, ...unseenKeys]),
    }
  if (unseenKeys.length > 0 && !activity.seen)
    return {
      state: 'unknown',
      reason: 'Whether its access keys were used could not be read.',
      missing: unseenKeys,
      next: allow(unseenKeys),
    }
  const end = keyEnds.length > 0 ? ' Its access key was used to deactivate or delete itself, which does not count.' : ''
  return {
    state: 'met',
    reason: `The root user performed no action in ${window} days that a role could perform.${end}`,
    missing: [],
    next: [],
  }
}

/** Whether the last use of an inactive key was its own deactivation; the credential report does not name the key. */
const isEnded = ({ active, lastUsedAt }: AccessKey, { keyEnds }: NeedlessUse): boolean =>
  !active && lastUsedAt !== null && keyEnds.some((end) => isUpTo(lastUsedAt, end))

/** The evidence of a member account with what alarms of another account report of it: those that reach a person suffice. */
export function withAlarmsElsewhere(evidence: RootEvidence, elsewhere: readonly Alarm[]): RootEvidence {
  const use = reportedUse(evidence.partition)
  const sure = elsewhere.filter((one) => tells(one, use) === 'yes')
  return sure.length > 0
    ? { ...evidence, alarms: { seen: true, value: sure, missing: evidence.alarms.missing } }
    : evidence
}

function alarmOf({ alarms, partition }: RootEvidence): Part {
  const use = reportedUse(partition)
  if (!alarms.seen)
    return {
      state: 'unknown',
      reason: 'Whether a notification of root use would arrive could not be read.',
      missing: alarms.missing,
      next: allow(alarms.missing),
    }
  const found = alarms.value.filter(({ uses }) => uses[use] !== 'no')
  const named = (one: Alarm): string => namedAlarm(one, use)
  if (found.some((one) => tells(one, use) === 'yes'))
    return { state: 'met', reason: 'A notification would arrive.', missing: [], next: [] }
  const dark = found.filter((one) => tells(one, use) === 'unknown')
  if (dark.length > 0)
    return {
      state: 'unknown',
      reason: `Whether a notification of root use would arrive is not known: ${dark.map(named).join('; ')}.`,
      missing: dark.map((one) => ({ is: 'hidden', why: one.why ?? named(one) })),
      next: [
        ...allow(alarms.missing),
        todo(
          'Attest to it in demarc.yaml (responsibility: root-limited-use) once you have tried that the message arrives.',
        ),
      ],
    }
  const mute = found.length > 0 ? `: ${found.map(named).join('; ')}` : ''
  return {
    state: 'unmet',
    reason: `${noAlarm(found, use)}${mute}.`,
    missing: [],
    next: [
      todo(
        `Send a notification of every ${use === 'sign-in' ? 'root sign-in' : 'call of the root user'}: demarc root fix --alarm-template FILE${HERE} writes the template.`,
      ),
    ],
  }
}

/** That uses are not reported; of an alarm that reaches a person, only some. */
export function noAlarm(found: readonly Alarm[], use: 'sign-in' | 'key-call'): string {
  const [one, some] =
    use === 'sign-in' ? ['a root sign-in', 'root sign-ins'] : ['a call of the root user', 'calls of the root user']
  return found.some(({ reaches }) => reaches !== 'no')
    ? `Some ${some} would send no notification`
    : `No notification of ${one} would arrive`
}
const ago = (time: string | null, at: string): string => {
  const n = days(time, at) ?? 0
  return n === 0 ? 'today' : n === 1 ? 'a day ago' : `${n} days ago`
}
const daysIn = (events: readonly RootEvent[]): string => {
  const all = [...new Set(events.map((one) => one.at.slice(0, 10)))].sort()
  return all.length > 3 ? `${all.length} days` : all.join(', ')
}
