import { linePiece } from '../staircase.ts'
import { bandTitles, type CategoryBands } from '../views/bands.ts'
import { cut, type Look, painted, sign } from './look.ts'

const LABEL = 19
/** The width of a cell such as `━━ AWS ✗10 ?10 ✓10`. */
const NARROWEST = 19
/** The vertical piece of the line between two columns. */
const EDGE = 1

/**
 * The staircase of a run: bands of layers from the top down, categories across. The line starts at each category's first AWS
 * band, and climbs between categories.
 */
export function bandLines(categories: readonly CategoryBands[], look: Look): string[] {
  if (categories.length === 0) return []
  const width = Math.floor((look.width - LABEL) / categories.length) - EDGE
  // on a narrow terminal, show one category after the other
  if (width < NARROWEST && categories.length > 1) return categories.flatMap((one) => bandLines([one], look))
  const head = (text: (one: CategoryBands) => string, style: 'bold' | 'dim'): string =>
    `${' '.repeat(LABEL)}${categories.map((one) => ` ${look.paint(style, cut(text(one), width, look))}${' '.repeat(Math.max(0, width - text(one).length))}`).join('')}`.trimEnd()
  return [
    head(({ category }) => category, 'bold'),
    head(({ services }) => servicesIn(services, width), 'dim'),
    ...bandTitles.map((title, row) => bandLine(title, row, categories, width, look)),
  ]
}

/** As many services as fit, and how many more there are. */
function servicesIn(services: readonly string[], width: number): string {
  for (let n = services.length; n > 0; n--) {
    const more = services.length > n ? ` +${services.length - n}` : ''
    const text = services.slice(0, n).join(', ') + more
    if (text.length <= width) return text
  }
  return services[0] ?? ''
}

function bandLine(title: string, row: number, categories: readonly CategoryBands[], width: number, look: Look): string {
  const cells = categories.map(({ line, bands }, column) => {
    const piece = look.paint('yellow', edge(categories[column - 1]?.line, line, row, look.unicode))
    const isAws = row >= line
    const own = (bands[row]?.states ?? []).map(({ state, n }) => ({ state, text: `${sign(state, look)}${n}` }))
    const aws = isAws ? [{ state: 'inherited' as const, text: 'AWS' }] : []
    const parts = [...aws, ...own]
    if (parts.length === 0) parts.push({ state: 'not-applicable', text: sign('not-applicable', look) })
    const plain = parts.map(({ text }) => text).join(' ').length
    const text = parts.map(({ state, text }) => painted(state, text, look)).join(' ')
    const flat = line === row
    const bar = linePiece(flat ? { left: true, right: true } : {}, look.unicode)
    const lead = flat ? `${look.paint('yellow', bar)} ` : ''
    const rest = width - plain - (flat ? 3 : 0)
    return `${piece}${lead}${text}${flat ? ' ' : ''}${flat ? look.paint('yellow', bar.repeat(Math.max(0, rest))) : ' '.repeat(Math.max(0, rest))}`
  })
  return `${title.padEnd(LABEL)}${cells.join('')}`.trimEnd()
}

/** The piece of the line left of a column: horizontal, or climbing between the levels of its neighbours. */
function edge(left: number | undefined, right: number, row: number, unicode: boolean): string {
  if (left === undefined) return linePiece(right === row ? { left: true, right: true } : {}, unicode)
  const [top, bottom] = [Math.min(left, right), Math.max(left, right)]
  return linePiece(
    { left: left === row, right: right === row, up: row > top && row <= bottom, down: row >= top && row < bottom },
    unicode,
  )
}
