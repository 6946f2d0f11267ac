import { compareText } from '../core/json.ts'
import { unknown } from './answer.ts'
import { areNoted, note } from './grounds.ts'

/**
 * What ends by a date: versions, runtimes, policies, by AWS's pages. It is compared with the day of the scan; a name that it does
 * not have is not known.
 */
export interface Calendar {
  /** What it lists, e.g. `Kubernetes versions of Amazon EKS`. */
  readonly name: string
  /** The day on which AWS's page was read, YYYY-MM-DD. */
  readonly read: string
  /** The AWS page. */
  readonly source: string
  /** By name the first day without support, YYYY-MM-DD; null where AWS has announced no end. */
  readonly ends: Readonly<Record<string, string | null>>
}
export type Calendars = Readonly<Record<string, Calendar>>
/** What a control has that needs none. */
export const NO_CALENDARS: Calendars = {}

/** A calendar on the day of a scan, as controls see it. */
export class DatedCalendar {
  readonly #calendar: Calendar
  readonly #day: string | undefined
  readonly #ends: ReadonlyMap<string, string | null>

  constructor(calendar: Calendar, day: string | undefined) {
    this.#calendar = calendar
    this.#day = day
    this.#ends = new Map(Object.entries(calendar.ends))
  }

  /** Was its support over on the day of the scan? Throws `Unknown` for a name that the calendar does not have. */
  isOver(name: string | null): boolean {
    const end = this.#endOf(name)
    if (end === null) return false
    if (this.#day === undefined) throw unknown('the day of the scan')
    return end <= this.#day
  }

  /** True for a name that the calendar has; throws `Unknown` for another, which AWS may have added after it was read. */
  knows(name: string | null): true {
    this.#endOf(name)
    return true
  }

  #endOf(name: string | null): string | null {
    const end = name === null ? undefined : this.#ends.get(name)
    if (name === null || end === undefined) {
      const { name: list, read } = this.#calendar
      throw unknown(`${name} is not among the ${list} (read ${read})`)
    }
    if (areNoted()) note([{ is: 'dated', calendar: this.#calendar, name, end }])
    return end
  }
}

/** Names for which AWS has announced no end: a list to which it adds. */
export const endless = (...names: readonly string[]): Calendar['ends'] =>
  Object.fromEntries(names.map((name) => [name, null]))

type Dated = Readonly<Record<string, DatedCalendar>>
const dated = new WeakMap<Calendars, { readonly day: string | undefined; readonly calendars: Dated }>()

/** The calendars of a control on the day of a scan, by name: made once a scan. */
export function onDay(calendars: Calendars, day: string | undefined): Dated {
  const known = dated.get(calendars)
  if (known && known.day === day) return known.calendars
  const made = Object.fromEntries(Object.entries(calendars).map(([name, one]) => [name, new DatedCalendar(one, day)]))
  dated.set(calendars, { day, calendars: made })
  return made
}

/** The days after which a calendar may lack what AWS has announced since. */
export const STALE_DAYS = 90

/** The calendars that some controls rest on, each with its age on a day, by name. */
export function agesOn(
  day: string,
  controls: readonly { readonly calendars: Calendars }[],
): readonly { readonly calendar: Calendar; readonly days: number; readonly stale: boolean }[] {
  const all = new Set(controls.flatMap(({ calendars }) => Object.values(calendars)))
  return [...all]
    .map((calendar) => ({ calendar, days: daysBetween(calendar.read, day) }))
    .map(({ calendar, days }) => ({ calendar, days, stale: days > STALE_DAYS }))
    .sort((a, b) => compareText(a.calendar.name, b.calendar.name))
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000))
