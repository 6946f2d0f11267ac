import { fileURLToPath } from 'node:url'
import { layers } from '../../catalog/layers.ts'
import { Summary } from '../../ledger/summary.ts'
import { xml } from '../formats/xml.ts'
import type { Reported } from '../reported.ts'
import { shownStates } from '../views/cells.ts'
import { count, number, percent } from '../views/words.ts'
import { type Cell, type Column, Columns, isYours } from './columns.ts'
import { pictureCss } from './palette.ts'
import { picture } from './picture.ts'
import { stateWords } from './signs.ts'

/** The picture of a run as an SVG of its own, light or dark as the reader wants. `titles`: what is in each cell, as its title. */
export const runSvg = (run: Reported, titles = true): string => drawn(run, 'both', titles)

// written out, so that the build finds the two files and copies them beside dist/main.js
const fonts = [
  new URL('../../../node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf', import.meta.url),
  new URL('../../../node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf', import.meta.url),
]

/** The same as a PNG, light, twice as large as the SVG, with the DejaVu fonts: the same pixels on every machine. */
export async function runPng(run: Reported): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const image = new Resvg(drawn(run, 'light', false), {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      loadSystemFonts: false,
      fontFiles: fonts.map((font) => fileURLToPath(font)),
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  })
  return image.render().asPng()
}

function drawn({ head, model, ledger }: Reported, schemes: 'light' | 'both', titles: boolean): string {
  const columns = new Columns()
  const summary = new Summary()
  for (const entry of ledger) {
    columns.add(entry)
    summary.add(entry)
  }
  const { sorted } = columns
  const unmet = Object.values(summary.result.bySeverity).reduce((sum, n) => sum + n, 0)
  const under = `${number(model.resources.length)} resources of ${sorted.length} services; ${count(unmet, 'finding')}; ${percent(summary.share)} of the assessable responsibilities assessed`
  const title = `${head.source.name}: who answers, and is it done`
  return `${picture(sorted, {
    attributes: ' role="img" aria-labelledby="pic-title pic-desc"',
    before: `<title id="pic-title">${xml(title)}</title><desc id="pic-desc">${xml(under)}</desc><style>${pictureCss(schemes)}</style>`,
    headline: { title, under },
    paper: true,
    ...(titles ? { wrap: (column, cell) => [`<g><title>${xml(cellText(column, cell))}</title>`, '</g>'] } : {}),
  })}\n`
}

/** A cell in words: "S3, Network and firewall: unmet. 4 resources unmet, 1 met." */
export function cellText({ title }: Column, cell: Cell): string {
  const counts = shownStates(cell.states).map(({ state, n }) => `${n} ${stateWords[state]}`)
  const side = isYours(cell) ? (cell.parties.aws + cell.parties.shared > 0 ? 'shared' : 'yours') : undefined
  const party = side ?? (cell.parties.aws > 0 ? "AWS's" : "nobody's")
  return `${title}, ${layers[cell.layer].title}: ${party}${counts.length > 0 ? `; ${counts.join(', ')}` : '; does not exist there'}`
}
