import { compareText } from '../core/json.ts'
import { unknown } from './answer.ts'
import { areNoted, note } from './grounds.ts'

/**
 * What ends on a date (versions, runtimes, policies) according to AWS's pages. It is compared with the day of the scan. Names not
 * listed are unknown.
 */
export interface Calendar {
  /** What it lists, e.g. `Kubernetes versions of Amazon EKS`. */
  readonly name: string
  /** The day on which the AWS page was read, YYYY-MM-DD. */
  readonly read: string
  /** The AWS page. */
  readonly source: string
  /** The first day without support by name, YYYY-MM-DD; null when AWS has announced no end. */
  readonly ends: Readonly<Record<string, string | null>>
}
export type Calendars = Readonly<Record<string, Calendar>>
/** For controls without calendars. */
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

  /** Whether support has ended on the day of the scan. Throws `Unknown` for a name that the calendar does not have. */
  isOver(name: string | null): boolean {
    const end = this.#endOf(name)
    if (end === null) return false
    if (this.#day === undefined) throw unknown('the day of the scan')
    return end <= this.#day
  }

  /** True for a name in the calendar. Throws `Unknown` for others, which AWS may have added since. */
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

/** Names for which AWS has announced no end; AWS keeps adding to such a list. */
export const endless = (...names: readonly string[]): Calendar['ends'] =>
  Object.fromEntries(names.map((name) => [name, null]))

type Dated = Readonly<Record<string, DatedCalendar>>
const dated = new WeakMap<Calendars, { readonly day: string | undefined; readonly calendars: Dated }>()

/** The calendars of a control on the day of a scan, by name; cached for the scan. */
export function onDay(calendars: Calendars, day: string | undefined): Dated {
  const known = dated.get(calendars)
  if (known && known.day === day) return known.calendars
  const made = Object.fromEntries(Object.entries(calendars).map(([name, one]) => [name, new DatedCalendar(one, day)]))
  dated.set(calendars, { day, calendars: made })
  return made
}

/** The age in days from which a calendar may lack later announcements of AWS. */
export const STALE_DAYS = 90

/** The calendars that some controls use, each with its age on a day, by name. */
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

/** Whole days between two days. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000))
