import { Command, Option } from 'commander'
import type { Person } from '../../app/practice/rehearsal/person.ts'
import { DemarcError, EXIT } from '../../core/errors.ts'
import type { Answers } from '../answers.ts'
import { daysOf } from '../root/audit.ts'

interface Flags {
  readonly auto?: true
  readonly endpoint?: string
  readonly days: number
}

/** `demarc practice rehearse`: from an unprotected root user to four measures met, on a practice account. */
export function rehearseCommand(done: (code: number) => void): Command {
  return new Command('rehearse')
    .description('rehearse the protection of a root user, step by step, on a practice account')
    .option('--auto', 'play it without questions')
    .option('--endpoint <url>', 'a practice account that runs already (default: one of its own, until the end)')
    .addOption(
      new Option('--days <n>', 'how far back limited use is judged')
        .argParser(daysOf)
        .default(7, '7: see the end of it'),
    )
    .addHelpText(
      'after',
      `
Some ten minutes: no access keys, a strong password, two MFA devices, an alarm that tells somebody, and limited use. Each
step says why, and is done when the audit (demarc root) says so. A real phone can scan the QR code of the authenticator app;
whoever has no device at hand takes one in software. Nothing is sent anywhere, and nothing stays behind; Ctrl-C ends it.

Exit codes: 0 the four measures are met or attested; 1 some are not; 130 after Ctrl-C.

Examples:
  demarc practice rehearse
  demarc practice rehearse --auto                                see it played
  demarc practice rehearse --endpoint http://127.0.0.1:4566      on an account that runs in another terminal`,
    )
    .action(async ({ auto, endpoint, days }: Flags) => {
      if (!auto && !(process.stdin.isTTY === true && process.stdout.isTTY === true))
        throw new DemarcError('NO_TERMINAL', 'Without a terminal nothing can be asked', {
          hint: '--auto plays the rehearsal without questions.',
        })
      const [
        { withStage },
        { rehearse },
        { playedAlone },
        { systemRandom },
        { rootIo },
        { terminalLook },
        { answersFrom },
        { isInterrupt },
      ] = await Promise.all([
        import('../../app/practice/rehearsal/open.ts'),
        import('../../app/practice/rehearsal/rehearse.ts'),
        import('../../app/practice/rehearsal/person.ts'),
        import('../../core/random.ts'),
        import('../root/io.ts'),
        import('../terminal.ts'),
        import('../answers.ts'),
        import('../interruption.ts'),
      ])
      const interrupt = new AbortController()
      const onInterrupt = (): void => interrupt.abort()
      process.once('SIGINT', onInterrupt)
      process.once('SIGTERM', onInterrupt)
      const answers = auto ? undefined : answersFrom(process.stdin, interrupt.signal)
      let open = false
      try {
        const look = terminalLook()
        const io = { ...(await rootIo()), random: systemRandom, look, signal: interrupt.signal }
        const person = answers ? await asked(answers, interrupt.signal) : playedAlone(say)
        await withStage({ endpoint, days }, person, io, async (stage, about) => {
          open = true
          person.say(look.paint('bold', 'A rehearsal: from an unprotected root user to four measures met'))
          person.say(`  The practice account listens on ${about.endpoint}`)
          if (about.gone.length > 0)
            person.say(`  It begins with nobody who hears of root use: ${about.gone.join(', ')} was unsubscribed.`)
          const { whole } = await rehearse(stage, days)
          person.say(
            whole
              ? '\nAll four measures are met or attested. Now your own account: demarc root guide'
              : '\nNot all of them are met. Begin anew whenever you like: demarc practice rehearse',
          )
          done(whole ? EXIT.ok : EXIT.unmet)
        })
      } catch (error) {
        // an account of somebody's own outlives the rehearsal, with whatever was done to it
        if (!open || endpoint === undefined || !isInterrupt(error)) throw error
        process.stderr.write(
          `interrupted: the practice account at ${endpoint} runs on and stays as it is now, half rehearsed: what was done to its root user is not undone\n`,
        )
        done(130)
      } finally {
        process.off('SIGINT', onInterrupt)
        process.off('SIGTERM', onInterrupt)
        answers?.end()
      }
    })
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** The person at the terminal. */
async function asked(answers: Answers, signal: AbortSignal): Promise<Person> {
  const [{ qrLines }, { showsUnicode, wantsColour }] = await Promise.all([
    import('../../report/mfa/qr.ts'),
    import('../terminal.ts'),
  ])
  const before = <T>(ask: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted()
    return ask()
  }
  return {
    alone: false,
    say,
    choose: (question, choices) => before(() => answers.choose(question, choices)),
    line: (question) => before(() => answers.line(question)),
    secret: (question) => before(() => answers.secret(question)),
    show: (secret) => say(`\n    ${secret}\n`),
    qr: (uri, seed) => {
      const look = { unicode: showsUnicode(process.env), colour: wantsColour(process.stdout, process.env) }
      say(['', ...qrLines(uri, look), '', `  Or type its key into the app: ${seed}`, ''].join('\n'))
    },
  }
}
