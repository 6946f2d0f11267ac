import type { Path } from '../controls/control.ts'
import { sha256 } from '../core/digest.ts'
import { type KnownType, type Properties, resourceId, type StateOf } from '../model/resource.ts'
import { errorCode, IncompleteAnswerError, RepeatedTokenError } from './refusals.ts'
import { runBounds } from './run-bounds.ts'
import type { Clients, ServiceId } from './sdk.ts'

/** What a collector can access: one account, one region, and the SDK's clients there. */
export interface Reach {
  readonly account: string
  /** `aws`, `aws-us-gov`, `aws-cn` ...: the second part of every ARN. */
  readonly partition: string
  /** The region to call; for a collector of scope `global`, the partition's home region. */
  readonly region: string
  /** The regions of this scan, sorted: a global listing (S3) yields only resources in them. */
  readonly regions: readonly string[]
  /** The time of the scan, milliseconds since 1970; ages are relative to it. */
  readonly now: number
  /** Makes a request once a scan for several collectors: calls with the same name share one answer (or refusal). */
  once<T>(name: string, ask: () => Promise<T>): Promise<T>
  /**
   * The aggregated client of a service, imported on first use and shared by all collectors. Its calls are limited, retried and
   * counted. `region` defaults to this reach's.
   */
  client<S extends ServiceId>(service: S, region?: string): Promise<Clients[S]>
}

/**
 * Each property is a value, `null` (AWS said there is none), or absent or undefined (not seen). A property that AWS always
 * returns, such as whether a volume is encrypted, is passed on as received: an answer without it decides nothing.
 */
export type Partially<P> = { readonly [K in keyof P]?: P[K] | null | undefined }

/** A resource as the listing shows it. */
export type Seed<T extends KnownType = KnownType> = {
  readonly [K in T]: {
    readonly type: K
    /** The ARN if AWS gives one, else `resourceId()`. */
    readonly id: string
    readonly name: string
    /** Defaults to the reach's region, or to `global` in a collector of that scope. */
    readonly region?: string
    /**
     * The owning account as AWS's answer names it; defaults to the account of the ARN, else ours. Resources of another account
     * are neighbours and never judged. Details see it only when it is another account.
     */
    readonly owner?: string | undefined
    readonly tags?: Readonly<Record<string, string>>
    readonly properties: Partially<Properties<K>>
    readonly state?: Partially<StateOf<K>>
  }
}[T]

/** A seed without its type parameter, as the runner handles it. */
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

/** A further call per resource (or batch of resources). If it is refused, the properties it fills stay unseen. */
export interface Detail<T extends KnownType = KnownType> {
  readonly on: T
  /** The IAM actions that its calls need. */
  readonly needs: readonly string[]
  /** The properties it fills; `tags` for tags. */
  readonly fills: readonly Path<T>[]
  /** AWS's error codes for "there is none"; its properties then become `null`. */
  readonly none?: readonly string[]
  /** False for seeds that the call does not apply to; their properties then stay absent unless the seed has them. */
  readonly when?: (seed: Extract<Seed<T>, { type: T }>) => boolean
  /** The number of seeds per call; 1 by default. The answers are in the order of the seeds, undefined for a seed that was not seen. */
  readonly batch?: number
  readonly get: (reach: Reach, seeds: readonly Seed<T>[]) => Promise<readonly (More<T> | undefined)[]>
}

/** The answer of a call, or null when AWS says there is none by one of these error codes. */
export async function answerOrNull<T>(codes: readonly string[], answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (codes.includes(errorCode(error))) return null
    throw error
  }
}

/** A detail that reads one resource by one call (or a few related ones). */
export const detail = <T extends KnownType>(
  spec: Omit<Detail<T>, 'batch' | 'get'> & { readonly get: (reach: Reach, seed: Seed<T>) => Promise<More<T>> },
): Detail<T> => ({
  ...spec,
  get: async (reach, seeds) => Promise.all(seeds.map((seed) => spec.get(reach, seed))),
})

/** A detail that reads several resources in one call, e.g. DescribeTags for twenty load balancers. */
export const batched = <T extends KnownType>(spec: Detail<T> & { readonly batch: number }): Detail<T> => spec

/** A detail for one of several types. */
type DetailOf<T extends KnownType> = { readonly [K in T]: Detail<K> }[T]

/** IAM actions with the resources they are limited to. */
export type Narrowed = Readonly<Record<string, readonly string[]>>

export interface CollectorSpec<T extends KnownType> {
  /** The types it yields. A listing that is refused or cut short is a blind spot of each of them. */
  readonly types: readonly T[]
  readonly service: ServiceId
  /** `global`: called once an account, in the partition's home region. `region`: called in each region. */
  readonly scope: 'global' | 'region'
  /** True for a global listing of regional resources (S3): it yields only those in the scan's regions. */
  readonly regional?: true
  /** The IAM actions that the listing's calls need. */
  readonly needs: readonly string[]
  /** Limits an action that allows more than is read here to these resources, as ends of ARNs, e.g. `/restapis`. */
  readonly only?: Narrowed
  /** Yields every resource. Never catches: the runner turns a refusal into a blind spot. */
  readonly list: (reach: Reach) => AsyncIterable<Seed<T>>
  readonly details?: readonly DetailOf<T>[]
}

/** A collector without its type parameters, as the runner runs it. */
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

/** Defines a collector, which reads the resources of some types from AWS. It never judges, writes or catches. */
export const collector = <T extends KnownType>(spec: CollectorSpec<T>): Collector => ({
  only: {},
  ...spec,
  regional: spec.scope === 'region' || spec.regional === true,
  // safe: only the types of the yielded properties are erased
  list: spec.list as unknown as Collector['list'],
  // safe: a detail only ever receives seeds of the type it is `on`
  details: (spec.details ?? []) as unknown as readonly Detail[],
})

/** Lists the one resource of a type that each Region has, also where nothing is set: no call is needed. */
export const oneInEachRegion = <T extends KnownType>(type: T): CollectorSpec<T>['list'] =>
  async function* ({ account, region }) {
    // safe: the type is the seed's own, and no property is filled here
    yield { type, id: resourceId(type, account, region), name: region, properties: {} } as Seed<T>
  }

/** More pages than any listing has in one account: at fifty items a page, a million log groups. */
const MOST_PAGES = 20_000

/**
 * All items of a paginated listing. `page` requests one page by its token; `items` and `next` read an answer. Throws when a token
 * repeats (even with others between) or when this listing or the whole run has too many pages, since either would loop without
 * end; the runner reports a listing cut short.
 */
export async function* pages<A, I>(
  page: (token: string | undefined) => Promise<A>,
  items: (answer: A) => readonly I[] | undefined,
  next: (answer: A) => string | undefined,
): AsyncGenerator<I, void, undefined> {
  let token: string | undefined
  // digests, since a token can have a thousand characters
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

/** The items of a listing in batches. Items before an error are yielded before it is thrown. */
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

/** A member that AWS's answer always has. Throws when it is missing: the answer is incomplete and must not be used. */
export function stated<T>(value: T | undefined, member: string): T {
  if (value === undefined) throw new IncompleteAnswerError(`the answer has no ${member}`)
  return value
}

/**
 * A setting that AWS always returns with these members; undefined (not seen) if one is missing, since no page says that a missing
 * flag means off.
 */
export const whole = <T extends object>(setting: T | undefined, ...members: readonly (keyof T)[]): T | undefined =>
  setting && members.every((member) => setting[member] !== undefined) ? setting : undefined

/** AWS's list of tags as a record. */
export const tagRecord = (
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Record<string, string> =>
  Object.fromEntries((tags ?? []).flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']])))
