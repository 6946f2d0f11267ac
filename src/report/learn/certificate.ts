import { xml } from '../formats/xml.ts'
import { pictureCss } from '../picture/palette.ts'
import { type Grade, type Grades, scoreOf } from './grades.ts'

const WIDTH = 900
const ROW = 44
const TOP = 190
/** The most characters of a name that fit. */
const NAME_AT_MOST = 48

const text = (x: number, y: number, size: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" font-size="${size}"${more}>${xml(words)}</text>`

/** The steps of the line between AWS and the customer, from infrastructure to abstracted. */
const stairs = (y: number): string =>
  `<path class="line" d="M640 ${y + 80}H710V${y + 50}H780V${y + 20}H850"/>${text(640, y + 72, 12, 'you', ' class="bold"')}${text(640, y + 98, 12, 'AWS', ' class="bold"')}`

/**
 * A card in SVG for a learner who passed all lessons: each lesson with score and day, and the digest of the results, which
 * `--grade --format json` prints, too. `schemes`: light only, or dark as well for readers who prefer it. Pure.
 */
export function certificate({ lessons, digest }: Grades, name: string | undefined, schemes: 'light' | 'both'): string {
  const height = TOP + lessons.length * ROW + 96
  const shown = name === undefined || name.length <= NAME_AT_MOST ? name : `${name.slice(0, NAME_AT_MOST - 1)}…`
  const title = 'The AWS shared responsibility model'
  const under = shown === undefined ? 'All lessons are passed.' : `${shown} passed all lessons.`
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" class="pic" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="card-title card-desc">`,
    `<title id="card-title">${xml(title)}</title><desc id="card-desc">${xml(under)}</desc><style>${pictureCss(schemes)}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}"/>`,
    `<rect class="line" x="14" y="14" width="${WIDTH - 28}" height="${height - 28}" rx="10"/>`,
    text(48, 66, 14, 'demarc learn', ' class="muted"'),
    text(48, 104, 28, title, ' class="bold"'),
    text(48, 142, 19, under),
    stairs(60),
    ...lessons.map((one, index) => row(one, index)),
    text(48, height - 62, 12, 'Digest of the results', ' class="muted"'),
    text(48, height - 42, 12, `sha256:${digest}`),
    '</svg>',
  ].join('\n')}\n`
}

function row({ title, result }: Grade, index: number): string {
  const y = TOP + index * ROW
  if (!result) return ''
  const hints = result.hints === 0 ? '' : `, ${result.hints} ${result.hints === 1 ? 'hint' : 'hints'}`
  return [
    `<rect class="met" x="48" y="${y}" width="${WIDTH - 96}" height="${ROW - 8}" rx="4"/>`,
    text(64, y + 24, 15, `${index + 1}. ${title}`, ' class="t-met bold"'),
    text(500, y + 24, 14, `${scoreOf(result)}${hints}`, ' class="t-met"'),
    text(740, y + 24, 14, result.at.slice(0, 10), ' class="t-met"'),
  ].join('')
}
