import { parseEventPattern } from '../core/event-pattern.ts'
import { canonicalPattern } from '../core/filter-pattern.ts'
import {
  actionsOf,
  bestOf,
  type Delivery,
  deliveryOf,
  deliveryTo,
  type Subscriptions,
} from '../services/logs/controls/alarms.ts'
import { prescribed } from '../services/logs/controls/metric-filters.ts'
import type { CountedMetric, JudgedAlarm } from '../services/logs/controls/sounding.ts'
import type { RootReach } from './reach.ts'

/** Something that would tell of root use: a rule of EventBridge, or a metric filter on a trail's log with an alarm. */
export interface Alarm extends Delivery {
  readonly kind: 'event-rule' | 'metric-filter'
  readonly name: string
  readonly region: string
  /** Of which root use it would tell. */
  readonly signIns: boolean
  readonly calls: boolean
}

/** A rule of the default event bus, with the ARNs of its targets. */
export interface EventRule {
  readonly name: string
  readonly pattern: string | null
  readonly enabled: boolean
  readonly targets: readonly string[]
}

/** A metric filter with what stands around it: the trails that write to its log group, and the alarms on its metric. */
export interface WatchedFilter {
  readonly name: string
  readonly region: string
  readonly pattern: string
  /** Whether a trail that records all regions and their management events, and is switched on, writes there. */
  readonly recorded: boolean
  /** The alarms that look at what it writes, each with the metric. */
  readonly alarms: readonly { readonly alarm: JudgedAlarm; readonly metric: CountedMetric }[]
  /** The composite alarms whose actions are on, and which rest on one of those. */
  readonly composites: readonly string[]
}

/** Two events as EventBridge gets them from CloudTrail: a sign-in of the root user, and a call that it makes (eventbridge/latest/userguide/eb-service-event-cloudtrail.html). */
function samples({ account, partition, home }: Pick<RootReach, 'account' | 'partition' | 'home'>) {
  const userIdentity = {
    type: 'Root',
    principalId: account,
    arn: `arn:${partition}:iam::${account}:root`,
    accountId: account,
  }
  const event = (source: string, detailType: string, detail: object) => ({
    version: '0',
    id: '00000000-0000-0000-0000-000000000000',
    'detail-type': detailType,
    source,
    account,
    time: '2026-01-01T00:00:00Z',
    region: home,
    resources: [],
    detail: {
      eventVersion: '1.11',
      userIdentity,
      eventTime: '2026-01-01T00:00:00Z',
      awsRegion: home,
      sourceIPAddress: '192.0.2.1',
      userAgent: 'Mozilla/5.0',
      managementEvent: true,
      recipientAccountId: account,
      eventCategory: 'Management',
      ...detail,
    },
  })
  return {
    signIn: event('aws.signin', 'AWS Console Sign In via CloudTrail', {
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      eventType: 'AwsConsoleSignIn',
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MFAUsed: 'No' },
      readOnly: false,
    }),
    call: event('aws.iam', 'AWS API Call via CloudTrail', {
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateAccessKey',
      eventType: 'AwsApiCall',
      readOnly: false,
    }),
  }
}

/** What a rule would tell; undefined where it has nothing to do with the root user. */
export function ruleAlarm(
  rule: EventRule,
  subscriptions: Subscriptions,
  where: Pick<RootReach, 'account' | 'partition' | 'home'>,
): Alarm | undefined {
  const parsed = rule.pattern === null ? undefined : parseEventPattern(rule.pattern)
  if (!parsed?.ok) return undefined
  const { signIn, call } = samples(where)
  const [signIns, calls] = [parsed.matches(signIn), parsed.matches(call)]
  if (!signIns && !calls) return undefined
  const about = { kind: 'event-rule' as const, name: rule.name, region: where.home, signIns, calls }
  if (!rule.enabled) return { ...about, reaches: 'nobody', why: 'the rule is disabled' }
  if (rule.targets.length === 0) return { ...about, reaches: 'nobody', why: 'the rule has no target' }
  return { ...about, ...deliveryTo(rule.targets, subscriptions) }
}

/**
 * The CIS AWS Foundations Benchmark's filter, whose every condition a direct use of the root user fulfils: a filter that asks
 * for no more than these, and for the root user, counts it.
 */
const [, cis = ''] = prescribed[1] ?? []

const alternativesOf = (pattern: string): readonly (readonly string[])[] =>
  (canonicalPattern(pattern) ?? '{  }')
    .slice(2, -2)
    .split(' || ')
    .map((one) => one.split(' && '))

const [fulfilled = []] = alternativesOf(cis)

/** Does a filter pattern count what the root user does directly? */
export const countsRoot = (pattern: string): boolean =>
  alternativesOf(pattern).some(
    (terms) =>
      terms.every((term) => fulfilled.includes(term)) && terms.some((term) => term.includes('$.userIdentity.type')),
  )

/** What a metric filter would tell; undefined where it has nothing to do with the root user. */
export function filterAlarm(filter: WatchedFilter, subscriptions: Subscriptions): Alarm | undefined {
  if (!countsRoot(filter.pattern)) return undefined
  const about = { kind: 'metric-filter' as const, name: filter.name, region: filter.region, signIns: true, calls: true }
  if (!filter.recorded)
    return {
      ...about,
      reaches: 'nobody',
      why: 'no trail of all regions that is switched on writes to its log group',
    }
  if (filter.alarms.length === 0) return { ...about, reaches: 'nobody', why: 'no alarm looks at its metric' }
  const found = filter.alarms.map(({ alarm, metric }) => deliveryOf(alarm, metric, actionsOf(alarm), subscriptions))
  const best = bestOf(found)
  if (best) return { ...about, ...best }
  const [composite] = filter.composites
  if (composite !== undefined)
    return { ...about, reaches: 'unknown', why: `whether the composite alarm ${composite} sounds cannot be judged` }
  return { ...about, reaches: 'nobody', why: [...new Set(found.map(({ why }) => why))].join('; ') }
}
