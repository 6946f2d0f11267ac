import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../../core/random.ts'
import { judge } from './judge.ts'
import { CHARACTERS, makePassphrase, makeRandom, WORDS } from './make.ts'
import { broken, kindsIn, SYMBOLS } from './rules.ts'
import { passphraseWords } from './words.ts'

describe("AWS's conditions", () => {
  test.each([
    ['Abcdef1', 'AWS wants 8 characters or more: it has 7.'],
    [`Aa1${'x'.repeat(126)}`, 'AWS takes 128 characters at most: it has 129.'],
    ['abcdefgh', `AWS wants three of upper case, lower case, digits and symbols (${SYMBOLS}): it has fewer.`],
    // a space and an umlaut are of none of the kinds
    ['abcdefg 1ü', `AWS wants three of upper case, lower case, digits and symbols (${SYMBOLS}): it has fewer.`],
    ['AWS-4@Nordlicht.example', 'AWS takes neither the name of the account nor its e-mail address.'],
    ['NORDLICHT-instruments', 'AWS takes neither the name of the account nor its e-mail address.'],
  ])('%s', (password, says) => {
    expect(broken(password, { email: 'aws-4@nordlicht.example', alias: 'nordlicht-instruments' })).toEqual([says])
  })

  test('what fulfils them is taken, at the borders too', () => {
    for (const password of ['Abcdefg1', 'abcdef-1', `Aa1${'x'.repeat(125)}`]) expect(broken(password, {})).toEqual([])
  })
})

test('the words: none twice, all of small letters, and as many as the list of diceware has', async () => {
  const words = await passphraseWords()
  expect(words).toHaveLength(7776)
  expect(new Set(words).size).toBe(words.length)
  expect(words.every((word) => /^[a-z]{3,9}$/.test(word))).toBe(true)
})

test('a passphrase: words of the list, and the entropy of its words alone', async () => {
  const words = await passphraseWords()
  const { password, entropy, form } = makePassphrase(words, 6, systemRandom)
  expect(form).toBe('a passphrase of 6 words out of 7,776')
  expect(entropy).toBeCloseTo(77.55, 2)
  const drawn = password.split('-').map((word) => word.toLowerCase())
  expect(drawn.every((word) => words.includes(word))).toBe(true)
  expect(drawn).toHaveLength(6)
})

test('random characters: all four kinds, and a little less entropy than without that condition', () => {
  const { entropy } = makeRandom(24, systemRandom)
  expect(entropy).toBeLessThan(24 * Math.log2(83))
  expect(entropy).toBeGreaterThan(24 * Math.log2(83) - 0.2)
  // counted by hand for four characters: 4! orders of one character of each kind
  expect(makeRandom(4, systemRandom).entropy).toBeCloseTo(Math.log2(24 * 26 * 26 * 10 * 21), 9)
})

test('whatever is made, AWS takes it', async () => {
  const words = await passphraseWords()
  fc.assert(
    fc.property(
      fc.integer({ min: WORDS.least, max: WORDS.most }),
      fc.integer({ min: CHARACTERS.least, max: CHARACTERS.most }),
      (count, length) => {
        expect(broken(makePassphrase(words, count, systemRandom).password, {})).toEqual([])
        const { password } = makeRandom(length, systemRandom)
        expect(broken(password, {})).toEqual([])
        expect([password.length, kindsIn(password).length]).toEqual([length, 4])
      },
    ),
    { numRuns: 30 },
  )
})

describe('a judgement', () => {
  const about = { account: '111122223333', alias: 'nordlicht-instruments', email: 'aws@nordlicht.example' }

  test('what is made by default is strong', async () => {
    const words = await passphraseWords()
    for (const { password } of [makePassphrase(words, WORDS.usual, systemRandom), makeRandom(16, systemRandom)])
      expect(await judge(password, about)).toMatchObject({ strong: true, broken: [], advice: [] })
  })

  test('what is built from the account is weak, though AWS would take it', async () => {
    const weak = await judge('Nordlicht-Instruments-2026', about)
    expect(weak).toMatchObject({ strong: false, broken: [] })
    expect(weak.advice).not.toEqual([])
    const named = await judge('nordlicht-instruments', { alias: 'nordlicht-instruments' })
    expect(named.advice).toContain('It is made of words of AWS, of the account, or of its e-mail address.')
    // without knowledge of the account it would take many more guesses
    expect((await judge('Nordlicht-Instruments-2026', {})).guesses).toBeGreaterThan(weak.guesses + 2)
    expect((await judge('AmazonWebServices!1', {})).strong).toBe(false)
  })

  test('it counts the guesses the same wherever it tells of them', async () => {
    for (const password of ['password', 'Password1', 'letmein99', 'Nordlicht-2026']) {
      const { guesses, advice } = await judge(password, about)
      expect(advice[0]).toContain(`It takes about 10^${Math.round(guesses)} guesses`)
    }
  })

  test('what AWS refuses is never strong', async () => {
    expect((await judge('qpwzmxvbtrhgkdlynj', about)).strong).toBe(false)
    const long = await judge(makeRandom(128, systemRandom).password.repeat(3), about)
    expect([long.strong, long.length]).toEqual([false, 384])
  })

  test('nothing in it gives the password away', async () => {
    const password = 'Zq9-hidden-Xylophone'
    expect(JSON.stringify(await judge(password, about))).not.toMatch(/hidden|Xylo|Zq9/i)
  })
})
