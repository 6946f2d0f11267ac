import type { Severity } from '../../controls/control.ts'
import { visible } from '../../core/visible.ts'
import type { LayerState } from '../../ledger/state.ts'
import type { Paint, Style } from '../paint.ts'

/** How to render a report: styles, width in columns, and whether Unicode can be shown. */
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

/** A colour for each severity; without colours the words are enough. */
export const severityStyle: Readonly<Record<Severity, Style>> = {
  critical: 'magenta',
  high: 'red',
  medium: 'yellow',
  low: 'blue',
}

/** The sign of a state, recognizable by shape as well as colour. */
export const sign = (state: LayerState, look: Look): string => symbols[state][look.unicode ? 0 : 1]

export const painted = (state: LayerState, text: string, look: Look): string => look.paint(symbols[state][2], text)

/** A text without hidden characters, cut to a width, with an ellipsis if cut. */
export function cut(given: string, width: number, look: Look): string {
  const text = visible(given)
  if (text.length <= width) return text
  const dots = look.unicode ? '…' : '...'
  return `${text.slice(0, Math.max(0, width - dots.length))}${dots}`
}

/** Text without hidden characters, wrapped to the width: the first line after `first`, further lines indented by `indent` spaces. */
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

/**
 * A text whose long lines are wrapped below their indentation. Lines indented by four or more spaces (commands, YAML) and lines with
 * colours stay whole.
 */
export const fitted = (text: string, look: Look): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const indent = line.length - line.trimStart().length
      if (line.length <= look.width || indent >= 4 || line.includes('\u001b')) return [line]
      return wrapped(line.trim(), look, ' '.repeat(indent), indent)
    })
    .join('\n')

/** Splits a word that is longer than a line. An address stays whole, so that it can be copied. */
const broken = (word: string, room: number): readonly string[] =>
  word.length <= room || /^\(?https?:\/\//.test(word)
    ? [word]
    : (word.match(new RegExp(`.{1,${room}}`, 'gu')) ?? [word])

/** A control id padded to a column; a longer id still has a space after it. */
export const idColumn = (id: string): string => `${visible(id)} `.padEnd(20)
