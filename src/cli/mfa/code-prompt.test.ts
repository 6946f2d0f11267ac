import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fittingPrompt, lifeTexts } from './code-prompt.ts'

test('how long the code lives, and when the next one comes', () => {
  const at = 30_000 * 1000
  const lives = ['this code is valid for 18 s', '18 s']
  expect(lifeTexts({ now: () => at + 12_300 })).toEqual(lives)
  expect(lifeTexts({ now: () => at + 12_300, after: 1000 })).toEqual(['next code in 18 s', 'next: 18 s'])
  expect(lifeTexts({ now: () => at + 30_000, after: 1000 })[0]).toBe('this code is valid for 30 s')
})

describe('the line fits', () => {
  const label = 'Code of arn:aws:iam::111122223333:mfa/anna'
  const at = (columns: number): string =>
    `? ${fittingPrompt(label, '12____', ['lives 18 s more', '18 s'], columns).join('')}`

  test('first without the words, then without the beginning of the label', () => {
    expect([100, 69, 68, 50, 33, 24, 12, 8].map(at)).toEqual([
      `? ${label} 12____  lives 18 s more`,
      `? ${label} 12____  lives 18 s more`,
      `? ${label} 12____  18 s`,
      '? ...:aws:iam::111122223333:mfa/anna 12____  18 s',
      '? ...23333:mfa/anna 12____  18 s',
      '? ...33:mfa/anna 12____',
      '? 12____',
      '? 12___',
    ])
  })

  test('at any width, of any label', () => {
    const one = fc.record({
      label: fc.string({ maxLength: 90 }),
      hints: fc.array(fc.string({ minLength: 1, maxLength: 50 }), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(one, fc.integer({ min: 4, max: 150 }), ({ label, hints }, columns) => {
        const line = `? ${fittingPrompt(label, '______', hints, columns).join('')}`
        expect(line.length).toBeLessThan(columns)
      }),
    )
  })
})
