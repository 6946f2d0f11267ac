import type { Collector } from '../collect/collector.ts'
import { collectors as allCollectors } from '../collect/registry.ts'
import type { Control, Severity } from '../controls/control.ts'
import { controls as allControls } from '../controls/registry.ts'
import type { SelectionQuery } from '../controls/selection.ts'
import { type Clock, isoTime } from '../core/clock.ts'
import { EXIT, type ExitCode } from '../core/errors.ts'
import type { Config } from '../ledger/config/config.ts'
import { configWarnings } from '../ledger/config/warnings.ts'
import { ledger, type ResourceEntry } from '../ledger/ledger.ts'
import type { RunHead } from '../ledger/run.ts'
import { Summary, severities } from '../ledger/summary.ts'
import { type Model, place } from '../model/model.ts'
import { type CollectedAccount, type CollectIo, type CollectOptions, collectAccount } from './collect-account.ts'
import { askedBy } from './select.ts'

export interface ScanOptions extends CollectOptions {
  readonly controls?: readonly Control[]
  readonly collectors?: readonly Collector[]
  /** What people signed: `loadConfig()`. */
  readonly config?: Config
  /** Which controls to ask; all when absent or empty. */
  readonly select?: SelectionQuery
}

export interface ScanIo extends CollectIo {
  readonly clock: Clock
  readonly runId: () => string
  readonly version: string
}

/** A finished scan. The ledger is judged anew each time it is walked: it need not fit into memory. */
export interface Scan {
  readonly head: RunHead
  readonly model: Model
  readonly ledger: Iterable<ResourceEntry>
}

/** Reads an account and judges it: the main job. */
export async function scan(options: ScanOptions, io: ScanIo): Promise<Scan> {
  const startedAt = isoTime(io.clock())
  const asked = await askedBy(options.select, options.controls ?? allControls, options.collectors ?? allCollectors)
  const { controls, selection } = asked
  const collected = await collectAccount({ ...options, collectors: asked.collectors }, io)
  const model = place(collected.resources, collected.gaps)
  const finishedAt = isoTime(io.clock())
  const { config } = options
  return {
    head: {
      id: io.runId(),
      startedAt,
      finishedAt,
      source: { kind: 'account', account: collected.account, regions: [...collected.regions], name: nameOf(collected) },
      tool: { name: 'demarc', version: io.version },
      config: config
        ? {
            file: config.file,
            warnings: [...configWarnings(config, model, selection ? undefined : controls, startedAt)],
          }
        : null,
      selection,
    },
    model,
    ledger: {
      [Symbol.iterator]: () => ledger(model, controls, config?.attestations ?? [], startedAt, config?.exceptions),
    },
  }
}

/** The account's alias where it has one, else its number. */
function nameOf({ account, resources }: CollectedAccount): string {
  const alias = resources.find(({ type }) => type === 'Demarc::Account::Account')?.properties['Alias']
  return typeof alias === 'string' ? alias : account
}

export interface Judgement {
  readonly failOn?: Severity
  readonly strict: boolean
}

/** The exit code of a scan: 1 before 3, since something known to be wrong weighs more than something unseen. */
export function exitCodeOf(done: Scan, { failOn, strict }: Judgement): ExitCode {
  const summary = new Summary()
  for (const entry of done.ledger) summary.add(entry)
  const { bySeverity } = summary.result
  const counted = failOn === undefined ? [] : severities.slice(0, severities.indexOf(failOn) + 1)
  if (counted.some((severity) => (bySeverity[severity] ?? 0) > 0)) return EXIT.unmet
  return strict && done.model.gaps.length > 0 ? EXIT.unseen : EXIT.ok
}
