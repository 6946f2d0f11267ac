import { Command } from 'commander'
import { auditCommand } from './root/audit.ts'
import { fixCommand } from './root/fix.ts'
import { guideCommand } from './root/guide.ts'
import { passwordCommand } from './root/password.ts'
import { watchCommand } from './root/watch.ts'

/** `demarc root`: the commands around the root user; without a further word, the audit. */
export function rootCommand(done: (code: number) => void): Command {
  return new Command('root')
    .description('the root user: see how well it is protected, and protect it')
    .addCommand(auditCommand(done), { isDefault: true })
    .addCommand(fixCommand(done))
    .addCommand(guideCommand(done))
    .addCommand(passwordCommand(done))
    .addCommand(watchCommand(done))
    .addHelpText(
      'after',
      `
Without a further word it is the audit, with all of its options (see demarc root audit --help).

Examples:
  demarc root                         the four measures, of the account of your AWS credentials
  demarc root --practice              the same of a simulated account on this machine
  demarc root guide                   its whole protection, step by step
  demarc root password                a strong password for it
  demarc root watch                   tell of each new event of it`,
    )
}
