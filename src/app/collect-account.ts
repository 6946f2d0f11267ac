import { Aws, type CallEvent, type Patience, type RequestHandler } from '../collect/aws.ts'
import type { Collector } from '../collect/collector.ts'
import { configuredEndpoints, endpointOfAll } from '../collect/configured-endpoints.ts'
import { startProgramsWith } from '../collect/credential-process.ts'
import {
  type Credentials,
  checkedProfile,
  configuredRegion,
  type FixedCredentials,
  findCredentials,
} from '../collect/credentials.ts'
import { whoAmI } from '../collect/identity.ts'
import type { Time } from '../collect/limiter.ts'
import { DEFAULT_PACE, type Pace } from '../collect/quotas.ts'
import type { Header as RecordingHeader } from '../collect/recording/format.ts'
import type { Recorder } from '../collect/recording/recorder.ts'
import type { Recording } from '../collect/recording/recording.ts'
import { Redaction } from '../collect/redact.ts'
import { findRegions } from '../collect/regions.ts'
import { withinRun } from '../collect/run-bounds.ts'
import { type ClientSource, collect, type ScanProgress } from '../collect/runner.ts'
import type { Timing } from '../collect/timing-schema.ts'
import { isoTime } from '../core/clock.ts'
import { DemarcError } from '../core/errors.ts'
import { homeRegionOf, partitionCalled, partitionOf } from '../core/partition.ts'
import { halfKey } from '../mfa/session/plan.ts'
import type { CloudControlComparison } from '../model/comparison.ts'
import type { Inventory } from '../model/inventory.ts'
import type { Listings } from '../model/model.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { handledTypes } from '../services/cloudcontrol/collect/types.ts'
import { collectors as allCollectors } from '../services/collectors.gen.ts'
import { reads } from '../services/reads.gen.ts'
import { sdk } from '../services/sdk.gen.ts'
import { compareWithCloudControl } from './compare-cloudcontrol.ts'
import { checkedEndpoint, foreignHost } from './endpoint.ts'
import { heldAgainst, type ListingWanted, listEverything, presenceIn, withHandlers, withOptions } from './inventory.ts'
import { type LongTail, type LongTailRequest, readLongTail } from './long-tail.ts'

export interface CollectOptions {
  /** Only these regions; every enabled one when empty. */
  readonly regions?: readonly string[]
  readonly profile?: string
  readonly roleArn?: string
  readonly externalId?: string
  readonly endpointUrl?: string
  /** Plain HTTP to another machine was explicitly allowed. */
  readonly insecureEndpoint?: boolean
  /** Handles requests to the endpoint in place of HTTP. */
  readonly requestHandler?: RequestHandler
  /** Credentials used in place of the SDK's chain, or a provider of them: the practice account's, or a session with MFA. */
  readonly credentials?: FixedCredentials | Credentials
  /** The region of the first calls; takes precedence over the environment and the profile. */
  readonly defaultRegion?: string
  readonly collectors?: readonly Collector[]
  /** Whether to list everything in the account first, of any type. */
  readonly inventory?: boolean
  /** Whether to compare what collectors read with Cloud Control. */
  readonly compare?: 'cloudcontrol'
  /** What Cloud Control reads; nothing if absent. */
  readonly longTail?: LongTailRequest
  readonly concurrency?: number
  /** How much of AWS's quotas to use. Defaults to the normal pace for AWS, and to no limit for a custom endpoint. */
  readonly pace?: Pace
  readonly patience?: Patience
  /** Keeps calling an endpoint that times out: for a watch, which has its own back-off. */
  readonly slowEndpoints?: 'asked'
  /** Keeps the secrets in AWS's answers, for commands that create a secret for the user. */
  readonly secrets?: 'kept'
  /** The time from which ages are counted, milliseconds since 1970. */
  readonly now: number
  /** Records every answer in a file with this header (and the region of the first calls). */
  readonly record?: {
    readonly path: string
    readonly header: Omit<RecordingHeader, 'schema' | 'chain' | 'region' | 'regions'>
  }
}

export interface CollectIo {
  readonly time: Time
  readonly userAgent: string
  /** The environment, which the SDK reads, too: that of the process. */
  readonly env: NodeJS.ProcessEnv
  /** The environment of programs that the SDK starts for credentials; defaults to that of the process. */
  readonly programEnv?: () => NodeJS.ProcessEnv
  readonly progress?: ScanProgress
  readonly signal?: AbortSignal
  readonly onCall?: (call: CallEvent) => void
  /** Called once when an endpoint is neither AWS's nor on this machine. */
  readonly onForeignEndpoint?: (host: string) => void
}

export interface CollectedAccount {
  readonly account: string
  readonly arn: string
  readonly partition: string
  readonly regions: readonly string[]
  readonly resources: readonly Resource[]
  readonly blindSpots: readonly BlindSpot[]
  readonly listings: Listings
  /** Present for a whole scan. */
  readonly inventory?: Inventory
  readonly comparison?: CloudControlComparison
  readonly finishedAt: string
  readonly recorded?: Recorded
  /** What the calls cost; absent in older recordings. */
  readonly timing?: Timing
}

/** A finished recording. `sha256` is the digest of the whole file, to be kept elsewhere. */
export interface Recorded {
  readonly path: string
  readonly answers: number
  readonly sha256: string
}

/** Which account to call, and with which credentials. */
export type AccountReach = Omit<CollectOptions, 'now' | 'collectors' | 'record' | 'longTail' | 'compare'>

/** Reads an account: credentials, identity, regions, then every collector. Writes nothing to AWS. */
export async function collectAccount(options: CollectOptions, io: CollectIo): Promise<CollectedAccount> {
  await checkEndpoints(options, io)
  const at = await firstRegion(options, io)
  await checkCredentials(options, io)
  const recorder = await recorderOf(options, at, io)
  try {
    const aws = await openAws(options, io, at, recorder)
    try {
      const collected = await orInterrupted(
        withinRun(() => read(aws, at, options, io)),
        io.signal,
      )
      const finishedAt = isoTime(io.time.now())
      const { timing } = aws
      if (!recorder || !options.record) return { ...collected, finishedAt, timing }
      const recorded = { path: options.record.path, ...(await recorder.finish({ finishedAt, timing })) }
      return { ...collected, finishedAt, timing, recorded }
    } finally {
      await aws.close()
    }
  } catch (error) {
    await recorder?.discard()
    throw await whyMissing(error, options, io)
  }
}

/** Opens the clients while `use` runs, then closes them. `at` is the region of the first calls. */
export async function withAws<T>(
  options: AccountReach,
  io: CollectIo,
  use: (aws: Aws, at: string) => Promise<T>,
): Promise<T> {
  await checkEndpoints(options, io)
  const at = await firstRegion(options, io)
  await checkCredentials(options, io)
  const aws = await openAws(options, io, at)
  try {
    return await orInterrupted(use(aws, at), io.signal)
  } catch (error) {
    throw await whyMissing(error, options, io)
  } finally {
    await aws.close()
  }
}

/** Checks the profile and keys before the first call. Throws UNKNOWN_PROFILE, CREDENTIALS_MISSING. */
async function checkCredentials(options: AccountReach, io: CollectIo): Promise<void> {
  const { profile, credentials } = options
  const half = credentials || profile || io.env['AWS_PROFILE'] ? undefined : halfKey(io.env)
  if (half) throw half
  await demandProfile(options, io)
}

/** Throws UNKNOWN_PROFILE, with the profiles that there are, for a profile that is in no file. */
export async function demandProfile(options: AccountReach, io: Pick<CollectIo, 'env'>): Promise<void> {
  await checkedProfile(options.profile).catch(async (error: unknown) => {
    throw await whyMissing(error, options, io)
  })
}

/**
 * Explains an error about missing credentials by what AWS's files say of the profile. Keys given directly or in the environment
 * have no profile.
 */
async function whyMissing(
  error: unknown,
  { profile, credentials }: AccountReach,
  { env }: Pick<CollectIo, 'env'>,
): Promise<unknown> {
  const fixed = credentials !== undefined || (profile === undefined && env['AWS_ACCESS_KEY_ID'] !== undefined)
  if (fixed || !(error instanceof DemarcError)) return error
  const { withProfile } = await import('./credentials-missing.ts')
  return withProfile(error, profile, env)
}

/** Checks where the calls would go before the first one. Throws BAD_ENDPOINT, INSECURE_ENDPOINT. */
async function checkEndpoints(options: AccountReach, io: CollectIo): Promise<void> {
  const { endpointUrl, insecureEndpoint } = options
  const configured = await configuredEndpoints(io.env, options.profile)
  const same = configured.filter(({ url }) => url === endpointUrl)
  const named =
    endpointUrl === undefined ? configured : same.length > 0 ? same : [{ url: endpointUrl, from: undefined }]
  for (const { url, from } of named) {
    const foreign = foreignHost(checkedEndpoint(url, insecureEndpoint, from))
    if (foreign !== undefined) io.onForeignEndpoint?.(foreign)
  }
}

/** Opens the clients with the credentials found. */
async function openAws(options: AccountReach, io: CollectIo, at: string, recorder?: Recorder): Promise<Aws> {
  const endpointUrl = options.endpointUrl ?? (await endpointOfAll(io.env, options.profile))
  const endpoint = endpointUrl === undefined ? {} : { endpointUrl }
  if (io.programEnv) await startProgramsWith(io.programEnv)
  // the SDK's clients find a profile's endpoint_url only by this variable; without it, the profile's keys would go elsewhere
  if (options.profile !== undefined) io.env['AWS_PROFILE'] = options.profile
  const credentials = await findCredentials({
    region: at,
    ...endpoint,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.roleArn === undefined ? {} : { roleArn: options.roleArn }),
    ...(options.externalId === undefined ? {} : { externalId: options.externalId }),
    ...(options.credentials === undefined ? {} : { fixed: options.credentials }),
  })
  const pace = options.pace ?? (endpointUrl === undefined ? DEFAULT_PACE : undefined)
  return new Aws({
    sdk,
    credentials,
    time: io.time,
    ...(pace === undefined ? {} : { pace }),
    userAgent: io.userAgent,
    ...(options.secrets === 'kept' ? {} : { redaction: new Redaction(Object.values(sdk), reads) }),
    ...endpoint,
    ...(options.requestHandler === undefined ? {} : { requestHandler: options.requestHandler }),
    ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    ...(options.slowEndpoints === undefined ? {} : { slowEndpoints: options.slowEndpoints }),
    ...(io.onCall === undefined ? {} : { onCall: io.onCall }),
    ...(io.signal === undefined ? {} : { signal: io.signal }),
    ...(recorder === undefined ? {} : { keeper: recorder }),
  })
}

/** Opens the recording before the first call, so that a file that cannot be written is reported at once. */
async function recorderOf(
  { record, regions = [] }: CollectOptions,
  region: string,
  { time }: CollectIo,
): Promise<Recorder | undefined> {
  if (!record) return undefined
  const { Recorder } = await import('../collect/recording/recorder.ts')
  return Recorder.create(record.path, { ...record.header, region, regions: [...regions] }, () => time.now())
}

/** Collects from a recording: no network, no credentials. */
export async function collectRecorded(
  recording: Recording,
  options: Pick<CollectOptions, 'collectors' | 'inventory' | 'longTail' | 'compare'>,
  io: Pick<CollectIo, 'progress' | 'signal' | 'onCall'>,
): Promise<CollectedAccount> {
  const { Replay } = await import('../collect/recording/replay.ts')
  const { region, regions, startedAt } = recording.header
  const replay = new Replay(recording, sdk, io.onCall)
  const work = read(replay, region, { ...options, regions, now: Date.parse(startedAt) }, io)
  const { finishedAt, timing } = recording.end
  return { ...(await orInterrupted(work, io.signal)), finishedAt, ...(timing ? { timing } : {}) }
}

type Read = Omit<CollectedAccount, 'finishedAt' | 'recorded' | 'timing'>

async function read(
  clients: ClientSource,
  at: string,
  options: Pick<CollectOptions, 'regions' | 'collectors' | 'now' | 'inventory' | 'longTail' | 'compare'>,
  io: Pick<CollectIo, 'progress' | 'signal'>,
): Promise<Read> {
  const identity = await whoAmI(clients, at)
  const { regions, blindSpots } = await findRegions(clients, identity, options.regions ?? [], at)
  const collectors = options.collectors ?? allCollectors
  const where = {
    account: identity.account,
    partition: identity.partition,
    homeRegion: homeRegionOf(identity.partition, at),
    regions,
    clients,
    now: options.now,
    ...(io.progress === undefined ? {} : { progress: io.progress }),
    ...(io.signal === undefined ? {} : { signal: io.signal }),
  }
  const [collected, listed] = await Promise.all([
    collect({ ...where, collectors }),
    options.inventory ? listEverything(where, listingOf(options.longTail)) : undefined,
  ])
  const comparison = options.compare && (await compareWithCloudControl(collected.resources, where))
  const compared = comparison ? { comparison } : {}
  const found = {
    ...identity,
    ...collected,
    ...compared,
    regions,
    blindSpots: [...blindSpots, ...collected.blindSpots],
  }
  if (!listed) return found
  const typesRead = new Set<string>(collectors.flatMap(({ types }) => types))
  const { unread: without, inventory: known } = heldAgainst(collected, listed, { account: identity.account, typesRead })
  const types = known.unlisted.length + without.length === 0 ? () => undefined : await handledTypes()
  const isHandled = (type: string) => types(type)?.reads === true || types(type)?.lists === true
  const unread = withHandlers(without, isHandled)
  const { longTail } = options
  // what --list-type asked for, and Cloud Control did not list, it does not list the next time either
  const isListable = (type: string) => types(type)?.lists === true && longTail?.listTypes.includes(type) !== true
  const inventory = withOptions(known, typesRead, isListable)
  const tail =
    longTail && (await readLongTail(collected, unread, typesRead, longTail, { ...where, tagged: listed.tagged }))
  return {
    ...found,
    resources: [...found.resources, ...(tail?.resources ?? unread)],
    blindSpots: [...found.blindSpots, ...listed.blindSpots, ...(tail?.blindSpots ?? [])],
    // a selection says nothing about the account as a whole
    ...(longTail?.selective ? {} : { inventory: tail ? withTail(inventory, tail) : inventory }),
  }
}

/** What to request from the sources of the inventory. */
const listingOf = (longTail: LongTailRequest | undefined): ListingWanted => ({
  tags: (longTail?.tagsAlone?.size ?? 0) > 0,
  counts: longTail?.selective !== true,
})

/** Adds to the inventory what Cloud Control read. */
function withTail(inventory: Inventory, { read, resources }: LongTail): Inventory {
  if (read === 0) return inventory
  const isRead = presenceIn(resources.filter(({ unread }) => unread === undefined))
  return {
    ...inventory,
    unlisted: inventory.unlisted.filter(({ type, region }) => !isRead(type, region)),
    byCloudControl: read,
    listedOnly: resources.filter(({ unread }) => unread !== undefined).length,
    unindexed: inventory.unindexed + resources.filter(({ unread, seenBy }) => unread === undefined && !seenBy).length,
  }
}

/** Resolves with the work, or rejects as soon as the signal is aborted, without waiting for calls in flight. */
async function orInterrupted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  signal.throwIfAborted()
  let stop = (): void => {}
  const interrupted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, interrupted])
  } finally {
    signal.removeEventListener('abort', stop)
    // it will end when its calls fail; ignore its result
    work.catch(() => {})
  }
}

/**
 * The region of the first calls, which also determines the partition. A requested region decides the partition alone; only AWS
 * knows whether it exists and is enabled.
 */
export async function firstRegion(
  { regions, defaultRegion, profile }: AccountReach,
  { env }: Pick<CollectIo, 'env'>,
): Promise<string> {
  const asked = regions?.[0]
  // an empty variable counts as not set
  const named = defaultRegion || env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || (await configuredRegion(profile))
  const partition = asked === undefined ? undefined : partitionOf(asked)
  if (named !== undefined && (partition === undefined || partitionOf(named) === partition)) return named
  return partitionCalled(partition ?? 'aws').home
}
