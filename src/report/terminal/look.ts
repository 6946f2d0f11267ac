import type { Severity } from '../../controls/control.ts'
import { visible } from '../../core/visible.ts'
import type { LayerState } from '../../ledger/state.ts'
import type { Paint, Style } from '../paint.ts'

/** How a report may look: the styles, the width in columns, and whether Unicode shows. */
export interface Look {
  readonly paint: Paint
  readonly width: number
  readonly unicode: boolean
}

const symbols: Readonly<Record<LayerState, readonly [unicode: string, ascii: string, style: Style]>> = {
  unmet: ['✗', 'x', 'red'],
  unknown: ['?', '?', 'yellow'],
  attested: ['◆', '@', 'cyan'],
  met: ['✓', '+', 'green'],
  inherited: ['▪', '=', 'dim'],
  'not-applicable': ['·', '-', 'dim'],
}

/** A colour for each severity. Without colours the words distinguish them. */
export const severityStyle: Readonly<Record<Severity, Style>> = {
  critical: 'magenta',
  high: 'red',
  medium: 'yellow',
  low: 'blue',
}

/** The sign of a state: told by its shape as well as by its colour. */
export const sign = (state: LayerState, look: Look): string => symbols[state][look.unicode ? 0 : 1]

export const painted = (state: LayerState, text: string, look: Look): string => look.paint(symbols[state][2], text)

/** A text without hidden characters, cut to a width, with an ellipsis where something is missing. */
export function cut(given: string, width: number, look: Look): string {
  const text = visible(given)
  if (text.length <= width) return text
  const dots = look.unicode ? '…' : '...'
  return `${text.slice(0, Math.max(0, width - dots.length))}${dots}`
}

/** Words without hidden characters, wrapped to the width, the first line after `first`, the others after as many spaces as `indent`. */
export function wrapped(text: string, look: Look, first: string, indent: number): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  const room = Math.max(8, look.width - indent)
  for (const word of visible(text)
    .split(' ')
    .flatMap((one) => broken(one, room))) {
    if (!empty && line.length + 1 + word.length > look.width) {
      lines.push(line)
      line = ' '.repeat(indent) + word
    } else {
      line += empty ? word : ` ${word}`
    }
    empty = false
  }
  return [...lines, line]
}

/** A word that no line holds, in pieces. */
const broken = (word: string, room: number): readonly string[] =>
  word.length <= room ? [word] : (word.match(new RegExp(`.{1,${room}}`, 'gu')) ?? [word])

/** The id of a control as a column of its own; a longer one still has a space behind it. */
export const idColumn = (id: string): string => `${visible(id)} `.padEnd(20)
