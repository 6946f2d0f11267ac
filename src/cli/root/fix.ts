import { Command, Option } from 'commander'
import type { FixIo } from '../../app/root-fix.ts'
import { DemarcError } from '../../core/errors.ts'
import type { Plan, Wishes } from '../../root/fix/plan.ts'
import { accessOf, type ConnectionFlags, practiceOf, withConnection } from '../connection.ts'
import { interrupted } from '../interruption.ts'
import { whenReaderGone } from '../reader.ts'
import { terminalLook } from '../terminal.ts'
import { rootIo } from './io.ts'

interface Options extends ConnectionFlags {
  readonly member?: string
  readonly deleteKeys?: true
  readonly deactivateKeys?: true
  readonly deleteCertificates?: true
  readonly removeCredentials?: true
  readonly allowPasswordRecovery?: true
  readonly enableRootManagement?: true
  readonly enableRootSessions?: true
  readonly passwordPolicy?: true
  readonly alarmTemplate?: string
  readonly scp?: string
  readonly apply?: true
  readonly yes?: true
  readonly account?: string
  readonly journal?: string
  readonly format: 'text' | 'json'
}

/** `demarc root fix`: a plan, and with --apply its deeds. */
export function fixCommand(done: (code: number) => void): Command {
  return withConnection(new Command('fix'))
    .description('plan, and with --apply carry out, what protects the root user')
    .option('--delete-keys', 'delete the access keys of the root user')
    .addOption(
      new Option(
        '--deactivate-keys',
        'switch them off, to see whether something breaks, before you delete them',
      ).conflicts('deleteKeys'),
    )
    .option('--delete-certificates', 'delete its signing certificates')
    .option('--member <id>', 'the member account whose root user is meant (default: the account of the credentials)')
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
    .option('--apply', 'do it, after the number of the account was typed')
    .option('--yes', 'with --apply: without a question, for scripts; needs --account')
    .option('--account <id>', 'the account that may be changed: any other ends it')
    .option(
      '--journal <file>',
      'what is under way, gone when all has ended (default: one for the account, in your state folder)',
    )
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      `
Without --apply it shows the plan and changes nothing. Each step is read back from AWS; after a failure it stops and says what
was done and what was not, and running it again goes on. It never removes the last way in: keys stay where no password is left.
Each step is written down before it is begun: a run that was cut off, in whatever way, is looked into by the next one, which says
what became of it. Ctrl-C ends the run after the step that is under way; a second one ends it at once.

Exit codes: 0 all is as asked; 1 a step was refused or failed; 2 bad usage or no credentials; 3 a step could not be read back, or an
earlier run's; 130 after Ctrl-C.

Examples:
  demarc root fix --delete-keys --practice                    the plan
  demarc root fix --delete-keys --delete-certificates --apply
  demarc root fix --enable-root-management --enable-root-sessions --apply --yes --account 111122223333
  demarc root fix --member 222233334444 --remove-credentials --apply
  demarc root fix --alarm-template root-alarm.yaml --scp deny-root.json`,
    )
    .action(async (options: Options) => {
      const wishes = wishesOf(options)
      if (Object.keys(wishes).filter((one) => one !== 'member').length === 0) {
        if (await writeTemplates(options)) return
        throw new DemarcError('FIX_NOTHING', 'say what to fix', {
          hint: 'For example --delete-keys, --enable-root-management or --alarm-template FILE; see demarc root fix --help.',
        })
      }
      if (options.yes && options.account === undefined)
        throw new DemarcError(
          'FIX_NEEDS_ACCOUNT',
          '--yes needs --account, the number of the account that may be changed',
        )
      await writeTemplates(options)
      done(await fix(options, wishes))
    })
}

async function fix(options: Options, wishes: Wishes): Promise<number> {
  const [{ exitCodeOfFix, fixRoot }, report] = await Promise.all([
    import('../../app/root-fix.ts'),
    import('../../report/root/fix.ts'),
  ])
  const look = terminalLook()
  const text = options.format === 'text'
  const own = wishes.member === undefined && (wishes.deleteKeys || wishes.deactivateKeys || wishes.deleteCertificates)
  const practice = await practiceOf(options)
  const interrupt = new AbortController()
  let [applying, stopping] = [false, false]
  const stop = (): void => {
    // what is begun comes to its end; a second Ctrl-C ends the process, and the journal says what was under way
    if (stopping) process.exit(130)
    stopping = true
    if (applying) process.stderr.write('stopping after this step\n')
    else interrupt.abort(interrupted())
  }
  const confirm: FixIo['confirm'] = async (plan, leftOver) => {
    if (text) process.stdout.write(report.planText(plan, leftOver, look))
    if (!options.apply) {
      if (text && plan.steps.length > 0) process.stdout.write('\nNothing was changed. With --apply it is done.\n')
      return false
    }
    await checkConfirmed(plan, options)
    applying = !stopping
    return applying
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // nobody reads any more: as little is left half done as by Ctrl-C
  const reading = whenReaderGone(() => {
    if (!stopping) stop()
  })
  try {
    const result = await fixRoot(
      {
        ...accessOf(options, practice, own ? 'root' : 'admin'),
        wishes,
        ...(options.journal === undefined ? {} : { journal: options.journal }),
        ...(practice ? { passing: true } : {}),
      },
      {
        ...(await rootIo()),
        signal: interrupt.signal,
        confirm,
        onStep: (one) => {
          if (text) process.stdout.write(report.resultText(one, look))
        },
        stopping: () => stopping,
      },
    )
    process.stdout.write(text ? report.afterText(result) : report.fixJson(result))
    return stopping ? 130 : exitCodeOfFix(result)
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    await practice?.close()
    reading()
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

/** Throws unless the account was typed, or named by --account; never another than the plan's. Nothing to do needs no word. */
async function checkConfirmed({ account, steps }: Plan, { yes, account: allowed }: Options): Promise<void> {
  if (allowed !== undefined && allowed !== account)
    throw new DemarcError('FIX_OTHER_ACCOUNT', `the plan changes account ${account}, and --account allows ${allowed}`, {
      hint: 'Nothing was changed.',
    })
  if (yes || steps.length === 0) return
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new DemarcError('FIX_NEEDS_YES', 'there is no terminal to type the number of the account in', {
      hint: `For scripts: --apply --yes --account ${account}`,
    })
  const { isCancel, text } = await import('@clack/prompts')
  const typed = await text({ message: `Type ${account} to change this account` })
  if (isCancel(typed)) throw interrupted()
  if (typed.trim() === account) return
  throw new DemarcError('FIX_OTHER_ACCOUNT', 'that is not the number of the account', { hint: 'Nothing was changed.' })
}

/** Whether there was one to write. Files of this machine alone: nothing of AWS is changed by them. */
async function writeTemplates({ alarmTemplate: alarm, scp }: Options): Promise<boolean> {
  if (alarm === undefined && scp === undefined) return false
  const { rootTemplates } = await import('../../app/root-templates.ts')
  for (const { path, replaced } of await rootTemplates({
    ...(alarm === undefined ? {} : { alarm }),
    ...(scp === undefined ? {} : { scp }),
  }))
    process.stderr.write(`${replaced ? 'replaced' : 'wrote'} ${path}\n`)
  return true
}
