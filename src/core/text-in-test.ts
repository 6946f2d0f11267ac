import fc from 'fast-check'

/** Surrogates: code points that are not characters. */
const SURROGATES = { from: 0xd800, count: 0x800 }

/**
 * Any Unicode character, for `fc.string({ unit })`. Same as fast-check's `binary`, which builds a table of 1.1 million characters
 * and takes a second in each thread.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  (number) => String.fromCodePoint(number < SURROGATES.from ? number : number + SURROGATES.count),
  (character) => {
    if (typeof character !== 'string' || [...character].length !== 1) throw new TypeError('not one character')
    const number = character.codePointAt(0) ?? 0
    return number < SURROGATES.from ? number : number - SURROGATES.count
  },
)
