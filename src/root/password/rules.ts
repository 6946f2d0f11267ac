/** The symbols that AWS lists for the root user's password (accounts/latest/reference/root-user-password.html). */
export const SYMBOLS = '!@#$%^&*()<>[]{}|_+-='

/** The kinds of characters, of which AWS requires three. */
export const kinds = {
  'upper case': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'lower case': 'abcdefghijklmnopqrstuvwxyz',
  digits: '0123456789',
  symbols: SYMBOLS,
} as const
export type Kind = keyof typeof kinds
export const kindNames: readonly Kind[] = ['upper case', 'lower case', 'digits', 'symbols']

const SHORTEST = 8
const LONGEST = 128

/** Facts about the account that a password must not contain. */
export interface About {
  readonly account?: string | undefined
  readonly alias?: string | undefined
  readonly email?: string | undefined
}

/** The kinds of characters in a password. */
export const kindsIn = (password: string): readonly Kind[] =>
  kindNames.filter((kind) => [...password].some((one) => kinds[kind].includes(one)))

/**
 * The AWS conditions that a root user's password breaks, as sentences; empty when AWS accepts it
 * (accounts/latest/reference/root-user-password.html).
 */
export function broken(password: string, { alias, email }: About): readonly string[] {
  const length = [...password].length
  const same = (other: string | undefined): boolean =>
    other !== undefined && other !== '' && password.toLowerCase() === other.toLowerCase()
  return [
    ...(length < SHORTEST ? [`AWS wants ${SHORTEST} characters or more: it has ${length}.`] : []),
    ...(length > LONGEST ? [`AWS takes ${LONGEST} characters at most: it has ${length}.`] : []),
    ...(kindsIn(password).length < 3
      ? [`AWS wants three of upper case, lower case, digits and symbols (${SYMBOLS}): it has fewer.`]
      : []),
    ...(same(alias) || same(email) ? ['AWS takes neither the name of the account nor its e-mail address.'] : []),
  ]
}
