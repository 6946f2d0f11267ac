import { describe, expect, test } from 'vitest'
import { fitHelp } from './help-text.ts'

describe('help is wrapped to the terminal', () => {
  test('a paragraph is joined and wrapped, and no wider than 100 columns', () => {
    expect(fitHelp('one two\nthree\n\nfour', 9)).toBe('one two\nthree\n\nfour')
    const long = Array.from({ length: 60 }, () => 'word').join(' ')
    expect(
      Math.max(
        ...fitHelp(long, 300)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(100)
  })

  test('an explanation is wrapped beside its command, or below where there is no room', () => {
    expect(fitHelp('  demarc scan   reads an account of AWS and shows what is wrong', 50)).toBe(
      '  demarc scan   reads an account of AWS and shows\n                what is wrong',
    )
    expect(fitHelp('  demarc scan --out report.html   reads an account', 40)).toBe(
      '  demarc scan --out report.html\n      reads an account',
    )
  })

  test('a command is never wrapped: it is copied', () => {
    const command = `  demarc scan --out ${'x'.repeat(80)}`
    expect(fitHelp(command, 40)).toBe(command)
  })
})
