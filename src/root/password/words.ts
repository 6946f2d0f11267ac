let known: Promise<readonly string[]> | undefined

/**
 * The words for passphrases, sorted and unique: those of zxcvbn's diceware list (the 7,776 words of the EFF's long list,
 * eff.org/dice) with three to nine lower-case letters, so that they can be typed on any keyboard.
 */
export function passphraseWords(): Promise<readonly string[]> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) =>
    [...new Set(dictionary['diceware-common'].filter((word) => /^[a-z]{3,9}$/.test(word)))].sort(),
  )
  return known
}
