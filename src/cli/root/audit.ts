import { Command, InvalidArgumentError, Option } from 'commander'
import type { RootJudgement, RootOptions } from '../../app/root.ts'
import type { RootIo } from '../../app/root-access.ts'
import { visible } from '../../core/visible.ts'
import type { Format } from '../../report/formats/names.ts'
import type { Look } from '../../report/terminal/look.ts'
import { accessWithMfa } from '../access.ts'
import { type ConnectionFlags, keepOption, onSame, practiceOf, rootIo, withConnection } from '../connection.ts'
import { abortedBy, isInterrupt } from '../interruption.ts'
import { type Done, type Io, tell, tellOutcome } from '../io.ts'
import { type ConfigFlags, configOf, outOption, type ScreenFlags, withConfig, withScreen } from '../options.ts'
import type { Outputs } from '../output.ts'
import { keepRunning } from '../practice/keep.ts'
import { showCount } from '../progress.ts'
import { listOf } from '../selection-options.ts'
import { silent } from '../terminal.ts'
import { unknownCommand } from '../unknown-command.ts'
import { auditHelp } from './audit.help.ts'
import { rootFileFormats, rootFormats } from './formats.ts'

interface Options extends ConnectionFlags, ConfigFlags, ScreenFlags {
  readonly region: readonly string[]
  readonly days: number
  readonly format?: Format
  readonly out: readonly string[]
  readonly org?: true
  readonly resume?: string
  readonly baseline?: string
  readonly contacts?: true
  readonly watchList?: true
  readonly progress: boolean
  readonly failOnUnmet?: true
  readonly strict?: true
}

/** `demarc root` and `demarc root audit`: the state of the root user. */
export function auditCommand(io: Io, done: Done): Command {
  return withScreen(withConfig(withConnection(new Command('audit'))), 'every fact, event and account')
    .description('show the protection of the root user: its password, access keys, use and MFA')
    .option(
      '-r, --region <region...>',
      'look for its activity in these regions only (default: every enabled one)',
      listOf,
      [],
    )
    .addOption(
      new Option('--days <n>', 'use in this many days counts as recent')
        .argParser(daysOf)
        .default(90, '90, as far as AWS tells'),
    )
    .addOption(keepOption())
    .addOption(new Option('-f, --format <format>', 'the output format (default: table)').choices(rootFormats))
    .addOption(outOption(rootFileFormats))
    .option('--org', 'every account of the organization, from its management account or a delegated administrator')
    .option('--resume <file>', 'with --org: keep the progress in a file, and continue from it')
    .option('--baseline <file>', 'with --org: show what changed since this JSON of an earlier audit')
    .option(
      '--contacts',
      'with --org: also whether each account could be recovered (e-mail, phone, alternate contacts)',
    )
    .option(
      '--watch-list',
      'with --org: print only the accounts whose root user can be used, the most pressing first; with --contacts also those without a way back',
    )
    .option('--no-progress', 'no progress display')
    .option('--fail-on-unmet', 'exit 1 if a measure is unmet')
    .option('--strict', 'exit 3 if something could not be read')
    .addHelpText('after', auditHelp)
    .allowExcessArguments()
    .action(async (options: Options, command: Command) => {
      refuseWords(command)
      await refuseFlags(options)
      const { deliverScreen, outputsOf } = await import('../output.ts')
      const outputs = await outputsOf(options, rootFileFormats, io.stdout, {
        'the file of --resume': options.resume,
        'the file of --baseline': options.baseline,
        'the file of --config': options.config,
      })
      const aside = options.quiet ? silent(io) : io
      const config = await configOf(options, aside)
      const { signal, end } = abortedBy(io, 'SIGINT', 'SIGTERM')
      const practice = await practiceOf(options, io)
      const asked = { failOnUnmet: options.failOnUnmet === true, strict: options.strict === true }
      // only an administrator can open sessions of sts:AssumeRoot
      const where: RootOptions = {
        ...(await accessWithMfa(options, practice, options.org ? 'admin' : 'auditor', io)),
        regions: options.region,
        days: options.days,
        ...(config === undefined ? {} : { config }),
      }
      const calling = { ...rootIo(io), signal }
      try {
        const [{ auditAccount, outcomeOfRoot }, { rootReport, rootScreenReport }] = await Promise.all([
          import('../../app/root.ts'),
          import('../../app/root-report.ts'),
        ])
        if (options.org) {
          done(await auditOrg(options, where, calling, outputs, asked, io))
          return await keepRunning(practice, options, io)
        }
        const audit = await auditAccount(where, calling)
        const text = (format: Format, look: Look) => rootReport(format, audit, look, onSame(options).trim())
        const screen = (look: Look) => rootScreenReport(audit, look, onSame(options).trim())
        await deliverScreen(outputs, { text, screen, details: (look) => text('table', look) }, options, aside)
        done(tellOutcome(io, aside, outcomeOfRoot(audit, asked)))
        await keepRunning(practice, options, io)
      } finally {
        end()
        await practice?.close()
      }
    })
}

/** An unknown word after `demarc root` reaches this default command; it is a misspelt command. */
function refuseWords({ args: [word], parent }: Command): void {
  if (word === undefined || !parent) return
  if (parent.args[0] === 'audit')
    parent.error(`error: too many arguments for 'audit': it takes none, and got ${word}`, {
      code: 'commander.excessArguments',
    })
  unknownCommand(parent, word)
}

async function refuseFlags({ org, resume, baseline, contacts, watchList, format, out }: Options): Promise<void> {
  const { DemarcError } = await import('../../core/errors.ts')
  if (watchList && (format !== undefined || out.length > 0))
    throw new DemarcError('FLAGS_CONFLICT', '--watch-list is a list of its own, without --format and --out', {
      hint: 'For programs: --format json, which has the facts of every account.',
    })
  if ((contacts || watchList) && !org)
    throw new DemarcError(
      'FLAGS_MISSING',
      `${contacts ? '--contacts' : '--watch-list'} is of an organization, and --org is missing`,
    )
  if (baseline !== undefined && !org)
    throw new DemarcError('FLAGS_MISSING', '--baseline is an earlier audit of an organization, and --org is missing')
  if (resume === undefined || org) return
  throw new DemarcError('FLAGS_MISSING', '--resume keeps what is done of an organization, and --org is missing', {
    hint: 'Give --org as well, or leave --resume out: one account is audited at once.',
  })
}

async function auditOrg(
  options: Options,
  where: RootOptions,
  calling: RootIo,
  outputs: Outputs,
  asked: RootJudgement,
  io: Io,
): Promise<number> {
  const { progress, resume, contacts, watchList, quiet } = options
  const [{ auditWholeOrganization, outcomeOfOrganization, sinceBaseline }, report, { deliver, deliverScreen }] =
    await Promise.all([import('../../app/root-org.ts'), import('../../app/root-report.ts'), import('../output.ts')])
  const changed = await sinceBaseline(options.baseline)
  const aside = quiet ? silent(io) : io
  const display = showCount(progress && !quiet, io)
  let reached = ''
  try {
    const audit = await auditWholeOrganization(
      { ...where, ...(resume === undefined ? {} : { resume }), ...(contacts ? { contacts: true } : {}) },
      {
        ...calling,
        onRow: ({ name }, done, of) => {
          reached = of === null ? `${done}` : `${done} of ${of}`
          display.show(`${of === null ? done : `${done}/${of}`} accounts  ${name}`)
        },
      },
    )
    display.end()
    const since = changed(audit)
    if (watchList)
      await deliver(outputs, { text: (format, look) => report.watchListReport(format, audit, look) }, aside)
    else {
      const text = (format: Format, look: Look) =>
        report.organizationReport(format, audit, look, onSame(options).trim(), since)
      const screen = (look: Look) => report.organizationScreenReport(audit, look, onSame(options).trim(), since)
      await deliverScreen(outputs, { text, screen, details: (look) => text('table', look) }, options, aside)
    }
    return tellOutcome(io, aside, outcomeOfOrganization(audit, asked))
  } catch (error) {
    if (!isInterrupt(error) || resume === undefined || reached === '') throw error
    display.end()
    tell(io, `interrupted: ${reached} accounts are done and kept in ${visible(resume)}; the same command goes on`)
    return 130
  } finally {
    display.end()
  }
}

/** `--days`. */
export function daysOf(text: string): number {
  const days = Number(text)
  if (/^\d+$/.test(text) && days >= 1 && days <= 90) return days
  throw new InvalidArgumentError('A whole number from 1 to 90: CloudTrail tells of no more days.')
}
