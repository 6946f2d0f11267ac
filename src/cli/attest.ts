import { Command } from 'commander'
import { DemarcError } from '../core/errors.ts'
import type { NewEntry } from '../ledger/config/edit.ts'
import { attestHelp } from './attest.help.ts'
import type { AttestFlags } from './attest-questions.ts'
import { atTerminal, type Io } from './io.ts'
import { listOf } from './selection-options.ts'
import { version } from './version.ts'

/** `demarc attest`: signs that a responsibility is done, or accepts something unmet for a while. */
export function attestCommand(io: Io): Command {
  return new Command('attest')
    .description('add an attestation, or an exception, to demarc.yaml: by questions, or by flags')
    .option('--exception', 'accept something unmet for a while, instead of attesting a responsibility')
    .option(
      '--responsibility <id>',
      'the responsibility that is done (or, with --exception, whose controls are accepted)',
    )
    .option('--control <id>', 'with --exception: the control that is accepted')
    .option('--statement <text>', 'what is done, in a sentence')
    .option('--reason <text>', 'with --exception: why it is accepted')
    .option('--by <name>', 'who signs it')
    .option('--evidence <link>', 'where the proof lies')
    .option('--date <date>', 'the first day on which it counts (default: today, in UTC)')
    .option('--expires <date>', 'the last day on which it counts, like 2027-11-24')
    .option('--resource <pattern>', 'only resources with this id or ARN; * and ? are wildcards')
    .option('--type <pattern>', 'only resources of this type')
    .option('--account <id>', 'only resources of this account')
    .option('--tag <key=value>', 'only resources with this tag; may be given several times', listOf, [])
    .option('--run <file>', 'a run or a recording: the questions offer what is open in it')
    .option('--config <file>', 'the file to add to (default: the nearest demarc.yaml upwards, or a new one here)')
    .addHelpText('after', attestHelp)
    .action(async (flags: AttestFlags) => {
      const [{ addEntry, configPath }, { isoTime }] = await Promise.all([
        import('../app/attest.ts'),
        import('../core/clock.ts'),
      ])
      const today = isoTime(io.clock()).slice(0, 10)
      const missing = missingFlags(flags)
      if (missing.length > 0 && !atTerminal(io))
        throw new DemarcError(
          'FLAGS_MISSING',
          `${missing.map((name) => `--${name}`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
          {
            hint: 'Without a terminal nothing can be asked: say it by flags. See demarc attest --help.',
          },
        )
      const path = await configPath(flags.config, io.cwd)
      const asked =
        missing.length === 0 ? flags : await (await import('./attest-questions.ts')).ask(flags, today, version, io)
      io.stdout.write(`added to ${await addEntry(path, io.cwd, entryOf(asked, today))}\n`)
    })
}

/** The flags without which there is no entry. */
function missingFlags(flags: AttestFlags): readonly string[] {
  const has = (name: keyof AttestFlags): boolean => flags[name] !== undefined
  const subject = flags.exception
    ? has('control') || has('responsibility')
      ? []
      : ['control']
    : has('responsibility')
      ? []
      : ['responsibility']
  const needed = flags.exception
    ? (['reason', 'by', 'expires'] as const)
    : (['statement', 'by', 'evidence', 'expires'] as const)
  return [...subject, ...needed.filter((name) => !has(name))]
}

function entryOf(flags: AttestFlags, today: string): NewEntry {
  const { exception, responsibility, control, statement, reason, by = '', evidence, date = today, expires = '' } = flags
  if (!exception && (control !== undefined || reason !== undefined))
    throw new DemarcError('BAD_FLAGS', '--control and --reason belong to an exception', { hint: 'Add --exception.' })
  if (exception && statement !== undefined)
    throw new DemarcError('BAD_FLAGS', 'an exception has a reason, and no statement', { hint: 'Use --reason.' })
  const { resource, type, account } = flags
  const scope = { resource, type, account, tag: tagsOf(flags.tag) }
  const signed = { by, evidence, date, expires }
  // in the order in which people read it
  return exception
    ? { list: 'exceptions', control, responsibility, scope: defined(scope), reason, ...signed }
    : { list: 'attestations', responsibility, scope: defined(scope), statement, ...signed }
}

const defined = <T extends object>(scope: T): T =>
  // safe: only what is undefined is gone
  Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)) as T

function tagsOf(tags: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (tags.length === 0) return undefined
  return Object.fromEntries(
    tags.map((tag) => {
      const at = tag.indexOf('=')
      if (at > 0) return [tag.slice(0, at), tag.slice(at + 1)]
      throw new DemarcError('BAD_FLAGS', `"${tag}" is not a tag and its value`, {
        hint: "Like --tag team=payments, or --tag 'env=prod*'.",
      })
    }),
  )
}
