import { xml } from '../formats/xml.ts'

/** The top of every page: scan, root user, organization and comparison. */
export interface Top {
  readonly title: string
  /** Shown next to the title: the account id. */
  readonly beside?: string
  /** When and how it was read, as HTML. */
  readonly about: string
  readonly notes?: readonly string[]
  readonly figures?: readonly Figure[]
}

/** One figure; its name is also its CSS class. */
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

/** A time in UTC for people. */
export const timeHtml = (at: string, shown: string): string => `<time datetime="${xml(at)}">${xml(shown)} UTC</time>`
