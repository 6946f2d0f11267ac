import { drawBelow, type Random } from '../../core/random.ts'
import { kindNames, kinds, kindsIn } from './rules.ts'

/** A generated password. It is only in memory: never logged, never stored. */
export interface MadePassword {
  readonly password: string
  /** Bits: the base-2 logarithm of the number of equally likely passwords. */
  readonly entropy: number
  /** A description that does not reveal it. */
  readonly form: string
}

export const WORDS = { least: 5, usual: 6, most: 12 } as const
export const CHARACTERS = { least: 16, usual: 24, most: 128 } as const

/**
 * A passphrase of random words from a list without repeats, capitalized and joined by hyphens. These are three of the kinds of
 * characters that AWS requires, always in the same places, so that only the words count as entropy.
 */
export function makePassphrase(list: readonly string[], count: number, random: Random): MadePassword {
  const words = Array.from({ length: count }, () => list[drawBelow(list.length, random)] ?? '')
  return {
    password: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('-'),
    entropy: count * Math.log2(list.length),
    form: `a passphrase of ${count} words out of ${list.length.toLocaleString('en-US')}`,
  }
}

const ALPHABET = kindNames.map((kind) => kinds[kind]).join('')

/** Random characters of all four kinds. A draw that lacks a kind is discarded completely, so that all others stay equally likely. */
export function makeRandom(length: number, random: Random): MadePassword {
  for (;;) {
    const password = Array.from({ length }, () => ALPHABET[drawBelow(ALPHABET.length, random)]).join('')
    if (kindsIn(password).length < kindNames.length) continue
    return {
      password,
      entropy: entropyOf(length),
      form: `${length} characters out of ${ALPHABET.length}, of all four kinds`,
    }
  }
}

/** The entropy of a length: the number of texts with all four kinds, by inclusion and exclusion over missing kinds. */
function entropyOf(length: number): number {
  let share = 0
  for (let missing = 0; missing < 2 ** kindNames.length; missing++) {
    const gone = kindNames.filter((_, index) => missing & (1 << index))
    const left = ALPHABET.length - gone.reduce((n, kind) => n + kinds[kind].length, 0)
    share += (gone.length % 2 === 0 ? 1 : -1) * (left / ALPHABET.length) ** length
  }
  return length * Math.log2(ALPHABET.length) + Math.log2(share)
}
