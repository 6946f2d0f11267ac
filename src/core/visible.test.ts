import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCharacter } from './text-in-test.ts'
import {
  cutShort,
  harmless,
  harmlessDrawing,
  MAX_SHOWN,
  visible,
  visibleJson,
  visibleJsonText,
  visibleLines,
} from './visible.ts'

const RAW = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/u

test.each([
  ['an escape', 'a\u001b[2Jb', 'a?[2Jb'],
  ['a link of a terminal', 'a\u001b]8;;https://evil.example\u0007b', 'a?]8;;https://evil.example?b'],
  ['an 8-bit control', 'a\u009b31mb', 'a?31mb'],
  ['a text that is turned around', 'a\u202eb\u2066c', 'a?b?c'],
  ['what takes no room', 'ad\u200bm\u2060i\u00adn\ufeff\u3164', 'ad?m?i?n??'],
  ['a joiner between letters of ASCII', 'ad\u200dmin\u200c', 'ad?min?'],
  ['a tag of Unicode', 'a\u{e0041}b', 'a?b'],
  [
    'joined emoji and letters of scripts that need a joiner',
    '\u{1f469}\u200d\u{1f4bb} \u0645\u06cc\u200c\u062e',
    '\u{1f469}\u200d\u{1f4bb} \u0645\u06cc\u200c\u062e',
  ],
])('%s', (_, text, shown) => {
  expect(visible(text)).toBe(shown)
  expect(visibleLines(text)).toBe(shown)
  expect(harmless(text, false)).toBe(shown.replace(/\?\[2J/, '?[2J'))
})

test('a text without end is cut, and says so', () => {
  expect(visible('x'.repeat(1_000_000))).toBe(`${'x'.repeat(MAX_SHOWN)}... (cut: 995,904 more characters)`)
  expect(cutShort('ab\u{1f469}', 3)).toBe('ab... (cut: 2 more characters)')
})

test('a terminal gets lines, tabs and our colours; no cursor, title, link or carriage return', () => {
  expect(harmless('\u001b[31mred\u001b[39m\r\n\tnext', true)).toBe('\u001b[31mred\u001b[39m\r\n\tnext')
  expect(harmless('\u001b[31mred', false)).toBe('?[31mred')
  expect(harmless('a\rb\u001b[2K\u001b[1A\u001b]0;x\u0007', true)).toBe('a?b?[2K?[1A?]0;x?')
})

test.each([
  ['a command at the start of a line', 'a\n::error file=x::pwned', 'a\n?:error file=x::pwned'],
  ['behind spaces, and in another case', ' \u00a0\t::Set-Output name=x::y', ' \u00a0\t?:Set-Output name=x::y'],
  ['the end of a pause', '::token::', '?:token::'],
  [
    'of Azure Pipelines, anywhere in a line',
    'bucket ##vso[task.setvariable variable=x]y',
    'bucket ?#vso[task.setvariable variable=x]y',
  ],
  ['its formats', '##[error]x ##VSO[a]', '?#[error]x ?#VSO[a]'],
  ['many hashes', '####[group]', '##?#[group]'],
])('a build server finds no command in the output: %s', (_, text, shown) => {
  expect(harmless(text, false)).toBe(shown)
  expect(harmlessDrawing(text)).toBe(shown)
  expect(harmless(`\u001b[31m${text}`, true)).toBe(`\u001b[31m${shown}`)
})

test.each(['AWS::S3::Bucket', 'a ::error::b', '::/0 and ::/0', '::1', '## Findings', '### [a](b)', '#[x]'])(
  'and %s stays',
  (text) => {
    expect(harmless(text, true)).toBe(text)
  },
)

test('JSON has no command of a build server, and is the same value', () => {
  const value = { '##vso[a]b': ['##[error]', '####[group]', '::error::x'] }
  const json = visibleJson(value, 2)
  expect(harmless(json, false)).toBe(json)
  expect(json).not.toMatch(/##(\[|vso)/)
  expect(JSON.parse(json)).toEqual(value)
})

test('what is drawn again may move the cursor, and nothing else', () => {
  expect(harmlessDrawing('\r\u001b[2K\u001b[?25l\u001b[1A')).toBe('\r\u001b[2K\u001b[?25l\u001b[1A')
  expect(harmlessDrawing('\u001b]52;c;x\u0007\u202e\u001bc')).toBe('?]52;c;x???c')
})

test('JSON stays the same value, and has no hidden character', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: anyCharacter }), (value, text) => {
      const all = { value, text, hidden: '\u001b\u009b\u202e\u200b\u{e0041}' }
      const json = visibleJson(all, 2)
      expect(json.replaceAll('\n', '').replace(/\u200c|\u200d|\ufe0f/g, '')).not.toMatch(RAW)
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(all)))
    }),
  )
})

test.each(['arn:aws:sqs:x:1:##vso[task.setvariable]a', 'a##[error]b', 'plain', 'a "quoted" \\ text', 'a\u200bb'])(
  'a string alone is encoded as in a value: %s',
  (text) => {
    expect(visibleJsonText(text)).toBe(visibleJson(text))
    expect(visibleJsonText(text)).not.toMatch(/##(?:\[|vso\[)/)
  },
)
