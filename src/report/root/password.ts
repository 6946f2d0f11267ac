import type { PasswordJudgement } from '../../root/password/judge.ts'
import type { MadePassword } from '../../root/password/make.ts'
import { type Look, painted, sign, wrapped } from '../terminal/look.ts'

const bitsOf = ({ entropy }: Pick<MadePassword, 'entropy'>): string => `${Math.floor(entropy)} bits of entropy`

/** What was generated, without the password itself. Bits are rounded down. */
export const madeText = (made: Omit<MadePassword, 'password'>): string => `${made.form}: ${bitsOf(made)}`

/** The judgement of a typed password; it does not contain the password. */
export function judgementText(
  { strong, broken, length, kinds, guesses, advice }: PasswordJudgement,
  look: Look,
): string {
  const state = strong ? 'met' : 'unmet'
  const head = strong ? 'strong' : broken.length > 0 ? 'not a password that AWS takes' : 'weak'
  const seen = `${length} characters, of ${kinds.length} of the four kinds; found in about 10^${Math.round(guesses)} guesses`
  return [
    painted(state, `${sign(state, look)} ${head}: ${seen}`, look),
    ...[...broken, ...advice].flatMap((one) => wrapped(one, look, '  ', 2)),
    '',
  ].join('\n')
}
