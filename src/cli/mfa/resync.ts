import { Command } from 'commander'
import { visible } from '../../core/visible.ts'
import { withConnection } from '../connection.ts'
import type { Done, Io } from '../io.ts'
import type { MfaFlags } from './account.ts'
import { resyncHelp } from './resync.help.ts'

interface Flags extends MfaFlags {
  readonly serial?: string
}

/** `demarc mfa resync`: tells AWS how far a device's clock is off. */
export function resyncCommand(io: Io, done: Done): Command {
  return withConnection(new Command('resync'))
    .description("give AWS two consecutive codes, from which it learns the drift of a device's clock")
    .option('--user <name>', 'of this IAM user (default: you)')
    .option('--root', 'of the root user: AWS allows it in the console only')
    .option(
      '--serial <serial>',
      'the device: its ARN, its number, or the name of a virtual one (default: the only one that gives codes)',
    )
    .addHelpText('after', resyncHelp)
    .action(async (flags: Flags) => {
      const [
        { deviceToResync, resync },
        { withAccount },
        { codeGiver },
        { holderOf },
        { interruption, isInterrupt },
        { Prompts },
      ] = await Promise.all([
        import('../../app/mfa/resync.ts'),
        import('./account.ts'),
        import('./codes.ts'),
        import('./holder.ts'),
        import('../interruption.ts'),
        import('./prompts.ts'),
      ])
      const { signal, end } = interruption(io)
      const prompts = new Prompts(io, signal)
      try {
        await withAccount(flags, io, async (account) => {
          const holder = await holderOf(flags, account, prompts)
          const device = await deviceToResync(account, holder, flags.serial, prompts.chooseDevice)
          await resync(account, device, codeGiver(prompts, io.clock))
          io.stdout.write(`AWS took both codes of ${visible(device.serial)}: it knows the clock of the device now\n`)
        })
        done(0)
      } catch (error) {
        if (!isInterrupt(error)) throw error
        prompts.say('interrupted: the clock of the device is as AWS knew it before')
        done(130)
      } finally {
        prompts.close()
        end()
      }
    })
}
