import { layerIds, layers, type SeenParty } from '../catalog/layers.ts'
import type { LayerSplit } from '../catalog/parties.ts'
import type { Subject } from '../services/subject.ts'
import type { Paint } from './paint.ts'

/** The word for a party. */
export const partyWord: Readonly<Record<SeenParty, string>> = {
  aws: 'AWS',
  customer: 'you',
  shared: 'shared',
  'third-party': 'other',
  none: '·',
  unknown: 'unknown',
}

/** The party of a layer in words: a third party by its name, also where it only has a part; an unknown one by what it can be. */
export function partyText(
  { party, thirdParty, between }: Pick<LayerSplit, 'party' | 'thirdParty' | 'between'>,
  words: Readonly<Record<SeenParty, string>> = partyWord,
): string {
  if (party === 'unknown' && between) return between.map((one) => (one === 'none' ? 'none' : words[one])).join(' or ')
  if (thirdParty === undefined) return words[party]
  if (party === 'third-party') return thirdParty
  return `${party === 'shared' ? `${words.aws}, ${words.customer}` : words[party]} and ${thirdParty}`
}

/** For a layer without responsibilities of the resource itself. */
export const ON_ACCOUNT = 'Asked once, of the account.'

const HEAVY = ' ╸╺━╹┛┗┻╻┓┏┳┃┫┣╋'
const [LEFT, RIGHT, UP, DOWN] = [1, 2, 4, 8]

/** The line-drawing character that joins these sides. */
export const linePiece = (
  sides: { readonly left?: boolean; readonly right?: boolean; readonly up?: boolean; readonly down?: boolean },
  unicode: boolean,
): string =>
  glyph(
    unicode ? HEAVY : ASCII,
    (sides.left ? LEFT : 0) | (sides.right ? RIGHT : 0) | (sides.up ? UP : 0) | (sides.down ? DOWN : 0),
  )

/**
 * Several splits side by side, governance at the top and the ground at the bottom, with the line between AWS and the customer
 * drawn as a staircase: every layer below it is AWS's. `width` is in columns; `unicode` false draws in ASCII.
 */
export function staircase(subjects: readonly Subject[], paint: Paint, unicode: boolean): string {
  const label = Math.max(...layerIds.map((id) => layers[id].title.length)) + 4
  const cell = Math.max(
    10,
    ...subjects.map((subject) => subject.name.replace(/^AWS::/, '').length + 2),
    ...subjects.flatMap((subject) => subject.layers?.map((row) => cellText(row, unicode).length + 2) ?? []),
  )
  const steps = subjects.map(stepOf)
  const glyphs = unicode ? HEAVY : ASCII
  const lines = [
    `${' '.repeat(label + 1)}${subjects.map((s) => paint('bold', centre(s.name.replace(/^AWS::/, ''), cell))).join(' ')}`.trimEnd(),
    `${' '.repeat(label + 1)}${subjects.map((s) => paint('dim', centre(s.category, cell))).join(' ')}`.trimEnd(),
  ]
  for (let index = layerIds.length; index >= 0; index--) {
    const edge = boundary(steps, index, cell, glyphs)
    if (edge.trim() !== '') lines.push(`${' '.repeat(label)}${paint('yellow', edge)}`.trimEnd())
    const id = layerIds[index - 1]
    if (id === undefined) continue
    const number = String(layers[id].number).padStart(2)
    let line = `${paint('dim', number)} ${layers[id].title.padEnd(label - 3)}`
    for (const [column, subject] of subjects.entries()) {
      line += paint('yellow', upright(steps, column, index) ? glyph(glyphs, UP | DOWN) : ' ')
      line += partyCell(subject.layers?.[index - 1], cell, paint, unicode)
    }
    lines.push(line.trimEnd())
  }
  lines.push('', legend(subjects, paint, unicode))
  return lines.join('\n')
}

/** The number of consecutive layers, from the ground up, for which only AWS is responsible; the line runs above them. */
export function stepOf({ layers: split }: Subject): number {
  const first = split?.findIndex(({ party }) => party !== 'aws') ?? 0
  return first === -1 ? layerIds.length : first
}

const ASCII = ' ---|+++|+++|+++'

/** Whether the line has a vertical piece left of `column`, at the layer `index`. */
const upright = (steps: readonly number[], column: number, index: number): boolean => {
  const [left, right] = [steps[column - 1], steps[column]]
  return left !== undefined && right !== undefined && left >= index !== right >= index
}

/** The line between layer `index` and the one above it, with its corners: horizontal where a column's step ends there. */
function boundary(steps: readonly number[], index: number, cell: number, glyphs: string): string {
  let line = ''
  for (const [column, step] of steps.entries()) {
    const flat = step === index && index > 0
    const before = column > 0 && steps[column - 1] === index && index > 0
    const bits =
      (before ? LEFT : 0) |
      (flat ? RIGHT : 0) |
      (upright(steps, column, index + 1) ? UP : 0) |
      (upright(steps, column, index) ? DOWN : 0)
    line += glyph(glyphs, bits) + glyph(glyphs, flat ? LEFT | RIGHT : 0).repeat(cell)
  }
  return line
}

const glyph = (glyphs: string, bits: number): string => glyphs[bits] ?? ' '

/** The word in a cell: a third party is "other", and the legend has its name. */
const cellText = ({ party, thirdParty }: LayerSplit, unicode: boolean): string =>
  party === 'none' && !unicode
    ? '.'
    : partyText({ party, ...(thirdParty === undefined ? {} : { thirdParty: partyWord['third-party'] }) })

function partyCell(row: LayerSplit | undefined, width: number, paint: Paint, unicode: boolean): string {
  if (row === undefined) return paint('dim', centre('?', width))
  const { party } = row
  const text = centre(cellText(row, unicode), width)
  if (party === 'customer') return paint('bold', text)
  return party === 'shared' ? paint('cyan', text) : paint('dim', text)
}

function legend(subjects: readonly Subject[], paint: Paint, unicode: boolean): string {
  const dot = unicode ? '·' : '.'
  const third = new Set(subjects.flatMap(({ layers: split }) => split?.flatMap((row) => row.thirdParty ?? []) ?? []))
  const other = third.size === 0 ? '' : `"other" is ${[...third].join(', ')}; `
  return paint(
    'dim',
    `below the line AWS is responsible; "you" and "shared" are your work; ${other}${dot} the layer does not exist there`,
  )
}

const centre = (text: string, width: number): string => {
  const left = Math.floor((width - text.length) / 2)
  return `${' '.repeat(Math.max(0, left))}${text}`.padEnd(width)
}
