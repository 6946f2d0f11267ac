/** How much of AWS's quotas a scan may take. */
export const paces = ['gentle', 'normal', 'full'] as const
export type Pace = (typeof paces)[number]

/** The share of what AWS publishes, or was found to take, that each pace uses at most: the account has other callers. */
export const quotaShare: Readonly<Record<Pace, number>> = { gentle: 0.25, normal: 0.5, full: 1 }

/** What a command uses unless `--pace` says otherwise. */
export const DEFAULT_PACE: Pace = 'normal'

/** How fast requests may come, per account and region. */
export interface Rate {
  /** Requests a second by which AWS refills the bucket. */
  readonly perSecond: number
  /** Requests that may come at once; those of one second where AWS names no other number. */
  readonly burst?: number
}

/** The operations of a row: by name, or by the beginning of their names (`Describe*`; `*` for all). */
export type OperationNames<Op extends string = string> = readonly (Op | `${string}*`)[]

/**
 * One row of the table of AWS's quotas. An operation draws from the first row of its service that names it, and from the next one
 * too where that row is `besides`.
 */
export interface Quota<Op extends string = string> extends Rate {
  /** Each of these operations has a bucket of its own. */
  readonly each?: OperationNames<Op>
  /** These operations draw from one bucket. */
  readonly together?: OperationNames<Op>
  /** The name of the bucket, where clients of the SDK share it. */
  readonly bucket?: string
  /** The rate where AWS publishes others for some regions. */
  readonly regions?: Readonly<Record<string, Rate>>
  /** Counts these requests alone; says so in words. */
  readonly when?: { readonly says: string; readonly holds: (input: Readonly<Record<string, unknown>>) => boolean }
  /** The operation draws from a further row as well. */
  readonly besides?: true
  /** The AWS page that publishes it. */
  readonly source: string
  /** The day on which the page was read. */
  readonly read: string
}

/** A bucket that a request draws from: its name within an account, and its rate; undefined where AWS publishes none. */
export interface Draw {
  readonly key: string
  readonly rate: Rate | undefined
}

/** What a request is to the quotas. */
export interface Request {
  readonly service: string
  readonly operation: string
  readonly region: string
  readonly input: unknown
}

/**
 * The buckets that a request draws from. Where AWS publishes nothing, that is one of the service: which of its operations share
 * one is not known either.
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

// safe: an input of the SDK is an object; any other value has no members that a row reads
const asRecord = (input: unknown): Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {}
