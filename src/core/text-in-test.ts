import fc from 'fast-check'

/** There is no character of these numbers: they are halves of one. */
const SURROGATES = { from: 0xd800, count: 0x800 }

/**
 * Any character of Unicode, for `fc.string({ unit })`. That of fast-check, `binary`, is the same and keeps a table of all 1.1 million,
 * which takes a second to make in each thread.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  (number) => String.fromCodePoint(number < SURROGATES.from ? number : number + SURROGATES.count),
  (character) => {
    if (typeof character !== 'string' || [...character].length !== 1) throw new TypeError('not one character')
    const number = character.codePointAt(0) ?? 0
    return number < SURROGATES.from ? number : number - SURROGATES.count
  },
)
