import type { LayerState } from '../../ledger/state.ts'
import type { CategoryTable, StateCount } from '../views/cells.ts'
import { type Look, painted, sign, wrapped } from './look.ts'

/**
 * The picture: layers from the top down, categories across, each cell with its states and counts. On a narrow terminal, one
 * category after the other.
 */
export function summaryTable(table: CategoryTable, look: Look): string[] {
  const all = table.categories.map((_, column) => column)
  const side = columns(table, all, look)
  const tables = side.width <= look.width ? [side] : all.map((column) => columns(table, [column], look))
  return [...tables.flatMap(({ lines }, index) => (index === 0 ? lines : ['', ...lines])), '', ...legend(look)]
}

/** Some categories of the table, by index. */
function columns(
  { categories, rows }: CategoryTable,
  shown: readonly number[],
  look: Look,
): { readonly width: number; readonly lines: readonly string[] } {
  const label = look.width < 80 && shown.length > 1 ? 18 : 27
  const texts = rows.map(({ number, title, cells }) => ({
    title: `${String(number).padStart(2)} ${title}`.slice(0, label - 1).padEnd(label),
    cells: shown.map((column) => cellParts(cells[column] ?? [], look)),
  }))
  const heads = shown.map((column) => categories[column] ?? '')
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...texts.map(({ cells }) => plainText(cells[column] ?? []).length)),
  )
  const head = heads.map((text, column) => look.paint('bold', text.padEnd(widths[column] ?? 0))).join('  ')
  const lines = texts.map(({ title, cells }) => {
    const padded = cells.map(
      (cell, column) =>
        cell.map(({ state, text }) => painted(state, text, look)).join(' ') +
        ' '.repeat((widths[column] ?? 0) - plainText(cell).length),
    )
    return `${title}${padded.join('  ')}`.trimEnd()
  })
  return {
    width: label + widths.reduce((sum, width) => sum + width, 0) + 2 * (shown.length - 1),
    lines: [`${''.padEnd(label)}${head}`.trimEnd(), ...lines],
  }
}

interface Part {
  readonly state: LayerState
  readonly text: string
}

/** The content of a cell: a sign and a number for each state, AWS's part in words. */
function cellParts(states: readonly StateCount[], look: Look): readonly Part[] {
  if (states.length === 0) return [{ state: 'not-applicable', text: sign('not-applicable', look) }]
  return states.map(({ state, n }) => ({
    state,
    text: state === 'inherited' ? `AWS ${n}` : `${sign(state, look)}${n}`,
  }))
}

const plainText = (parts: readonly Part[]): string => parts.map(({ text }) => text).join(' ')

const HARD = '\u00a0'

function legend(look: Look): string[] {
  const words = [
    `${sign('unmet', look)} unmet`,
    `${sign('unknown', look)} unknown`,
    `${sign('attested', look)} attested`,
    `${sign('met', look)} met`,
    'AWS: inherited from AWS',
    `${sign('not-applicable', look)} not there`,
  ]
  // keep a word with its sign, two columns from the next pair
  const pairs = words.map((word) => word.replaceAll(' ', HARD)).join(`${HARD} `)
  return wrapped(pairs, look, '', 0).map((line) => look.paint('dim', line.replaceAll(HARD, ' ').trimEnd()))
}
