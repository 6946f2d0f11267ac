import { describe, expect, test } from 'vitest'
import { demarc } from '../../test/cli/in-test.ts'
import { isBriefAsked } from './brief-help.ts'

const help = async (words: string) => (await demarc(words)).out
const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n')

describe('demarc COMMAND -h', () => {
  test.each(['scan', 'mfa session', 'policy', 'root fix', 'root audit'])(
    'shows %s on one screen, and names the rest',
    async (command) => {
      const [brief, whole] = [await help(`${command} -h`), await help(`${command} --help`)]
      expect(linesOf(brief).length).toBeLessThanOrEqual(50)
      expect(linesOf(whole).length).toBeGreaterThan(45)
      expect(brief).toContain(`demarc ${command} --help`)
      // each option stands in one of the two lists
      const options = new Set([...whole.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, long]) => long))
      expect([...options].filter((long) => !brief.includes(`${long}`))).toEqual([])
    },
  )
  test('is the whole help where that fits on a screen', async () => {
    expect(await help('root -h')).toBe(await help('root --help'))
  })
  test('keeps the groups of commands', async () => {
    const brief = await help('-h')
    expect(linesOf(brief).length).toBeLessThanOrEqual(50)
    expect(brief).toContain('\nLook:\n  scan ')
    expect(brief.match(/^Options:$/gm)).toHaveLength(1)
  })
  test('is not asked by what stands behind --', () => {
    expect(isBriefAsked(['mfa', 'session', '--', 'ls', '-h'])).toBe(false)
    expect(isBriefAsked(['scan', '-h'])).toBe(true)
  })
})

test('an option says its choices and its default once', async () => {
  const text = (await help('scan --help')).replaceAll(/\s+/g, ' ')
  expect(text).toContain('small, or company (default: small)')
  expect(text).toContain('(one of: inventory, standard, deep; default: standard)')
  expect(text).toContain('(one of: low, medium, high, critical)')
  expect(text).not.toMatch(/choices:|preset:/)
})
