import type { Collector } from '../collect/collector.ts'
import type { Depth } from '../collect/depth.ts'
import { agesOn } from '../controls/calendar.ts'
import type { Control, Severity } from '../controls/control.ts'
import { assumptionOf } from '../core/assumption.ts'
import { type Clock, isoTime } from '../core/clock.ts'
import { DemarcError } from '../core/errors.ts'
import { isEmptyQuery, type SelectionQuery } from '../evaluate/selection.ts'
import { changedParameters } from '../evaluate/settings.ts'
import type { Config } from '../ledger/config/config.ts'
import { configWarnings } from '../ledger/config/warnings.ts'
import { ledger, type ResourceEntry } from '../ledger/ledger.ts'
import type { RunHead } from '../ledger/run.ts'
import { Summary, severities } from '../ledger/summary.ts'
import { type Model, place } from '../model/model.ts'
import { collectors as allCollectors } from '../services/collectors.gen.ts'
import { controls as allControls } from '../services/controls.gen.ts'
import {
  type CollectedAccount,
  type CollectIo,
  type CollectOptions,
  collectAccount,
  collectRecorded,
  type Recorded,
} from './collect-account.ts'
import { type ExitOutcome, exitOutcome } from './exit-outcome.ts'
import { demandListable, longTailOf } from './long-tail.ts'
import { type ScanScope, scanScope } from './select.ts'
import { type RecordedSettings, settingsOf, withParameters } from './settings.ts'

export interface ScanOptions extends Omit<CollectOptions, 'now' | 'record' | 'longTail'> {
  readonly controls?: readonly Control[]
  readonly collectors?: readonly Collector[]
  /** Signed statements: `loadConfig()`. */
  readonly config?: Config
  /** The controls to run; all if absent or empty. */
  readonly select?: SelectionQuery
  /** How much of the account to read; `standard` by default. */
  readonly depth?: Depth
  /** CloudFormation types that Cloud Control lists in every region, even if the inventory has none. */
  readonly listTypes?: readonly string[]
  /** A file in which to record every AWS answer. */
  readonly record?: string
  /** The private key file to sign it with. */
  readonly signKey?: string
}

/** The options of a scan that apply to a replay; the rest is in the recording. */
export interface ReplayOptions extends Pick<ScanOptions, 'controls' | 'collectors' | 'config' | 'select'> {
  /** Uses AWS's defaults in place of the recording's parameters. */
  readonly defaults?: true
  /** The digest that the recording must have. */
  readonly expect?: string
  /** The public key file to verify its signature with. */
  readonly verifyKey?: string
}

export interface ScanIo extends CollectIo {
  readonly clock: Clock
  readonly runId: () => string
  readonly version: string
}

/** A finished scan. The ledger is computed again on each iteration, so it need not fit into memory. */
export interface Scan {
  readonly head: RunHead
  readonly model: Model
  readonly ledger: Iterable<ResourceEntry>
  /** The recording that was made. */
  readonly recorded?: Recorded
  /** The recording that was judged. */
  readonly replayed?: Recorded
}

/** Reads an account and judges it. */
export async function scan(options: ScanOptions, io: ScanIo): Promise<Scan> {
  const now = io.clock()
  const startedAt = isoTime(now)
  const id = io.runId()
  const asked = await askedOf(options)
  const set = settingsOf(asked.controls)
  const { record, signKey, listTypes = [], depth = 'standard', ...rest } = options
  const isWhole = asked.selection === null && options.collectors === undefined
  if (!isWhole) demandWhole(depth, listTypes)
  if (depth === 'inventory') demandNothingRead(listTypes, options.compare)
  await demandListable(listTypes)
  const tail = longTailOf(depth, listTypes, asked)
  // selected types are read by their own services, if known
  const inventory = isWhole || (options.collectors === undefined && tail !== undefined && tail.wanted.size > 0)
  const longTail = inventory ? tail : undefined
  const signature = await import('../collect/recording/signature.ts')
  // find out before the first call that a key cannot be used
  const key = signKey === undefined ? undefined : await signature.signingKey(signKey)
  const header = { tool: { name: 'demarc' as const, version: io.version }, run: id, startedAt }
  const collected = await collectAccount(
    {
      ...rest,
      collectors: depth === 'inventory' ? [] : asked.collectors,
      inventory,
      ...(longTail ? { longTail } : {}),
      now,
      ...(record === undefined
        ? {}
        : {
            record: {
              path: record,
              header: {
                ...header,
                select: asked.selection?.query ?? null,
                ...(inventory ? { inventory, depth } : {}),
                ...(options.compare === undefined ? {} : { compare: options.compare }),
                ...(listTypes.length > 0 ? { listTypes: [...listTypes] } : {}),
                ...(set ? { parameters: set } : {}),
              },
            },
          }),
    },
    io,
  )
  if (record !== undefined) await (key ? signature.signRecording(record, key) : signature.dropSignature(record))
  const done = judged({ id, startedAt, kind: 'account' }, collected, asked, options, io)
  return collected.recorded ? { ...done, recorded: collected.recorded } : done
}

/**
 * Judges a recording as its scan did: same time, same answers, and the same controls unless others are selected. Throws as
 * `Recording.open()` does.
 */
export async function replay(
  path: string,
  options: ReplayOptions,
  io: Pick<ScanIo, 'version' | 'progress' | 'signal' | 'onCall'>,
): Promise<Scan> {
  const { Recording } = await import('../collect/recording/recording.ts')
  const { verifyingKey } = await import('../collect/recording/signature.ts')
  const signedBy = options.verifyKey === undefined ? undefined : await verifyingKey(options.verifyKey)
  const recording = await Recording.open(path, signedBy)
  try {
    const { chain: sha256, answers } = recording.end
    demandDigest(path, sha256, options.expect)
    const { run: id, startedAt, select, parameters, inventory, depth, listTypes = [], compare } = recording.header
    const chosen = options.select && !isEmptyQuery(options.select) ? options.select : select
    const recorded = { path, parameters: options.defaults ? undefined : parameters }
    const asked = await askedOf({ ...options, ...(chosen ? { select: chosen } : {}) }, recorded)
    const collectors = depth === 'inventory' ? [] : asked.collectors
    const tail = longTailOf(depth, listTypes, asked)
    const isListed = inventory === true && (asked.selection === null || (tail?.wanted.size ?? 0) > 0)
    const longTail = isListed ? tail : undefined
    const collected = await collectRecorded(
      recording,
      { collectors, inventory: isListed, ...(longTail ? { longTail } : {}), ...(compare ? { compare } : {}) },
      io,
    )
    const done = judged({ id, startedAt, kind: 'replay' }, collected, asked, options, io)
    const isOwn = Object.keys(options.config?.parameters ?? {}).length > 0
    const from = done.head.parameters && !isOwn ? ({ parametersFrom: 'recording' } as const) : {}
    return {
      ...done,
      head: { ...done.head, ...from },
      replayed: { path, answers, sha256 },
    }
  } finally {
    await recording.close()
  }
}

/** Throws FLAGS_CONFLICT for options that need a whole account. */
function demandWhole(depth: Depth, listTypes: readonly string[]): void {
  const flag = depth === 'standard' ? undefined : `--depth ${depth}`
  const wrong = flag ?? (listTypes.length > 0 ? '--list-type' : undefined)
  if (wrong === undefined) return
  throw new DemarcError(
    'FLAGS_CONFLICT',
    `${wrong} is of a whole account: it has no --controls, --service and the like`,
    {
      hint: `Leave out the selection, or ${wrong}.`,
    },
  )
}

/** Throws FLAGS_CONFLICT for options that read resources, with a scan of the inventory alone. */
function demandNothingRead(listTypes: readonly string[], compare: ScanOptions['compare']): void {
  const wrong = listTypes.length > 0 ? '--list-type' : compare === undefined ? undefined : `--compare ${compare}`
  if (wrong === undefined) return
  throw new DemarcError('FLAGS_CONFLICT', `--depth inventory reads no resource, and ${wrong} does`, {
    hint: `Leave out --depth inventory, or ${wrong}.`,
  })
}

/** Checks the digest that `--record` printed, with or without `sha256:`; any other file is not that recording. */
function demandDigest(path: string, found: string, expected: string | undefined): void {
  if (expected === undefined) return
  const digest = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(expected.trim())?.[1]
  if (digest === undefined)
    throw new DemarcError('BAD_DIGEST', `"${expected}" is not the digest of a recording`, {
      hint: 'It looks like sha256: and 64 hexadecimal digits, as demarc scan --record prints it.',
    })
  if (digest.toLowerCase() !== found)
    throw new DemarcError('RECORDING_NOT_EXPECTED', `${path} is another recording: its digest is sha256:${found}`, {
      hint: 'Compare it with what demarc scan --record printed when the recording was made.',
    })
}

const askedOf = (
  { select, config, controls = allControls, collectors = allCollectors }: ReplayOptions,
  recorded?: RecordedSettings,
): Promise<ScanScope> => scanScope(select, withParameters(controls, config, recorded), collectors)

function judged(
  { id, startedAt, kind }: { readonly id: string; readonly startedAt: string; readonly kind: 'account' | 'replay' },
  collected: CollectedAccount,
  { controls, selection }: ScanScope,
  { config }: ReplayOptions,
  { version }: Pick<ScanIo, 'version'>,
): Scan {
  // the day the scan began: a replay uses the day of its recording
  const model = place(collected.resources, collected.blindSpots, collected.listings, startedAt.slice(0, 10))
  const { account, partition, regions, finishedAt, timing, inventory, comparison } = collected
  const assumed = assumptionOf(partition)
  const parameters = changedParameters(controls)
  return {
    head: {
      id,
      startedAt,
      finishedAt,
      source: { kind, account, regions: [...regions], name: nameOf(collected) },
      tool: { name: 'demarc', version },
      ...(assumed ? { assumed } : {}),
      config: config
        ? {
            file: config.file,
            warnings: [...configWarnings(config, model, { controls, whole: selection === null }, startedAt)],
            ...(config.ownerTags.length > 0 ? { ownerTags: [...config.ownerTags] } : {}),
          }
        : null,
      selection,
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(timing ? { timing } : {}),
      ...(inventory ? { inventory } : {}),
      ...(comparison ? { comparison } : {}),
      calendars: agesOn(startedAt.slice(0, 10), controls).map(({ calendar: { name, read, source }, days, stale }) => ({
        name,
        read,
        source,
        days,
        stale,
      })),
    },
    model,
    ledger: {
      [Symbol.iterator]: () => ledger(model, controls, config?.attestations ?? [], startedAt, config?.exceptions),
    },
  }
}

/** The account's alias if it has one, else its id. */
function nameOf({ account, resources }: CollectedAccount): string {
  const alias = resources.find(({ type }) => type === 'Demarc::Account::Account')?.properties['Alias']
  return typeof alias === 'string' ? alias : account
}

export interface ExitJudgement {
  readonly failOn?: Severity
  readonly strict: boolean
}

/** The exit code of a scan. Resources that the user left out by a flag do not count as unread. */
export function outcomeOfScan(done: Scan, { failOn, strict }: ExitJudgement): ExitOutcome {
  const summary = new Summary()
  for (const entry of done.ledger) summary.add(entry)
  const failed = failOn === undefined ? 0 : atOrAbove(summary.result.bySeverity, failOn)
  const unseen = strict && done.model.blindSpots.some(({ chosen }) => chosen !== true)
  return exitOutcome(failed > 0, unseen, failOn === undefined ? undefined : failOnReason(failed, failOn))
}

/** The number of findings at or above a severity. */
export const atOrAbove = (bySeverity: Readonly<Record<string, number>>, failOn: Severity): number =>
  severities.slice(0, severities.indexOf(failOn) + 1).reduce((sum, severity) => sum + (bySeverity[severity] ?? 0), 0)

/** The reason for the exit code with `--fail-on`. */
export const failOnReason = (n: number, failOn: Severity, which: 'new ' | '' = ''): string =>
  `${n.toLocaleString('en-US')} ${which}${n === 1 ? 'finding' : 'findings'} at or above ${failOn}; --fail-on ${failOn}`
