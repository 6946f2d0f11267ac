import { expect, test } from 'vitest'
import { visible, visibleLines } from '../core/visible.ts'
import { csvCell } from './formats/csv.ts'
import { code, ours, plain } from './formats/markdown-text.ts'
import { noPaint } from './paint.ts'
import { cut, wrapped } from './terminal/look.ts'

const look = { paint: noPaint, width: 200, unicode: true }
/** Clears the screen, sets the title, rings the bell, starts an 8-bit sequence, turns the text around, hides a space. */
const evil = 'a\u001b[2Jb\u001b]0;x\u0007c\u009b31md\u202ee\u2066f\u200bg\u007f\u0000h'
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

test.each([
  ['visible', visible],
  ['with its lines', visibleLines],
  ['in a cell of CSV', csvCell],
  ['in Markdown', plain],
  ['in Markdown of ours', ours],
  ['as code in Markdown', code],
  ['cut', (text: string) => cut(text, 200, look)],
  ['wrapped', (text: string) => wrapped(text, look, '', 0).join('')],
])('nothing hidden passes: %s', (_how, shown) => {
  expect(shown(evil)).not.toMatch(HIDDEN)
  expect(shown(evil)).toMatch(/a.*b.*c.*d.*e.*f.*g.*h/)
})

test('lines become one, but where they are harmless; letters and joined emoji stay', () => {
  expect(visible('one\r\n\ttwo\u2028three')).toBe('one two three')
  expect(visibleLines('one\r\n\ttwo')).toBe('one\r\n\ttwo')
  const joined = '\u{1f469}\u200d\u{1f4bb} \u0645\u06cc\u200c\u062e'
  expect([visible(joined), csvCell(joined)]).toEqual([joined, joined])
})
