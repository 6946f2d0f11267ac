import { Command } from 'commander'
import { disableCommand } from './mfa/disable.ts'
import { enableCommand } from './mfa/enable.ts'
import { listCommand } from './mfa/list.ts'
import { resyncCommand } from './mfa/resync.ts'
import { sessionCommand } from './mfa/session.ts'

/** `demarc mfa`: the MFA devices of an account. */
export function mfaCommand(done: (code: number) => void): Command {
  return new Command('mfa')
    .description('MFA devices: who has which, enable one to the end, resynchronise, disable, and sessions with a code')
    .addCommand(listCommand(done))
    .addCommand(enableCommand(done))
    .addCommand(resyncCommand(done))
    .addCommand(disableCommand(done))
    .addCommand(sessionCommand(done))
    .addHelpText(
      'after',
      `
Examples:
  demarc mfa list                                 every user and the root user, and who is without
  demarc mfa enable                               for yourself, by questions
  demarc mfa enable --root --family security-key  what the console alone can do, verified
  demarc mfa session -- aws s3 ls                 a command with a code behind it
  demarc mfa list --practice                      a simulated account on this machine`,
    )
}
