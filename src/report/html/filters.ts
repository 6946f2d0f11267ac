import { layerIds, layers } from '../../catalog/layers.ts'
import { visibleJson } from '../../core/visible.ts'
import { severities } from '../../ledger/summary.ts'
import { xml } from '../formats/xml.ts'
import type { Column } from '../picture/columns.ts'
import { stateWords } from '../picture/signs.ts'
import type { FormIndex } from './forms.ts'
import { letters } from './resource.ts'

/** The data for the page's script. */
export interface PageIndex {
  readonly forms: readonly FormIndex[]
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  readonly layers: readonly string[]
  readonly resources: number
}

/** A data block for the script that cannot be parsed as markup, since every `<` is escaped (HTML, 4.12.1.3). */
export const dataHtml = (index: PageIndex): string =>
  `<script type="application/json" id="index">${visibleJson(index).replaceAll('<', '\\u003c')}</script>\n`

/** The filters, hidden until the script shows them, since they need it. */
export function filtersHtml(columns: readonly Column[], { accounts, regions }: PageIndex): string {
  const services = [...columns]
    .map(({ service, title }) => [service, title] as const)
    .sort(([, a], [, b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  const states = (['unmet', 'unknown', 'attested', 'met', 'inherited'] as const).map(
    (state) => [letters[state], stateWords[state]] as const,
  )
  const same = (text: string) => [text, text] as const
  return `<form id="filters" role="search" aria-label="Filter what to do next and the ledger" hidden>
<label class="q">Search <input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="name, ARN, tag, control"></label>
${select('service', 'Service', services)}
${select(
  'layer',
  'Layer',
  [...layerIds].reverse().map((id) => [id, `${layers[id].number} ${layers[id].title}`] as const),
)}
${select('state', 'State', states)}
${select('severity', 'Severity', severities.map(same))}
${select('region', 'Region', regions.map(same))}
${select('account', 'Account', accounts.map(same), accounts.length < 2)}
<button type="reset">Clear</button>
<p id="count" role="status"></p>
</form>
`
}

const select = (
  name: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  hidden = false,
): string =>
  `<label${hidden ? ' hidden' : ''}>${label} <select name="${name}"><option value="">all</option>${options
    .map(([value, text]) => `<option value="${xml(value)}">${xml(text)}</option>`)
    .join('')}</select></label>`
