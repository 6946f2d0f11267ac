import { Command, Option } from 'commander'
import type { Done, Io } from '../io.ts'
import { clearHelp, sessionListHelp } from './session-kept.help.ts'

/** `demarc mfa session list`: lists the sessions kept on this machine. */
export function sessionListCommand(io: Io, done: Done): Command {
  return new Command('list')
    .description('list the sessions that are kept on this machine, and when they expire')
    .addOption(new Option('-f, --format <format>', 'the output format').choices(['text', 'json']).default('text'))
    .addHelpText('after', sessionListHelp)
    .action(async ({ format }: { readonly format: 'text' | 'json' }) => {
      const [{ listKept, sessionFolder }, { sessionsJson, sessionsText }, { cacheFolder }] = await Promise.all([
        import('../../app/mfa/session-files.ts'),
        import('../../report/mfa/sessions.ts'),
        import('../../core/folders.ts'),
      ])
      const kept = listKept(sessionFolder(cacheFolder(io.env)))
      io.stdout.write(format === 'json' ? sessionsJson(kept) : sessionsText(kept, io.clock()))
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
