import { layerStates } from '../../ledger/state.ts'
import { xml } from '../formats/xml.ts'
import { type Cell, type Column, isYours } from './columns.ts'
import { brackets, headline, labels, legend, line, names } from './frame.ts'
import { compact, LABEL, LEAN, layoutOf, MARGIN, type Part, ROW, round, yOf } from './layout.ts'
import { signs } from './signs.ts'

/** The options of a picture beyond its columns. */
export interface PictureSpec {
  /** Text before and after a cell: a link, or its description as a title. */
  readonly wrap?: (column: Column, cell: Cell) => readonly [open: string, close: string]
  /** Attributes of the svg element beyond its size and class. */
  readonly attributes: string
  /** Elements before the drawing: title, style. */
  readonly before: string
  /** A headline above the drawing. */
  readonly headline?: { readonly title: string; readonly under: string }
  /** Draws only the names of the layers, or only the columns: two drawings side by side, of which one can scroll. */
  readonly part?: Part
  /** Whether it has its own background. */
  readonly paper: boolean
}

const FOOT_LEGEND = 92
const SIGN = 10

/**
 * The account as a staircase, in SVG: services across, layers down, AWS's ground below the line, the customer's cells above it. A
 * cell has the colour, pattern and sign of its worst state, the number of resources in that state, and a bar of all states. The
 * text is styled by `pictureCss()`. Pure: equal columns give equal bytes.
 */
export function picture(columns: readonly Column[], spec: PictureSpec): string {
  const { part } = spec
  const { wide, top, ...size } = layoutOf(columns, spec)
  const isDrawn = part === undefined || part === 'columns'
  const left = part === 'columns' ? MARGIN : LABEL + MARGIN
  const drawing = (): readonly string[] => [
    `<g transform="translate(${left} 0)">`,
    ...columns.map((column, index) => drawColumn(column, index, wide, spec)),
    line(columns, wide),
    brackets(columns, wide),
    '</g>',
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="pic" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}"${spec.attributes}>`,
    spec.before,
    ...(isDrawn ? [definitions(wide)] : []),
    ...(spec.paper ? [`<rect class="paper" width="${size.width}" height="${size.height}"/>`] : []),
    ...(spec.headline ? [headline(spec.headline)] : []),
    `<g transform="translate(0 ${top})">`,
    ...(part === 'names' ? names() : part === 'columns' ? [] : labels()),
    ...(isDrawn ? drawing() : []),
    '</g>',
    ...(isDrawn ? [legend(columns, top + 17 * ROW + FOOT_LEGEND)] : []),
    '</svg>',
  ].join('\n')
}

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

function drawColumn(column: Column, index: number, wide: number, spec: PictureSpec): string {
  const cells = column.cells.map((cell, layer) => drawCell(column, cell, layer, wide, spec))
  return [
    `<g transform="translate(${index * wide} 0)">`,
    `<text transform="translate(${wide / 2 + 3} -10) rotate(-${LEAN})" font-size="12.5">${xml(column.title)}</text>`,
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
    const ground = `<use href="#pic-ground" class="ground${layer % 2}" y="${y}"/>`
    // a few resources with a lower line appear as a cell on AWS's ground
    return `${open}${ground}${isYours(cell) ? stateCell(cell, y, wide) : text}${close}`
  }
  if (cell.state === 'not-applicable')
    return `${open}<use href="#pic-not-applicable" class="faint" x="${wide / 2 - SIGN / 2}" y="${y + 10}"/>${close}`
  return `${open}${stateCell(cell, y, wide)}${close}`
}

/** A cell of the customer: colour and sign of the worst state, the number of resources in it, and a bar of all states. */
function stateCell(cell: Cell, y: number, wide: number): string {
  const n = compact(cell.states[cell.state])
  // the sign and the number together, centred; a digit is about 6.6 wide
  const left = wide / 2 - (SIGN + 4 + n.length * 6.6) / 2
  const tone = cell.grave > 0 ? 'grave' : cell.state
  return [
    `<use href="#pic-cell" class="${tone}" y="${y}"/>`,
    `<use href="#pic-${cell.state}" class="t-${tone}" x="${round(left)}" y="${y + 8}"/>`,
    `<text class="t-${tone}" x="${round(left + SIGN + 4)}" y="${y + 17}">${n}</text>`,
    bar(cell, y + ROW - 8, wide),
  ].join('')
}

/** The states of a cell side by side, if there are several, on a background on which each colour is visible. */
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
