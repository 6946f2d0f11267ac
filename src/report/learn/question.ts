import { awsPart, layers } from '../../catalog/layers.ts'
import type { LayerSplit } from '../../catalog/parties.ts'
import { responsibilities } from '../../catalog/responsibilities.ts'
import { type Look, painted, sign, wrapped } from '../terminal/look.ts'

type AskedParty = 'aws' | 'customer' | 'shared'

/** The answers in the words shown to people. */
export const partyAnswers: Readonly<Record<AskedParty, { readonly label: string; readonly hint: string }>> = {
  aws: { label: 'AWS', hint: 'all of it' },
  customer: { label: 'You', hint: 'all of it' },
  shared: { label: 'Both', hint: 'AWS a part, and you a part' },
}

/** What a question of the quiz shows. */
interface Asked {
  readonly type: string
  readonly called: string
  readonly given: readonly string[]
  readonly row: LayerSplit
  readonly right: AskedParty
  readonly usual: AskedParty | undefined
}

/** The head of a question: its number and its subject. */
export function questionText(
  { type, called, given, row }: Asked,
  [nth, of]: readonly [number, number],
  look: Look,
): string {
  const { title, covers } = layers[row.layer]
  const about = given.length > 0 ? `${type} with ${given.join(', ')}` : type
  return [
    '',
    look.paint('bold', `Question ${nth} of ${of}: ${title} of ${called}`),
    ...wrapped(`This layer covers ${covers}.`, look, '  ', 2),
    ...wrapped(about, look, '  ', 2).map((line) => look.paint('dim', line)),
  ].join('\n')
}

/** Why an answer is wrong, by the answer given and then the right one. */
const wrongBecause: Readonly<Record<`${AskedParty} ${AskedParty}`, string>> = {
  'aws customer': 'AWS does nothing in this layer: it is left undone unless you do it.',
  'aws shared': 'AWS has a part in this layer, and another part stays with you.',
  'customer aws': 'There is nothing for you to do in this layer.',
  'customer shared': 'You have a part in this layer, and AWS has another part.',
  'shared aws': 'No part of this layer is yours.',
  'shared customer': 'No part of this layer is done by AWS.',
  'aws aws': '',
  'customer customer': '',
  'shared shared': '',
}

const responsible: Readonly<Record<AskedParty, string>> = {
  aws: 'AWS is responsible.',
  customer: 'You are responsible.',
  shared: 'AWS and you are both responsible.',
}

/** The response to an answer: right or wrong and why, what each party does, and AWS's page. */
export function answerText({ row, right, usual, called }: Asked, answer: AskedParty, look: Look): string {
  const isRight = answer === right
  const says = (text: string): readonly string[] => wrapped(text, look, '    ', 4)
  const state = isRight ? 'met' : 'unmet'
  const verdict = `  ${sign(state, look)} ${isRight ? 'Right' : 'Wrong'}: ${lowerFirst(responsible[right])}`
  return [
    painted(state, verdict, look),
    ...(isRight ? [] : says(wrongBecause[`${answer} ${right}`])),
    ...(row.because === undefined ? [] : says(`Why: ${row.because}.`)),
    ...(usual === undefined
      ? []
      : says(`Without this configuration: ${lowerFirst(responsible[usual])} The configuration moves the line.`)),
    ...(right === 'customer' ? [] : says(`AWS's part: ${awsPart(row)}`)),
    ...(right === 'aws' ? [] : says(`Your part: ${yourPart(row, called)}`)),
    `    ${look.paint('dim', row.source)}`,
  ].join('\n')
}

function yourPart({ layer, responsibilities: ids }: LayerSplit, called: string): string {
  const says = ids.map((id) => responsibilities[id].title)
  return says.length > 0 ? says.join(' ') : `${layers[layer].covers}, for ${called} and the rest of the account.`
}

/** A sentence continued inside another one; AWS's name keeps its capitals. */
const lowerFirst = (text: string): string =>
  text.startsWith('AWS') ? text : text.charAt(0).toLowerCase() + text.slice(1)
