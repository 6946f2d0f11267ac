/** A longer value is cut in a sentence; the evidence has all of it. */
const LONGEST = 60

/**
 * Distinct values in the words of a finding: `tcp/22, tcp/3389 and 4 more`. Names `most` of them; cuts values longer than a
 * typical ARN.
 */
export function listed(values: Iterable<string | number>, most = 3): string {
  const all = [...new Set(values)].map((value) => shortened(String(value)))
  const [last] = all.length > most ? [`${all.length - most} more`] : all.slice(-1)
  const first = all.length > most ? all.slice(0, most) : all.slice(0, -1)
  return first.length === 0 ? (last ?? '') : `${first.join(', ')} and ${last}`
}

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)

/** A setting in the words of a finding: `MultiAZ is false`, or `KmsKeyId is not set` when AWS has no value. */
export const settingIs = (name: string, value: string | number | boolean | null | undefined): string =>
  value === null || value === undefined || value === ''
    ? `${name} is not set`
    : `${name} is ${shortened(String(value))}`

/** `1 day`, `90 days`. */
export const numberOfDays = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`

/** A number of days below its minimum: `BackupRetentionPeriod is 1 day (at least 7)`. */
export const daysBelow = (name: string, days: number | null | undefined, least: number): string =>
  days === null || days === undefined
    ? `${name} is not set (at least ${least})`
    : `${name} is ${numberOfDays(days)} (at least ${least})`

/** The finding for subnets in too few Availability Zones: `Subnets are in eu-central-1a only`. */
export const zonesOf = (zones: readonly (string | null)[]): string =>
  zones.length === 0
    ? 'No subnets are set'
    : `Subnets are in ${listed(zones.map((zone) => zone ?? 'an unknown zone'))} only`
