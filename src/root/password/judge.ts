import { type About, broken, type Kind, kindsIn } from './rules.ts'

/** The judgement of a password; it does not reveal the password. */
export interface PasswordJudgement {
  readonly strong: boolean
  /** The AWS conditions that it breaks, as sentences. */
  readonly broken: readonly string[]
  readonly length: number
  readonly kinds: readonly Kind[]
  /** The number of guesses needed, as a power of ten (zxcvbn's estimate). */
  readonly guesses: number
  /** Why it is weak, and what to do. */
  readonly advice: readonly string[]
}

/**
 * The guesses that it must withstand, as a power of ten. At ten thousand a second, the speed against a leaked slow hash, that
 * takes three hundred years (zxcvbn's own estimate of such an attack; Wheeler, USENIX Security 2016).
 */
export const STRONG_FROM = 14

/** The number of characters to judge. */
const LOOKED_AT = 64

/** What an attacker of an AWS account guesses first. */
const AWS_WORDS = ['aws', 'amazon', 'amazonaws', 'amazon web services', 'cloud', 'console', 'root', 'iam', 'ec2', 's3']

/** Words and their parts that an attacker who knows the account would try. */
const wordsOf = ({ account, alias, email }: About): readonly string[] => {
  const parts = [account, alias, email].flatMap((one) => [one, ...(one?.split(/[^\p{L}\p{N}]+/u) ?? [])])
  return [...new Set([...AWS_WORDS, ...parts.flatMap((one) => (one && one.length > 1 ? [one] : []))])]
}

let loaded: Promise<(password: string, words: string[]) => { log10: number; advice: readonly string[] }> | undefined

async function load() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: {
      ...english.translations,
      warnings: {
        ...english.translations.warnings,
        userInputs: 'It is made of words of AWS, of the account, or of its e-mail address.',
      },
    },
  })
  return (password: string, words: string[]) => {
    const { guessesLog10, feedback } = zxcvbn.check(password, words)
    return {
      log10: guessesLog10,
      advice: [feedback.warning ?? '', ...feedback.suggestions].filter((one) => one !== ''),
    }
  }
}

/** Judges a password by AWS's conditions, and by the number of guesses that an attacker who knows the account needs. */
export async function judge(password: string, about: About): Promise<PasswordJudgement> {
  loaded ??= load()
  const estimate = await loaded
  const faults = broken(password, about)
  // the rest could only add guesses, and zxcvbn's time grows quadratically
  const { log10, advice } = estimate(password.slice(0, LOOKED_AT), [...wordsOf(about)])
  const strong = faults.length === 0 && log10 >= STRONG_FROM
  const guesses = Math.round(log10 * 10) / 10
  const few = `It takes about 10^${Math.round(guesses)} guesses, where 10^${STRONG_FROM} are wanted: have one made, or add words that have nothing to do with you or the account.`
  return {
    strong,
    broken: faults,
    length: [...password].length,
    kinds: kindsIn(password),
    guesses,
    advice: strong ? [] : [...(log10 < STRONG_FROM ? [few] : []), ...advice],
  }
}
