import { pages } from '../collect/collector.ts'
import { eachOnce, look, type Seen, seen, tellMissing, unseen } from '../collect/seen.ts'
import { isoTime } from '../core/clock.ts'
import { compareText } from '../core/json.ts'
import { type RootEvent, rootEvent } from './activity.ts'
import type { Activity } from './evidence.ts'
import type { RootReach } from './reach.ts'

const DAY = 86_400_000
/** How far back CloudTrail's event history goes, in days (awscloudtrail/latest/userguide/view-cloudtrail-events.html). */
export const HISTORY_DAYS = 90

/**
 * What the root user did in the last 90 days in every region, from CloudTrail's event history, which needs no trail. AWS answers
 * two such calls a second in each region. Events of sessions that the root user opened for others (GetFederationToken) have other
 * user names, which are looked up in every region, too.
 */
export async function readActivity(reach: RootReach): Promise<Seen<Activity>> {
  const from = reach.now - HISTORY_DAYS * DAY
  const regions = [...new Set([reach.home, ...reach.regions])].sort(compareText)
  const sessions = new Set<string>()
  const inAll = (names: readonly string[]) =>
    Promise.all(
      regions.map(async (region) => ({ region, events: await eventsUnder(reach, region, from, names, sessions) })),
    )
  const own = await inAll([ROOT_NAME])
  const found = [...own, ...(sessions.size > 0 ? await inAll(sorted(sessions)) : [])]
  const missing = eachOnce([...found.flatMap(({ events }) => events.missing), ...(reach.unlisted ?? [])]).toSorted(
    (a, b) => compareText(tellMissing(a), tellMissing(b)),
  )
  const asked = regions.filter((one) => found.every(({ region, events }) => region !== one || events.seen))
  if (own.every(({ events }) => !events.seen)) return unseen(...missing)
  const events = new Map<string, RootEvent>()
  for (const one of found) for (const event of one.events.seen ? one.events.value : []) events.set(event.id, event)
  const activity: Activity = {
    since: isoTime(from),
    events: [...events.values()].sort((a, b) => compareText(b.at, a.at) || compareText(a.id, b.id)),
    regions: asked,
  }
  return seen(activity, missing)
}

/** The root user's name in LookupEvents; an IAM user can have it, too. */
const ROOT_NAME = 'root'

const sorted = (names: Iterable<string>): readonly string[] => [...names].sort(compareText)

/**
 * What the root user did in one region since a time (milliseconds since 1970), up to `reach.now`. `sessions`: the names of
 * sessions that the root user opened for others, as far as known; new ones are added. `events`: what was found, even if a later
 * call was refused.
 */
export const rootEventsIn = (
  reach: RootReach,
  region: string,
  from: number,
  sessions: Set<string>,
  events: RootEvent[] = [],
): Promise<Seen<readonly RootEvent[]>> => eventsUnder(reach, region, from, rootAnd(sessions), sessions, events)

/** The root user's own name first, then the sessions, including those found under it. */
function* rootAnd(sessions: ReadonlySet<string>): Generator<string, void, undefined> {
  yield ROOT_NAME
  yield* sorted(sessions)
}

/** The root user's events under one name after the other; adds the sessions it opened to `sessions`. */
const eventsUnder = (
  reach: RootReach,
  region: string,
  from: number,
  names: Iterable<string>,
  sessions: Set<string>,
  events: RootEvent[] = [],
): Promise<Seen<readonly RootEvent[]>> =>
  look('cloudtrail:LookupEvents', reach.signal, async () => {
    for (const name of names)
      for await (const json of eventsOf(reach, region, name, from)) {
        const event = rootEvent(json)
        // the history also has what another account's root user did to this account
        if (!event || (event.account ?? reach.account) !== reach.account) continue
        events.push(event)
        const opened = event.event === 'GetFederationToken' ? federatedName(json) : undefined
        if (opened !== undefined && opened !== ROOT_NAME) sessions.add(opened)
      }
    return events
  })

async function* eventsOf({ aws, now, signal }: RootReach, region: string, name: string, from: number) {
  const cloudtrail = await aws.client('cloudtrail', region)
  const found = pages(
    (NextToken) => {
      signal?.throwIfAborted()
      return cloudtrail.lookupEvents({
        LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: name }],
        StartTime: new Date(from),
        EndTime: new Date(now),
        MaxResults: 50,
        NextToken,
      })
    },
    (answer) => answer.Events,
    (answer) => answer.NextToken,
  )
  for await (const { CloudTrailEvent } of found) if (CloudTrailEvent !== undefined) yield CloudTrailEvent
}

/** The name of a federated session opened by the root user. `rootEvent()` has already parsed the record. */
function federatedName(json: string): string | undefined {
  const name: unknown = JSON.parse(json)?.requestParameters?.name
  return typeof name === 'string' ? name : undefined
}
