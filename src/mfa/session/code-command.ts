import { DemarcError } from '../../core/errors.ts'
import { AWS_TOTP } from '../otp.ts'

/** Stands for standard input in place of a program. */
export const STANDARD_INPUT = '-'

/**
 * Splits a command into words, without a shell: spaces separate words, and quotes of either kind keep spaces within one. Nothing
 * else is special. Throws BAD_CODE_COMMAND.
 */
export function commandWords(command: string): readonly [program: string, ...words: string[]] {
  const words: string[] = []
  const pattern = /\s*((?:"[^"]*"|'[^']*'|[^\s"'])+)/gy
  for (let found = pattern.exec(command); found; found = pattern.exec(command))
    words.push((found[1] ?? '').replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double = '', single = '') => double + single))
  const isWhole = words.join('').length > 0 && !/["']/.test(unquoted(command))
  const [program, ...rest] = words
  if (program && isWhole) return [program, ...rest]
  throw new DemarcError('BAD_CODE_COMMAND', `--code-from "${command}" is not a command`, {
    hint: "It is a program and its words, without a shell: --code-from 'ykman oath accounts code --single aws'",
  })
}

const unquoted = (command: string): string => command.replaceAll(/"[^"]*"|'[^']*'/g, '')

/** A code of 6 to 8 digits and nothing else, as authenticators print it. */
const CODE = /^\d{6,8}$/

/** The code that a program printed. Other output is not repeated, since it may be a secret. Throws BAD_CODE_OUTPUT. */
export function codeIn(output: string, program: string): string {
  const code = output.trim()
  if (CODE.test(code) && code.length === AWS_TOTP.digits) return code
  const lines = code === '' ? 0 : code.split('\n').length
  const what = CODE.test(code)
    ? `a code of ${code.length} digits, and AWS takes ${AWS_TOTP.digits}`
    : lines === 0
      ? 'nothing'
      : lines > 1
        ? `${lines} lines instead of one code`
        : 'something other than one code'
  throw new DemarcError('BAD_CODE_OUTPUT', `${program} printed ${what}`, {
    hint: 'It is to print one code of 6 digits and nothing else (with ykman: --single).',
  })
}
