import { Command } from 'commander'
import type { Done, Io } from './io.ts'
import { auditCommand } from './root/audit.ts'
import { fixCommand } from './root/fix.ts'
import { guideCommand } from './root/guide.ts'
import { passwordCommand } from './root/password.ts'
import { watchCommand } from './root/watch.ts'
import { rootHelp } from './root.help.ts'

/** `demarc root`: the commands around the root user; without a further word, the audit. */
export function rootCommand(io: Io, done: Done): Command {
  return new Command('root')
    .description('the root user: see how well it is protected, and protect it')
    .addCommand(auditCommand(io, done), { isDefault: true })
    .addCommand(fixCommand(io, done))
    .addCommand(guideCommand(io, done))
    .addCommand(passwordCommand(io, done))
    .addCommand(watchCommand(io, done))
    .addHelpText('after', rootHelp)
}
