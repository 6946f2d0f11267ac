import { Command, InvalidArgumentError, Option } from 'commander'
import { withConnection } from '../connection.ts'
import type { Done, Io } from '../io.ts'
import { enableHelp } from './enable.help.ts'
import type { EnableFlags } from './enable-run.ts'

/** `demarc mfa enable`: enables a device for a user or the root user. */
export function enableCommand(io: Io, done: Done): Command {
  return withConnection(new Command('enable'))
    .description(
      'enable an MFA device, step by step: make it, show its key, take two codes, see it in the list of devices',
    )
    .option('--user <name>', 'for this IAM user (default: you)')
    .option('--root', 'for the root user: AWS allows it in the console only; this waits and verifies')
    .addOption(
      new Option('--family <family>', 'the family of the device (default: it is asked)').choices([
        'security-key',
        'hardware-token',
        'virtual',
      ]),
    )
    .option('--name <name>', "a virtual device's name (default: the user's)")
    .option(
      '--serial <number>',
      'the number on the back of a hardware token; a virtual device that is left half-made, by its name or ARN',
    )
    .option('--qr <file>', 'write the QR code as .svg or .png too, for you alone; it is deleted at the end')
    .addOption(
      new Option('--wait <seconds>', 'how long to wait for what is done in the console')
        .argParser(secondsOf)
        .default(900, '900'),
    )
    .addOption(
      new Option('-f, --format <format>', 'json: a line for each step, the secret of a virtual device in the first')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addHelpText('after', enableHelp)
    .action(async (flags: EnableFlags) => {
      const { runEnable } = await import('./enable-run.ts')
      done(await runEnable(flags, io))
    })
}

export function secondsOf(text: string): number {
  const seconds = Number(text)
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds <= 86_400) return seconds
  throw new InvalidArgumentError('A number of seconds, at most 86400.')
}
