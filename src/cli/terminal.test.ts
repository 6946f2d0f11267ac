import { expect, test } from 'vitest'
import { showsUnicode, styled, widthOf } from './terminal.ts'

test.each([
  ['a terminal has colours', true, {}, true],
  ['a pipe has none', false, {}, false],
  ['nor has a terminal that cannot', true, { TERM: 'dumb' }, false],
  ['NO_COLOR takes them away', true, { NO_COLOR: '1' }, false],
  ['set to nothing it says nothing', true, { NO_COLOR: '' }, true],
  ['FORCE_COLOR comes before it', false, { NO_COLOR: '1', FORCE_COLOR: '1' }, true],
  ['and can take them away too', true, { FORCE_COLOR: '0' }, false],
])('%s', (_, isTTY, env, coloured) => {
  // here it is no terminal, whether or not the process has one
  expect(styled({ isTTY }, env)('red', 'error:')).toBe(coloured ? '\u001b[31merror:\u001b[39m' : 'error:')
})

test('the width: of the terminal, or 100, or as COLUMNS says; from 40 to 140', () => {
  const widths = [{}, { columns: 80 }, { columns: 20 }, { columns: 400 }].map((stream) => widthOf(stream, {}))
  expect(widths).toEqual([100, 80, 40, 140])
  expect(widthOf({ columns: 80 }, { COLUMNS: '60' })).toBe(60)
  // a serial line
  expect(widthOf({ columns: 0 }, {})).toBe(100)
})

test.each([
  [{}, true],
  [{ LANG: 'C.UTF-8' }, true],
  [{ LC_ALL: 'C', LANG: 'C.UTF-8' }, false],
  [{ TERM: 'linux' }, false],
])('whether Unicode is shown with %j: %s', (env, shown) => {
  expect(showsUnicode(env)).toBe(shown)
})
