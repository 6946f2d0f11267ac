import { pages } from '../collect/collector.ts'
import { isoTime } from '../core/clock.ts'
import { compareText } from '../core/json.ts'
import { type RootEvent, rootEvent } from './activity.ts'
import type { Activity } from './evidence.ts'
import type { RootReach } from './reach.ts'
import { look, missingOf, type Seen, seen, unseen } from './seen.ts'

const DAY = 86_400_000
/** So far CloudTrail's event history reaches back (awscloudtrail/latest/userguide/view-cloudtrail-events.html). */
const HISTORY_DAYS = 90

/**
 * What the root user did in the last 90 days, in every region: CloudTrail's event history, which is there without any trail. AWS
 * answers two such calls a second in each region. Events of sessions that the root user opened for others (GetFederationToken)
 * bear other names, and are looked up by them.
 */
export async function readActivity(reach: RootReach): Promise<Seen<Activity>> {
  const from = reach.now - HISTORY_DAYS * DAY
  const regions = [...new Set([reach.home, ...reach.regions])].sort(compareText)
  const found = await Promise.all(
    regions.map(async (region) => ({ region, events: await rootEventsIn(reach, region, from) })),
  )
  const missing = [...new Set(found.flatMap(({ events }) => missingOf(events)))].sort(compareText)
  const asked = found.filter(({ events }) => events.seen).map(({ region }) => region)
  if (asked.length === 0) return unseen(...missing)
  const events = new Map<string, RootEvent>()
  for (const one of found) for (const event of one.events.seen ? one.events.value : []) events.set(event.id, event)
  return seen({
    since: isoTime(from),
    events: [...events.values()].sort((a, b) => compareText(b.at, a.at) || compareText(a.id, b.id)),
    regions: asked,
    missing,
  })
}

/** AWS's name of the root user in LookupEvents; a user may bear it too. */
const ROOT_NAME = 'root'

/**
 * What the root user did in one region since a moment (milliseconds since 1970), up to `reach.now`. `sessions`: the names of
 * sessions that the root user opened for others, as far as they are known; those that are found come to it.
 */
export function rootEventsIn(
  reach: RootReach,
  region: string,
  from: number,
  sessions: Set<string> = new Set(),
): Promise<Seen<readonly RootEvent[]>> {
  const { aws, signal } = reach
  return look(aws, 'cloudtrail:LookupEvents', signal, async () => {
    const events: RootEvent[] = []
    for await (const json of eventsOf(reach, region, ROOT_NAME, from)) {
      const event = rootEvent(json)
      if (!event) continue
      events.push(event)
      const name = event.event === 'GetFederationToken' ? federatedName(json) : undefined
      if (name !== undefined && name !== ROOT_NAME) sessions.add(name)
    }
    for (const name of [...sessions].sort(compareText))
      for await (const json of eventsOf(reach, region, name, from)) {
        const event = rootEvent(json)
        if (event) events.push(event)
      }
    return events
  })
}

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

/** The name that the root user gave a federated session; `rootEvent()` has read the record before, so it is JSON. */
function federatedName(json: string): string | undefined {
  const name: unknown = JSON.parse(json)?.requestParameters?.name
  return typeof name === 'string' ? name : undefined
}
