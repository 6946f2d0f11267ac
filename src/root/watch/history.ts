import { tellMissing } from '../../collect/seen.ts'
import type { Clock } from '../../core/clock.ts'
import { compareText } from '../../core/json.ts'
import type { RootEvent } from '../activity.ts'
import type { RootReach } from '../reach.ts'
import { rootEventsIn } from '../trail.ts'
import type { WatchJournal } from './journal.ts'
import { Troubles, type WatchSource } from './source.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * Events arrive some minutes late and in no order (five minutes on average:
 * awscloudtrail/latest/userguide/how-cloudtrail-works.html), so each check overlaps the one before by this time.
 */
const OVERLAP = 30 * MINUTE
/** Events delayed for longer (`addendum.reason` of the record) are found by checking further back, once an hour. */
const SWEEP_EVERY = HOUR
const SWEEP = 7 * DAY
/** How soon to try again after the list of regions was refused. */
const LIST_AGAIN = 5 * MINUTE
const LIST = 'the list of the enabled regions'
/** How often the position in each region is recorded; losing it repeats reads but loses no event. */
const MARK_EVERY = MINUTE

export interface HistoryOptions {
  readonly reach: Omit<RootReach, 'now' | 'signal' | 'regions'>
  /**
   * The regions to check, listed again at each sweep, since an account may enable more. `why`: why they could not be listed;
   * `regions` are then the known ones.
   */
  readonly regions: () => Promise<{ readonly regions: readonly string[]; readonly why?: string }>
  readonly journal: WatchJournal
  readonly clock: Clock
  readonly say: (text: string) => void
  readonly pause: number
}

/** CloudTrail's event history of every region, checked repeatedly. */
export function historySource({ reach, regions, journal, clock, say, pause }: HistoryOptions): WatchSource {
  const troubles = new Troubles(say)
  const sweptAt = new Map<string, number>()
  const restsUntil = new Map<string, number>()
  const looked = new Map<string, number>()
  let known: readonly string[] = []
  let listed = true
  let listAt = Number.NEGATIVE_INFINITY
  // sessions that the root user opened for others can act in every region
  const sessions = new Set<string>()
  let markedAt = Number.NEGATIVE_INFINITY

  const inRegion = async (region: string, take: (events: readonly RootEvent[]) => void, signal: AbortSignal) => {
    const at = clock()
    if (at < (restsUntil.get(region) ?? 0)) return false
    const mark = looked.get(region) ?? journal.state.lookedUntil(region)
    const sweeps = at - (sweptAt.get(region) ?? Number.NEGATIVE_INFINITY) >= SWEEP_EVERY
    const back = Math.min(mark ?? at, at) - (sweeps ? SWEEP : OVERLAP)
    const from = mark === undefined ? journal.from : Math.max(journal.from, back)
    const where = `the event history of ${region}`
    const found: RootEvent[] = []
    const all = await rootEventsIn({ ...reach, regions: known, now: at, signal }, region, from, sessions, found)
    const events = found.filter((event) => Date.parse(event.at) >= Math.floor(journal.from / 1000) * 1000)
    // pass on what was found before a page was refused; the next check of the region begins at the same mark
    take(events.sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id)))
    if (!all.seen) {
      restsUntil.set(region, clock() + troubles.met(where, all.missing.map(tellMissing).join(', ')))
      return false
    }
    troubles.over(where)
    looked.set(region, at)
    if (sweeps) sweptAt.set(region, at)
    return true
  }

  return {
    pause,
    look: async (take, signal) => {
      if (clock() >= listAt) {
        const { regions: now, why } = await regions()
        known = [...new Set([...known, ...now])].sort(compareText)
        listed = why === undefined
        listAt = clock() + (listed ? SWEEP_EVERY : LIST_AGAIN)
        if (why === undefined) troubles.over(LIST)
        else troubles.met(LIST, why)
      }
      // a region that cannot be reached does not delay the others
      const seen = await Promise.all(known.map((region) => inRegion(region, take, signal)))
      const at = clock()
      const first = markedAt === Number.NEGATIVE_INFINITY
      if (looked.size > 0 && (first || at - markedAt >= MARK_EVERY)) {
        journal.append({ looked: Object.fromEntries([...looked].sort(([a], [b]) => compareText(a, b))) })
        markedAt = at
      }
      return listed && seen.every(Boolean)
    },
  }
}
