import { notOfAws } from '../../app/endpoint.ts'
import { awaitGone } from '../../app/mfa/console-wait.ts'
import { deleteLeft, disable, notTheLastOfRoot, type Target, targetOf } from '../../app/mfa/disable.ts'
import { DemarcError, EXIT } from '../../core/errors.ts'
import { visible } from '../../core/visible.ts'
import { flagOf, nameOf } from '../../mfa/aws/caller.ts'
import type { Deletion } from '../../mfa/aws/delete-virtual.ts'
import { removeSteps, stepLines } from '../../report/mfa/console-steps.ts'
import { onSame } from '../connection.ts'
import { interruption, isInterrupt } from '../interruption.ts'
import type { Io } from '../io.ts'
import { type MfaFlags, type Opened, withAccount } from './account.ts'
import { holderOf } from './holder.ts'
import { devicesNotSeen } from './not-seen.ts'
import { Prompts } from './prompts.ts'

export interface DisableFlags extends MfaFlags {
  readonly serial?: string
  readonly force?: true
  readonly yes?: true
  readonly keep?: true
  readonly wait: number
}

/** What the steps of a run need. */
interface Means {
  readonly flags: DisableFlags
  readonly prompts: Prompts
  readonly signal: AbortSignal
  readonly io: Io
}

/** Runs `demarc mfa disable`; the exit code. */
export async function runDisable(flags: DisableFlags, io: Io): Promise<number> {
  const { signal, end } = interruption(io)
  const prompts = new Prompts(io, signal)
  try {
    // here --keep concerns the device, not a practice account
    const { keep: _, ...connection } = flags
    return await withAccount(connection, io, async (account) => {
      const holder = await holderOf(flags, account, prompts)
      const target = await targetOf(account, holder, flags.serial)
      notTheLastOfRoot(target, flags.force === true)
      await confirm(target, flags, prompts)
      signal.throwIfAborted()
      const result = await disable(account, target, { keep: flags.keep === true, sleep: io.sleep })
      if (result.is === 'console-only') {
        if (result.refused) prompts.warn(result.refused.message)
        return await inConsole(account, target, { flags, prompts, signal, io })
      }
      const { serial, unassigned } = target
      const what = unassigned
        ? `${serial} was assigned to no user`
        : `${serial} is disabled: ${nameOf(holder)} no longer has it`
      return tellEnd(what, target, result.virtual, { flags, prompts, io })
    })
  } catch (error) {
    if (!isInterrupt(error)) throw error
    prompts.say('interrupted: no device was taken away by this run')
    return 130
  } finally {
    prompts.close()
    end()
  }
}

async function confirm(
  { holder, serial, count, unassigned }: Target,
  { yes }: DisableFlags,
  prompts: Prompts,
): Promise<void> {
  if (yes) return
  const word = holder.is === 'root' ? 'root' : holder.name
  if (count === 1 && !unassigned) prompts.warn(`it is the only device of ${nameOf(holder)}, who is then without MFA`)
  if (await prompts.typed(`Type "${word}" to take ${serial ?? 'the device'} away`, word)) return
  throw new DemarcError('NOT_CONFIRMED', `"${word}" was not typed: nothing was taken away`, {
    hint: 'For scripts there is --yes.',
  })
}

/** Reports that a device is gone, and what happened to a virtual one. */
function tellEnd(
  what: string,
  { holder, serial }: Target,
  virtual: Deletion | undefined,
  { flags, prompts, io }: Pick<Means, 'flags' | 'prompts' | 'io'>,
): number {
  io.stdout.write(`${visible(what)}${virtual?.is === 'deleted' ? '; the virtual device is deleted' : ''}\n`)
  if (!virtual || virtual.is === 'deleted') return EXIT.ok
  const { message, hint } = virtual.why
  prompts.warn(
    virtual.is === 'there'
      ? `the virtual device is still there: ${message}`
      : `whether the virtual device is deleted, is not known: ${message}`,
  )
  if (hint !== undefined) prompts.say(hint)
  prompts.say(`To delete it: demarc mfa disable ${flagOf(holder)} --serial ${serial}${onSame(flags)}`)
  return virtual.is === 'there' ? EXIT.bad : EXIT.unseen
}

async function inConsole(account: Opened, target: Target, means: Means): Promise<number> {
  const { flags, prompts, signal, io } = means
  const { holder, serial, count } = target
  const who = nameOf(holder)
  prompts.say(`AWS takes a device of ${who} away in the console only, or in a session of AssumeRoot. In the console:`)
  for (const line of stepLines(removeSteps(holder, serial, account.partition, notOfAws(account.endpoint ?? undefined))))
    prompts.say(line)
  prompts.say(
    `For a member account, from the management account: demarc root fix --member ID --remove-credentials${onSame(flags)}`,
  )
  prompts.say('Waiting until AWS does not show the device any more; Ctrl-C ends the waiting.')
  const until = io.clock() + flags.wait * 1000
  const departure = await awaitGone(account, holder, target, { now: io.clock, sleep: io.sleep, until, signal })
  if (departure.is === 'gone') {
    if (serial === undefined)
      return tellEnd(
        `a device of ${who} is gone: AWS shows ${count === 1 ? 'none' : `${count - 1} or fewer`}`,
        target,
        undefined,
        means,
      )
    const virtual = await deleteLeft(account, serial, { keep: flags.keep === true })
    return tellEnd(`${serial} is gone: ${who} no longer has it`, target, virtual, means)
  }
  if (departure.failure !== undefined) throw devicesNotSeen(who, departure.failure)
  prompts.warn(`within ${flags.wait} s the device was not seen to be gone: nothing is claimed`)
  return EXIT.unseen
}
