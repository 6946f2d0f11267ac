import { layerIds, layers } from '../../catalog/layers.ts'
import type { RunSummary } from '../../ledger/run.ts'
import { layerStates } from '../../ledger/state.ts'
import { categories } from '../../ledger/summary.ts'
import { count, type Look, painted, sign, wrapped } from './look.ts'

/** Layers by category and layer: the table holds what the summary counts per category, which the cells below split by layer. */
export type CellCounts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>

/**
 * The picture: layers from the top down, categories across, each cell with its states and how many layers are in each. Where
 * the terminal is too narrow for that, one category after the other.
 */
export function summaryTable(cells: CellCounts, look: Look): string[] {
  const shown = categories.filter((category) =>
    Object.values(cells[category] ?? {}).some((states) => total(states) > 0),
  )
  const side = columns(shown, cells, look)
  const tables = side.width <= look.width ? [side] : shown.map((category) => columns([category], cells, look))
  return [...tables.flatMap(({ lines }, index) => (index === 0 ? lines : ['', ...lines])), '', ...legend(look)]
}

function columns(
  shown: readonly string[],
  cells: CellCounts,
  look: Look,
): { readonly width: number; readonly lines: readonly string[] } {
  const label = look.width < 80 && shown.length > 1 ? 18 : 27
  const texts = [...layerIds]
    .reverse()
    .map((id) => ({ id, cells: shown.map((category) => cellParts(cells[category]?.[id] ?? {})) }))
  const widths = shown.map((category, column) =>
    Math.max(
      category.length,
      ...texts.map((row) => (row.cells[column] ?? []).map((part) => part.text(look)).join(' ').length),
    ),
  )
  const head = shown.map((category, column) => look.paint('bold', category.padEnd(widths[column] ?? 0))).join('  ')
  const lines = [`${''.padEnd(label)}${head}`.trimEnd()]
  for (const { id, cells: row } of texts) {
    const title = `${String(layers[id].number).padStart(2)} ${layers[id].title}`.slice(0, label - 1).padEnd(label)
    const parts = row.map((cell, column) => {
      const plain = cell.map((part) => part.text(look)).join(' ')
      return (
        cell.map((part) => painted(part.state, part.text(look), look)).join(' ') +
        ' '.repeat((widths[column] ?? 0) - plain.length)
      )
    })
    lines.push(`${title}${parts.join('  ')}`.trimEnd())
  }
  return { width: label + widths.reduce((sum, width) => sum + width, 0) + 2 * (shown.length - 1), lines }
}

interface Part {
  readonly state: (typeof layerStates)[number]
  readonly text: (look: Look) => string
}

/** What a cell shows: the states that there are, the worst first; AWS's own part in words. */
function cellParts(states: Readonly<Record<string, number>>): Part[] {
  const parts: Part[] = []
  for (const state of layerStates) {
    const n = states[state] ?? 0
    if (n === 0) continue
    if (state === 'inherited') parts.push({ state, text: () => `AWS ${n}` })
    // a layer that exists on some of a category's resources says nothing more by those where it does not
    else if (state !== 'not-applicable') parts.push({ state, text: (look) => `${sign(state, look)}${n}` })
  }
  return parts.length > 0 ? parts : [{ state: 'not-applicable', text: (look) => sign('not-applicable', look) }]
}

const total = (states: Readonly<Record<string, number>>): number => Object.values(states).reduce((sum, n) => sum + n, 0)

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
  // a word and its sign stay together, two columns from the next
  const pairs = words.map((word) => word.replaceAll(' ', HARD)).join(`${HARD} `)
  return wrapped(pairs, look, '', 0).map((line) => look.paint('dim', line.replaceAll(HARD, ' ').trimEnd()))
}

/** Coverage in words. */
export function coverageText(summary: RunSummary, duties: { readonly answered: number; readonly all: number }): string {
  const percent = Math.floor(summary.coverage * 100)
  return (
    `${count(duties.answered, 'duty', 'duties')} of yours answered, of ${duties.all.toLocaleString('en-US')} (coverage ${percent} %); ` +
    'the others no API shows, or none could be seen.'
  )
}
