import { layers } from '../../catalog/layers.ts'
import { layerStates } from '../../ledger/state.ts'
import { xml } from '../formats/xml.ts'
import { type Cell, type Column, isYours } from './columns.ts'
import { signs } from './signs.ts'

/** What the picture is drawn with beyond its columns. */
export interface PictureSpec {
  /** What stands before and after a cell: a link, or its description as a title. */
  readonly wrap?: (column: Column, cell: Cell) => readonly [open: string, close: string]
  /** Attributes of the svg element beyond its size and class. */
  readonly attributes: string
  /** Elements before the drawing: title, style. */
  readonly before: string
  /** A headline over the drawing. */
  readonly headline?: { readonly title: string; readonly under: string }
  /** Only the names of the layers, or only the columns: two drawings side by side, of which one can scroll. */
  readonly part?: 'labels' | 'columns'
  /** With its own background. */
  readonly paper: boolean
}

const ROW = 30
const LABEL = 178
const FOOT = 70
const SIGN = 10

/**
 * The account as a staircase, in SVG: services across, layers down, AWS's ground below the line and the customer's cells above it.
 * A cell has the colour, the pattern and the sign of the worst state in it, says how many resources are in that state, and has
 * a bar of all its states. The text is meant for `pictureCss()`. Pure: the same columns give the same bytes.
 */
export function picture(columns: readonly Column[], spec: PictureSpec): string {
  const { wide, top, ...size } = layoutOf(columns, spec)
  const left = spec.part === 'columns' ? 0 : LABEL
  const drawing = (): readonly string[] => [
    `<g transform="translate(${left} 0)">`,
    ...columns.map((column, index) => drawColumn(column, index, wide, spec)),
    line(columns, wide),
    '</g>',
  ]
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="pic" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}"${spec.attributes}>`,
    spec.before,
    ...(spec.part === 'labels' ? [] : [definitions(wide)]),
    ...(spec.paper ? [`<rect class="paper" width="${size.width}" height="${size.height}"/>`] : []),
    ...(spec.headline ? [headline(spec.headline)] : []),
    `<g transform="translate(0 ${top})">`,
    ...(spec.part === 'columns' ? [] : labels()),
    ...(spec.part === 'labels' ? [] : drawing()),
    '</g>',
    ...(spec.part === 'labels' ? [] : [legend(columns, top + 17 * ROW + 52)]),
    '</svg>',
  ]
  return parts.join('\n')
}

interface Layout {
  /** Of a column. */
  readonly wide: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The measures of a picture, or of its part. */
export function layoutOf(
  columns: readonly Column[],
  { part, headline }: Pick<PictureSpec, 'part' | 'headline'>,
): Layout {
  const wide = columnWidth(columns.length)
  // the names lean over by 42 degrees, and a letter is about 6.9 wide
  const lean = columns.map(({ title }) => title.length * 6.9)
  const top = Math.round(Math.max(60, ...lean.map((length) => length * 0.67 + 24)) + (headline ? 58 : 0))
  const right = Math.max(
    ...lean.map((length, index) => (index + 0.5) * wide + length * 0.75),
    columns.length * wide + 48,
  )
  const left = part === 'columns' ? 0 : LABEL
  // the legend needs its room too
  const width = part === 'labels' ? LABEL : Math.round(Math.max(left + right + 12, 700))
  return { wide, top, width, height: top + 17 * ROW + FOOT }
}

const columnWidth = (columns: number): number => (columns <= 12 ? 62 : columns <= 20 ? 48 : 43)

/** The top of a layer, counted from the ground up (0). */
const yOf = (index: number): number => (16 - index) * ROW

function definitions(wide: number): string {
  const symbols = layerStates
    .map(
      (state) =>
        `<path id="pic-${state}" fill="none" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" d="${signs[state]}"/>`,
    )
    .join('')
  return (
    `<defs><pattern id="pic-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect class="hatch" width="6" height="6"/><path class="hatching" d="M0 0v6" stroke-opacity=".55" stroke-width="1.2"/></pattern>` +
    `<rect id="pic-cell" x="1.5" y="1.5" width="${wide - 3}" height="${ROW - 3}" rx="3"/>` +
    `<rect id="pic-ground" width="${wide + 0.5}" height="${ROW + 0.5}"/>${symbols}</defs>`
  )
}

const headline = ({ title, under }: { title: string; under: string }): string =>
  `<text x="16" y="36" font-size="21" class="bold">${xml(title)}</text><text x="16" y="57" class="muted" font-size="13">${xml(under)}</text>`

/** The layers' names, and their numbers at the edge: a narrow screen shows only those. */
function labels(): readonly string[] {
  const text = (y: number, x: number, words: string, muted: boolean): string =>
    `<text${muted ? ' class="muted"' : ''} x="${x}" y="${y}" text-anchor="end">${xml(words)}</text>`
  return [
    ...Object.values(layers).flatMap(({ number, title }) => {
      const y = yOf(number - 1) + 19
      return [text(y, LABEL - 34, title, false), text(y, LABEL - 12, String(number), true)]
    }),
    text(17 * ROW + 19, LABEL - 34, 'resources', true),
  ]
}

function drawColumn(column: Column, index: number, wide: number, spec: PictureSpec): string {
  const cells = column.cells.map((cell, layer) => drawCell(column, cell, layer, wide, spec))
  return [
    `<g transform="translate(${index * wide} 0)">`,
    `<text transform="translate(${wide / 2 + 3} -10) rotate(-42)" font-size="12.5">${xml(column.title)}</text>`,
    ...cells,
    `<text class="muted" x="${wide / 2}" y="${17 * ROW + 19}" text-anchor="middle">${compact(column.resources)}</text>`,
    '</g>',
  ].join('')
}

function drawCell(column: Column, cell: Cell, layer: number, wide: number, spec: PictureSpec): string {
  const [open, close] = spec.wrap?.(column, cell) ?? ['', '']
  const y = yOf(layer)
  if (layer < column.step) {
    const n = cell.states.inherited
    const text =
      n === 0
        ? `<use href="#pic-not-applicable" class="faint" x="${wide / 2 - SIGN / 2}" y="${y + 10}"/>`
        : `<text class="t-inherited" x="${wide / 2}" y="${y + 19}" text-anchor="middle">${compact(n)}</text>`
    return `${open}<use href="#pic-ground" class="ground${layer % 2}" y="${y}"/>${text}${close}`
  }
  if (cell.state === 'not-applicable')
    return `${open}<use href="#pic-not-applicable" class="faint" x="${wide / 2 - SIGN / 2}" y="${y + 10}"/>${close}`
  const n = compact(cell.states[cell.state])
  // the sign and the number beside it, together in the middle; a digit is about 6.6 wide
  const left = wide / 2 - (SIGN + 4 + n.length * 6.6) / 2
  const tone = cell.grave > 0 ? 'grave' : cell.state
  return [
    open,
    `<use href="#pic-cell" class="${tone}" y="${y}"/>`,
    `<use href="#pic-${cell.state}" class="t-${tone}" x="${round(left)}" y="${y + 8}"/>`,
    `<text class="t-${tone}" x="${round(left + SIGN + 4)}" y="${y + 17}">${n}</text>`,
    bar(cell, y + ROW - 8, wide),
    close,
  ].join('')
}

/** The states of a cell side by side, where there is more than one, on paper so that each colour shows. */
function bar({ states }: Cell, y: number, wide: number): string {
  const there = layerStates.filter((state) => state !== 'not-applicable' && states[state] > 0)
  if (there.length < 2) return ''
  const all = there.reduce((sum, state) => sum + states[state], 0)
  const full = wide - 14
  let x = 7
  const parts = [`<rect class="paper" x="6" y="${y - 1}" width="${full + 2}" height="5" rx="1.5"/>`]
  for (const state of there) {
    const width = (states[state] / all) * full
    parts.push(`<rect class="b-${state}" x="${round(x)}" y="${y}" width="${round(width)}" height="3"/>`)
    x += width
  }
  return parts.join('')
}

/** The line between AWS and the customer: up and down with the steps, from edge to edge, with both sides named at its end. */
function line(columns: readonly Column[], wide: number): string {
  const heights = columns.map(({ step }) => (17 - step) * ROW)
  const [first, last] = [heights[0], heights.at(-1)]
  if (first === undefined || last === undefined) return ''
  let path = `M-8 ${first}`
  let height = first
  for (const [index, next] of heights.entries()) {
    if (next === height) continue
    path += `H${index * wide}V${next}`
    height = next
  }
  const end = columns.length * wide
  const side = (y: number, text: string): string =>
    `<text class="bold" x="${end + 16}" y="${y}" font-size="13">${text}</text>`
  return `<path class="line" d="${path}H${end + 10}"/>${side(last - 8, 'you')}${side(last + 19, 'AWS')}`
}

/** The signs that occur, each with its word. */
function legend(columns: readonly Column[], y: number): string {
  const yours = columns.flatMap(({ cells }) => cells.filter(isYours))
  const there = new Set<string>(yours.map(({ state, grave }) => (grave > 0 ? 'grave' : state)))
  let x = 16
  const parts: string[] = []
  const add = (drawing: (x: number) => string, word: string): void => {
    parts.push(`${drawing(x)}<text x="${round(x + 28)}" y="${y}">${word}</text>`)
    x += 46 + word.length * 6.4
  }
  for (const [tone, state, word] of legendRows)
    if (there.has(tone))
      add(
        (at) =>
          `<rect class="${tone}" x="${round(at)}" y="${y - 13}" width="22" height="18" rx="3"/><use href="#pic-${state}" class="t-${tone}" x="${round(at + 6)}" y="${y - 9}"/>`,
        word,
      )
  add((at) => `<rect class="ground0" x="${round(at)}" y="${y - 13}" width="22" height="18"/>`, 'AWS answers')
  add((at) => `<use href="#pic-not-applicable" class="faint" x="${round(at + 6)}" y="${y - 9}"/>`, 'not there')
  return `<g>${parts.join('')}</g>`
}

const legendRows = [
  ['grave', 'unmet', 'unmet, critical or high'],
  ['unmet', 'unmet', 'unmet'],
  ['unknown', 'unknown', 'unknown'],
  ['attested', 'attested', 'attested'],
  ['met', 'met', 'met'],
] as const

const round = (n: number): number => Math.round(n * 10) / 10

/** 950, 1.2k, 23k, 1.5M. */
export function compact(n: number): string {
  if (n < 1000) return String(n)
  const [value, unit] = n < 999_500 ? [n / 1000, 'k'] : [n / 1_000_000, 'M']
  return `${value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)}${unit}`
}
