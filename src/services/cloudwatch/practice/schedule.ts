/**
 * When a mute rule applies: its schedule, and the period in which the schedule is valid, in milliseconds since 1970.
 */
export interface MuteSchedule {
  readonly expression: string
  readonly duration: string
  readonly timezone: string | undefined
  readonly start: number | undefined
  readonly expires: number | undefined
}

const MINUTE = 60_000
/** Fifteen days in minutes (AmazonCloudWatch/latest/APIReference/API_Schedule.html). */
const LONGEST = 15 * 24 * 60

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
/**
 * The fields of `cron(Minutes Hours Day-of-month Month Day-of-week)`: smallest and largest value, and the names of
 * values.
 */
const FIELDS: readonly { readonly least: number; readonly most: number; readonly names: readonly string[] }[] = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: DAYS },
]

/** The minutes of an ISO 8601 duration of days, hours and minutes; undefined for any other text. */
export function minutesOf(duration: string): number | undefined {
  const [, days = 0, hours = 0, minutes = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? []
  const all = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes)
  return all >= 1 && all <= LONGEST ? all : undefined
}

const isTimezone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Whether CloudWatch accepts a schedule. */
export const isSchedule = ({ expression, duration, timezone = 'UTC' }: MuteSchedule): boolean =>
  minutesOf(duration) !== undefined && isTimezone(timezone) && (cronOf(expression) !== undefined || AT.test(expression))

const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2})\)$/
export const isRecurring = (expression: string): boolean => !AT.test(expression)

/** The values that match each field of a cron expression. */
function cronOf(expression: string): readonly ReadonlySet<number>[] | undefined {
  const fields = /^cron\(([^)]*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/)
  if (fields?.length !== FIELDS.length) return undefined
  const taken = FIELDS.map((field, at) => valuesOf(fields[at] ?? '', field))
  return taken.every((one) => one !== undefined) ? taken : undefined
}

function valuesOf(text: string, { least, most, names }: (typeof FIELDS)[number]): ReadonlySet<number> | undefined {
  const values = new Set<number>()
  const numberOf = (word: string): number => {
    const named = names.indexOf(word.toUpperCase())
    return named >= 0 ? named + least : /^\d+$/.test(word) ? Number(word) : Number.NaN
  }
  for (const part of text.split(',')) {
    const [first = '', last = first] = part === '*' ? [`${least}`, `${most}`] : part.split('-')
    const [from, to] = [numberOf(first), numberOf(last)]
    if (!(from >= least && to <= most && from <= to)) return undefined
    for (let value = from; value <= to; value++) values.add(value)
  }
  return values
}

/** The status of a mute rule (AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html). */
export function muteStatus(schedule: MuteSchedule, now: number): 'ACTIVE' | 'EXPIRED' | 'SCHEDULED' {
  const { expression, duration, timezone = 'UTC', start, expires } = schedule
  if (expires !== undefined && now >= expires) return 'EXPIRED'
  if (start !== undefined && now < start) return 'SCHEDULED'
  const minutes = minutesOf(duration) ?? 0
  const at = AT.exec(expression)?.[1]
  const local = localTime(timezone)
  const cron = cronOf(expression)
  const begins = (time: number): boolean => {
    const [text, fields] = local(time)
    return at === undefined ? (cron?.every((taken, n) => taken.has(fields[n] ?? -1)) ?? false) : text === at
  }
  const minute = Math.floor(now / MINUTE)
  for (let back = 0; back < minutes; back++) if (begins((minute - back) * MINUTE)) return 'ACTIVE'
  return at !== undefined && local(now)[0] > at ? 'EXPIRED' : 'SCHEDULED'
}

/** The local time in a zone: `yyyy-MM-ddThh:mm`, and the fields of a cron expression. */
function localTime(timeZone: string): (time: number) => readonly [text: string, fields: readonly number[]] {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', weekday: 'short' },
  })
  return (time) => {
    const of = new Map(parts.formatToParts(time).map(({ type, value }) => [type, value]))
    const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map((one) =>
      of.get(one as never),
    )
    const weekday = DAYS.indexOf(`${of.get('weekday')}`.toUpperCase())
    const text = `${year}-${month}-${day}T${hour}:${minute}`
    return [text, [Number(minute), Number(hour), Number(day), Number(month), weekday]]
  }
}
