import { awaitGone, disable, notTheLastOfRoot, type Target, targetOf } from '../../app/mfa/disable.ts'
import { systemClock } from '../../core/clock.ts'
import { DemarcError, EXIT } from '../../core/errors.ts'
import { nameOf } from '../../mfa/aws/caller.ts'
import { removeSteps, stepLines } from '../../report/mfa/console-steps.ts'
import { type Opened, withAccount } from './account.ts'
import type { DisableFlags } from './disable.ts'
import { holderOf } from './holder.ts'
import { interruption, isInterrupt } from './interruption.ts'
import { Prompts } from './prompts.ts'

/** Runs `demarc mfa disable`; the exit code. */
export async function runDisable(flags: DisableFlags): Promise<number> {
  const { signal, end } = interruption()
  const prompts = new Prompts(signal)
  try {
    return await withAccount(flags, prompts, async (account) => {
      const holder = await holderOf(flags, account, prompts)
      const target = await targetOf(account, holder, flags.serial)
      notTheLastOfRoot(target, flags.force === true)
      await confirm(target, flags, prompts)
      signal.throwIfAborted()
      const result = await disable(account, target, flags.keep === true)
      if (result.is === 'console-only') return await inConsole(account, target, flags, prompts, signal)
      const { serial = '', unassigned } = target
      const what = unassigned
        ? `${serial} was assigned to nobody`
        : `${serial} is disabled: ${nameOf(holder)} has it no more`
      process.stdout.write(`${what}${result.deleted ? '; the virtual device is deleted' : ''}\n`)
      if (!result.left) return EXIT.ok
      prompts.warn(`the virtual device is still there, assigned to nobody: ${result.left.message}`)
      prompts.say(`Run it again to delete it: demarc mfa disable --serial ${serial}`)
      return EXIT.bad
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

async function inConsole(
  { partition, ...account }: Opened,
  target: Target,
  flags: DisableFlags,
  prompts: Prompts,
  signal: AbortSignal,
): Promise<number> {
  const who = nameOf(target.holder)
  prompts.say(`AWS takes a device of ${who} away in the console only, or in a session of AssumeRoot. In the console:`)
  for (const line of stepLines(removeSteps(target.holder, target.serial, partition))) prompts.say(line)
  prompts.say('For a member account, from the management account: demarc root fix --member ID --remove-credentials')
  prompts.say('Waiting until AWS does not show the device any more; Ctrl-C ends the waiting.')
  const until = systemClock() + flags.wait * 1000
  if (await awaitGone({ partition, ...account }, target, { now: systemClock, until, signal })) {
    process.stdout.write(`a device of ${who} is gone: AWS shows ${target.count - 1} or fewer\n`)
    return EXIT.ok
  }
  prompts.warn(`within ${flags.wait} s the device was not seen to be gone: nothing is claimed`)
  return EXIT.unseen
}
