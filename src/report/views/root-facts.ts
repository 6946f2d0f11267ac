import type { Alarm } from '../../root/alarms.ts'
import type { LimitedUse, Measure, NoAccessKeys, StrongPassword } from '../../root/audit.ts'
import { type Heard, type RootUseKind, usesIn } from '../../root/uses.ts'
import { count } from './words.ts'

/** What a measure rests on, for people: one line per fact, most important first. What was not seen is in `missing`, not here. */
export function measureFacts(measure: Measure, partition: string): readonly string[] {
  if (measure.state === 'not-applicable') return []
  switch (measure.measure) {
    case 'strong-password':
      return passwordFacts(measure.evidence)
    case 'no-access-keys':
      return keyFacts(measure.evidence)
    case 'limited-use':
      return useFacts(measure.evidence, partition)
    case 'mfa':
      // the devices have a table of their own
      return []
  }
}

function passwordFacts({
  present,
  changedAt,
  ageDays,
  lastUsedAt,
  lastUsedDays,
  accountPasswordPolicy: policy,
}: StrongPassword['evidence']): readonly string[] {
  if (present !== true) return []
  const policyFact =
    policy === null
      ? []
      : policy === 'none'
        ? ['Password policy of the account: none (it applies to IAM users, not to the root user)']
        : [
            `Password policy of the account: ${policy.minimumLength} characters, ${policy.classes} of 4 classes (it binds IAM users, never the root user)`,
          ]
  return [
    ...(changedAt === null ? [] : [`Password set ${dayOf(changedAt, ageDays)}`]),
    ...(lastUsedAt === null ? [] : [`Last used ${dayOf(lastUsedAt, lastUsedDays)}`]),
    ...policyFact,
  ]
}

function keyFacts({ keys, certificates }: NoAccessKeys['evidence']): readonly string[] {
  return [
    ...(keys ?? []).map((key, n) => {
      const made = key.createdAt === null ? '' : `, made ${dayOf(key.createdAt, key.ageDays)}`
      const where = [
        key.lastUsedService === null ? '' : `, for ${key.lastUsedService}`,
        key.lastUsedRegion === null ? '' : ` in ${key.lastUsedRegion}`,
      ].join('')
      const used =
        key.lastUsedAt === null ? 'never used' : `last used ${dayOf(key.lastUsedAt, key.lastUsedDays)}${where}`
      return `Access key ${key.id ?? n + 1} (${stateOf(key.active)})${made}; ${used}`
    }),
    ...(certificates ?? []).map(({ id, active, since }, n) => {
      const made = since === null ? '' : `, since ${since.slice(0, 10)}`
      return `Signing certificate ${id ?? n + 1} (${stateOf(active)})${made}`
    }),
  ]
}

function useFacts(evidence: LimitedUse['evidence'], partition: string): readonly string[] {
  const { lastSignInAt, lastSignInDays, lastKeyUseAt, lastKeyUseDays, alarms, regions, since } = evidence
  return [
    ...(lastSignInAt === null ? [] : [`Last sign-in ${dayOf(lastSignInAt, lastSignInDays)}`]),
    ...(lastKeyUseAt === null ? [] : [`Last use of an access key ${dayOf(lastKeyUseAt, lastKeyUseDays)}`]),
    ...(regions === null || since === null
      ? []
      : [
          `Event history read since ${since.slice(0, 10)} in ${count(regions.length, 'region')}: ${regions.join(', ')}`,
        ]),
    ...(alarms ?? []).map(alarmFact),
    ...heardFacts(evidence.heard, partition),
  ]
}

const kinds: Readonly<Record<Alarm['kind'], string>> = {
  'event-rule': 'EventBridge rule',
  'log-alarm': 'Alarm on a log query',
  'metric-filter': 'Metric filter and alarm',
}
const reached: Readonly<Record<Alarm['reaches'], string>> = {
  yes: 'reaches a confirmed subscription',
  no: 'reaches no subscription',
  unknown: 'cannot be followed to a subscription',
}

const useNames: Readonly<Record<RootUseKind, string>> = {
  'sign-in': 'sign-ins',
  'failed-sign-in': 'failed sign-ins',
  'key-call': 'calls with access keys',
  'session-call': 'calls in a console session',
  'mfa-change': 'changes of MFA devices',
  'password-recovery': 'password recovery',
  'assume-root': 'sts:AssumeRoot',
  'assumed-root-call': 'calls in a session of sts:AssumeRoot',
}
const heardWords: readonly (readonly [Heard, string])[] = [
  ['yes', 'A notification would arrive of'],
  ['some', 'A notification would arrive of some, not all'],
  ['no', 'No notification would arrive of'],
  ['unknown', 'Whether a notification would arrive is not known, of'],
]

/** The kinds of use, by whether people would hear of them. */
function heardFacts(heard: LimitedUse['evidence']['heard'], partition: string): readonly string[] {
  if (heard === null) return []
  return heardWords.flatMap(([wanted, words]) => {
    const kinds = usesIn(partition).filter((kind) => heard[kind] === wanted)
    return kinds.length === 0 ? [] : [`${words}: ${kinds.map((kind) => useNames[kind]).join(', ')}`]
  })
}

function alarmFact({ kind, name, region, signIns, calls, uses, reaches, why, who }: Alarm): string {
  return `${kinds[kind]} ${name} in ${region}, of ${alarmOf({ signIns, calls, uses })}: ${reached[reaches]}${who.length === 0 ? '' : `, by ${who.join(', ')}`}${why === null ? '' : ` (${why})`}`
}

/** Of what it would tell, as far as its pattern can be evaluated. */
function alarmOf({ signIns, calls, uses }: Pick<Alarm, 'signIns' | 'calls' | 'uses'>): string {
  const mayBeCalls =
    !calls && (['key-call', 'session-call', 'mfa-change'] as const).some((one) => uses[one] === 'unknown')
  if (uses['sign-in'] === 'unknown') return calls ? 'calls, and perhaps sign-ins' : 'what cannot be evaluated'
  if (signIns) return calls ? 'sign-ins and calls' : mayBeCalls ? 'sign-ins, and perhaps calls' : 'sign-ins alone'
  return calls ? 'calls alone' : mayBeCalls ? 'what cannot be evaluated' : 'no root use'
}

const stateOf = (active: boolean): string => (active ? 'active' : 'inactive')

/** `on 2021-02-23, 2,100 days ago` */
function dayOf(time: string, days: number | null): string {
  const ago = days === null ? '' : days === 0 ? ', today' : `, ${count(days, 'day')} ago`
  return `on ${time.slice(0, 10)}${ago}`
}
