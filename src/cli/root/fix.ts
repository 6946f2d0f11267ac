import { Command, Option } from 'commander'
import type { FixIo } from '../../app/root-fix.ts'
import { DemarcError } from '../../core/errors.ts'
import { partitionNames, partitionOf } from '../../core/partition.ts'
import { visible } from '../../core/visible.ts'
import type { Plan } from '../../root/fix/plan.ts'
import type { Wishes } from '../../root/fix/wishes.ts'
import { accessWithMfa } from '../access.ts'
import { practiceOf, regionInUse, rootIo, withConnection } from '../connection.ts'
import { type Done, type Io, tell } from '../io.ts'
import { outOption } from '../options.ts'
import { terminalLook } from '../terminal.ts'
import { fixHelp } from './fix.help.ts'
import { type OrgFlags, orgOptions } from './fix-org.ts'
import { stoppingBy, typedWord } from './fix-stopping.ts'

interface Options extends OrgFlags {
  readonly member?: string
  readonly deleteKeys?: true
  readonly deactivateKeys?: true
  readonly deleteCertificates?: true
  readonly enableRootManagement?: true
  readonly enableRootSessions?: true
  readonly passwordPolicy?: true
  readonly alarmTemplate?: string
  readonly scp?: string
  readonly partition?: string
  readonly account?: string
}

/** `demarc root fix`: makes a plan, and applies it with --apply. */
export function fixCommand(io: Io, done: Done): Command {
  const command = withConnection(new Command('fix'))
    .description('plan, and with --apply carry out, what protects the root user')
    .option('--delete-keys', 'delete the access keys of the root user')
    .addOption(
      new Option(
        '--deactivate-keys',
        'switch them off, to see whether something breaks, before you delete them',
      ).conflicts('deleteKeys'),
    )
    .option('--delete-certificates', 'delete its signing certificates')
    .option('--member <id>', 'the member account whose root user to fix (default: the account of the credentials)')
    .option(
      '--remove-credentials',
      'with --member: delete password, keys, certificates and MFA devices of its root user',
    )
    .option('--allow-password-recovery', 'with --member: let its root user set a password again')
    .option('--enable-root-management', 'enable RootCredentialsManagement in the organization')
    .option('--enable-root-sessions', 'enable RootSessions in the organization')
    .option('--password-policy', 'set a strong password policy for the IAM users of the account')
    .option('--alarm-template <file>', 'write a CloudFormation template of an alarm on root use')
    .option(
      '--scp <file>',
      'write a service control policy that denies root in members, but for sessions of sts:AssumeRoot',
    )
    .addOption(
      new Option('--partition <name>', 'of AWS, for the templates (default: that of the region in use)').choices(
        partitionNames,
      ),
    )
    .option('--apply', 'carry out the plan, after you type the number of the account')
    .option('--yes', 'with --apply: without a question, for scripts; needs --account')
    .option('--account <id>', 'the account that may be changed; the command stops at any other')
    .option(
      '--journal <file>',
      'the steps under way, deleted when all have ended (default: one for the account, in your state folder)',
    )
    .addOption(
      new Option('-f, --format <format>', 'how to print it; csv and markdown with --org')
        .choices(['text', 'json', 'csv', 'markdown'])
        .default('text'),
    )
    .addOption(outOption(['json', 'csv', 'markdown']))
    .option('--no-progress', 'with --org: no progress display')
    .addHelpText('after', fixHelp)
  for (const option of orgOptions) command.addOption(option)
  return command.action(async (options: Options) => {
    refuseMix(options)
    if (options.org) {
      const { runFixOrg } = await import('./fix-org.ts')
      await writeTemplates(options, io)
      return done(await runFixOrg(options, io))
    }
    const wishes = wishesOf(options)
    if (Object.keys(wishes).filter((one) => one !== 'member').length === 0) {
      if (await writeTemplates(options, io)) return
      throw new DemarcError('FIX_NOTHING', 'say what to fix', {
        hint: 'For example --delete-keys, --enable-root-management or --alarm-template FILE; see demarc root fix --help.',
      })
    }
    if (options.yes && options.account === undefined)
      throw new DemarcError('FIX_NEEDS_ACCOUNT', '--yes needs --account, the number of the account that may be changed')
    await writeTemplates(options, io)
    done(await fix(options, wishes, io))
  })
}

/** Rejects organization options for one account, and the reverse. */
function refuseMix(options: Options): void {
  const { org, format, out, organization } = options
  const ofOne = (
    [
      'member',
      'deleteKeys',
      'deactivateKeys',
      'deleteCertificates',
      'enableRootManagement',
      'enableRootSessions',
      'passwordPolicy',
      'account',
    ] as const
  ).filter((name) => options[name] !== undefined)
  if (org && ofOne.length > 0)
    throw new DemarcError('FLAGS_CONFLICT', `--org changes members, and ${ofOne.map(flagOf).join(', ')} one account`, {
      hint: ofOne.every((name) => name === 'account')
        ? 'With --org, --organization names the organization that may be changed: --yes --organization o-exampleorgid.'
        : 'Run it twice: once with --org, once without.',
    })
  const ofMany = [
    ...(options.for.length > 0 ? ['--for'] : []),
    ...(options.except.length > 0 ? ['--except'] : []),
    ...(organization === undefined ? [] : ['--organization']),
    ...(out.length > 0 ? ['--out'] : []),
    ...(format === 'csv' || format === 'markdown' ? [`--format ${format}`] : []),
  ]
  if (!org && ofMany.length > 0)
    throw new DemarcError('FLAGS_MISSING', `${ofMany.join(', ')} is for an organization: --org is missing`)
}

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

async function fix(options: Options, wishes: Wishes, io: Io): Promise<number> {
  const [{ exitCodeOfFix, fixRoot }, report] = await Promise.all([
    import('../../app/root-fix.ts'),
    import('../../report/root/fix.ts'),
  ])
  const look = terminalLook(io)
  const text = options.format === 'text'
  const own = wishes.member === undefined && (wishes.deleteKeys || wishes.deactivateKeys || wishes.deleteCertificates)
  const practice = await practiceOf(options, io)
  const stop = stoppingBy(io, 'stopping after this step')
  const confirm: FixIo['confirm'] = async (plan, leftOver) => {
    // a person must see the plan before confirming, whatever the report's format
    if (text || (options.apply && asksNumber(plan, options))) io.stdout.write(report.planText(plan, leftOver, look))
    if (!options.apply) {
      if (text && plan.steps.length > 0) io.stdout.write('\nNothing was changed. --apply applies the plan.\n')
      return false
    }
    await checkConfirmed(plan, options, io)
    return stop.apply()
  }
  try {
    const result = await fixRoot(
      {
        ...(await accessWithMfa(options, practice, own ? 'root' : 'admin', io)),
        wishes,
        ...(options.journal === undefined ? {} : { journal: options.journal }),
        ...(practice ? { passing: true } : {}),
      },
      {
        ...rootIo(io),
        signal: stop.signal,
        confirm,
        onStep: (one) => {
          if (text) io.stdout.write(report.resultText(one, look))
        },
        stopping: stop.stopping,
      },
    )
    io.stdout.write(text ? report.afterText(result) : report.fixJson(result))
    return stop.stopping() ? 130 : exitCodeOfFix(result)
  } finally {
    stop.end()
    await practice?.close()
  }
}

function wishesOf(options: Options): Wishes {
  const names = [
    'member',
    'deleteKeys',
    'deactivateKeys',
    'deleteCertificates',
    'removeCredentials',
    'allowPasswordRecovery',
    'enableRootManagement',
    'enableRootSessions',
    'passwordPolicy',
  ] as const
  return Object.fromEntries(names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])))
}

/** Whether a person has to type the account id; not if there is nothing to do. */
const asksNumber = ({ steps }: Plan, { yes }: Options): boolean => !yes && steps.length > 0

/** Throws unless the plan's account was typed or named by --account. */
async function checkConfirmed(plan: Plan, options: Options, io: Io): Promise<void> {
  const [{ account }, { account: allowed }] = [plan, options]
  if (allowed !== undefined && allowed !== account)
    throw new DemarcError('FIX_OTHER_ACCOUNT', `the plan changes account ${account}, and --account allows ${allowed}`, {
      hint: 'Nothing was changed.',
    })
  if (!asksNumber(plan, options)) return
  await typedWord(
    { id: account, called: 'the number of the account', changes: 'this account', option: '--account' },
    io,
  )
}

/** Writes the requested template files and returns whether there were any. Changes nothing in AWS. */
async function writeTemplates({ alarmTemplate: alarm, scp, ...options }: Options, io: Io): Promise<boolean> {
  if (alarm === undefined && scp === undefined) return false
  // also where --partition decides, so that an unknown profile is told
  const region = await regionInUse(options, io)
  const partition = options.partition ?? partitionOf(region)
  const { alarmPlaces, rootTemplates } = await import('../../app/root-templates.ts')
  for (const { path, replaced } of await rootTemplates({
    ...(alarm === undefined ? {} : { alarm }),
    ...(scp === undefined ? {} : { scp }),
    partition,
  }))
    tell(io, `${replaced ? 'replaced' : 'wrote'} ${visible(path)}, for the partition ${partition}`)
  if (alarm !== undefined) tell(io, `Deploy ${visible(alarm)} in ${alarmPlaces(partition)}.`)
  return true
}
