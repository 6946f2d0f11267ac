import type { RunView } from '../views/run.ts'
import { named } from '../views/words.ts'
import { idColumn, type Look, wrapped } from './look.ts'

/** Accepted findings: who accepted them, until when and why. */
export function acceptedLines(accepted: RunView['exceptions'], look: Look): string[] {
  return accepted.flatMap(({ control, exception, finding, on }) => [
    ...wrapped(finding, look, `  ${idColumn(control.id)}`, 22),
    ...wrapped(
      named(on, 4, ({ name }) => name),
      look,
      ' '.repeat(22),
      22,
    ).map((line) => look.paint('dim', line)),
    ...wrapped(`${exception.reason} (${exception.by}, until ${exception.expires})`, look, ' '.repeat(22), 22),
  ])
}

/** Warnings about the configuration. */
export const warningLines = (warnings: RunView['warnings'], look: Look): string[] =>
  warnings.flatMap(({ at, message }) => wrapped(`${at}: ${message}`, look, '! ', 2))
