import { Command } from 'commander'
import type { Done, Io } from './io.ts'
import { consoleCommand } from './mfa/console.ts'
import { disableCommand } from './mfa/disable.ts'
import { enableCommand } from './mfa/enable.ts'
import { listCommand } from './mfa/list.ts'
import { lostCommand } from './mfa/lost.ts'
import { resyncCommand } from './mfa/resync.ts'
import { sessionCommand } from './mfa/session.ts'
import { mfaHelp } from './mfa.help.ts'
import { namesOf, unknownCommand } from './unknown-command.ts'

/** `demarc mfa`: the MFA devices of an account. */
export function mfaCommand(io: Io, done: Done): Command {
  const mfa = new Command('mfa')
    .enablePositionalOptions()
    .description('MFA devices: list who has which, enable, resynchronize, disable, and open sessions with a code')
    .addCommand(listCommand(io, done))
    .addCommand(enableCommand(io, done))
    .addCommand(resyncCommand(io, done))
    .addCommand(disableCommand(io, done))
    .addCommand(sessionCommand(io, done))
    .addCommand(consoleCommand(io, done))
    .addCommand(lostCommand(io))
    .helpCommand(false)
    .addHelpText('after', mfaHelp)
  return mfa.addCommand(helpCommand(mfa, io))
}

/** `demarc mfa help`: help for a command, and a hint for people who have lost a device. */
function helpCommand(mfa: Command, io: Io): Command {
  return new Command('help')
    .description('show the help of a command; help lost: what to do when a device is lost')
    .argument('[command]')
    .action(async (name?: string) => {
      const of = name === undefined ? mfa : mfa.commands.find((one) => one.name() === name)
      if (!of) unknownCommand(mfa, name ?? '', `There are ${namesOf(mfa).join(' and ')}.`)
      of.outputHelp()
    })
    .addCommand(lostCommand(io))
}
