import { Command } from 'commander'
import type { Severity } from '../controls/control.ts'
import { visible } from '../core/visible.ts'
import type { RunDiff } from '../ledger/diff.ts'
import { diffFormats, type FileFormat, type Format } from '../report/formats/names.ts'
import type { Reported } from '../report/reported.ts'
import type { Look } from '../report/terminal/look.ts'
import { diffHelp } from './diff.help.ts'
import { type Done, type Io, tell } from './io.ts'
import { type ConfigFlags, configOf, failOnOption, formatOption, outOption, withConfig } from './options.ts'
import type { Outputs, Renderers } from './output.ts'
import { styled } from './terminal.ts'
import { version } from './version.ts'

interface Options extends ConfigFlags {
  readonly format?: FileFormat
  readonly out: readonly string[]
  readonly failOn?: Severity
  readonly strict?: true
  readonly details?: true
}

/** `demarc diff`: what changed in an account between two runs. */
export function diffCommand(io: Io, done: Done): Command {
  const command = new Command('diff')
    .description(
      'compare two runs of one account: new and fixed findings, findings that could not be read, new and removed resources',
    )
    .argument('<before>', 'a run (demarc scan --out run.json) or a recording (demarc scan --record FILE)')
    .argument('<after>', 'another one, made later')
    .addOption(formatOption(diffFormats))
    .addOption(outOption(diffFormats))
    .addOption(failOnOption('exit 1 at a new finding of this severity or above'))
    .option('--details', 'with Markdown: every change, even if it is too long for a GitHub comment')
    .option('--strict', 'exit 3 if something that was answered before is no longer seen')
  return withConfig(command)
    .addHelpText('after', diffHelp)
    .action(async (before: string, after: string, options: Options) => {
      const { outputsOf } = await import('./output.ts')
      const outputs = await outputsOf(options, diffFormats, io.stdout, {
        'the run before': before,
        'the run after': after,
        'the file of --config': options.config,
      })
      const { diffFiles, outcomeOfDiff } = await import('../app/diff.ts')
      const config = await configOf(options, io)
      const diff = await diffFiles(before, after, config === undefined ? {} : { config }, { version })
      await deliverDiff(diff, outputs, io, { details: options.details === true })
      const { code, reason } = outcomeOfDiff(diff, judgementOf(options))
      if (reason !== undefined) tell(io, reason)
      done(code)
    })
}

/** What a scan adds to the comparison with its baseline. */
interface DiffOfScan extends Partial<Pick<Renderers, 'picture'>> {
  readonly run?: Reported
  /** For a JSON file: the run in place of the comparison. */
  readonly runFile?: () => Promise<Iterable<string>>
}

/** Writes a comparison where requested; warns on standard error when the runs are in the wrong order. */
export async function deliverDiff(
  diff: RunDiff,
  outputs: Outputs,
  io: Io,
  { runFile, picture, ...asked }: DiffOfScan & { readonly details?: boolean } = {},
): Promise<void> {
  const [{ deliver }, { diffText }, { orderNote }] = await Promise.all([
    import('./output.ts'),
    import('../app/report.ts'),
    import('../report/views/diff.ts'),
  ])
  const order = orderNote(diff)
  // the table already has this note
  if (order !== undefined && !('print' in outputs && outputs.print === 'table'))
    tell(io, `${styled(io.stderr, io.env)('yellow', 'warning:')} ${visible(order)}`)
  const text = async (format: Format, look: Look): Promise<Iterable<string>> =>
    runFile && format === 'json' && 'files' in outputs ? runFile() : diffText(format, diff, look, asked)
  await deliver(outputs, { text, ...(picture ? { picture } : {}) }, io)
}

const judgementOf = ({ strict, failOn }: Options) => ({
  strict: strict === true,
  ...(failOn === undefined ? {} : { failOn }),
})
