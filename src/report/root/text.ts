import { activityClasses, changed, type RootEvent } from '../../root/activity.ts'
import type { RootAudit } from '../../root/audit.ts'
import { type Look, painted, sign, wrapped } from '../terminal/look.ts'
import { type MeasureView, NONE_APPLIES, rootView } from '../views/root.ts'
import { actorWords, doneBy, mfaWord, stateWord } from '../views/root-words.ts'
import { count, minute, number } from '../views/words.ts'

const SUBJECT = 'The root user'

/** The audit for people: the four measures first and in large type; then devices, activity and what to do. */
export function rootText(audit: RootAudit, look: Look, practice = ''): string {
  const { devices, activity } = audit
  const { account, at, asked, measures, done, applicable, steps, organization, assumed } = rootView(audit, practice)
  const title = (text: string): string[] => [
    '',
    look.paint('bold', text),
    look.paint('dim', (look.unicode ? '─' : '-').repeat(text.length)),
  ]
  return [
    ...wrapped(`${SUBJECT} of account ${account}, ${at} UTC (${asked})`, look, '', 0).map((line) =>
      line.replace(SUBJECT, look.paint('bold', SUBJECT)),
    ),
    '',
    ...measures.flatMap((one) => measureLines(one, look)),
    ...wrapped(applicable === 0 ? NONE_APPLIES : `${done} of ${applicable} measures are met or attested.`, look, '', 0),
    ...(assumed === undefined ? [] : wrapped(assumed, look, '', 0)),
    ...(devices.length > 0 ? title('MFA devices') : []),
    ...devices.flatMap(({ family, serial, enabledAt }) => {
      const since = enabledAt === null ? '' : `, since ${enabledAt.slice(0, 10)}`
      const what = `${serial ?? '(inferred: AWS names it to the root user alone)'}${since}`
      return wrapped(what, look, `  ${family.padEnd(15)} `, 18)
    }),
    ...(activity.length > 0 ? title('What the root user did in the last 90 days') : []),
    ...timeline(activity, look),
    ...(organization === undefined ? [] : [...title('The organization'), ...wrapped(organization, look, '  ', 2)]),
    ...(steps.length > 0 ? title('What to do next') : []),
    ...steps.flatMap((step, index) => wrapped(step, look, `${`${index + 1}.`.padStart(3)} `, 4)),
    '',
  ].join('\n')
}

function measureLines({ state, title, reason, facts, missing }: MeasureView, look: Look): string[] {
  const head = `${sign(state, look)} ${stateWord(state).toUpperCase().padEnd(9)} ${title}`
  return [
    look.paint('bold', painted(state, head, look)),
    ...wrapped(reason, look, ' '.repeat(12), 12),
    ...facts.flatMap((fact) =>
      wrapped(fact, look, `${' '.repeat(12)}${look.unicode ? '·' : '-'} `, 14).map((line) => look.paint('dim', line)),
    ),
    ...(missing.length > 0 ? wrapped(`Not seen: ${missing.join('; ')}`, look, ' '.repeat(12), 12) : []),
    '',
  ]
}

/** The most events to show; the JSON has all of them. */
const SHOWN = 12

/** Counts of all events by actor; then the latest ones that are more than reads; then how many more there are. */
function timeline(activity: readonly RootEvent[], look: Look): string[] {
  if (activity.length === 0) return []
  const counts = activityClasses
    .map((name) => ({ name, n: activity.filter((one) => one.class === name).length }))
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => `${n} by ${doneBy[name]}`)
  const deeds = activity.filter(changed)
  const shown = deeds.slice(0, SHOWN)
  const actorWidth = Math.max(0, ...shown.map((one) => actorWords[one.class].length))
  const bar = look.unicode ? '│' : '|'
  const lines = shown.flatMap((one) => {
    const first = `  ${minute(one.at)} ${bar} ${actorWords[one.class].padEnd(actorWidth)}  `
    const result = one.result === 'success' ? '' : ` ${one.result}`
    const text = `${one.event}${result}, ${mfaWord(one.mfa)}, from ${one.ip ?? 'nowhere said'}`
    // on a narrow terminal the action goes to the next line
    const narrow = first.length > look.width / 2
    const whole = narrow
      ? [first.trimEnd(), ...wrapped(text, look, '      ', 6)]
      : wrapped(text, look, first, first.length)
    return whole.map((line) => look.paint(one.class === 'direct' ? 'bold' : 'dim', line))
  })
  const left = [
    ...(deeds.length > SHOWN ? [count(deeds.length - SHOWN, 'earlier event')] : []),
    ...(activity.length > deeds.length ? [`${number(activity.length - deeds.length)} that only read`] : []),
  ]
  return [
    ...wrapped(`${count(activity.length, 'event')}: ${counts.join('; ')}.`, look, '  ', 2),
    ...lines,
    ...(left.length > 0
      ? wrapped(`and ${left.join(', ')}: --format json shows all`, look, '  ', 2).map((line) => look.paint('dim', line))
      : []),
  ]
}
