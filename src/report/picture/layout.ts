import type { Column } from './columns.ts'

/** Which part to draw: the layers' names with numbers, only the names in two lines for a phone, or the services. */
export type Part = 'labels' | 'names' | 'columns'

export const ROW = 30
/** The width of the layers' names and numbers, and of the names alone. */
export const LABEL = 166
export const NAMES = 98
/** The space left of the first service, where the line begins and its two sides are named. */
export const MARGIN = 44
/** The width of a 12.5 pixel letter, the angle of the slanted names, and how much of their length goes up and across. */
const LETTER = 6.9
export const LEAN = 52
const [UP, ACROSS] = [0.79, 0.62]
/** The height below the layers: the resource counts, two rows of category brackets, the legend. */
const FOOT = 108

export interface Layout {
  /** The width of a column. */
  readonly wide: number
  /** Where the layers begin. */
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The measures of a picture or a part of it. All parts have one height, so that they fit side by side. */
export function layoutOf(columns: readonly Column[], { part, headline }: { part?: Part; headline?: unknown }): Layout {
  const wide = columnWidth(columns)
  const lean = columns.map(({ title }) => title.length * LETTER)
  const top = Math.round(Math.max(60, ...lean.map((length) => length * UP + 24)) + (headline ? 58 : 0))
  const right = Math.max(...lean.map((length, index) => (index + 0.5) * wide + length * ACROSS), columns.length * wide)
  const left = part === 'columns' ? 0 : LABEL
  const drawn = Math.round(left + MARGIN + right + 8)
  // the legend needs its room, too
  const width = part === 'labels' ? LABEL : part === 'names' ? NAMES : Math.max(drawn, 620)
  return { wide, top, width, height: top + 17 * ROW + FOOT }
}

/** With few columns each is wide; with many, as narrow as the longest number in a cell allows, with its sign. */
function columnWidth(columns: readonly Column[]): number {
  if (columns.length <= 8) return 62
  if (columns.length <= 12) return 46
  const digits = Math.max(
    3,
    ...columns.flatMap(({ cells }) => cells.map(({ state, states }) => compact(states[state]).length)),
  )
  return digits * 7 + 18
}

/** The top of a layer, by its index from the ground up (from 0). */
export const yOf = (index: number): number => (16 - index) * ROW

export const round = (n: number): number => Math.round(n * 10) / 10

/** 950, 1.2k, 23k, 1.5M. */
export function compact(n: number): string {
  if (n < 1000) return String(n)
  const [value, unit] = n < 999_500 ? [n / 1000, 'k'] : [n / 1_000_000, 'M']
  return `${value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)}${unit}`
}
