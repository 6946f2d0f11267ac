import { currentAsker } from '../../src/collect/asking.ts'
import { Aws, type CallEvent } from '../../src/collect/aws.ts'
import type { AnySeed, Collector, Detail } from '../../src/collect/collector.ts'
import { Redaction } from '../../src/collect/redact.ts'
import { type Collected, collect } from '../../src/collect/runner.ts'
import { setAt, valueAt } from '../../src/model/paths.ts'
import type { BlindSpot, Resource } from '../../src/model/resource.ts'
import { unhurried } from '../../src/practice/account/scan-in-test.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { account } from '../../src/practice/principals.ts'
import { reads } from '../../src/services/reads.gen.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import type { FaultProxy } from './proxy.ts'

/** The calls of one operation, wherever they are made. */
export interface Operation {
  readonly service: CallEvent['service']
  readonly operation: string
}

export const keyOf = ({ service, operation }: Operation): string => `${service}:${operation}`

/** A collector after a clean scan: what it read, and which calls its listing and its details make. */
export interface Clean {
  readonly collector: Collector
  /** The word in the user agent of its calls. */
  readonly tag: string
  readonly collected: Collected
  readonly seeds: ReadonlyMap<string, readonly AnySeed[]>
  readonly listing: ReadonlySet<string>
  readonly details: ReadonlyMap<Detail, ReadonlySet<string>>
  readonly operations: ReadonlyMap<string, Operation>
  /** Where each operation was called: a fallback is called in some regions alone. */
  readonly regions: ReadonlyMap<string, ReadonlySet<string>>
}

const HOME = 'us-east-1'
const regionsOf = (collector: Collector, regions: readonly string[]): readonly string[] =>
  collector.scope === 'global' ? account.regions : regions

/** The auditor's clients through a proxy, known there by a word. */
export function awsThrough(
  { endpoint, requestHandler }: FaultProxy,
  practice: Practice,
  tag: string,
  onCall?: (call: CallEvent) => void,
): Aws {
  const { accessKeyId, secretAccessKey } = practice.principals.auditor
  return new Aws({
    sdk,
    credentials: async () => ({ accessKeyId, secretAccessKey }),
    endpointUrl: endpoint,
    requestHandler,
    time: unhurried,
    userAgent: tag,
    redaction: new Redaction(Object.values(sdk), reads),
    patience: { attempts: 1, connectMs: 60_000, answerMs: 60_000 },
    ...(onCall === undefined ? {} : { onCall }),
  })
}

const collectWith = (aws: Aws, collectors: readonly Collector[], regions: readonly string[], now: number) =>
  collect({
    collectors,
    account: account.id,
    partition: account.partition,
    homeRegion: HOME,
    regions,
    clients: aws,
    now,
  })

/** Runs a collector alone, and notes who of it asks what. */
export async function cleanRun(
  collector: Collector,
  tag: string,
  proxy: FaultProxy,
  practice: Practice,
  now: number,
): Promise<Clean> {
  const listing = new Set<string>()
  const details = new Map<Detail, Set<string>>(collector.details.map((one) => [one, new Set<string>()]))
  const operations = new Map<string, Operation>()
  const calledIn = new Map<string, Set<string>>()
  const seeds = new Map<string, AnySeed[]>()
  const onCall = ({ service, operation, region }: CallEvent): void => {
    const key = keyOf({ service, operation })
    operations.set(key, { service, operation })
    calledIn.set(key, (calledIn.get(key) ?? new Set()).add(region))
    const by = currentAsker()?.name ?? ''
    // two details may fill the same, each for other resources
    const mine = collector.details.filter(({ on, fills }) => by.startsWith(`${on} ${fills.join(' ')} `))
    for (const detail of mine) details.get(detail)?.add(key)
    if (mine.length > 0) return
    // what is asked once for several of them may concern each
    if (by.startsWith('once ')) for (const keys of details.values()) keys.add(key)
    listing.add(key)
  }
  const aws = awsThrough(proxy, practice, tag, onCall)
  const followed: Collector = {
    ...collector,
    async *list(reach) {
      for await (const seed of collector.list(reach)) {
        seeds.set(reach.region, [...(seeds.get(reach.region) ?? []), seed])
        yield seed
      }
    },
  }
  try {
    const collected = await collectWith(aws, [followed], account.regions, now)
    return { collector, tag, collected, seeds, listing, details, operations, regions: calledIn }
  } finally {
    await aws.close()
  }
}

/**
 * What a collector reads while one operation fails, in one of its regions: only what makes that call is run again, the rest is
 * as it was seen.
 */
export async function faultyRun(
  clean: Clean,
  operation: string,
  aws: Aws,
  now: number,
): Promise<{ readonly resources: readonly Resource[]; readonly blindSpots: readonly BlindSpot[] }> {
  const { collector, collected, seeds, listing, details, regions: calledIn } = clean
  const concerned = collector.details.filter((one) => details.get(one)?.has(operation))
  const inListing = listing.has(operation)
  // safe: a detail is asked only of seeds of its own type
  const asked = (seed: AnySeed): boolean =>
    inListing || concerned.some((one) => one.on === seed.type && (one.when?.(seed as never) ?? true))
  // one region stands for all, the one in which the call is made for most
  const many = (one: string): number => (seeds.get(one) ?? []).filter(asked).length
  const calls = (one: string): number => (calledIn.get(operation)?.has(one) ? 1 : 0)
  const [region = account.homeRegion] = [...account.regions].sort((a, b) => calls(b) - calls(a) || many(b) - many(a))
  const regions = regionsOf(collector, [region])
  const again: Collector = {
    ...collector,
    details: concerned,
    list: inListing
      ? collector.list
      : async function* (reach) {
          yield* seeds.get(reach.region) ?? []
        },
  }
  const found = await collectWith(aws, [again], regions, now)
  const here = (one: Resource): boolean => collector.scope === 'global' || one.region === region
  const before = new Map(collected.resources.map((one) => [one.id, one]))
  const refilled = new Set(concerned.flatMap(({ fills }) => fills))
  const others = collector.details.filter((one) => !concerned.includes(one))
  return {
    resources: [
      ...collected.resources.filter((one) => !here(one)),
      ...found.resources.map((one) => withDetails(one, before.get(one.id), others, refilled)),
    ],
    blindSpots: [...collected.blindSpots, ...found.blindSpots],
  }
}

/** A resource with what the details that were not asked again had filled. */
function withDetails(
  one: Resource,
  clean: Resource | undefined,
  details: readonly Detail[],
  refilled: ReadonlySet<string>,
): Resource {
  if (!clean) return one
  const filled = { properties: { ...one.properties }, state: { ...one.state } }
  for (const { on, fills } of details)
    for (const path of on === one.type ? fills : []) {
      if (refilled.has(path)) continue
      const value = valueAt(clean, path)
      if (value !== undefined) setAt(filled, path, value)
    }
  return { ...one, ...filled, tags: { ...clean.tags, ...one.tags }, unseen: { ...clean.unseen, ...one.unseen } }
}
