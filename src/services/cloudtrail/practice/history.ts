import type { Event, LookupAttribute } from '@aws-sdk/client-cloudtrail'
import { byText } from '../../../core/by-text.ts'
import { HOME } from '../../../practice/company.ts'
import { uuidOf } from '../../../practice/ids.ts'
import { members } from '../../../practice/organization.ts'
import { account as management } from '../../../practice/principals.ts'
import { awsError, type Call, page, type SeedContext } from '../../../practice/service.ts'
import { type TrailEvent, wholeSeconds } from '../../../practice/trail-events.ts'

const DAY = 86_400_000
/** How far the event history reaches back (awscloudtrail/latest/userguide/view-cloudtrail-events.html). */
const KEPT = 90 * DAY

interface LookupInput {
  LookupAttributes?: LookupAttribute[] | undefined
  StartTime?: Date | undefined
  EndTime?: Date | undefined
  EventCategory?: string | undefined
  MaxResults?: number | undefined
  NextToken?: string | undefined
}

const identityOf = ({ userIdentity }: TrailEvent): Readonly<Record<string, unknown>> => userIdentity
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The Username of an event in LookupEvents: `root`, a user's name, or a session's name. */
function usernameOf(event: TrailEvent): string | undefined {
  const { type, userName, arn } = identityOf(event)
  if (type === 'Root') return 'root'
  return text(userName) ?? text(arn)?.split('/').at(-1)
}

const attributes: Readonly<Record<string, (event: TrailEvent) => string | undefined>> = byText({
  EventId: ({ eventID }) => eventID,
  EventName: ({ eventName }) => eventName,
  ReadOnly: ({ readOnly }) => String(readOnly),
  Username: usernameOf,
  EventSource: ({ eventSource }) => eventSource,
  AccessKeyId: (event) => text(identityOf(event)['accessKeyId']),
})

/** LookupEvents: the region's events of the last 90 days, newest first; at most one attribute filters them. */
export function lookupEvents(call: Call<LookupInput, { readonly events: readonly TrailEvent[] }>) {
  const { input, state, region, now } = call
  const wanted = input.LookupAttributes ?? []
  if (wanted.length > 1)
    throw awsError('InvalidLookupAttributesException', 'You can specify only one attribute in the lookup request.')
  if (input.MaxResults !== undefined && (input.MaxResults < 1 || input.MaxResults > 50))
    throw awsError('InvalidMaxResultsException', 'Maximum results must be from 1 to 50.')
  if (input.StartTime && input.EndTime && input.StartTime > input.EndTime)
    throw awsError('InvalidTimeRangeException', 'StartTime must be before EndTime.')
  const from = Math.max(input.StartTime?.getTime() ?? 0, now.getTime() - KEPT)
  const to = input.EndTime?.getTime() ?? Number.POSITIVE_INFINITY
  const found = state.events.filter((event) => {
    const at = Date.parse(event.eventTime)
    return event.awsRegion === region && at >= from && at <= to && wanted.every((one) => hasAttribute(event, one))
  })
  // no Insights events are recorded here
  const shown = input.EventCategory === 'insight' ? [] : newestFirst(found)
  const { items, next } = page(call, shown, {
    token: input.NextToken,
    size: input.MaxResults ?? 50,
    invalid: () => awsError('InvalidNextTokenException', 'The token is not valid.'),
  })
  return { Events: items.map(shownEvent), NextToken: next }
}

function hasAttribute(event: TrailEvent, { AttributeKey, AttributeValue }: LookupAttribute): boolean {
  const read = attributes[AttributeKey ?? '']
  if (!read) throw awsError('NotImplemented', `The practice account cannot look events up by ${AttributeKey}.`, 501)
  return read(event) === AttributeValue
}

/** Newest first; within one second, the event recorded last comes first. */
const newestFirst = (events: readonly TrailEvent[]): TrailEvent[] =>
  events.toReversed().sort((a, b) => Date.parse(b.eventTime) - Date.parse(a.eventTime))

const shownEvent = (event: TrailEvent): Event => ({
  EventId: event.eventID,
  EventName: event.eventName,
  ReadOnly: String(event.readOnly),
  AccessKeyId: text(identityOf(event)['accessKeyId']),
  EventTime: new Date(event.eventTime),
  EventSource: event.eventSource,
  Username: usernameOf(event),
  Resources: [],
  CloudTrailEvent: JSON.stringify(event),
})

type Sketch = Pick<TrailEvent, 'eventName' | 'eventSource'> &
  Partial<TrailEvent> & { readonly daysAgo: number; readonly invokedBy?: string }

/** Recent events of the root users, of every class that an audit must distinguish. */
const sketches: Readonly<Record<string, readonly Sketch[]>> = byText({
  [management.id]: [
    login(9, '203.0.113.24', 'Success'),
    {
      daysAgo: 9,
      eventName: 'UpdateAccountPasswordPolicy',
      eventSource: 'iam.amazonaws.com',
      // console actions of a person may have this value too
      invokedBy: 'signin.amazonaws.com',
      requestParameters: { minimumPasswordLength: 10 },
    },
    login(41, '198.51.100.77', 'Failure'),
    {
      daysAgo: 20,
      eventName: 'CreateGrant',
      eventSource: 'kms.amazonaws.com',
      awsRegion: HOME,
      invokedBy: 'rds.amazonaws.com',
    },
    {
      daysAgo: 33,
      eventName: 'CreateDBSnapshot',
      eventSource: 'rds.amazonaws.com',
      awsRegion: HOME,
      eventType: 'AwsServiceEvent',
      invokedBy: 'rds.amazonaws.com',
    },
  ],
  [members.sandbox.id]: [
    login(3, '203.0.113.9', 'Success'),
    {
      daysAgo: 12,
      eventName: 'CreateBucket',
      eventSource: 's3.amazonaws.com',
      userAgent: '[aws-cli/2.27.0]',
      requestParameters: { bucketName: 'sandbox-dump' },
    },
  ],
  [members.billing.id]: [],
})

function login(daysAgo: number, sourceIPAddress: string, result: 'Success' | 'Failure'): Sketch {
  return {
    daysAgo,
    eventName: 'ConsoleLogin',
    eventSource: 'signin.amazonaws.com',
    sourceIPAddress,
    eventType: 'AwsConsoleSignIn',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    responseElements: { ConsoleLogin: result },
    ...(result === 'Failure' ? { errorMessage: 'Failed authentication' } : {}),
    additionalEventData: { LoginTo: 'https://console.aws.amazon.com/console/home', MobileVersion: 'No', MFAUsed: 'No' },
  }
}

const isOfConsole = ({ eventType, invokedBy }: Sketch): boolean =>
  eventType === 'AwsConsoleSignIn' || invokedBy === 'signin.amazonaws.com'

/**
 * The initial event history of an account, oldest first, without events that the root user of its partition cannot
 * cause.
 */
export function seedHistory({
  account,
  now,
  rootUse,
  globalRegion,
}: Pick<SeedContext, 'account' | 'now' | 'rootUse' | 'globalRegion'>): TrailEvent[] {
  return structuredClone([...(sketches[account] ?? [])])
    .filter((one) => rootUse === 'console' || (rootUse === 'keys' && !isOfConsole(one)))
    .sort((a, b) => b.daysAgo - a.daysAgo)
    .map(({ daysAgo, invokedBy, ...rest }, index) => {
      const at = now.getTime() - daysAgo * DAY + 34_200_000 + index * 60_000
      return {
        eventVersion: '1.11',
        userIdentity: {
          type: 'Root',
          principalId: account,
          arn: `arn:aws:iam::${account}:root`,
          accountId: account,
          ...(invokedBy === undefined ? {} : { invokedBy }),
        },
        eventTime: wholeSeconds(at),
        awsRegion: globalRegion,
        sourceIPAddress: invokedBy ?? '203.0.113.24',
        userAgent: invokedBy ?? 'AWS Internal',
        requestParameters: null,
        responseElements: null,
        eventID: uuidOf('history', `${account} ${index}`),
        readOnly: false,
        eventType: 'AwsApiCall' as const,
        managementEvent: true as const,
        recipientAccountId: account,
        eventCategory: 'Management' as const,
        ...rest,
      }
    })
}
