import { parseArn } from '../core/arn.ts'
import { putAll } from '../core/by-text.ts'
import { compareText } from '../core/json.ts'
import type { Listings } from '../model/model.ts'
import { setAt, TAGS, valueAt } from '../model/paths.ts'
import type { BlindSpot, Resource, Unseen } from '../model/resource.ts'
import { Asker, currentAsker, ListingTrail, onBehalfOf } from './asking.ts'
import type { AnySeed, Collector, Detail, Reach } from './collector.ts'
import { failedCall } from './failed-calls.ts'
import { errorCode, fatalError, IncompleteAnswerError, reasonOf } from './refusals.ts'
import { runBounds, withinRun } from './run-bounds.ts'
import type { Clients, ServiceId } from './sdk.ts'

/** What the runner needs from the SDK's clients; `Aws` implements it. */
export interface ClientSource {
  client<S extends ServiceId>(service: S, region: string): Promise<Clients[S]>
  /** The call that an error came from: the IAM action that it needs. */
}

/** Events for a progress display. */
export interface ScanProgress {
  /** A collector starts or ends in a region. */
  step(event: {
    readonly kind: 'start' | 'end'
    readonly service: string
    readonly types: readonly string[]
    readonly region: string
  }): void
  /** Resources were read. */
  read(count: number): void
  refused(blindSpot: BlindSpot): void
}

export interface RunnerOptions {
  readonly collectors: readonly Collector[]
  readonly account: string
  readonly partition: string
  /** The region of global services, e.g. us-east-1. */
  readonly homeRegion: string
  readonly regions: readonly string[]
  readonly clients: ClientSource
  /** The time of the scan. */
  readonly now: number
  readonly progress?: ScanProgress
  readonly signal?: AbortSignal
}

export interface Collected {
  readonly resources: readonly Resource[]
  readonly blindSpots: readonly BlindSpot[]
  readonly listings: Listings
}

/** The number of seeds whose details are read together; it also bounds memory per collector and region. */
const CHUNK = 100
/** Chunks of one collector in progress while its listing continues. */
const AHEAD = 2

/**
 * Runs every collector in its regions concurrently (the clients enforce the limits) and turns refusals into data: a refused
 * listing becomes a blind spot of each of its types, a refused detail leaves properties absent, with the reason. Throws only what
 * ends the whole scan (credentials, an interrupt).
 */
export const collect = (options: RunnerOptions): Promise<Collected> => withinRun(() => collectAll(options))

async function collectAll(options: RunnerOptions): Promise<Collected> {
  const resources: Resource[] = []
  const blindSpots: BlindSpot[] = []
  const listings = new Map<string, Map<string, readonly string[]>>()
  const once = askOnce()
  const tasks = options.collectors.flatMap((collector) =>
    (collector.scope === 'global' ? [options.homeRegion] : options.regions).map(
      (region) => new Task(options, collector, region, once),
    ),
  )
  await Promise.all(
    tasks.map(async (task) => {
      const found = await task.run()
      resources.push(...found.resources)
      blindSpots.push(...found.blindSpots)
      for (const [type, places] of found.listings) {
        const known = listings.get(type) ?? new Map<string, readonly string[]>()
        listings.set(type, known)
        for (const [place, names] of places)
          known.set(place, [...new Set([...(known.get(place) ?? []), ...names])].sort())
      }
    }),
  )
  resources.sort((a, b) => compareText(a.id, b.id))
  return { resources, blindSpots, listings }
}

/** Makes a shared call once, on behalf of no asker; each asker that uses it adopts its answers. */
function askOnce(): Reach['once'] {
  const known = new Map<string, { readonly asker: Asker; readonly answer: Promise<unknown> }>()
  return async <T>(name: string, ask: () => Promise<T>): Promise<T> => {
    const me = currentAsker()
    let one = known.get(name)
    if (!one) {
      const asker = new Asker(`once ${name}`)
      one = { asker, answer: onBehalfOf(asker, ask) }
      known.set(name, one)
    }
    try {
      // safe: a name stands for one question, whose answer has one type
      return (await one.answer) as T
    } finally {
      me?.adopt(one.asker)
    }
  }
}

/** Iterates a listing, every step on behalf of `asker`. */
async function* steps(asker: Asker, list: () => AsyncIterable<AnySeed>): AsyncGenerator<AnySeed, void, undefined> {
  const iterator = onBehalfOf(asker, () => list()[Symbol.asyncIterator]())
  try {
    for (;;) {
      const step = await onBehalfOf(asker, () => iterator.next())
      if (step.done === true) return
      yield step.value
    }
  } finally {
    await iterator.return?.()
  }
}

/** One collector in one region. */
class Task {
  readonly #options: RunnerOptions
  readonly #collector: Collector
  readonly #region: string
  readonly #reach: Reach
  readonly #resources: Resource[] = []
  readonly #blindSpots: BlindSpot[] = []

  constructor(options: RunnerOptions, collector: Collector, region: string, once: Reach['once']) {
    this.#options = options
    this.#collector = collector
    this.#region = region
    const { account, partition, regions, clients, signal, now } = options
    this.#reach = {
      account,
      partition,
      region,
      regions,
      now,
      once,
      client: async (service, elsewhere) => {
        signal?.throwIfAborted()
        return clients.client(service, elsewhere ?? region)
      },
    }
  }

  async run(): Promise<Collected> {
    const { progress } = this.#options
    const event = { service: this.#collector.service, types: this.#collector.types, region: this.#shownRegion }
    progress?.step({ kind: 'start', ...event })
    let seeds: Listed[] = []
    const asker = new Asker(`${this.#collector.types.join(' ')} ${this.#region}`)
    const trail = new ListingTrail(asker)
    const under = new Set<Promise<void>>()
    // an error of the details is kept until the listing has ended, so that no rejection goes unhandled
    let failure: unknown
    const begin = (): void => {
      const chunk = this.#details(seeds)
        .catch((error) => {
          failure ??= error
        })
        .finally(() => under.delete(chunk))
      under.add(chunk)
      seeds = []
    }
    const listed = new Set<string>()
    try {
      for await (const seed of steps(asker, () => this.#collector.list(this.#reach))) {
        const strange = notText(seed)
        if (strange !== undefined) {
          // skip the malformed resource and report it; go on with the others
          this.#listingRefused(new IncompleteAnswerError(unexpected(strange)), listed.size)
          continue
        }
        seeds.push({ seed: { ...seed, owner: this.#otherOwner(seed) }, answers: trail.of(seed) })
        if (listed.has(seed.id)) runBounds()?.again()
        listed.add(seed.id)
        if (seeds.length >= CHUNK) begin()
        if (under.size > AHEAD) await Promise.race(under)
        if (failure !== undefined) throw failure
      }
    } catch (error) {
      this.#listingRefused(error, listed.size)
    }
    if (seeds.length > 0) begin()
    await Promise.all(under)
    if (failure !== undefined) throw failure
    progress?.step({ kind: 'end', ...event })
    const { scope, regional } = this.#collector
    const places = scope === 'global' && regional ? this.#reach.regions : [this.#shownRegion]
    const names = new Map(places.map((place) => [place, trail.all]))
    const listings = new Map(this.#collector.types.map((type) => [type, names]))
    return { resources: this.#resources, blindSpots: this.#blindSpots, listings }
  }

  get #shownRegion(): string {
    return this.#collector.scope === 'global' ? 'global' : this.#region
  }

  #listingRefused(error: unknown, listed: number): void {
    const { call, why, denied } = this.#refusal(error, this.#collector.needs)
    const cut = listed > 0 ? `the listing was cut short: ${why}` : why
    for (const type of this.#collector.types)
      this.#blindSpot({ type, call, why: cut, listing: true, ...denied }, this.#shownRegion)
  }

  /** Runs all details for some seeds and stores the resources. */
  async #details(listed: readonly Listed[]): Promise<void> {
    const drafts = listed.map((one) => this.#draft(one))
    const seeds = listed.map(({ seed }) => seed)
    await Promise.all(this.#collector.details.map((one) => this.#detail(one, seeds, drafts)))
    for (const draft of drafts) this.#resources.push(draft)
    this.#options.progress?.read(drafts.length)
  }

  /** The owner of a seed that is not ours: an account, or AWS, from the answer, else the account in its ARN. */
  #otherOwner({ id, owner }: AnySeed): string | undefined {
    const inArn = parseArn(id)?.account ?? ''
    const whose = owner ?? (/^\d{12}$/.test(inArn) ? inArn : undefined)
    return whose === this.#options.account ? undefined : whose
  }

  #draft({ seed, answers }: Listed): Draft {
    return {
      id: seed.id,
      type: seed.type,
      account: this.#options.account,
      ...(seed.owner === undefined ? {} : { owner: seed.owner }),
      region: seed.region ?? this.#shownRegion,
      name: seed.name,
      tags: { ...seed.tags },
      properties: defined(seed.properties),
      state: defined(seed.state ?? {}),
      unseen: {},
      answers: { listing: answers, details: {} },
    }
  }

  async #detail(one: Detail, seeds: readonly AnySeed[], drafts: readonly Draft[]): Promise<void> {
    const wanted = seeds.flatMap(
      (seed, index) => (seed.type === one.on && (one.when?.(seed as never) ?? true) ? [index] : []), // safe: the detail is `on` this very type
    )
    const size = one.batch ?? 1
    const batches: number[][] = []
    for (let from = 0; from < wanted.length; from += size) batches.push(wanted.slice(from, from + size))
    await Promise.all(batches.map((batch) => this.#ask(one, batch, seeds, drafts)))
  }

  async #ask(
    one: Detail,
    batch: readonly number[],
    seeds: readonly AnySeed[],
    drafts: readonly Draft[],
  ): Promise<void> {
    const asked = batch.flatMap((index) => seeds[index] ?? [])
    const asker = new Asker(`${one.on} ${one.fills.join(' ')} ${asked.map(({ id }) => id).join(' ')}`)
    let answers: Awaited<ReturnType<Detail['get']>>
    try {
      // safe: the detail is `on` the type of these seeds
      answers = await onBehalfOf(asker, () => one.get(this.#reach, asked as never))
      if (answers.some((more) => !isTexts(more?.tags))) throw new IncompleteAnswerError(unexpected('tags'))
    } catch (error) {
      const names = asker.answers
      const none = one.none?.includes(errorCode(error)) ?? false
      const refusal = none ? undefined : this.#refusal(error, one.needs)
      for (const index of batch) {
        const draft = drafts[index]
        if (!draft) continue
        rest(draft, unfilled(draft, one.fills), names)
        if (refusal === undefined) fillNone(draft, one.fills)
        else {
          const { call, why, denied } = refusal
          for (const path of one.fills) draft.unseen[path] = { call, why }
          this.#blindSpot({ type: draft.type, call, why, listing: false, ...denied }, draft.region)
        }
      }
      return
    }
    const names = asker.answers
    for (const [position, index] of batch.entries()) {
      const draft = drafts[index]
      const more = answers[position]
      if (!draft) continue
      const filled = { properties: more?.properties ?? {}, state: more?.state ?? {}, tags: more?.tags }
      const given = one.fills.filter((path) => valueAt(filled, path) !== undefined)
      rest(draft, [...given, ...unfilled(draft, one.fills)], names)
      if (more === undefined) {
        const call = one.needs[0] ?? 'unknown'
        for (const path of one.fills) draft.unseen[path] = { call, why: 'the answer did not name it' }
        continue
      }
      putAll(draft.tags, more.tags ?? {})
      putAll(draft.properties, defined(more.properties ?? {}))
      putAll(draft.state, defined(more.state ?? {}))
    }
  }

  /** The failed call and why it failed. Throws what ends the whole scan. */
  #refusal(error: unknown, needs: readonly string[]): Unseen & { readonly denied: Pick<BlindSpot, 'denied'> } {
    this.#options.signal?.throwIfAborted()
    const fatal = fatalError(error, false)
    if (fatal) throw fatal
    const { kind, why } = reasonOf(error)
    const call = failedCall(error)?.action ?? needs[0] ?? 'unknown'
    return { call, why, denied: kind === 'denied' ? { denied: true } : {} }
  }

  #blindSpot(blindSpot: Omit<BlindSpot, 'account' | 'region'>, region: string): void {
    const full: BlindSpot = { ...blindSpot, account: this.#options.account, region }
    const known = this.#blindSpots.some(
      (one) =>
        one.type === full.type &&
        one.call === full.call &&
        one.why === full.why &&
        one.region === full.region &&
        one.listing === full.listing,
    )
    if (known) return
    this.#blindSpots.push(full)
    this.#options.progress?.refused(full)
  }
}

const unexpected = (what: string): string => `an answer of an unexpected shape (${what} of a resource)`

/** The member of a resource that is not a string as the code after this expects; answers are untrusted, also those of a recording. */
function notText({ id, name, region, owner, tags }: AnySeed): string | undefined {
  const texts: Readonly<Record<string, unknown>> = { id, name, region: region ?? '', owner: owner ?? '' }
  const strange = Object.keys(texts).find((key) => typeof texts[key] !== 'string')
  return strange ?? (isTexts(tags) ? undefined : 'tags')
}

const isTexts = (tags: unknown): boolean =>
  tags === undefined ||
  (typeof tags === 'object' && tags !== null && Object.values(tags).every((value) => typeof value === 'string'))

/** A seed with the names of the answers that its listing rests on. */
interface Listed {
  readonly seed: AnySeed
  readonly answers: readonly string[]
}

/** Records the answers behind some paths of a resource, including refusals. */
function rest(draft: Draft, paths: readonly string[], names: readonly string[]): void {
  for (const path of paths) draft.answers.details[path] = names
}

/** The paths that neither the listing nor another detail has filled; this detail's answer or refusal is about them. */
const unfilled = (draft: Draft, paths: readonly string[]): readonly string[] =>
  // a draft always has `tags`, but only a detail fills it
  paths.filter((path) => path === TAGS || valueAt(draft, path) === undefined)

/** A resource whose details are still being read. */
interface Draft extends Resource {
  readonly answers: { readonly listing: readonly string[]; readonly details: Record<string, readonly string[]> }
  readonly tags: Record<string, string>
  readonly properties: Record<string, unknown>
  readonly state: Record<string, unknown>
  readonly unseen: Record<string, Unseen>
}

/** For "there is none": sets the detail's paths to null unless the listing has set them. */
function fillNone(draft: Draft, paths: readonly string[]): void {
  for (const path of paths) {
    if (path === TAGS) continue
    if (valueAt(draft, path) === undefined) setAt(draft, path, null)
  }
}

/** Drops undefined properties: they were not seen. */
const defined = (bag: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined))
