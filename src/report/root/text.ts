import { activityClasses, type RootEvent } from '../../root/activity.ts'
import type { Measure, RootAudit } from '../../root/audit.ts'
import { count, cut, type Look, painted, sign, wrapped } from '../terminal/look.ts'
import { factsOf } from './facts.ts'
import { asked, byWhom, doneBy, mfaWord, organizationWords, titles } from './words.ts'

/** The audit for people: the four measures first, large and plain; then devices, activity and what to do. */
export function rootText(
  { account, at, caller, measures, devices, activity, organization }: RootAudit,
  look: Look,
): string {
  const title = (text: string): string[] => [
    '',
    look.paint('bold', text),
    look.paint('dim', (look.unicode ? '─' : '-').repeat(text.length)),
  ]
  const done = measures.filter(({ state }) => state === 'met' || state === 'attested').length
  const steps = measures.flatMap(({ measure, next }) => next.map((step) => ({ measure, step })))
  return [
    `${look.paint('bold', 'The root user')} of account ${account}, ${at.slice(0, 16).replace('T', ' ')} UTC (${asked[caller]})`,
    '',
    ...measures.flatMap((one) => measureLines(one, look)),
    ...wrapped(`${done} of ${measures.length} measures are met or attested.`, look, '', 0),
    ...(devices.length > 0 ? title('MFA devices') : []),
    ...devices.map(({ family, serial, enabledAt }) => {
      const since = enabledAt === null ? '' : `, since ${enabledAt.slice(0, 10)}`
      return cut(
        `  ${family.padEnd(15)} ${serial ?? '(inferred: AWS names it to the root user alone)'}${since}`,
        look.width,
        look,
      )
    }),
    ...(activity.length > 0 ? title('What the root user did in the last 90 days') : []),
    ...timeline(activity, look),
    ...(organization ? title('The organization') : []),
    ...(organization ? wrapped(organizationWords(organization), look, '  ', 2) : []),
    ...(steps.length > 0 ? title('What to do next') : []),
    ...steps.flatMap(({ step }, index) => wrapped(step, look, `${`${index + 1}.`.padStart(3)} `, 4)),
    '',
  ].join('\n')
}

function measureLines(one: Measure, look: Look): string[] {
  const { state, measure, says, missing } = one
  const head = `${sign(state, look)} ${state.toUpperCase().padEnd(9)} ${titles[measure]}`
  return [
    look.paint('bold', painted(state, head, look)),
    ...wrapped(says, look, ' '.repeat(12), 12),
    ...factsOf(one).flatMap((fact) =>
      wrapped(fact, look, `${' '.repeat(12)}${look.unicode ? '·' : '-'} `, 14).map((line) => look.paint('dim', line)),
    ),
    ...(missing.length > 0 ? wrapped(`Not seen: ${missing.join('; ')}`, look, ' '.repeat(12), 12) : []),
    '',
  ]
}

/** So many events are shown; the JSON has all of them. */
const SHOWN = 12

/** The newest events, one a line, and a count of all by who did them. */
function timeline(activity: readonly RootEvent[], look: Look): string[] {
  if (activity.length === 0) return []
  const counts = activityClasses
    .map((name) => ({ name, n: activity.filter((one) => one.class === name).length }))
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => `${n} by ${doneBy[name]}`)
  const shown = activity.slice(0, SHOWN)
  const whom = Math.max(...shown.map((one) => byWhom[one.class].length))
  const lines = shown.map((one) => {
    const bar = look.unicode ? '│' : '|'
    const result = one.result === 'success' ? '' : ` ${one.result}`
    const text = `${one.at.slice(0, 16).replace('T', ' ')} ${bar} ${byWhom[one.class].padEnd(whom)}  ${one.event}${result}, ${mfaWord(one.mfa)}, from ${one.ip ?? 'nowhere said'}`
    return look.paint(one.class === 'direct' ? 'bold' : 'dim', cut(`  ${text}`, look.width, look))
  })
  const more = activity.length - SHOWN
  return [
    ...wrapped(`${count(activity.length, 'event')}: ${counts.join('; ')}.`, look, '  ', 2),
    ...lines,
    ...(more > 0 ? [look.paint('dim', `  and ${count(more, 'earlier event')}: --format json shows all`)] : []),
  ]
}
