import { activityClasses } from '../../root/activity.ts'
import type { RootAudit } from '../../root/audit.ts'
import { fittingEntries, LINES, nextLine } from '../terminal/fitted.ts'
import { cut, type Look, painted, sign, wrapped } from '../terminal/look.ts'
import { type MeasureView, NONE_APPLIES, type RootView, rootView } from '../views/root.ts'
import { doneBy, stateWord } from '../views/root-words.ts'
import { count } from '../views/words.ts'

const SUBJECT = 'The root user'
const LABEL = 14
const INDENT = 12
/** The most lines of a measure's reason, and the most devices to name. */
const REASON = 3
const DEVICES = 3
/** The most facts of a measure. */
const FACTS = 3

/** The audit on one screen: the four measures, one line for each other subject, what to do, and what to run next. */
export function rootScreen(audit: RootAudit, look: Look, practice = ''): string {
  const view = rootView(audit, practice)
  const { account, at, asked, measures, steps } = view
  const heads = measures.map((one) => measureHead(one, look))
  const facts = measures.map((one) => factLines(one, look))
  const about = [
    ...deviceLines(audit, look),
    ...activityLine(audit, look),
    ...organizationLine(view, look),
    ...(view.assumed === undefined ? [] : wrapped(view.assumed, look, '', 0)),
  ]
  const numbered = steps.map((step, index) => wrapped(step, look, `${`${index + 1}.`.padStart(3)} `, 4))
  const top = [
    ...wrapped(`${SUBJECT} of account ${account}, ${at} UTC (${asked})`, look, '', 0).map((line) =>
      line.replace(SUBJECT, look.paint('bold', SUBJECT)),
    ),
    '',
  ]
  const ofRoot = view.applicable === 0 ? [] : [steps.length > 0 ? 'demarc root guide' : 'demarc root watch']
  const commands = [...ofRoot, 'demarc mfa list']
  const bottom = [
    ...nextLine([...commands, 'or add --details, --out root.html'], look, practice),
    look.paint('bold', headline(view)),
  ]
  const fixed = top.length + heads.flat().length + (about.length > 0 ? about.length + 1 : 0) + bottom.length + 1
  const title = steps.length > 0 ? 2 : 0
  const todo = fittingEntries(numbered, LINES - fixed - title)
  const shown = factsIn(facts, LINES - fixed - title - todo.lines.length)
  return [
    ...top,
    ...heads.flatMap((head, index) => [...head, ...(shown[index] ?? [])]),
    ...(about.length > 0 ? ['', ...about] : []),
    ...(steps.length > 0
      ? [
          '',
          `${look.paint('bold', 'To do')}${look.paint('dim', todo.left > 0 ? ` (${todo.left} more: --details)` : '')}`,
        ]
      : []),
    ...todo.lines,
    '',
    ...bottom,
    '',
  ].join('\n')
}

const headline = ({ measures, done, applicable }: RootView): string => {
  if (applicable === 0) return NONE_APPLIES
  const of = (state: MeasureView['state'], words: string): string[] => {
    const n = measures.filter((one) => one.state === state).length
    return n === 0 ? [] : [`${n} ${words}`]
  }
  const open = [...of('unmet', 'unmet'), ...of('unknown', 'unknown')]
  return `${done} of ${applicable} measures are met or attested${open.length > 0 ? `; ${open.join(', ')}` : ''}.`
}

function measureHead({ state, title, reason, missing }: MeasureView, look: Look): readonly string[] {
  const head = `${sign(state, look)} ${stateWord(state).toUpperCase().padEnd(9)} ${title}`
  const lines = wrapped(reason, look, ' '.repeat(INDENT), INDENT)
  const shown = lines.slice(0, REASON)
  if (lines.length > REASON)
    shown[REASON - 1] = cut(`${shown[REASON - 1]} ${lines[REASON]?.trim()}`, look.width - 1, look)
  const unseen =
    missing.length === 0
      ? []
      : [cut(`${' '.repeat(INDENT)}Not read: ${missing.join('; ')}`, look.width, look)].map((line) =>
          look.paint('yellow', line),
        )
  return [look.paint('bold', painted(state, head, look)), ...shown, ...unseen]
}

const factLines = ({ facts }: MeasureView, look: Look): readonly (readonly string[])[] =>
  facts
    .slice(0, FACTS)
    .map((fact) =>
      wrapped(fact, look, `${' '.repeat(INDENT)}${look.unicode ? '·' : '-'} `, INDENT + 2).map((line) =>
        look.paint('dim', line),
      ),
    )

/** The facts that fit: the first of each measure, then the second of each, and so on. */
function factsIn(facts: readonly (readonly (readonly string[])[])[], room: number): readonly (readonly string[])[] {
  const shown: string[][] = facts.map(() => [])
  let left = room
  for (let depth = 0; depth < FACTS; depth++)
    for (const [index, of] of facts.entries()) {
      const lines = of[depth] ?? []
      if (lines.length > left) return shown
      shown[index]?.push(...lines)
      left -= lines.length
    }
  return shown
}

const labelled = (label: string, text: string, look: Look): string =>
  `${label.padEnd(LABEL)}${cut(text, look.width - LABEL, look)}`

function deviceLines({ devices }: RootAudit, look: Look): string[] {
  const shown = devices.slice(0, DEVICES).map(({ family, serial }) => `${family} ${serial ?? '(not named by AWS)'}`)
  const more = devices.length > DEVICES ? [`and ${devices.length - DEVICES} more`] : []
  return [...shown, ...more].map((text, index) => labelled(index === 0 ? 'MFA devices' : '', text, look))
}

/** Events of the last 90 days by actor, and the root user's own latest ones. */
function activityLine({ activity }: RootAudit, look: Look): string[] {
  if (activity.length === 0) return []
  const counts = activityClasses
    .map((name) => ({ name, n: activity.filter((one) => one.class === name).length }))
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => `${n} by ${doneBy[name]}`)
  const own = activity.find((one) => one.class === 'direct')
  const last = own === undefined ? [] : [`last by root: ${own.event}, ${own.at.slice(0, 10)}`]
  return [
    labelled('90 days', `${count(activity.length, 'event')}: ${counts.join(', ')}`, look),
    ...last.map((text) => labelled('', text, look)),
  ]
}

const organizationLine = ({ organization }: RootView, look: Look): string[] =>
  organization === undefined ? [] : wrapped(organization, look, 'Organization'.padEnd(LABEL), LABEL)
