import { Command, Option } from 'commander'
import type { Scan } from '../app/scan.ts'
import type { Progress } from '../collect/runner.ts'
import type { Severity } from '../controls/control.ts'
import type { Snapshot } from '../ledger/snapshot.ts'
import { diffFormats, type Format, fileFormats } from '../report/formats/names.ts'
import { deliverDiff } from './diff.ts'
import { type ConfigFlags, configOf, failOnOption, formatOption, outOption, withConfig } from './options.ts'
import type { Outputs } from './output.ts'
import { showProgress } from './progress.ts'
import { listOf, queryOf, type SelectionFlags, withSelection } from './selection-options.ts'
import { styled } from './terminal.ts'
import { version } from './version.ts'

interface Options extends SelectionFlags, ConfigFlags {
  readonly practice?: true
  readonly region: readonly string[]
  readonly profile?: string
  readonly roleArn?: string
  readonly externalId?: string
  readonly endpointUrl?: string
  readonly format?: Format
  readonly out: readonly string[]
  readonly failOn?: Severity
  readonly baseline?: string
  readonly strict?: true
  readonly record?: string
  readonly replay?: string
  readonly progress: boolean
}

/** `demarc scan`: the ledger of an account. */
export function scanCommand(done: (code: number) => void): Command {
  return withConfig(withSelection(new Command('scan')))
    .description('read an AWS account and show, for every resource, who answers for what and whether it is done')
    .option('--practice', 'scan a simulated account on this machine instead of a real one')
    .option('-r, --region <region...>', 'only these regions (default: every region that is enabled)', listOf, [])
    .option('--profile <name>', 'the profile of ~/.aws/config to use')
    .option('--role-arn <arn>', 'a role to assume first')
    .option('--external-id <id>', 'the external id that the role asks for')
    .option('--endpoint-url <url>', 'one endpoint for all services (default: AWS_ENDPOINT_URL)')
    .addOption(formatOption())
    .addOption(outOption(fileFormats))
    .addOption(failOnOption('exit 1 if a control of this severity or above is unmet'))
    .option(
      '--baseline <file>',
      'show what became of the account since this run or recording; --fail-on then looks at what broke',
    )
    .option('--strict', 'exit 3 if something could not be seen')
    .option('--record <file>', 'keep every answer of AWS in a file, without secrets')
    .addOption(
      new Option('--replay <file>', 'judge what a recording holds: offline, without credentials').conflicts([
        'practice',
        'region',
        'profile',
        'roleArn',
        'externalId',
        'endpointUrl',
        'record',
      ]),
    )
    .option('--no-progress', 'no progress display')
    .addHelpText(
      'after',
      `
Credentials come from the AWS SDK's default chain: environment, profiles, SSO, aws login, web identity, roles. Nothing is
ever written to the account.

--record keeps what AWS answered, with its time and SHA-256, in one file (gzip of JSON lines); user data, environment variables,
seeds and other secrets are taken out before anything sees them. --replay judges that file: the same resources, ledger and
gaps, byte for byte, counted from the moment of the scan. A file that was damaged or altered is refused. The digest that
--record prints proves later, kept elsewhere, that nobody wrote the file anew.

A selection (--controls, --service, --framework, --severity) asks some controls and reads only what they rest on. What was
not selected stays in the ledger as unknown.

Exit codes: 0 the scan ran; 1 a control at or above --fail-on is unmet; 2 bad usage, bad input or no credentials;
3 with --strict, something could not be seen (1 comes before 3).

Examples:
  demarc scan --practice
  demarc scan --profile audit --region eu-central-1 eu-west-1
  demarc scan --role-arn arn:aws:iam::111122223333:role/Auditor --out ledger.json
  demarc scan --out report.html ledger.csv map.svg           several files at once
  demarc scan --format sarif > demarc.sarif
  demarc scan --fail-on high --strict
  demarc scan --config team-a/demarc.yaml --fail-on high
  demarc scan --baseline ledger.json --fail-on medium     only what broke since then (see demarc diff --help)
  demarc scan --record monday.rec.gz
  demarc scan --replay monday.rec.gz --out monday.json
  demarc scan --controls 'S3.*' --severity critical,high
  demarc scan --service s3 --service kms --framework cis-5.0`,
    )
    .action(async (options: Options) => {
      const { deliver, outputsOf } = await import('./output.ts')
      const outputs = await outputsOf(options, options.baseline === undefined ? fileFormats : diffFormats)
      const [{ exitCodeOf }, { reportPicture, reportText }] = await Promise.all([
        import('../app/scan.ts'),
        import('../app/report.ts'),
      ])
      const config = await configOf(options)
      const baseline = await readBaseline(options.baseline, config)
      const interrupt = new AbortController()
      const display = showProgress(options.progress, process.stderr, process.env)
      const onInterrupt = (): void => interrupt.abort()
      process.once('SIGINT', onInterrupt)
      const account = options.practice ? await practiceAccount() : undefined
      try {
        const result = await scanned(options, config, account, {
          progress: display.progress,
          signal: interrupt.signal,
        })
        display.end()
        warn(result)
        if (baseline) return done(await compare(result, baseline, outputs, options))
        const closing = account ? practiceClosing : []
        await deliver(outputs, {
          text: (format, look) => reportText(format, result, look, closing),
          picture: (format) => reportPicture(format, result),
        })
        done(exitCodeOf(result, judgementOf(options)))
      } finally {
        display.end()
        process.off('SIGINT', onInterrupt)
        await account?.close()
      }
    })
}

type Config = Awaited<ReturnType<typeof configOf>>
type Account = Awaited<ReturnType<typeof practiceAccount>>

/** The scan of an account, or of a recording. */
async function scanned(
  options: Options,
  config: Config,
  account: Account | undefined,
  io: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<Scan> {
  const [{ scan, replay }, { newRunId }, { systemClock }] = await Promise.all([
    import('../app/scan.ts'),
    import('../core/ids.ts'),
    import('../core/clock.ts'),
  ])
  const judging = { ...(config === undefined ? {} : { config }), select: queryOf(options) }
  if (options.replay !== undefined) return replay(options.replay, judging, { version, ...io })
  return scan(
    {
      ...judging,
      regions: options.region,
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(options.roleArn === undefined ? {} : { roleArn: options.roleArn }),
      ...(options.externalId === undefined ? {} : { externalId: options.externalId }),
      ...(options.record === undefined ? {} : { record: options.record }),
      ...endpointOf(options, account),
    },
    {
      clock: systemClock,
      time: { now: systemClock, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
      runId: newRunId,
      version,
      userAgent: `demarc/${version}`,
      env: process.env,
      ...io,
    },
  )
}

function warn({ head, recorded }: Scan): void {
  const paint = styled(process.stderr)
  if (recorded) {
    const { answers, path, sha256 } = recorded
    process.stderr.write(`recorded ${answers.toLocaleString('en-US')} answers in ${path}, sha256:${sha256}\n`)
  }
  for (const { at, says } of head.config?.warnings ?? [])
    process.stderr.write(`${paint('yellow', 'warning:')} ${at}: ${says}\n`)
}

async function practiceAccount() {
  const { startPracticeAccount } = await import('../app/practice.ts')
  return startPracticeAccount()
}

function endpointOf(options: Options, practice: Account | undefined) {
  if (practice) {
    const { endpoint, region, principals } = practice
    return { endpointUrl: endpoint, defaultRegion: region, credentials: principals.auditor }
  }
  const endpointUrl = options.endpointUrl ?? process.env['AWS_ENDPOINT_URL']
  return endpointUrl === undefined || endpointUrl === '' ? {} : { endpointUrl }
}

/** The scan against the run that it is to be compared with: writes the difference, and gives the exit code. */
async function compare(done: Scan, baseline: Baseline, outputs: Outputs, options: Options): Promise<number> {
  const { diffSince, exitCodeOfDiff } = await import('../app/diff.ts')
  const diff = diffSince(baseline.snapshot, baseline.path, done)
  await deliverDiff(diff, outputs)
  return exitCodeOfDiff(diff, judgementOf(options))
}

const judgementOf = ({ strict, failOn }: Options) => ({
  strict: strict === true,
  ...(failOn === undefined ? {} : { failOn }),
})

interface Baseline {
  readonly path: string
  readonly snapshot: Snapshot
}

/** Read before the scan: a file that is wrong is known at once. */
async function readBaseline(path: string | undefined, config: Config): Promise<Baseline | undefined> {
  if (path === undefined) return undefined
  const { snapshotOfAny } = await import('../app/diff.ts')
  return { path, snapshot: await snapshotOfAny(path, config === undefined ? {} : { config }, { version }) }
}

const practiceClosing = [
  'This was the practice account: everything in it is made up. To change it and see a duty turn to met, start it and, in another terminal, run what it prints:',
  '  npx demarc practice',
  'Your own account:',
  '  npx demarc scan --profile NAME',
]
