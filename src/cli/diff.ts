import { Command } from 'commander'
import type { Severity } from '../controls/control.ts'
import type { RunDiff } from '../ledger/diff.ts'
import { diffFormats, type Format } from '../report/formats/names.ts'
import { type ConfigFlags, configOf, failOnOption, formatOption, outOption, withConfig } from './options.ts'
import type { Outputs } from './output.ts'
import { version } from './version.ts'

interface Options extends ConfigFlags {
  readonly format?: Format
  readonly out: readonly string[]
  readonly failOn?: Severity
  readonly strict?: true
}

/** `demarc diff`: what became of an account between two runs. */
export function diffCommand(done: (code: number) => void): Command {
  const command = new Command('diff')
    .description('compare two runs of one account: what broke, what was fixed, what is new, gone or no longer seen')
    .argument('<before>', 'a run (demarc scan --out run.json) or a recording (demarc scan --record FILE)')
    .argument('<after>', 'another one, made later')
    .addOption(formatOption())
    .addOption(outOption(diffFormats))
    .addOption(failOnOption('exit 1 if a control of this severity or above broke'))
    .option('--strict', 'exit 3 if something that was answered before is no longer seen')
  return withConfig(command)
    .addHelpText(
      'after',
      `
Broken is what is unmet now and was not before (also where it was unknown). On a resource that is new, every unmet control
counts as broken. A control that the first run did not ask, on a resource that was there, is new but did not break:
--fail-on leaves it out. What cannot be seen any more is neither fixed nor gone. A recording is judged anew, by this Demarc
and by --config: two recordings show what became of the account and not of the tool.

Exit codes: 0 compared; 1 a control at or above --fail-on broke; 2 bad usage or bad input; 3 with --strict, something is no
longer seen (1 comes before 3).

Examples:
  demarc diff monday.json friday.json
  demarc diff monday.json friday.json --out diff.md diff.json
  demarc diff main.json branch.json --fail-on high --strict
  demarc diff monday.rec.gz friday.rec.gz`,
    )
    .action(async (before: string, after: string, options: Options) => {
      const { outputsOf } = await import('./output.ts')
      const outputs = await outputsOf(options, diffFormats)
      const { diffFiles, exitCodeOfDiff } = await import('../app/diff.ts')
      const config = await configOf(options)
      const diff = await diffFiles(before, after, config === undefined ? {} : { config }, { version })
      await deliverDiff(diff, outputs)
      done(exitCodeOfDiff(diff, judgementOf(options)))
    })
}

/** Writes a difference where it was asked for. */
export async function deliverDiff(diff: RunDiff, outputs: Outputs): Promise<void> {
  const [{ deliver }, { diffText }] = await Promise.all([import('./output.ts'), import('../app/report.ts')])
  await deliver(outputs, { text: (format, look) => diffText(format, diff, look) })
}

const judgementOf = ({ strict, failOn }: Options) => ({
  strict: strict === true,
  ...(failOn === undefined ? {} : { failOn }),
})
