import { Command } from 'commander'
import type { Severity } from '../controls/control.ts'
import { visible } from '../core/visible.ts'
import type { RunDiff } from '../ledger/diff.ts'
import { diffFormats, type Format } from '../report/formats/names.ts'
import { diffHelp } from './diff.help.ts'
import { type Done, type Io, tell } from './io.ts'
import { type ConfigFlags, configOf, failOnOption, formatOption, outOption, withConfig } from './options.ts'
import type { Outputs } from './output.ts'
import { styled } from './terminal.ts'
import { version } from './version.ts'

interface Options extends ConfigFlags {
  readonly format?: Format
  readonly out: readonly string[]
  readonly failOn?: Severity
  readonly strict?: true
}

/** `demarc diff`: what became of an account between two runs. */
export function diffCommand(io: Io, done: Done): Command {
  const command = new Command('diff')
    .description('compare two runs of one account: what broke, what was fixed, what is new, gone or no longer seen')
    .argument('<before>', 'a run (demarc scan --out run.json) or a recording (demarc scan --record FILE)')
    .argument('<after>', 'another one, made later')
    .addOption(formatOption())
    .addOption(outOption(diffFormats))
    .addOption(failOnOption('exit 1 if a control of this severity or above broke'))
    .option('--strict', 'exit 3 if something that was answered before is no longer seen')
  return withConfig(command)
    .addHelpText('after', diffHelp)
    .action(async (before: string, after: string, options: Options) => {
      const { outputsOf } = await import('./output.ts')
      const outputs = await outputsOf(options, diffFormats)
      const { diffFiles, orderWarning, outcomeOfDiff } = await import('../app/diff.ts')
      const config = await configOf(options, io)
      const diff = await diffFiles(before, after, config === undefined ? {} : { config }, { version })
      const order = orderWarning(diff)
      if (order !== undefined) tell(io, `${styled(io.stderr, io.env)('yellow', 'warning:')} ${visible(order)}`)
      await deliverDiff(diff, outputs, io)
      const { code, reason } = outcomeOfDiff(diff, judgementOf(options))
      if (reason !== undefined) tell(io, reason)
      done(code)
    })
}

/** Writes a difference where it was asked for. */
export async function deliverDiff(diff: RunDiff, outputs: Outputs, io: Io): Promise<void> {
  const [{ deliver }, { diffText }] = await Promise.all([import('./output.ts'), import('../app/report.ts')])
  await deliver(outputs, { text: (format, look) => diffText(format, diff, look) }, io)
}

const judgementOf = ({ strict, failOn }: Options) => ({
  strict: strict === true,
  ...(failOn === undefined ? {} : { failOn }),
})
