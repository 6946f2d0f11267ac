import { Command } from 'commander'
import { withConnection } from '../connection.ts'
import type { MfaFlags } from './account.ts'

interface Flags extends MfaFlags {
  readonly serial?: string
}

/** `demarc mfa resync`: tells AWS how far a device's clock is off. */
export function resyncCommand(done: (code: number) => void): Command {
  return withConnection(new Command('resync'))
    .description('tell AWS, by two consecutive codes, how far the clock of a device is off')
    .option('--user <name>', 'of this IAM user (default: who calls)')
    .option('--root', 'of the root user: AWS allows it in the console only')
    .option(
      '--serial <serial>',
      'the device: its ARN, its number, or the name of a virtual one (default: the only one)',
    )
    .addHelpText(
      'after',
      `
AWS shows a device's clock nowhere: that it worked is AWS's word, and the next code that is taken proves it.

Exit codes: 0 AWS took both codes; 2 it refused them, or bad usage; 3 its answer was lost: run it again with two new codes; 130
after Ctrl-C.

Examples:
  demarc mfa resync --user anna
  demarc mfa resync --user anna --serial GAKT12345678
  printf '123456\\n654321\\n' | demarc mfa resync --user anna`,
    )
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
      const { signal, end } = interruption()
      const prompts = new Prompts(signal)
      try {
        await withAccount(flags, prompts, async (account) => {
          const holder = await holderOf(flags, account, prompts)
          const device = await deviceToResync(account, holder, flags.serial)
          await resync(account, device, codeGiver(prompts))
          process.stdout.write(`AWS took both codes of ${device.serial}: it knows the clock of the device now\n`)
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
