import { Command, Option } from 'commander'
import { visible } from '../../core/visible.ts'
import type { Done, Io } from '../io.ts'
import { clearHelp, sessionListHelp } from './session-kept.help.ts'

/** `demarc mfa session list`: lists the sessions kept on this machine. */
export function sessionListCommand(io: Io, done: Done): Command {
  return new Command('list')
    .description('list the sessions that are kept on this machine, and when they expire')
    .addOption(new Option('-f, --format <format>', 'the output format').choices(['text', 'json']).default('text'))
    .addHelpText('after', sessionListHelp)
    .action(async ({ format }: { readonly format: 'text' | 'json' }) => {
      const [{ listKept, listUnused, sessionFolder }, { sessionsJson, sessionsText }, { cacheFolder }, { tell }] =
        await Promise.all([
          import('../../app/mfa/session-files.ts'),
          import('../../report/mfa/sessions.ts'),
          import('../../core/folders.ts'),
          import('../io.ts'),
        ])
      const folder = sessionFolder(cacheFolder(io.env))
      const kept = listKept(folder)
      io.stdout.write(format === 'json' ? sessionsJson(kept) : sessionsText(kept, io.clock()))
      for (const why of listUnused(folder)) tell(io, visible(`warning: ${why}`))
      done(0)
    })
}

/** `demarc mfa session clear`: deletes the sessions kept on this machine. */
export function clearCommand(io: Io, done: Done): Command {
  return new Command('clear')
    .description('delete the sessions that are kept on this machine')
    .addHelpText('after', clearHelp)
    .action(async () => {
      const [{ clearKept }, { sessionFolder }, { cacheFolder }, { tell }] = await Promise.all([
        import('../../app/mfa/session-store.ts'),
        import('../../app/mfa/session-files.ts'),
        import('../../core/folders.ts'),
        import('../io.ts'),
      ])
      const count = await clearKept(sessionFolder(cacheFolder(io.env)))
      tell(io, count === 0 ? 'no session was kept' : `deleted ${count} ${count === 1 ? 'session' : 'sessions'}`)
      done(0)
    })
}
