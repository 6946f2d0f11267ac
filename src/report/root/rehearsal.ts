import type { Measure, MeasureName, RootAudit } from '../../root/audit.ts'
import { type Look, painted, sign, wrapped } from '../terminal/look.ts'
import { stateWord, titles } from '../views/root-words.ts'

const row = ({ measure, state, reason }: Measure, look: Look): string[] => [
  painted(state, `  ${sign(state, look)} ${stateWord(state).toUpperCase().padEnd(9)} ${titles[measure]}`, look),
  ...wrapped(reason, look, ' '.repeat(14), 14),
]

/** The four measures of an audit with their reasons. */
export const measuresText = (audit: RootAudit, look: Look): string =>
  audit.measures.flatMap((one) => row(one, look)).join('\n')

/** One of these measures. */
export const measureText = (audit: RootAudit, name: MeasureName, look: Look): string =>
  audit.measures
    .filter(({ measure }) => measure === name)
    .flatMap((one) => row(one, look))
    .join('\n')

/** The head of a step: its number and title, and why it matters. */
export function stepText(
  { title, why }: { readonly title: string; readonly why: readonly string[] },
  [nth, of]: readonly [number, number],
  look: Look,
): string {
  const head = `Step ${nth} of ${of}: ${title}`
  const bar = (look.unicode ? '─' : '-').repeat(head.length)
  return [
    '',
    look.paint('bold', head),
    look.paint('dim', bar),
    ...why.flatMap((one) => wrapped(one, look, '  ', 2)),
  ].join('\n')
}

/** The measures before and after, side by side. */
export function comparedText(before: RootAudit, after: RootAudit, look: Look): string {
  const rows = before.measures.map((was, index) => {
    const is = after.measures[index] ?? was
    const from = painted(was.state, `${sign(was.state, look)} ${stateWord(was.state).toUpperCase().padEnd(9)}`, look)
    const to = painted(is.state, `${sign(is.state, look)} ${stateWord(is.state).toUpperCase()}`, look)
    return `  ${titles[was.measure].padEnd(17)} ${from} ${look.unicode ? '→' : '->'} ${to}`
  })
  return rows.join('\n')
}
