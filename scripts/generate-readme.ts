/** The counts in the README, computed: resource types by how they are placed, and controls. */
import { readFileSync } from 'node:fs'
import { controls } from '../src/services/controls.gen.ts'
import { describeType } from '../src/services/describe.ts'
import { allTypes } from '../src/services/subject.ts'
import { writeGenerated } from './generated.ts'

const README = 'README.md'
const [OPEN, CLOSE] = ['<!-- counts -->', '<!-- /counts -->']
const types = allTypes()
const theirs = types.filter((type) => !type.startsWith('Demarc::'))
const number = (n: number): string => n.toLocaleString('en-US')
const of = (test: (described: ReturnType<typeof describeType>) => boolean): string =>
  number(theirs.filter((type) => test(describeType(type))).length)
const ids = new Set(controls.map(({ id }) => id))
const hub = [...ids].filter((id) => !id.startsWith('Demarc.'))

const rows = [
  ['CloudFormation resource types', number(theirs.length)],
  ['described in full', of(({ kind }) => kind === 'full')],
  ['placed by their shape, with the reason and a page', of(({ kind }) => kind === 'shape')],
  ['unclassified', of(({ kind }) => kind === 'unclassified')],
  ...(['infrastructure', 'container', 'abstracted'] as const).map((name) => [
    `in the ${name} category`,
    of(({ category }) => category === name),
  ]),
  ['types of our own, for what CloudFormation has none', number(types.length - theirs.length)],
  ['controls', number(ids.size)],
  ['controls with a Security Hub id', number(hub.length)],
] as const

/** A Markdown table as the formatter writes it. */
function table([head = [], ...body]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...body].map((cells) => cells[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

const text = readFileSync(README, 'utf8')
const [from, to] = [text.indexOf(OPEN) + OPEN.length, text.indexOf(CLOSE)]
if (to < from) throw new Error(`${README} has no ${OPEN} ... ${CLOSE}`)
writeGenerated({ [README]: `${text.slice(0, from)}\n\n${table(rows)}\n\n${text.slice(to)}` })
