import { Command, Option } from 'commander'
import { DemarcError, EXIT } from '../../core/errors.ts'
import type { RootAudit } from '../../root/audit.ts'
import type { GuideStep } from '../../root/guide.ts'
import { accessOf, type ConnectionFlags, practiceOf, withConnection } from '../connection.ts'
import { type ConfigFlags, configOf, withConfig } from '../options.ts'
import { daysOf } from './audit.ts'
import { rootIo } from './io.ts'

interface Options extends ConnectionFlags, ConfigFlags {
  readonly days: number
  readonly list?: true
  readonly strict?: true
  readonly format: 'text' | 'json'
}

/** `demarc root guide`: the whole protection of this very account's root user, step by step. */
export function guideCommand(done: (code: number) => void): Command {
  return withConfig(withConnection(new Command('guide')))
    .description('lead through the protection of the root user: each step done, to do or not needed')
    .addOption(
      new Option('--days <n>', 'use in so many days counts as recent')
        .argParser(daysOf)
        .default(90, '90, as far as AWS tells'),
    )
    .option('--list', 'show the steps, and ask nothing')
    .option('--strict', 'exit 3 if something could not be seen')
    .addOption(new Option('-f, --format <format>', 'how to show them').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      `
The steps come from the audit (demarc root), and after each one the audit is asked again: no step is done by being told so. In
a terminal one goes through what is to do; in a pipe, with --list or with --format json the steps are shown. It writes nothing.

Exit codes: 0 nothing is left to do; 1 something is; 2 bad usage or no credentials; 3 with --strict, something could not be
seen (1 comes before 3); 130 after Ctrl-C.

Examples:
  demarc root guide
  demarc root guide --practice --list
  demarc root guide --profile audit --format json | jq '.steps[] | select(.state == "to-do")'`,
    )
    .action(async (options: Options) => {
      const [{ auditAccount }, { guideOf }, { guideText, guideJson }, { terminalLook }] = await Promise.all([
        import('../../app/root.ts'),
        import('../../root/guide.ts'),
        import('../../report/root/guide.ts'),
        import('../terminal.ts'),
      ])
      await configOf(options) // a file that is wrong is known before anything is asked
      const interrupt = new AbortController()
      const onInterrupt = (): void => interrupt.abort()
      process.once('SIGINT', onInterrupt)
      process.once('SIGTERM', onInterrupt)
      const practice = await practiceOf(options)
      try {
        const io = { ...(await rootIo()), signal: interrupt.signal }
        const ask = async (): Promise<RootAudit> => {
          // read anew each time: signing for the password is one of the steps
          const config = await configOf(options)
          const access = accessOf(options, practice, 'auditor')
          return auditAccount({ ...access, days: options.days, ...(config ? { config } : {}) }, io)
        }
        let audit = await ask()
        const look = terminalLook()
        const led = process.stdin.isTTY === true && process.stdout.isTTY === true
        if (options.format === 'json') process.stdout.write(guideJson(audit, guideOf(audit)))
        else {
          process.stdout.write(`${guideText(audit, guideOf(audit), look)}\n`)
          if (led && !options.list) audit = await lead(audit, ask, interrupt.signal)
        }
        done(codeOf(guideOf(audit), options.strict === true))
      } finally {
        process.off('SIGINT', onInterrupt)
        process.off('SIGTERM', onInterrupt)
        await practice?.close()
      }
    })
}

function codeOf(steps: readonly GuideStep[], strict: boolean): number {
  if (steps.some(({ state }) => state === 'to-do')) return EXIT.unmet
  return strict && steps.some(({ state }) => state === 'unseen') ? EXIT.unseen : EXIT.ok
}

/** From step to step: what to do, then the audit anew. Ends where nothing is left, or the person wants no more. */
async function lead(first: RootAudit, ask: () => Promise<RootAudit>, signal: AbortSignal): Promise<RootAudit> {
  const [{ guideOf }, { guideLine, howText }, { terminalLook }, { answersFrom }] = await Promise.all([
    import('../../root/guide.ts'),
    import('../../report/root/guide.ts'),
    import('../terminal.ts'),
    import('../answers.ts'),
  ])
  const look = terminalLook()
  const say = (text: string): boolean => process.stdout.write(`${text}\n`)
  const answers = answersFrom(process.stdin, signal)
  const skipped = new Set<string>()
  try {
    for (let audit = first; ; ) {
      const step = guideOf(audit).find(({ id, state }) => (state === 'to-do' || state === 'unseen') && !skipped.has(id))
      if (!step) {
        if (skipped.size > 0) say(`Passed over: ${[...skipped].join(', ')}.`)
        return audit
      }
      say(`\n${howText(step, look)}`)
      const next = await answers.choose('And now?', [
        { value: 'again', label: 'It is done: look again' },
        { value: 'pass', label: 'Pass it over' },
        { value: 'end', label: 'Enough for today' },
      ])
      if (next === 'end') return audit
      if (next === 'pass') {
        skipped.add(step.id)
        continue
      }
      try {
        audit = await ask()
      } catch (error) {
        // what could not be looked at stands as it was, and may be looked at again
        if (!(error instanceof DemarcError)) throw error
        say(`  It could not be looked at again: ${error.message} [${error.code}]`)
        if (error.hint !== undefined) say(`  ${error.hint}`)
        continue
      }
      const steps = guideOf(audit)
      const at = steps.findIndex(({ id }) => id === step.id)
      const now = steps[at]
      if (now) say(guideLine(now, at + 1, look))
      if (now?.state === 'to-do')
        say('  AWS does not show it as done yet; what was just changed can take a while to show.')
    }
  } finally {
    answers.end()
  }
}
