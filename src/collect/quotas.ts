/** How much of AWS's quotas a scan may take. */
export const paces = ['gentle', 'normal', 'full'] as const
export type Pace = (typeof paces)[number]

/** The share of a published or measured quota that each pace uses at most; the rest is for the account's other callers. */
export const quotaShare: Readonly<Record<Pace, number>> = { gentle: 0.25, normal: 0.5, full: 1 }

/** The default of `--pace`. */
export const DEFAULT_PACE: Pace = 'normal'

/** A request rate, per account and region. */
export interface Rate {
  /** Requests a second at which AWS refills the bucket. */
  readonly perSecond: number
  /** The bucket's capacity in requests; one second's refill unless AWS states a number. */
  readonly burst?: number
}

/** Operations of a row: by name or prefix (`Describe*`; `*` for all). */
export type OperationNames<Op extends string = string> = readonly (Op | `${string}*`)[]

/**
 * One row of the table of AWS's quotas. An operation draws from the first row of its service that names it; if that row is
 * `besides`, from the next one, too.
 */
export interface Quota<Op extends string = string> extends Rate {
  /** Operations that have a bucket each. */
  readonly each?: OperationNames<Op>
  /** Operations that share one bucket. */
  readonly together?: OperationNames<Op>
  /** The bucket's name, when several SDK clients share it. */
  readonly bucket?: string
  /** Rates by region, where they differ. */
  readonly regions?: Readonly<Record<string, Rate>>
  /** Limits the row to certain requests, with a description in words. */
  readonly when?: { readonly says: string; readonly holds: (input: Readonly<Record<string, unknown>>) => boolean }
  /** The operation also draws from a further row. */
  readonly besides?: true
  /** The AWS page that publishes it. */
  readonly source: string
  /** The date on which the page was read. */
  readonly read: string
}

/** The pages that would state the quotas of a service's requests and state none, and the date on which they were read. */
export interface Unpublished {
  readonly sources: readonly string[]
  readonly read: string
}

/** A bucket that a request draws from: its name within an account and its rate, undefined when AWS publishes none. */
export interface Draw {
  readonly key: string
  readonly rate: Rate | undefined
}

/** The parts of a request that quotas depend on. */
export interface Request {
  readonly service: string
  readonly operation: string
  readonly region: string
  readonly input: unknown
}

/**
 * The buckets that a request draws from. When AWS publishes nothing, all operations of the service draw from one bucket, since it
 * is not known which of them share one.
 */
export function drawsOf(quotas: readonly Quota[], { service, operation, region, input }: Request): readonly Draw[] {
  const draws: Draw[] = []
  for (const [index, row] of quotas.entries()) {
    const names = row.each ?? row.together ?? []
    if (!names.some((name) => isNamed(name, operation)) || row.when?.holds(asRecord(input)) === false) continue
    const own = row.each ? ` ${operation}` : ''
    const rate = row.regions?.[region] ?? row
    draws.push({ key: `${region} ${row.bucket ?? `${service}/${index}`}${own}`, rate })
    if (!row.besides) return draws
  }
  return draws.length > 0 ? draws : [{ key: `${region} ${service}`, rate: undefined }]
}

const isNamed = (name: string, operation: string): boolean =>
  name.endsWith('*') ? operation.startsWith(name.slice(0, -1)) : name === operation

// safe: SDK inputs are objects; any other value has no members that a row reads
const asRecord = (input: unknown): Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {}
