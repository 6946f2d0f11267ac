import { Command } from 'commander'
import type { Done, Io } from './io.ts'
import { disableCommand } from './mfa/disable.ts'
import { enableCommand } from './mfa/enable.ts'
import { listCommand } from './mfa/list.ts'
import { resyncCommand } from './mfa/resync.ts'
import { sessionCommand } from './mfa/session.ts'
import { mfaHelp } from './mfa.help.ts'

/** `demarc mfa`: the MFA devices of an account. */
export function mfaCommand(io: Io, done: Done): Command {
  return new Command('mfa')
    .description('MFA devices: who has which, enable one to the end, resynchronise, disable, and sessions with a code')
    .addCommand(listCommand(io, done))
    .addCommand(enableCommand(io, done))
    .addCommand(resyncCommand(io, done))
    .addCommand(disableCommand(io, done))
    .addCommand(sessionCommand(io, done))
    .addHelpText('after', mfaHelp)
}
