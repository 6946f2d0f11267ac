import { parseEventPattern } from '../core/event-pattern.ts'
import { filterMatches } from '../core/filter-match.ts'
import { type FilterExpression, parseFilterPattern } from '../core/filter-pattern.ts'
import { partitionCalled } from '../core/partition.ts'
import { isRecord } from '../core/record.ts'
import { type RootReach, reportRegions } from './reach.ts'

/** The kinds of root use that an alarm can report. */
export const rootUses = [
  'sign-in',
  'failed-sign-in',
  'key-call',
  'session-call',
  'mfa-change',
  'password-recovery',
  'assume-root',
  'assumed-root-call',
] as const
export type RootUseKind = (typeof rootUses)[number]

/** The kinds for a root user without console sign-in and MFA devices. */
const withKeysAlone: ReadonlySet<RootUseKind> = new Set(['key-call', 'assume-root', 'assumed-root-call'])

/** The kinds that exist in a partition. */
export const usesIn = (partition: string): readonly RootUseKind[] =>
  partitionCalled(partition).root === 'console' ? rootUses : rootUses.filter((kind) => withKeysAlone.has(kind))

/** Whether every event of a kind would match: `some`, only some would; `unknown`, it cannot be evaluated. */
export type Heard = 'yes' | 'some' | 'no' | 'unknown'
export type HeardUses = Readonly<Record<RootUseKind, Heard>>

/** Whose root user is meant; without `regions`, the account also has a region that we do not know. */
export type Where = Pick<RootReach, 'account' | 'partition' | 'home'> & Partial<Pick<RootReach, 'regions' | 'unlisted'>>
/** A CloudTrail record. */
type Trail = Readonly<Record<string, unknown>>

/**
 * Sample CloudTrail records of each kind; several where details vary within the kind, such as the address, the browser, the use
 * of MFA or the call (awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html,
 * cloudtrail-event-reference-user-identity.html, IAM/latest/UserGuide/cloudtrail-integration.html). Each stands in the region in which
 * CloudTrail records it: IAM in the home region, calls of other services in the region of the call, also those of the regional endpoints
 * of STS, and sign-ins in some regions of the partition (awscloudtrail/latest/userguide/cloudtrail-concepts.html).
 */
function recordsOf(kind: RootUseKind, where: Where): readonly Trail[] {
  const { account, partition, home } = where
  const elsewhere = elsewhereOf(where)
  const root = {
    type: 'Root',
    principalId: account,
    arn: `arn:${partition}:iam::${account}:root`,
    accountId: account,
  }
  const session = { creationDate: '2026-01-01T00:00:00Z', mfaAuthenticated: 'true' }
  const inSession = { ...root, accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionContext: { attributes: session } }
  const from = [
    { sourceIPAddress: '192.0.2.1', userAgent: 'Mozilla/5.0' },
    { sourceIPAddress: '2001:db8::1', userAgent: '[aws-cli/2.27.0]' },
  ]
  const record = (more: Trail): readonly Trail[] =>
    from.map((one) => ({
      eventVersion: '1.11',
      userIdentity: root,
      eventTime: '2026-01-01T00:00:00Z',
      awsRegion: home,
      eventType: 'AwsApiCall',
      managementEvent: true,
      readOnly: false,
      recipientAccountId: account,
      eventCategory: 'Management',
      requestParameters: null,
      responseElements: null,
      ...one,
      ...more,
    }))
  const signIn = (eventName: string, answer: string, more: Trail = {}): readonly Trail[] =>
    reportRegions(where).flatMap((awsRegion) =>
      record({
        eventSource: 'signin.amazonaws.com',
        eventType: 'AwsConsoleSignIn',
        eventName,
        responseElements: { [eventName]: answer },
        awsRegion,
        ...more,
      }),
    )
  const call = (source: string, eventName: string, more: Trail = {}): readonly Trail[] =>
    record({ eventSource: `${source}.amazonaws.com`, eventName, ...more })
  const callsIn = (regions: readonly string[], source: string, eventName: string, more: Trail): readonly Trail[] =>
    regions.flatMap((awsRegion) => call(source, eventName, { ...more, awsRegion }))
  const mfa = (MFAUsed: string) => ({ additionalEventData: { MobileVersion: 'No', MFAUsed } })
  switch (kind) {
    case 'sign-in':
      return [...signIn('ConsoleLogin', 'Success', mfa('Yes')), ...signIn('ConsoleLogin', 'Success', mfa('No'))]
    case 'failed-sign-in':
      return signIn('ConsoleLogin', 'Failure', { errorMessage: 'Failed authentication', ...mfa('No') })
    case 'key-call': {
      const byKey = { userIdentity: { ...root, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } }
      return [...call('iam', 'CreateUser', byKey), ...callsIn([home, ...elsewhere], 's3', 'CreateBucket', byKey)]
    }
    case 'session-call':
      return [
        ...call('iam', 'CreateAccessKey', { userIdentity: inSession }),
        ...callsIn([home, ...elsewhere], 'ec2', 'RunInstances', {
          userIdentity: { ...inSession, invokedBy: 'signin.amazonaws.com' },
        }),
      ]
    case 'mfa-change':
      return [
        ...call('iam', 'EnableMFADevice', { userIdentity: inSession }),
        ...call('iam', 'DeactivateMFADevice', { userIdentity: inSession }),
      ]
    case 'password-recovery':
      return [...signIn('PasswordRecoveryRequested', 'Success'), ...signIn('PasswordRecoveryCompleted', 'Success')]
    case 'assume-root':
      return callsIn([home, ...elsewhere], 'sts', 'AssumeRoot', {
        userIdentity: {
          type: 'AssumedRole',
          principalId: 'AROAIOSFODNN7EXAMPLE:admin',
          arn: `arn:${partition}:sts::${account}:assumed-role/admin/admin`,
          accountId: account,
          accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
        },
      })
    case 'assumed-root-call':
      return call('iam', 'DeleteLoginProfile', {
        userIdentity: { ...inSession, sessionContext: { attributes: session, assumedRoot: 'true' } },
      })
  }
}

/** The regions other than the home region; a rule only receives the events of its own region. */
const elsewhereOf = ({ home, regions, unlisted }: Where): readonly string[] => [
  ...(regions ?? []).filter((one) => one !== home),
  ...(regions === undefined || (unlisted ?? []).length > 0 ? ['another-region'] : []),
]

/** A record as EventBridge delivers it (eventbridge/latest/userguide/eb-service-event-cloudtrail.html). */
const eventOf = (record: Trail, { account }: Where) => ({
  version: '0',
  id: '00000000-0000-0000-0000-000000000000',
  'detail-type':
    record['eventType'] === 'AwsConsoleSignIn' ? 'AWS Console Sign In via CloudTrail' : 'AWS API Call via CloudTrail',
  source: `${record['eventSource']}`.replace(/^(\w+)\.amazonaws\.com$/, 'aws.$1'),
  account,
  time: record['eventTime'],
  region: record['awsRegion'],
  resources: [],
  detail: record,
})

/** Fields with arbitrary values, so that a pattern on them matches only some events of a kind. */
const OPEN: ReadonlySet<string> = new Set(['sourceIPAddress', 'userAgent'])

const over = (found: readonly (boolean | undefined)[]): Heard => {
  if (found.every((one) => one === true)) return 'yes'
  if (found.includes(undefined)) return 'unknown'
  return found.includes(true) ? 'some' : 'no'
}

function usesBy(where: Where, takes: (record: Trail) => boolean | undefined, named: readonly Named[]): HeardUses {
  const exist = usesIn(where.partition)
  const heard = (kind: RootUseKind): Heard => {
    if (!exist.includes(kind)) return 'no'
    const records = recordsOf(kind, where)
    const [first] = records
    const others = first === undefined ? [] : named.map(({ field, value }) => ({ ...first, [field]: value }))
    return over([...records, ...others].map(takes))
  }
  return forEachUse(heard)
}

/** A value for such a field in a pattern: events with the value may match where others do not, and the reverse. */
interface Named {
  readonly field: string
  readonly value: string
}

/** An EventBridge rule: what it takes, and where. */
export interface RegionRule {
  readonly pattern: string
  readonly region: string
}

/** The uses that EventBridge rules would report together; undefined where we understand no pattern of them. */
export function usesOfRules(rules: readonly RegionRule[], where: Where): HeardUses | undefined {
  const understood = rules.flatMap(({ pattern, region }) => {
    const parsed = parseEventPattern(pattern)
    return parsed.ok ? [{ region, matches: parsed.matches, named: namedInRule(JSON.parse(pattern)) }] : []
  })
  if (understood.length === 0) return undefined
  const takes = (record: Trail): boolean => {
    const event = eventOf(record, where)
    return understood.some(({ region, matches }) => record['awsRegion'] === region && matches(event))
  }
  return usesBy(
    where,
    takes,
    understood.flatMap(({ named }) => named),
  )
}

/** Whether a rule takes a call of the root user no matter which identity calls, so that it was not made for the root user. */
export function isOfAllIdentities({ pattern, region }: RegionRule, where: Where): boolean {
  const parsed = parseEventPattern(pattern)
  const { userIdentity } = everydayRecords(where)[0] ?? {}
  return (
    parsed.ok &&
    (['key-call', 'session-call'] as const)
      .flatMap((kind) => recordsOf(kind, where))
      .some((one) => one['awsRegion'] === region && parsed.matches(eventOf({ ...one, userIdentity }, where)))
  )
}

/** The uses that a metric filter would count. */
export function usesOfFilter(pattern: string, where: Where): HeardUses {
  const expression = parseFilterPattern(pattern)
  return usesBy(where, (record) => filterMatches(pattern, record), expression ? namedInFilter(expression) : [])
}

/** Everyday events of others: a role that reads, a role that changes something, a user who signs in. */
function everydayRecords({ account, partition, home }: Where): readonly Trail[] {
  const role = {
    type: 'AssumedRole',
    principalId: 'AROAIOSFODNN7EXAMPLE:deploy',
    arn: `arn:${partition}:sts::${account}:assumed-role/deploy/deploy`,
    accountId: account,
  }
  const user = {
    type: 'IAMUser',
    arn: `arn:${partition}:iam::${account}:user/anna`,
    accountId: account,
    userName: 'anna',
  }
  const common = {
    eventVersion: '1.11',
    eventTime: '2026-01-01T00:00:00Z',
    awsRegion: home,
    sourceIPAddress: '192.0.2.7',
    userAgent: '[aws-cli/2.27.0]',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
  }
  const call = { ...common, eventType: 'AwsApiCall', userIdentity: role }
  return [
    { ...call, eventSource: 'ec2.amazonaws.com', eventName: 'DescribeInstances', readOnly: true },
    { ...call, eventSource: 'ec2.amazonaws.com', eventName: 'CreateTags', readOnly: false },
    {
      ...common,
      eventType: 'AwsConsoleSignIn',
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      userIdentity: user,
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MobileVersion: 'No', MFAUsed: 'Yes' },
      readOnly: false,
    },
  ]
}

/** Whether a metric filter counts everyday events, so that its alarm is on before the root user acts. */
export const countsEveryday = (pattern: string, where: Where): boolean =>
  everydayRecords(where).some((record) => filterMatches(pattern, record) === true)

const bare = (written: string): string => written.replace(/^["%]|["%]$/g, '').replaceAll('*', 'x')

function namedInFilter(expression: FilterExpression): readonly Named[] {
  if ('of' in expression) return expression.of.flatMap(namedInFilter)
  const field = expression.selector.replace(/^\$\./, '')
  return expression.is === 'compared' && OPEN.has(field) ? [{ field, value: bare(expression.value) }] : []
}

function namedInRule(pattern: unknown): readonly Named[] {
  const detail = isRecord(pattern) ? pattern['detail'] : undefined
  if (!isRecord(detail)) return []
  return [...OPEN].flatMap((field) =>
    textsIn(Object.hasOwn(detail, field) ? detail[field] : undefined).map((value) => ({ field, value })),
  )
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Whether root use of any kind matches, or may match. */
export const hearsRoot = (uses: HeardUses): boolean => rootUses.some((kind) => uses[kind] !== 'no')

/** For something that cannot be inspected. */
export const uncertain: HeardUses = forEachUse(() => 'unknown')

/** A table of all kinds. */
export function forEachUse(heard: (kind: RootUseKind) => Heard): HeardUses {
  // safe: every kind is a key
  return Object.fromEntries(rootUses.map((kind) => [kind, heard(kind)])) as HeardUses
}
