import { visible } from '../../core/visible.ts'
import { type Look, painted, sign, wrapped } from '../terminal/look.ts'

interface Shown {
  readonly goal: { readonly goal: string }
  readonly met: boolean
  readonly why: readonly string[]
}

/** The goals of a lab with how each stands, and why it is not met. */
export const goalsText = (seen: readonly Shown[], look: Look): string =>
  seen
    .flatMap(({ goal, met, why }, index) => {
      const state = met ? 'met' : 'unmet'
      const first = `  ${sign(state, look)} ${index + 1}. `
      const lines = wrapped(goal.goal, look, first, 7).map((line) => painted(state, line, look))
      return [...lines, ...why.flatMap((one) => wrapped(one, look, '       ', 7))]
    })
    .join('\n')

/** How another terminal reaches the account of a lab. */
export const reachText = (endpoint: string, usual: boolean, look: Look): string => {
  const flag = usual ? '' : ` --endpoint ${endpoint}`
  return [
    '',
    look.paint('bold', 'Work in another terminal'),
    ...wrapped(
      'Use the AWS CLI, boto3 or any other SDK. This line connects that terminal to the practice account:',
      look,
      '  ',
      2,
    ),
    '',
    `  eval "$(demarc practice env${flag})"`,
    '',
    ...wrapped(
      `In PowerShell: demarc practice env${flag} --format powershell | Out-String | Invoke-Expression`,
      look,
      '  ',
      2,
    ),
    ...wrapped('Then, for example: aws sts get-caller-identity', look, '  ', 2),
    '',
    look.paint('bold', 'The goals'),
  ].join('\n')
}

/** A line of a hint that begins so is a command. */
const COMMAND = '$ '

/** A hint below its heading. A command in it stands whole in a line of its own, however long it is, so that it can be copied. */
export function hintText(hint: string, heading: string, look: Look): string {
  const [first = '', ...rest] = hint.split('\n')
  const shown = (line: string, head: string): readonly string[] =>
    line.startsWith(COMMAND) ? [`    ${visible(line.slice(COMMAND.length))}`] : wrapped(line, look, head, 4)
  const begun = first.startsWith(COMMAND) ? [`  ${heading}`, ...shown(first, '')] : shown(first, `  ${heading} `)
  return [...begun, ...rest.flatMap((line) => shown(line, '    '))].join('\n')
}
