import { Command, Option } from 'commander'
import { DemarcError, EXIT } from '../../core/errors.ts'
import { atTerminal, type Done, type Io, tell } from '../io.ts'
import { daysOf } from '../root/audit.ts'
import { rehearseHelp } from './rehearse.help.ts'

interface Flags {
  readonly auto?: true
  readonly endpoint?: string
  readonly days: number
}

/** `demarc practice rehearse`: from an unprotected root user to four measures met, on a practice account. */
export function rehearseCommand(io: Io, done: Done): Command {
  return new Command('rehearse')
    .description('rehearse the protection of a root user, step by step, on a practice account')
    .option('--auto', 'play it without questions')
    .option('--endpoint <url>', 'a practice account that already runs (default: start one for the rehearsal)')
    .addOption(
      new Option('--days <n>', 'use in this many days counts as recent')
        .argParser(daysOf)
        .default(7, '7: see the end of it'),
    )
    .addHelpText('after', rehearseHelp)
    .action(async ({ auto, endpoint, days }: Flags) => {
      if (!auto && !atTerminal(io))
        throw new DemarcError('NO_TERMINAL', 'Without a terminal nothing can be asked', {
          hint: '--auto plays the rehearsal without questions.',
        })
      const [
        { withStage },
        { rehearse },
        { playedAlone },
        { rootIo },
        { terminalLook },
        { answersFrom },
        { abortedBy, isInterrupt },
        { personAt, sayTo },
      ] = await Promise.all([
        import('../../app/practice/rehearsal/open.ts'),
        import('../../app/practice/rehearsal/rehearse.ts'),
        import('../../app/practice/rehearsal/person.ts'),
        import('../connection.ts'),
        import('../terminal.ts'),
        import('../answers.ts'),
        import('../interruption.ts'),
        import('../person.ts'),
      ])
      const { signal, end } = abortedBy(io, 'SIGINT', 'SIGTERM')
      const answers = auto ? undefined : answersFrom(io, signal)
      let open = false
      try {
        const look = terminalLook(io)
        const calling = { ...rootIo(io), random: io.random, look, signal }
        const person = answers ? await personAt(answers, signal, io) : playedAlone(sayTo(io))
        await withStage({ endpoint, days }, person, calling, async (stage, about) => {
          open = true
          person.say(look.paint('bold', 'A rehearsal: from an unprotected root user to four measures met'))
          person.say(`  The practice account listens on ${about.endpoint}`)
          if (about.gone.length > 0)
            person.say(`  It begins without notifications of root use: ${about.gone.join(', ')} was unsubscribed.`)
          const { whole } = await rehearse(stage, days)
          person.say(
            whole
              ? '\nAll four measures of the practice account are met or attested.\nFor a real account, name it: demarc root guide --profile NAME'
              : '\nNot all of them are met. Start again at any time: demarc practice rehearse',
          )
          done(whole ? EXIT.ok : EXIT.unmet)
        })
      } catch (error) {
        // an account that the user named outlives the rehearsal, with all changes
        if (!open || endpoint === undefined || !isInterrupt(error)) throw error
        tell(
          io,
          `interrupted: the practice account at ${endpoint} runs on and stays as it is now, half rehearsed: what was done to its root user is not undone`,
        )
        done(130)
      } finally {
        end()
        answers?.end()
      }
    })
}
