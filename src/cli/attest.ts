import { Command, Option } from 'commander'
import { DemarcError } from '../core/errors.ts'
import { attestHelp } from './attest.help.ts'
import type { Io } from './io.ts'
import { addSigned, withSigning } from './signing.ts'
import type { SigningFlags } from './signing-flags.ts'

/** `demarc attest`: attests that a responsibility is met. Options of exceptions are rejected, with the command that accepts them. */
export function attestCommand(io: Io): Command {
  const command = new Command('attest')
    .description('sign that a responsibility is done that no API can show')
    .option('--responsibility <id>', 'the responsibility that is done')
    .option('--statement <text>', 'what is done, in a sentence')
  for (const flags of ['--exception', '--control <id>', '--reason <text>'])
    command.addOption(new Option(flags, 'belongs to demarc accept').hideHelp())
  return withSigning(command)
    .addHelpText('after', attestHelp)
    .action(async ({ exception, ...flags }: SigningFlags & { readonly exception?: true }) => {
      if (exception || flags.control !== undefined || flags.reason !== undefined)
        throw new DemarcError('BAD_FLAGS', '--exception, --control and --reason belong to demarc accept', {
          hint: `Write: demarc accept ${subjectOf(flags)} --reason '${flags.reason ?? '...'}', and the other flags as they are.`,
        })
      await addSigned('attestations', flags, io)
    })
}

const subjectOf = ({ control, responsibility }: SigningFlags): string =>
  control === undefined && responsibility !== undefined
    ? `--responsibility ${responsibility}`
    : `--control ${control ?? 'ID'}`
