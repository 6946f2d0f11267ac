let known: Promise<readonly string[]> | undefined

/**
 * The words of passphrases, sorted, none twice: those of zxcvbn's diceware list (its 7,776 words are those of the EFF's long list,
 * eff.org/dice) that are three to nine small letters, so that each can be typed anywhere.
 */
export function passphraseWords(): Promise<readonly string[]> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) =>
    [...new Set(dictionary['diceware-common'].filter((word) => /^[a-z]{3,9}$/.test(word)))].sort(),
  )
  return known
}
