import type { Path } from '../controls/control.ts'
import { sha256 } from '../core/digest.ts'
import type { KnownType, Properties, StateOf } from '../model/resource.ts'
import { errorCode, IncompleteAnswerError, RepeatedTokenError } from './refusals.ts'
import { runBounds } from './run-bounds.ts'
import type { Clients, ServiceId } from './sdk.ts'

/** What a collector may reach: one account, one region, and the SDK's clients there. */
export interface Reach {
  readonly account: string
  /** `aws`, `aws-us-gov` or `aws-cn`: the second part of every ARN. */
  readonly partition: string
  /** The region to ask; for a collector of scope `global`, the home region of the partition. */
  readonly region: string
  /** The regions of this scan, sorted: a global listing (S3) yields only what lies in them. */
  readonly regions: readonly string[]
  /** The moment of the scan, milliseconds since 1970: ages are counted from it. */
  readonly now: number
  /** Asks something once a scan, for what several collectors need: the same name gives the same answer (or refusal). */
  once<T>(name: string, ask: () => Promise<T>): Promise<T>
  /**
   * The aggregated client of a service, imported on first use and shared by all collectors; calls through it are limited,
   * retried and counted. `region` defaults to this reach's.
   */
  client<S extends ServiceId>(service: S, region?: string): Promise<Clients[S]>
}

/**
 * Each property a value, `null` (AWS said there is none), or absent or undefined (not seen). What AWS always says, such as whether a
 * volume is encrypted, is handed on as it came: an answer without it decides nothing.
 */
export type Partially<P> = { readonly [K in keyof P]?: P[K] | null | undefined }

/** A resource as the listing shows it. */
export type Seed<T extends KnownType = KnownType> = {
  readonly [K in T]: {
    readonly type: K
    /** The ARN where AWS gives one, else `resourceId()`. */
    readonly id: string
    readonly name: string
    /** Defaults to the reach's region, or `global` in a collector of that scope. */
    readonly region?: string
    /**
     * The account that it belongs to, as AWS's answer names it; where it is left out, that of the ARN, else ours. What another
     * account owns is a neighbour, never judged. Details see it only where it is another account.
     */
    readonly owner?: string | undefined
    readonly tags?: Readonly<Record<string, string>>
    readonly properties: Partially<Properties<K>>
    readonly state?: Partially<StateOf<K>>
  }
}[T]

/** A seed with its type erased, as the runner handles it. */
export interface AnySeed {
  readonly type: KnownType
  readonly id: string
  readonly name: string
  readonly region?: string
  readonly owner?: string | undefined
  readonly tags?: Readonly<Record<string, string>>
  readonly properties: Readonly<Record<string, unknown>>
  readonly state?: Readonly<Record<string, unknown>>
}

/** What a detail adds to a seed. */
export interface More<T extends KnownType> {
  readonly tags?: Readonly<Record<string, string>>
  readonly properties?: Partially<Properties<T>>
  readonly state?: Partially<StateOf<T>>
}

/** One call more for each resource (or batch of resources): what it fills stays unseen if it is refused. */
export interface Detail<T extends KnownType = KnownType> {
  readonly on: T
  /** The IAM actions of its calls. */
  readonly needs: readonly string[]
  /** The properties it fills; `tags` for the tags. */
  readonly fills: readonly Path<T>[]
  /** AWS's error codes for "there is none": the properties then become `null`. */
  readonly none?: readonly string[]
  /** False for a seed that has no such thing to ask for; its properties then stay absent unless the seed has them. */
  readonly when?: (seed: Extract<Seed<T>, { type: T }>) => boolean
  /** How many seeds one call takes; 1 when absent. The answers stand in the order of the seeds, undefined for one not seen. */
  readonly batch?: number
  readonly get: (reach: Reach, seeds: readonly Seed<T>[]) => Promise<readonly (More<T> | undefined)[]>
}

/** The answer of one call among several, or null where AWS says by one of these error codes that there is none. */
export async function answerOrNull<T>(codes: readonly string[], answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (codes.includes(errorCode(error))) return null
    throw error
  }
}

/** A detail of one resource by one call (or a few that belong together). */
export const detail = <T extends KnownType>(
  spec: Omit<Detail<T>, 'batch' | 'get'> & { readonly get: (reach: Reach, seed: Seed<T>) => Promise<More<T>> },
): Detail<T> => ({
  ...spec,
  get: async (reach, seeds) => Promise.all(seeds.map((seed) => spec.get(reach, seed))),
})

/** A detail that asks for several resources in one call, e.g. DescribeTags for twenty load balancers. */
export const batched = <T extends KnownType>(spec: Detail<T> & { readonly batch: number }): Detail<T> => spec

/** A detail of one of some types. */
type DetailOf<T extends KnownType> = { readonly [K in T]: Detail<K> }[T]

/** By action, the resources that it is asked of. */
export type Narrowed = Readonly<Record<string, readonly string[]>>

export interface CollectorSpec<T extends KnownType> {
  /** What it yields. A listing that is refused or cut short is a blind spot of each of these types. */
  readonly types: readonly T[]
  readonly service: ServiceId
  /** `global`: asked once an account, in the home region of the partition; `region`: asked in each region. */
  readonly scope: 'global' | 'region'
  /** True for a global listing of what lies in regions (S3): it yields only what lies in those of the scan. */
  readonly regional?: true
  /** The IAM actions of the listing's calls. */
  readonly needs: readonly string[]
  /** Where an action opens more than is read here: what it is to be asked of, as the ends of ARNs, e.g. `/restapis`. */
  readonly only?: Narrowed
  /** Yields every resource; never catches: the runner turns a refusal into a blind spot. */
  readonly list: (reach: Reach) => AsyncIterable<Seed<T>>
  readonly details?: readonly DetailOf<T>[]
}

/** A collector with its types erased, as the runner runs it. */
export interface Collector {
  readonly types: readonly KnownType[]
  readonly service: ServiceId
  readonly scope: 'global' | 'region'
  readonly regional: boolean
  readonly needs: readonly string[]
  readonly only: Narrowed
  readonly list: (reach: Reach) => AsyncIterable<AnySeed>
  readonly details: readonly Detail[]
}

/** Reads the resources of some types from AWS. It never judges, never writes and never catches. */
export const collector = <T extends KnownType>(spec: CollectorSpec<T>): Collector => ({
  only: {},
  ...spec,
  regional: spec.scope === 'region' || spec.regional === true,
  // safe: only the types of the yielded properties are erased
  list: spec.list as unknown as Collector['list'],
  // safe: a detail is only ever handed seeds of the type it is `on`
  details: (spec.details ?? []) as unknown as readonly Detail[],
})

/** More pages than any listing of AWS's has in one account: at fifty a page, a million log groups. */
const MOST_PAGES = 20_000

/**
 * All pages of a listing. `page` asks for one page by its token; `items` and `next` pick from the answer. A token that comes
 * back would loop without end, also where others stand between, and so would pages without an end, in this listing or in all of the run: an
 * error, which the runner reports as a listing cut short.
 */
export async function* pages<A, I>(
  page: (token: string | undefined) => Promise<A>,
  items: (answer: A) => readonly I[] | undefined,
  next: (answer: A) => string | undefined,
): AsyncGenerator<I, void, undefined> {
  let token: string | undefined
  // a token may have a thousand characters
  const seen = new Set<string>()
  do {
    const answer = await page(token)
    const found = items(answer) ?? []
    yield* found
    token = next(answer) || undefined
    if (token === undefined) return
    runBounds()?.page(found.length)
    const digest = sha256(token)
    if (seen.has(digest)) throw new RepeatedTokenError(token)
    if (seen.add(digest).size >= MOST_PAGES)
      throw new IncompleteAnswerError(`the listing has no end (${MOST_PAGES} pages)`)
  } while (token !== undefined)
}

/** The items of a listing in batches. Items before an error are yielded before the error is thrown. */
export async function* chunks<I>(items: AsyncIterable<I>, size: number): AsyncGenerator<readonly I[], void, undefined> {
  let chunk: I[] = []
  const failures: unknown[] = []
  try {
    for await (const item of items) {
      chunk.push(item)
      if (chunk.length < size) continue
      yield chunk
      chunk = []
    }
  } catch (error) {
    failures.push(error)
  }
  if (chunk.length > 0) yield chunk
  for (const failure of failures) throw failure
}

/** What an answer of AWS always has; one without it is incomplete, and nothing is taken from it. */
export function stated<T>(value: T | undefined, member: string): T {
  if (value === undefined) throw new IncompleteAnswerError(`the answer has no ${member}`)
  return value
}

/**
 * A setting that AWS always gives with these members; undefined, which is not seen, where it lacks one of them: no page says that a flag
 * that is missing is off.
 */
export const whole = <T extends object>(setting: T | undefined, ...members: readonly (keyof T)[]): T | undefined =>
  setting && members.every((member) => setting[member] !== undefined) ? setting : undefined

/** Tags as AWS lists them, as a record. */
export const tagRecord = (
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Record<string, string> =>
  Object.fromEntries((tags ?? []).flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']])))
