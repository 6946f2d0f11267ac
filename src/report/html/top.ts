import { xml } from '../formats/xml.ts'

/** What stands at the top of every page, of a scan, of the root user, of an organization and of a comparison alike. */
export interface Top {
  readonly title: string
  /** Beside the title: the number of an account. */
  readonly beside?: string
  /** When and how it was read, as HTML. */
  readonly about: string
  readonly notes?: readonly string[]
  readonly figures?: readonly Figure[]
}

/** One figure; its name is its class. */
export interface Figure {
  readonly value: string
  readonly label: string
  readonly name: string
}

export const topHtml = ({ title, beside, about, notes = [], figures = [] }: Top): string =>
  `<header class="top"><p class="brand">Demarc</p><h1>${xml(title)}${beside === undefined ? '' : ` <span class="muted">${xml(beside)}</span>`}</h1>
<p class="muted about">${about}</p>
${notes.map((note) => `<p class="note">${xml(note)}</p>\n`).join('')}${figures.length === 0 ? '' : `<dl class="figures">${figures.map(figureHtml).join('')}</dl>`}</header>
`

const figureHtml = ({ value, label, name }: Figure): string =>
  `<div class="${name}"><dt>${xml(label)}</dt><dd>${xml(value)}</dd></div>`

/** A time as people read it, in UTC. */
export const timeHtml = (at: string, shown: string): string => `<time datetime="${xml(at)}">${xml(shown)} UTC</time>`
