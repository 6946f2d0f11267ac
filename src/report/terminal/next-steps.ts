import type { StepGroup, UnmetControl } from '../views/steps.ts'
import { count, named } from '../views/words.ts'
import { cut, idColumn, type Look, painted, severityStyle, sign, wrapped } from './look.ts'

/** What to do next: unmet controls, most severe and most frequent first; less severe ones on one line each. */
export function nextStepLines(groups: readonly StepGroup[], look: Look): string[] {
  const lines: string[] = []
  for (const { severity, steps } of groups) {
    const grave = severity === 'critical' || severity === 'high'
    lines.push(
      '',
      look.paint(severityStyle[severity], `${severity.toUpperCase()} (${count(controlsIn(steps), 'control')})`),
    )
    for (const step of steps) lines.push(...(grave ? stepInFull(step, look) : stepInBrief(step, look)))
  }
  return lines
}

const controlsIn = (steps: readonly UnmetControl[]): number => steps.reduce((sum, { also }) => sum + 1 + also.length, 0)

const ID = 22

function stepInFull({ control, also, finding, on }: UnmetControl, look: Look): string[] {
  const [first = '', ...rest] = wrapped(finding, look, `${sign('unmet', look)} ${idColumn(control.id)}`, ID)
  const where = wrapped(
    named(on, 4, ({ name }) => name),
    look,
    ' '.repeat(ID),
    ID,
  )
  const fix = wrapped(control.fix, look, `${' '.repeat(ID)}${look.unicode ? '→' : '->'} `, ID + 2)
  const mark = `${sign('unmet', look)} ${idColumn(control.id)}`
  return [
    painted('unmet', mark, look) + look.paint('bold', first.slice(mark.length)),
    ...rest.map((line) => look.paint('bold', line)),
    ...where.map((line) => look.paint('dim', line)),
    ...fix,
    ...(also.length === 0 ? [] : wrapped(`the same setting: ${idsOf(also)}`, look, ' '.repeat(ID), ID)),
  ]
}

const idsOf = (controls: UnmetControl['also']): string => controls.map(({ id }) => id).join(', ')

function stepInBrief({ control, also, finding, on }: UnmetControl, look: Look): string[] {
  const mark = `${sign('unmet', look)} ${idColumn(control.id)}`
  const times = ` (${on.length}${also.length === 0 ? '' : `; also ${idsOf(also)}`})`
  return [
    painted('unmet', mark, look) +
      cut(finding, look.width - mark.length - times.length, look) +
      look.paint('dim', times),
  ]
}
