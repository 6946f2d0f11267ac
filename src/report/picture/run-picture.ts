import { layers } from '../../catalog/layers.ts'
import { Summary } from '../../ledger/summary.ts'
import { xml } from '../formats/xml.ts'
import type { Reported } from '../reported.ts'
import { shownStates } from '../views/cells.ts'
import { count, percent } from '../views/words.ts'
import { type Cell, type Column, Columns, excerptOf, isYours } from './columns.ts'
import { pictureCss } from './palette.ts'
import { picture } from './picture.ts'
import { pngOf } from './png.ts'
import { stateWords } from './signs.ts'

/** The options of a separate picture. */
interface Drawing {
  readonly schemes: 'light' | 'both'
  /** Adds the content of each cell as its title. */
  readonly titles: boolean
  /** The most services per category; absent for all. */
  readonly ofEach?: number
}

/** The picture of a run as a separate SVG, light or dark by the reader's preference. */
export const runSvg = (run: Reported, drawing: Partial<Drawing> = {}): string =>
  drawn(run, { schemes: 'both', titles: true, ...drawing })

/** The picture as a light PNG. */
export const runPng = (run: Reported): Promise<Uint8Array> => pngOf(drawn(run, { schemes: 'light', titles: false }))

function drawn({ head, model, ledger }: Reported, { schemes, titles, ofEach }: Drawing): string {
  const columns = new Columns()
  const summary = new Summary()
  for (const entry of ledger) {
    columns.add(entry)
    summary.add(entry)
  }
  const { sorted } = columns
  const shown = ofEach === undefined ? sorted : excerptOf(sorted, ofEach)
  const unmet = Object.values(summary.result.bySeverity).reduce((sum, n) => sum + n, 0)
  const services =
    shown.length < sorted.length
      ? `${shown.length} of ${count(sorted.length, 'service')}`
      : count(sorted.length, 'service')
  const under = `${count(model.resources.length, 'resource')}, ${services}; ${count(unmet, 'finding')}; ${percent(summary.share)} of the assessable responsibilities assessed`
  const title = `${head.source.name}: who is responsible, and is it done`
  return `${picture(shown, {
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
  const party = side ?? (cell.parties.aws > 0 ? "AWS's" : 'no party')
  return `${title}, ${layers[cell.layer].title}: ${party}${counts.length > 0 ? `; ${counts.join(', ')}` : '; does not exist there'}`
}
