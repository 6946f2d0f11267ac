import { Command, InvalidArgumentError, Option } from 'commander'
import type { Family } from '../../mfa/families.ts'
import { withConnection } from '../connection.ts'
import type { MfaFlags } from './account.ts'

export interface EnableFlags extends MfaFlags {
  readonly family?: Family
  readonly name?: string
  readonly serial?: string
  readonly qr?: string
  readonly wait: number
  readonly format: 'text' | 'json'
}

/** `demarc mfa enable`: a device for a user or the root user, to the end. */
export function enableCommand(done: (code: number) => void): Command {
  return withConnection(new Command('enable'))
    .description('enable an MFA device, led to the end: made, shown, two codes, seen among the devices')
    .option('--user <name>', 'for this IAM user (default: who calls)')
    .option('--root', 'for the root user: AWS allows it in the console only; this waits and verifies')
    .addOption(
      new Option('--family <family>', 'the family of the device (default: it is asked)').choices([
        'security-key',
        'hardware-token',
        'virtual',
      ]),
    )
    .option('--name <name>', "a virtual device's name (default: the user's)")
    .option('--serial <number>', 'the number on the back of a hardware token')
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
    .addHelpText(
      'after',
      `
Codes are typed, or read from standard input, a line each: never from the command line, which others can see. A virtual device
that does not come to a good end (wrong codes three times, Ctrl-C, the network) is deleted; one that a killed run left is deleted
by the next.

Exit codes: 0 the device was seen among the devices; 2 it was not enabled; 3 it could not be seen; 130 after Ctrl-C.

Examples:
  demarc mfa enable                                        for yourself, by questions
  demarc mfa enable --user anna --family virtual --qr qr.png
  demarc mfa enable --user anna --family hardware-token --serial GAKT12345678
  demarc mfa enable --root --family security-key           the console's steps, then waits until AWS shows the key
  printf '123456\\n654321\\n' | demarc mfa enable --user anna --family hardware-token --serial GAKT12345678`,
    )
    .action(async (flags: EnableFlags) => {
      const { runEnable } = await import('./enable-run.ts')
      done(await runEnable(flags))
    })
}

export function secondsOf(text: string): number {
  const seconds = Number(text)
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds <= 86_400) return seconds
  throw new InvalidArgumentError('A number of seconds, at most 86400.')
}
