import { Command } from 'commander'
import { acceptHelp } from './accept.help.ts'
import type { Io } from './io.ts'
import { addSigned, withSigning } from './signing.ts'
import type { SigningFlags } from './signing-flags.ts'

/** `demarc accept`: accepts a finding for a while. */
export function acceptCommand(io: Io): Command {
  const command = new Command('accept')
    .description('accept a finding until a date (an exception): it stays unmet, and is counted apart')
    .option('--control <id>', 'the control whose findings are accepted')
    .option('--responsibility <id>', 'instead of a control: all controls of this responsibility')
    .option('--reason <text>', 'why it is accepted')
  return withSigning(command)
    .addHelpText('after', acceptHelp)
    .action((flags: SigningFlags) => addSigned('exceptions', flags, io))
}
