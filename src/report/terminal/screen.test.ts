import { stripVTControlCharacters, styleText } from 'node:util'
import { expect, test } from 'vitest'
import { blindSpot, bucket, reported } from '../examples.ts'
import { noPaint } from '../paint.ts'
import type { Look } from './look.ts'
import { runScreen } from './screen.ts'

const unmet = { VersioningConfiguration: null, LoggingConfiguration: null }
const met = { VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: {} }
const run = reported(
  [bucket('one', unmet), bucket('two', unmet), bucket('signed', unmet), bucket('good', met)],
  [blindSpot],
)
const plain = (width: number, unicode = true): Look => ({ paint: noPaint, width, unicode })

test.each([
  ['80 columns', plain(80)],
  ['120 columns', plain(120)],
  ['40 columns', plain(40)],
  ['a dumb terminal', plain(80, false)],
])('the screen at %s', (name, look) => {
  const text = runScreen(run, look)
  expect(text.split('\n').filter((line) => line.length > look.width)).toEqual([])
  expect(text).toMatchSnapshot(name)
})

test('colours change no letter, and tell the severities apart', () => {
  const coloured = runScreen(run, {
    ...plain(80),
    paint: (style, text) => styleText(style, text, { validateStream: false }),
  })
  expect(stripVTControlCharacters(coloured)).toBe(runScreen(run, plain(80)))
  const colourOf = (severity: string) => new RegExp(`\\u001b\\[(\\d+)m${severity}`).exec(coloured)?.[1]
  expect(colourOf('high')).not.toBe(colourOf('low'))
})

test('the same control on several resources is one group, the most severe first; an accepted finding is in none', () => {
  const lines = runScreen(run, plain(120)).split('\n')
  const first = lines.findIndex((line) => line.startsWith('Fix first'))
  expect(lines.slice(first + 1, first + 3).map((line) => line.split(/ +/).slice(0, 2).join(' '))).toEqual([
    'high S3.9',
    'low S3.14',
  ])
  expect(lines[first + 1]).toMatch(/ 3$/)
  expect(lines[first + 2]).toMatch(/ 2$/)
})

test('it ends on its headline', () => {
  expect(runScreen(run, plain(80)).trimEnd().split('\n').at(-1)).toMatch(
    /^5 findings: 3 high, 2 low; 1 more accepted\. Coverage \d+ %\.$/,
  )
})
