import { Command, Option } from 'commander'
import type { ExitOutcome } from '../app/exit-outcome.ts'
import type { Scan } from '../app/scan.ts'
import { type Depth, depths } from '../collect/depth.ts'
import type { Pace } from '../collect/quotas.ts'
import type { ScanProgress } from '../collect/runner.ts'
import type { Severity } from '../controls/control.ts'
import { collectGarbageEarly } from '../core/heap.ts'
import { visible } from '../core/visible.ts'
import type { Snapshot } from '../ledger/snapshot.ts'
import type { Practice } from '../practice/account/server.ts'
import type { Size } from '../practice/principals.ts'
import { type FileFormat, type Format, fileFormats, type PictureFormat } from '../report/formats/names.ts'
import type { Look } from '../report/terminal/look.ts'
import { accessWithMfa } from './access.ts'
import { callingIo, codeFromOption, keepOption, onSame, paceOption, practiceOf, practiceOption } from './connection.ts'
import { deliverDiff } from './diff.ts'
import { abortedBy } from './interruption.ts'
import { type Done, type Io, tell, tellOutcome } from './io.ts'
import {
  type ConfigFlags,
  configOf,
  failOnOption,
  formatOption,
  outOption,
  type ScreenFlags,
  withConfig,
  withScreen,
} from './options.ts'
import type { OtherFiles, Outputs, ScreenRenderers } from './output.ts'
import { keepRunning } from './practice/keep.ts'
import { showProgress } from './progress.ts'
import { scanHelp } from './scan.help.ts'
import { listOf, queryOf, type SelectionFlags, withSelection } from './selection-options.ts'
import { plainLook, silent, styled } from './terminal.ts'
import { version } from './version.ts'

interface Options extends SelectionFlags, ConfigFlags, ScreenFlags {
  readonly practice?: true | Size
  readonly keep?: true
  readonly region: readonly string[]
  readonly profile?: string
  readonly roleArn?: string
  readonly externalId?: string
  readonly endpointUrl?: string
  readonly insecureEndpoint?: true
  readonly codeFrom?: string
  readonly pace?: Pace
  readonly expect?: string
  readonly signKey?: string
  readonly verifyKey?: string
  readonly format?: FileFormat
  readonly out: readonly string[]
  readonly failOn?: Severity
  readonly baseline?: string
  readonly depth: Depth
  readonly listType: readonly string[]
  readonly compare?: 'cloudcontrol'
  readonly strict?: true
  readonly record?: string
  readonly replay?: string
  readonly progress: boolean
}

/** `demarc scan`: the ledger of an account. */
export function scanCommand(io: Io, done: Done): Command {
  return withScreen(
    withConfig(withSelection(new Command('scan'))),
    'every finding, blind spot and resource, also as Markdown',
    'print only errors and why --fail-on fails',
  )
    .description(
      'read an AWS account and show, for every resource, the responsible party of each layer and whether its part is done',
    )
    .addOption(practiceOption('scan'))
    .addOption(keepOption())
    .option('-r, --region <region...>', 'only these regions (default: every region that is enabled)', listOf, [])
    .option('--profile <name>', 'the profile of ~/.aws/config to use')
    .option('--role-arn <arn>', 'a role to assume first')
    .option('--external-id <id>', 'the external ID that the role requires')
    .option('--endpoint-url <url>', 'one endpoint for all services (default: AWS_ENDPOINT_URL)')
    .option('--insecure-endpoint', 'allow plain http to an endpoint on another machine')
    .addOption(codeFromOption())
    .addOption(paceOption())
    .addOption(formatOption(fileFormats))
    .addOption(outOption(fileFormats))
    .addOption(failOnOption('exit 1 at a finding of this severity or above'))
    .option('--baseline <file>', 'show what changed since this run or recording; --fail-on then counts new findings')
    .addOption(
      new Option(
        '--depth <depth>',
        'inventory: list what the account holds, and read none of it; deep: read by Cloud Control what has no collector',
      )
        .choices(depths)
        .default('standard')
        .conflicts('replay'),
    )
    .addOption(
      new Option('--list-type <type...>', 'list these CloudFormation types by Cloud Control in every region')
        .argParser(listOf)
        .default([])
        .conflicts('replay'),
    )
    .addOption(
      new Option(
        '--compare <with>',
        'also read by Cloud Control what has a collector, and show the properties that differ; no verdict changes',
      )
        .choices(['cloudcontrol'])
        .conflicts('replay'),
    )
    .option('--strict', 'exit 3 if something could not be read')
    .option('--record <file>', 'keep every answer of AWS in a file, without secrets')
    .addOption(
      new Option('--replay <file>', 'evaluate a recording: offline, without credentials').conflicts([
        'practice',
        'region',
        'profile',
        'roleArn',
        'externalId',
        'endpointUrl',
        'insecureEndpoint',
        'pace',
        'record',
      ]),
    )
    .addOption(
      new Option('--expect <digest>', 'with --replay: the sha256:... that the recording must have').conflicts('record'),
    )
    .addOption(
      new Option('--sign-key <file>', 'with --record: sign it with this private Ed25519 key (PEM)').conflicts('replay'),
    )
    .addOption(
      new Option('--verify-key <file>', 'with --replay: refuse a recording without a signature by this key').conflicts(
        'record',
      ),
    )
    .option('--no-progress', 'no progress display')
    .addHelpText('after', scanHelp)
    .action(async (options: Options) => {
      collectGarbageEarly()
      const { deliverScreen, demandApart, outputsOf } = await import('./output.ts')
      const { record } = options
      const read = filesRead(options)
      if (record !== undefined) await demandApart([record], read, '--record')
      const outputs = await outputsOf(options, fileFormats, io.stdout, { ...read, 'the file of --record': record })
      // notes, which --quiet leaves out; questions and errors are always shown
      const aside = options.quiet ? silent(io) : io
      const [{ outcomeOfScan }, { reportPicture, reportText }] = await Promise.all([
        import('../app/scan.ts'),
        import('../app/report.ts'),
      ])
      const config = await configOf(options, aside)
      const baseline = await readBaseline(options.baseline, config)
      const display = showProgress(options.progress && !options.quiet, io)
      const { signal, end } = abortedBy(io, 'SIGINT', 'SIGTERM')
      const account = await practiceOf(options, io)
      try {
        const watching = { progress: display.progress, signal }
        // a report is read by others, whose profile has another name
        const { profile: _, ...onAnyMachine } = options
        const on = onSame(onAnyMachine).trim()
        const result = { ...(await scanned(options, config, account, io, watching)), on }
        display.end()
        await warn(result, options, aside)
        const outcome = baseline
          ? await compare(result, baseline, outputs, options, aside)
          : outcomeOfScan(result, judgementOf(options))
        if (!baseline) {
          const picture = (format: PictureFormat) => reportPicture(format, result)
          const text = (format: Format) => reportText(format, result, plainLook, options.details)
          await deliverScreen(outputs, { text, picture, ...(await shown(result, options)) }, options, aside)
        }
        done(tellOutcome(io, aside, outcome))
        await keepRunning(account, options, io)
      } finally {
        display.end()
        end()
        await account?.close()
      }
    })
}

/** The files that a scan reads. */
const filesRead = ({ replay, baseline, config, signKey, verifyKey }: Options): OtherFiles => ({
  'the file of --replay': replay,
  'the file of --baseline': baseline,
  'the file of --config': config,
  'the key of --sign-key': signKey,
  'the key of --verify-key': verifyKey,
})

/** Throws BAD_OPTION for recording options without a recording. */
async function demandCompany({ expect, verifyKey, signKey, record }: Options): Promise<void> {
  const lonely =
    expect !== undefined
      ? (['--expect says which recording --replay must find', '--replay'] as const)
      : verifyKey !== undefined
        ? (['--verify-key says who must have signed the recording of --replay', '--replay'] as const)
        : signKey !== undefined && record === undefined
          ? (['--sign-key signs the recording that --record makes', '--record'] as const)
          : undefined
  if (!lonely) return
  const { DemarcError } = await import('../core/errors.ts')
  throw new DemarcError('BAD_OPTION', lonely[0], { hint: `Add ${lonely[1]} FILE.` })
}

type Config = Awaited<ReturnType<typeof configOf>>

/** The scan of an account, or of a recording. */
async function scanned(
  options: Options,
  config: Config,
  account: Practice | undefined,
  io: Io,
  watching: { readonly progress: ScanProgress; readonly signal: AbortSignal },
): Promise<Scan> {
  const [{ scan, replay }, { newRunId }] = await Promise.all([import('../app/scan.ts'), import('../core/ids.ts')])
  const judging = { ...(config === undefined ? {} : { config }), select: queryOf(options) }
  if (options.replay !== undefined) {
    const { expect, verifyKey } = options
    const expected = { ...(expect === undefined ? {} : { expect }), ...(verifyKey === undefined ? {} : { verifyKey }) }
    const defaults = options.config === false ? ({ defaults: true } as const) : {}
    return replay(options.replay, { ...judging, ...expected, ...defaults }, { version, ...watching })
  }
  await demandCompany(options)
  return scan(
    {
      ...judging,
      regions: options.region,
      depth: options.depth,
      listTypes: options.listType,
      ...(options.compare === undefined ? {} : { compare: options.compare }),
      ...(await accessWithMfa(options, account, 'auditor', io)),
      ...(options.record === undefined ? {} : { record: options.record }),
      ...(options.signKey === undefined ? {} : { signKey: options.signKey }),
    },
    {
      ...callingIo(io),
      clock: io.clock,
      runId: newRunId,
      version,
      ...watching,
    },
  )
}

async function warn({ head, recorded, replayed }: Scan, { pace }: Options, io: Io): Promise<void> {
  if (replayed) {
    const { answers, path, sha256 } = replayed
    tell(io, `replayed ${answers.toLocaleString('en-US')} answers of ${visible(path)}, sha256:${sha256}`)
  }
  const paint = styled(io.stderr, io.env)
  if (head.parametersFrom === 'recording') {
    const { notesOf } = await import('../report/views/notes.ts')
    for (const note of notesOf({ ...head, calendars: [] }))
      tell(io, `${paint('yellow', 'warning:')} ${visible(note)} --no-config judges by AWS's defaults.`)
  }
  if (recorded) {
    const { answers, path, sha256 } = recorded
    tell(io, `recorded ${answers.toLocaleString('en-US')} answers in ${visible(path)}, sha256:${sha256}`)
  }
  const { waitingText } = await import('../report/views/timing.ts')
  const waiting = replayed ? undefined : waitingText(head, pace === 'full')
  if (waiting !== undefined) tell(io, waiting)
  for (const { at, message } of head.config?.warnings ?? [])
    tell(io, `${paint('yellow', 'warning:')} ${visible(`${at}: ${message}`)}`)
}

/**
 * Compares the scan with the baseline: writes the difference and returns the outcome. A JSON file stays the run, for comparison
 * with the next scan, and so does a picture, which a difference does not have.
 */
async function compare(
  done: Scan,
  baseline: Baseline,
  outputs: Outputs,
  options: Options,
  io: Io,
): Promise<ExitOutcome> {
  const { diffSince, outcomeOfDiff } = await import('../app/diff.ts')
  const diff = diffSince(baseline.snapshot, baseline.path, done)
  const { reportPicture, reportText } = await import('../app/report.ts')
  await deliverDiff(diff, outputs, io, {
    details: options.details === true,
    run: done,
    runFile: () => reportText('json', done, plainLook),
    picture: (format) => reportPicture(format, done),
  })
  return outcomeOfDiff(diff, judgementOf(options))
}

const judgementOf = ({ strict, failOn }: Options) => ({
  strict: strict === true,
  ...(failOn === undefined ? {} : { failOn }),
})

interface Baseline {
  readonly path: string
  readonly snapshot: Snapshot
}

/** Read before the scan, so that an invalid file is reported at once. */
async function readBaseline(path: string | undefined, config: Config): Promise<Baseline | undefined> {
  if (path === undefined) return undefined
  const { snapshotOfAny } = await import('../app/diff.ts')
  return { path, snapshot: await snapshotOfAny(path, config === undefined ? {} : { config }, { version }) }
}

/** The screen; with `--details` followed by everything else. */
async function shown(result: Scan, options: Options): Promise<Pick<ScreenRenderers, 'screen' | 'details'>> {
  const { reportDetails, reportScreen } = await import('../app/report.ts')
  const screen = (look: Look) => reportScreen(result, look, onSame(options).trim())
  return { screen, details: async (look) => all(await screen(look), await reportDetails(result, look)) }
}

function* all(...parts: readonly Iterable<string>[]): Generator<string, void, undefined> {
  for (const part of parts) yield* part
}
