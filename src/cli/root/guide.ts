import { Command, Option } from 'commander'
import { notOfAws } from '../../app/endpoint.ts'
import { DemarcError, EXIT } from '../../core/errors.ts'
import { atHere } from '../../core/here.ts'
import { visible } from '../../core/visible.ts'
import type { Practice } from '../../practice/account/server.ts'
import type { RootAudit } from '../../root/audit.ts'
import type { GuideStep } from '../../root/guide.ts'
import { accessWithMfa } from '../access.ts'
import { accessOf, type ConnectionFlags, practiceOf, rootIo, withConnection } from '../connection.ts'
import { abortedBy } from '../interruption.ts'
import { atTerminal, type Done, type Io } from '../io.ts'
import { type ConfigFlags, configAgain, configOf, withConfig } from '../options.ts'
import { terminalLook } from '../terminal.ts'
import { daysOf } from './audit.ts'
import { guideHelp } from './guide.help.ts'

interface Options extends ConnectionFlags, ConfigFlags {
  readonly days: number
  readonly list?: true
  readonly strict?: true
  readonly format: 'text' | 'json'
}

/** `demarc root guide`: the complete protection of the account's root user, step by step. */
export function guideCommand(io: Io, done: Done): Command {
  return withConfig(withConnection(new Command('guide')))
    .description('lead through the protection of the root user: each step done, to do or not needed')
    .addOption(
      new Option('--days <n>', 'use in this many days counts as recent')
        .argParser(daysOf)
        .default(90, '90, as far as AWS tells'),
    )
    .option('--list', 'show the steps, and ask nothing')
    .option('--strict', 'exit 3 if something could not be read')
    .addOption(new Option('-f, --format <format>', 'the output format').choices(['text', 'json']).default('text'))
    .addHelpText('after', guideHelp)
    .action(async (options: Options) => {
      const [{ auditAccount }, { guideOf }, { guideText, guideJson }] = await Promise.all([
        import('../../app/root.ts'),
        import('../../root/guide.ts'),
        import('../../report/root/guide.ts'),
      ])
      await configOf(options, io) // report an invalid file before any call
      const { signal, end } = abortedBy(io, 'SIGINT', 'SIGTERM')
      const practice = await practiceOf(options, io)
      const leads = options.format !== 'json' && atTerminal(io) && !options.list
      const forget = practice && leads ? await showWay(practice, io) : undefined
      try {
        const calling = { ...rootIo(io), signal }
        const ask = async (): Promise<RootAudit> => {
          // read again each time, since attesting the password is one of the steps
          const config = await configAgain(options, io)
          const access = await accessWithMfa(options, practice, 'auditor', io)
          return auditAccount({ ...access, days: options.days, ...(config ? { config } : {}) }, calling)
        }
        let audit = await ask()
        const place = practice?.endpoint ?? notOfAws((await accessOf(options, undefined, 'auditor', io)).endpointUrl)
        const stepsOf = (of: RootAudit): readonly GuideStep[] => guideOf(of, place)
        const look = terminalLook(io)
        if (options.format === 'json') io.stdout.write(guideJson(audit, stepsOf(audit)))
        else {
          io.stdout.write(`${guideText(audit, stepsOf(audit), look)}\n`)
          if (leads) audit = await lead(audit, stepsOf, ask, signal, io)
        }
        done(codeOf(stepsOf(audit), options.strict === true))
      } finally {
        end()
        await forget?.()
        await practice?.close()
      }
    })
}

/**
 * Enables the commands of the steps to reach the practice account while the guide runs. Returns a function that deletes its
 * stored keys; undefined when they cannot be stored.
 */
async function showWay(practice: Practice, io: Io): Promise<(() => Promise<void>) | undefined> {
  const { noteKeys } = await import('../../app/practice/keys-note.ts')
  const forget = await noteKeys(io.env, practice).catch(() => undefined)
  if (!forget) return undefined
  io.stdout.write(
    `The practice account runs at ${practice.endpoint} until this guide ends. Before its steps, in another terminal:\n  eval "$(demarc practice env --as root --endpoint ${practice.endpoint})"\n\n`,
  )
  return forget
}

function codeOf(steps: readonly GuideStep[], strict: boolean): number {
  if (steps.some(({ state }) => state === 'to-do')) return EXIT.unmet
  return strict && steps.some(({ state }) => state === 'unseen') ? EXIT.unseen : EXIT.ok
}

/** Goes from step to step: what to do, then a new audit. Ends when nothing is left, or the person quits. */
async function lead(
  first: RootAudit,
  stepsOf: (audit: RootAudit) => readonly GuideStep[],
  ask: () => Promise<RootAudit>,
  signal: AbortSignal,
  io: Io,
): Promise<RootAudit> {
  const [{ guideLine, howText }, { answersFrom }] = await Promise.all([
    import('../../report/root/guide.ts'),
    import('../answers.ts'),
  ])
  const look = terminalLook(io)
  const say = (text: string): boolean => io.stdout.write(`${text}\n`)
  const answers = answersFrom(io, signal)
  const skipped = new Set<string>()
  try {
    for (let audit = first; ; ) {
      const step = stepsOf(audit).find(({ id, state }) => (state === 'to-do' || state === 'unseen') && !skipped.has(id))
      if (!step) {
        if (skipped.size > 0) say(`Skipped: ${[...skipped].join(', ')}.`)
        return audit
      }
      say(`\n${howText(step, look)}`)
      const next = await answers.choose('What next?', [
        { value: 'again', label: 'Check again' },
        { value: 'pass', label: 'Skip' },
        { value: 'end', label: 'Quit' },
      ])
      if (next === 'end') return audit
      if (next === 'pass') {
        skipped.add(step.id)
        continue
      }
      try {
        audit = await ask()
      } catch (error) {
        // a step that could not be read keeps its state and can be checked again
        if (!(error instanceof DemarcError)) throw error
        say(`  It could not be checked again: ${visible(error.message)} [${error.code}]`)
        if (error.hint !== undefined) say(`  ${visible(atHere(error.hint, ''))}`)
        continue
      }
      const steps = stepsOf(audit)
      const at = steps.findIndex(({ id }) => id === step.id)
      const now = steps[at]
      if (now) say(guideLine(now, at + 1, look))
      if (now?.state === 'to-do') say('  AWS does not show it as done yet; a change can take some minutes to show.')
    }
  } finally {
    answers.end()
  }
}
