import { expect, test } from 'vitest'
import { lifeText } from './code-prompt.ts'

test('how long the code lives, and when the next one comes', () => {
  const at = 30_000 * 1000
  expect(lifeText({ now: () => at + 12_300 })).toBe('the code of this moment lives 18 s more')
  expect(lifeText({ now: () => at + 12_300, after: 1000 })).toBe('the next code comes in 18 s')
  expect(lifeText({ now: () => at + 30_000, after: 1000 })).toBe('the code of this moment lives 30 s more')
})
