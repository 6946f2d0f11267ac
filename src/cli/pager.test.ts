import { expect, test } from 'vitest'
import { pagerOf } from './pager.ts'

test.each([
  ['less where it is installed', {}, true, 'less -FRX'],
  ['none where it is not', {}, false, undefined],
  ['$PAGER comes first', { PAGER: 'most -w' }, true, 'most -w'],
  ['cat is none', { PAGER: 'cat' }, true, undefined],
  ['set to nothing is none', { PAGER: '' }, true, undefined],
])('the pager: %s', (_, env, there, pager) => {
  expect(pagerOf(env, () => there)).toBe(pager)
})

test('a program is looked for in the folders of PATH', () => {
  expect(pagerOf({ PATH: '/no-such-folder' })).toBeUndefined()
})
