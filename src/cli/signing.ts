import type { Command } from 'commander'
import { DemarcError } from '../core/errors.ts'
import type { NewEntry } from '../ledger/config/edit.ts'
import { atTerminal, type Io } from './io.ts'
import { listOf } from './selection-options.ts'
import { commandOf, type SigningFlags } from './signing-flags.ts'
import { version } from './version.ts'

/** The options that an attestation and an exception share. */
export const withSigning = (command: Command): Command =>
  command
    .option('--by <name>', 'who signs it')
    .option('--evidence <link>', 'where the evidence is: a link, a ticket')
    .option('--date <date>', 'the first day on which it counts (default: today, in UTC)')
    .option('--expires <date>', 'the last day on which it counts, like 2027-11-24')
    .option('--resource <pattern>', 'only resources with this id or ARN; * and ? are wildcards')
    .option('--type <pattern>', 'only resources of this type')
    .option('--account <id>', 'only resources of this account')
    .option('--tag <key=value>', 'only resources with this tag; may be given several times', listOf, [])
    .option('--run <file>', 'a run or a recording: the questions offer what is open in it')
    .option('--config <file>', 'the file to add to (default: the nearest demarc.yaml upwards, or a new one here)')

/** Adds an entry to `demarc.yaml`, from flags and, at a terminal, from questions for the rest. */
export async function addSigned(list: NewEntry['list'], flags: SigningFlags, io: Io): Promise<void> {
  const [{ addEntry, configPath }, { isoTime }] = await Promise.all([
    import('../app/attest.ts'),
    import('../core/clock.ts'),
  ])
  const today = isoTime(io.clock()).slice(0, 10)
  const missing = missingFlags(list, flags)
  if (missing.length > 0 && !atTerminal(io))
    throw new DemarcError(
      'FLAGS_MISSING',
      `${missing.map((name) => `--${name}`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      {
        hint: `Without a terminal nothing can be asked: use flags. See demarc ${commandOf(list)} --help.`,
      },
    )
  const path = await configPath(flags.config, io.cwd)
  const asked =
    missing.length === 0
      ? flags
      : await (await import('./signing-questions.ts')).askToSign(list, flags, today, version, io)
  io.stdout.write(`added to ${await addEntry(path, io.cwd, entryOf(list, asked, today))}\n`)
}

/** The required flags that are missing. */
function missingFlags(list: NewEntry['list'], flags: SigningFlags): readonly string[] {
  const has = (name: keyof SigningFlags): boolean => flags[name] !== undefined
  const needed =
    list === 'exceptions'
      ? ([...(has('responsibility') ? [] : (['control'] as const)), 'reason', 'by', 'expires'] as const)
      : (['responsibility', 'statement', 'by', 'evidence', 'expires'] as const)
  return needed.filter((name) => !has(name))
}

function entryOf(list: NewEntry['list'], flags: SigningFlags, today: string): NewEntry {
  const { responsibility, control, statement, reason, by = '', evidence, date = today, expires = '' } = flags
  const { resource, type, account } = flags
  const scope = defined({ resource, type, account, tag: tagsOf(flags.tag) })
  const signed = { by, evidence, date, expires }
  // in the order in which people read it
  return list === 'exceptions'
    ? { list, control, responsibility, scope, reason, ...signed }
    : { list, responsibility, scope, statement, ...signed }
}

const defined = <T extends object>(scope: T): T =>
  // safe: only undefined members are removed
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
