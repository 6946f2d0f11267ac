import { Option } from 'commander'
import { DemarcError } from '../../core/errors.ts'
import type { Format } from '../../report/formats/names.ts'
import type { Look } from '../../report/terminal/look.ts'
import type { OrganizationFix } from '../../root/fix/organization.ts'
import { accessWithMfa } from '../access.ts'
import { type ConnectionFlags, practiceOf, rootIo } from '../connection.ts'
import type { Io } from '../io.ts'
import { showCount } from '../progress.ts'
import { listOf } from '../selection-options.ts'
import { terminalLook } from '../terminal.ts'
import { stoppingBy, typedWord } from './fix-stopping.ts'

export interface OrgFlags extends ConnectionFlags {
  readonly org?: true
  readonly for: readonly string[]
  readonly except: readonly string[]
  readonly atATime: number
  readonly organization?: string
  readonly removeCredentials?: true
  readonly allowPasswordRecovery?: true
  readonly apply?: true
  readonly yes?: true
  readonly journal?: string
  readonly out: readonly string[]
  readonly format: 'text' | 'json' | 'csv' | 'markdown'
  readonly progress: boolean
}

/** The options of `demarc root fix --org`. */
export const orgOptions: readonly Option[] = [
  new Option('--org', 'with --remove-credentials or --allow-password-recovery: in all members of the organization'),
  new Option('--for <id...>', 'with --org: in these members alone').argParser(listOf).default([], 'all'),
  new Option('--except <id...>', 'with --org: not in these').argParser(listOf).default([], 'none'),
  new Option('--at-a-time <n>', 'with --org: at most this many accounts at a time, 1 to 16')
    .argParser((text) => {
      const n = Number(text)
      if (/^\d{1,2}$/.test(text) && n >= 1 && n <= 16) return n
      throw new DemarcError('BAD_FLAGS', `--at-a-time ${text} is not a number from 1 to 16`)
    })
    .default(4),
  new Option('--organization <id>', 'with --org: the organization that may be changed, for scripts: any other ends it'),
]

/** Plans for every member, asks once, applies, and reports. */
export async function runFixOrg(flags: OrgFlags, io: Io): Promise<number> {
  if (flags.yes && flags.organization === undefined)
    throw new DemarcError(
      'FIX_NEEDS_ACCOUNT',
      '--yes needs --organization, the id of the organization that may be changed',
    )
  const [{ exitCodeOfOrganizationFix, fixWholeOrganization }, report, { deliver, outputsOf }] = await Promise.all([
    import('../../app/root-fix-org.ts'),
    import('../../report/root/fix-organization.ts'),
    import('../output.ts'),
  ])
  const { format } = flags
  const asked = format === 'text' ? { out: flags.out } : { out: flags.out, format }
  const outputs = await outputsOf(asked, ['json', 'csv', 'markdown'])
  const look = terminalLook(io)
  const text = format === 'text' && flags.out.length === 0
  const practice = await practiceOf(flags, io)
  const stop = stoppingBy(io, 'stopping after the steps that are under way')
  const display = showCount(flags.progress, io)
  // what an earlier run left is reported once, with the plan
  let said = false
  try {
    const fix = await fixWholeOrganization(
      {
        ...(await accessWithMfa(flags, practice, 'admin', io)),
        wishes: {
          accounts: flags.for,
          except: flags.except,
          ...(flags.removeCredentials ? { removeCredentials: true } : {}),
          ...(flags.allowPasswordRecovery ? { allowPasswordRecovery: true } : {}),
        },
        atATime: flags.atATime,
        ...(flags.journal === undefined ? {} : { journal: flags.journal }),
        ...(practice ? { passing: true } : {}),
      },
      {
        ...rootIo(io),
        signal: stop.signal,
        onPlanned: (name, done, of) => display.show(`${done}/${of} accounts planned  ${name}`),
        confirm: async (planned) => {
          display.end()
          if (!flags.apply) return false
          // a person must see the plan before confirming, even if the report goes to a file
          if (text || asksWord(planned, flags)) io.stdout.write(report.organizationFixText(planned, look))
          said = text
          await checkConfirmed(planned, flags, io)
          return stop.apply()
        },
        onStep: ({ step, is }) => display.show(`account ${step.account}: ${is}`),
        stopping: stop.stopping,
      },
    )
    display.end()
    const rest = said ? { ...fix, leftOver: [] } : fix
    await deliver(outputs, { text: async (wanted: Format, as: Look) => rendered(rest, wanted, as, report) }, io)
    if (text && !flags.apply && fix.members.some(({ plan }) => plan && plan.steps.length > 0))
      io.stdout.write('\nNothing was changed. --apply applies the plan.\n')
    return stop.stopping() ? 130 : exitCodeOfOrganizationFix(fix)
  } finally {
    display.end()
    stop.end()
    await practice?.close()
  }
}

function rendered(
  fix: OrganizationFix,
  format: Format,
  look: Look,
  report: typeof import('../../report/root/fix-organization.ts'),
): Iterable<string> {
  if (format === 'json') return [report.organizationFixJson(fix)]
  if (format === 'csv') return report.organizationFixCsv(fix)
  return format === 'markdown' ? report.organizationFixMarkdown(fix) : [report.organizationFixText(fix, look)]
}

/** Whether a person has to type a confirmation; not if there is nothing to do. */
const asksWord = ({ members }: Pick<OrganizationFix, 'members'>, { yes }: OrgFlags): boolean =>
  !yes && members.some(({ plan }) => plan && plan.steps.length > 0)

/** Throws unless the organization of the plan was typed or named by --organization. */
async function checkConfirmed({ organization, members }: OrganizationFix, flags: OrgFlags, io: Io): Promise<void> {
  if (flags.organization !== undefined && flags.organization !== organization)
    throw new DemarcError(
      'FIX_OTHER_ACCOUNT',
      `the plan changes ${organization}, and --organization allows ${flags.organization}`,
      {
        hint: 'Nothing was changed.',
      },
    )
  if (!asksWord({ members }, flags)) return
  await typedWord(
    { id: organization, called: 'the id of the organization', changes: 'these accounts', option: '--organization' },
    io,
  )
}
