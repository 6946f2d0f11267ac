import { Command, Option } from 'commander'
import type { Severity } from '../controls/control.ts'
import type { RunDiff } from '../ledger/diff.ts'
import { failOnOption } from './options.ts'
import { deliver, lookFor } from './output.ts'

interface Options {
  readonly format: 'table' | 'json'
  readonly out?: string
  readonly failOn?: Severity
  readonly strict?: true
}

/** `demarc diff`: what became of an account between two runs. */
export function diffCommand(done: (code: number) => void): Command {
  return new Command('diff')
    .description('compare two runs of one account: what broke, what was fixed, what is new, gone or no longer seen')
    .argument('<before>', 'a run file (demarc scan --format json --out FILE)')
    .argument('<after>', 'another one, made later')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['table', 'json']).default('table'))
    .option('-o, --out <file>', 'write it to a file, whole or not at all')
    .addOption(failOnOption('exit 1 if a control of this severity or above broke'))
    .option('--strict', 'exit 3 if something that was answered before is no longer seen')
    .addHelpText(
      'after',
      `
Broken is what is unmet now and was not before (also where it was unknown). On a resource that is new, every unmet control
counts as broken. A control that the first run did not ask, on a resource that was there, is new but did not break:
--fail-on leaves it out. What cannot be seen any more is neither fixed nor gone.

Exit codes: 0 compared; 1 a control at or above --fail-on broke; 2 bad usage or bad input; 3 with --strict, something is no
longer seen (1 comes before 3).

Examples:
  demarc diff monday.json friday.json
  demarc diff monday.json friday.json --format json --out diff.json
  demarc diff main.json branch.json --fail-on high --strict`,
    )
    .action(async (before: string, after: string, options: Options) => {
      const { diffFiles, exitCodeOfDiff } = await import('../app/diff.ts')
      const diff = await diffFiles(before, after)
      await deliver(await renderDiff(diff, options), options.out)
      done(exitCodeOfDiff(diff, judgementOf(options)))
    })
}

/** A difference in the format that was asked for. */
export async function renderDiff(
  diff: RunDiff,
  { format, out }: { readonly format: 'table' | 'json'; readonly out?: string },
): Promise<Iterable<string>> {
  if (format === 'json') return (await import('../report/diff-json.ts')).diffJson(diff)
  const { terminalDiff } = await import('../report/terminal/diff.ts')
  return [terminalDiff(diff, lookFor(out !== undefined))]
}

const judgementOf = ({ strict, failOn }: Options) => ({
  strict: strict === true,
  ...(failOn === undefined ? {} : { failOn }),
})
