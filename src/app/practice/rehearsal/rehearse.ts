import { DemarcError } from '../../../core/errors.ts'
import { comparedText, measuresText, measureText, stepText } from '../../../report/root/rehearsal.ts'
import { wrapped } from '../../../report/terminal/look.ts'
import type { RootAudit } from '../../../root/audit.ts'
import { alarm } from './alarm.ts'
import { twoDevices } from './devices.ts'
import { noKeys } from './keys.ts'
import { strongPasswordStep } from './password.ts'
import type { RehearsalStep, Stage } from './stage.ts'
import { limitedUseStep } from './use.ts'

const steps: readonly RehearsalStep[] = [noKeys, strongPasswordStep, twoDevices, alarm, limitedUseStep]

/** The default window of `demarc root`, in days. */
const USUAL_DAYS = 90

export interface Rehearsed {
  readonly before: RootAudit
  readonly after: RootAudit
  /** Whether all four measures are met or attested. */
  readonly whole: boolean
}

/**
 * Leads from an unprotected root user to four met measures. Each step explains, acts, and shows the audit's result. `days`: the
 * window of limited use for judging the rehearsal.
 */
export async function rehearse(stage: Stage, days: number): Promise<Rehearsed> {
  const { person, look } = stage
  const before = await stage.audit()
  person.say('\nThe root user at the start, as demarc root shows it:\n')
  person.say(measuresText(before, look))
  let audit = before
  for (const [index, step] of steps.entries()) {
    person.say(stepText(step, [index + 1, steps.length], look))
    audit = await taken(step, stage, audit)
  }
  person.say('\nBefore and after:\n')
  person.say(comparedText(before, audit, look))
  const whole = audit.measures.every(({ state }) => state === 'met' || state === 'attested')
  await saidOfTheWindow(stage, days)
  return { before, after: audit, whole }
}

/** One step, repeated until the audit is satisfied or the person moves on. */
async function taken(step: RehearsalStep, stage: Stage, before: RootAudit): Promise<RootAudit> {
  const { person, look } = stage
  if (step.done(before) && !step.always) {
    person.say('  The audit already shows this step as done:')
    person.say(measureText(before, step.measure, look))
    return before
  }
  for (let audit = before; ; ) {
    const how = await person.choose(
      'Ready?',
      [
        { value: 'do', label: 'Do it' },
        { value: 'done', label: 'I did it myself, in another terminal' },
        { value: 'leave', label: 'Skip this step' },
      ],
      'do',
    )
    if (how === 'leave') return audit
    if (how === 'do') await attempted(step, stage, audit)
    audit = await stage.audit()
    person.say('  The audit says:')
    person.say(measureText(audit, step.measure, look))
    if (step.done(audit) || person.alone) return audit
    person.say('  This step is not done yet.')
  }
}

async function attempted(step: RehearsalStep, stage: Stage, audit: RootAudit): Promise<void> {
  try {
    await step.act(stage, audit)
  } catch (error) {
    // the account's refusals can be retried; any other error ends the rehearsal
    const again = error instanceof DemarcError && ['CONSOLE_REFUSED', 'MFA_CODE_NOT_YET'].includes(error.code)
    if (!again || stage.person.alone) throw error
    stage.person.say(`  Refused: ${error.message}`)
  }
}

/** Says what the rehearsal cannot undo, in the words of the audit. */
async function saidOfTheWindow(stage: Stage, days: number): Promise<void> {
  if (days >= USUAL_DAYS) return
  const { person, look } = stage
  const usual = await stage.audit(USUAL_DAYS)
  const limited = usual.measures.find(({ measure }) => measure === 'limited-use')
  if (limited?.state !== 'unmet') return
  const says = [
    `The rehearsal used a window of ${days} days (demarc root --days ${days}). With the default of ${USUAL_DAYS} days, the audit reports:`,
    `That happened before the rehearsal and cannot be undone. The audit counts it until it is ${USUAL_DAYS} days old.`,
  ] as const
  person.say('')
  for (const line of wrapped(says[0], look, '', 0)) person.say(line)
  person.say(measureText(usual, 'limited-use', look))
  for (const line of wrapped(says[1], look, '', 0)) person.say(line)
}
