import { layerIds } from '../../catalog/layers.ts'
import { compareText } from '../../core/json.ts'
import { visible } from '../../core/visible.ts'
import type { RunDiff } from '../../ledger/diff.ts'
import { serviceOf } from '../../services/describe.ts'
import { changesHtml } from '../diff/html.ts'
import { xml } from '../formats/xml.ts'
import { type Column, Columns } from '../picture/columns.ts'
import { layoutOf } from '../picture/layout.ts'
import { pictureCss } from '../picture/palette.ts'
import type { Reported } from '../reported.ts'
import { ExecutiveView } from '../views/executive.ts'
import { FindingsByControl } from '../views/findings.ts'
import { runView } from '../views/run.ts'
import { pageCss, pageScript } from './assets.gen.ts'
import { dataHtml, filtersHtml } from './filters.ts'
import { findingsHtml } from './findings.ts'
import { Forms, formHtml } from './forms.ts'
import { headHtml } from './head.ts'
import { resourceLine } from './resource.ts'
import { asideHtml, footerHtml, headerHtml, pictureHtml } from './sections.ts'
import { summaryHtml } from './summary.ts'

/**
 * A run as one self-contained HTML file: no network (forbidden by its policy), and readable without scripts. The ledger is in a
 * `noscript`, one line per resource. Without scripts it is shown as it is; with scripts the browser keeps it as text, and the
 * script makes elements only for the lines it shows. So the ledger is written once, in pieces, and the page stays fast. `since`:
 * the changes since a baseline.
 */
export function* runHtml(run: Reported, since?: RunDiff): Generator<string, void, undefined> {
  const { head, model, ledger } = run
  const [columns, forms, findings, executive] = [
    new Columns(),
    new Forms(),
    new FindingsByControl(model),
    new ExecutiveView(run),
  ]
  const view = runView(run, columns, forms, findings, executive)
  const { sorted } = columns
  const index = {
    forms: forms.index,
    accounts: distinct(model.resources.map(({ account }) => account)),
    regions: distinct(model.resources.map(({ region }) => region)),
    layers: layerIds,
    resources: model.resources.length,
  }
  const css = `${pageCss}\n${pictureCss('both')}\n${pictureSize(sorted)}`
  yield headHtml(`${view.name}: who is responsible, and is it done`, css, pageScript)
  yield `<body>\n<a class="skip" href="#ledger">Skip to the ledger</a>\n`
  yield headerHtml(head, view)
  yield '<main>\n'
  yield summaryHtml(view, executive.result(view, since), 'report', run.on)
  yield pictureHtml(sorted)
  if (since) yield* changesHtml(since)
  yield filtersHtml(sorted, index)
  yield* findingsHtml(findings.bySeverity, model, run.head.config?.ownerTags)
  yield* asideHtml(view)
  yield `<section id="ledger" aria-labelledby="h-ledger"><h2 id="h-ledger" tabindex="-1">The ledger</h2>
<p class="lead">Every resource with its 17 layers, from the ground up: <span class="key"><span>✗ unmet</span> <span>? unknown</span> <span>◆ attested</span> <span>✓ met</span> <span>▪ AWS's</span> <span>· not there</span></span></p>
<p class="on-screen"><label><input type="checkbox" id="print-ledger"> Print the ledger too</label></p>
<div id="rows"></div><p id="more" hidden><button type="button">Show more</button></p>
<noscript id="lines">
`
  const account = numbered(index.accounts)
  const region = numbered(index.regions)
  const seen = new Set<string>()
  let last = ''
  for (const entry of ledger) {
    const { resource } = entry
    const service = serviceOf(resource.type)
    if (service !== last) yield serviceHeading(service, !seen.has(service))
    seen.add(service)
    last = service
    yield resourceLine(
      entry,
      { form: forms.of(entry), account: account(resource.account), region: region(resource.region) },
      model,
    )
  }
  yield '</noscript>\n</section>\n<noscript id="forms">\n<h2>What is asked of each kind of resource</h2>\n'
  for (const form of forms.all) yield formHtml(form)
  yield `</noscript>\n</main>\n${footerHtml}${dataHtml({ ...index, accounts: index.accounts.map(visible), regions: index.regions.map(visible) })}<script>${pageScript}</script>\n</body>\n</html>\n`
}

const serviceHeading = (service: string, first: boolean): string =>
  `<h3${first ? ` id="s-${xml(encodeURIComponent(service))}"` : ''}>${xml(service)}</h3>\n`

/** The smallest scale of the picture; with less room it scrolls. */
const LEAST = 0.74

/**
 * Labels and columns share the width in one scale. When that would be too small to read, the picture keeps its size and scrolls,
 * and a shade at the right edge shows that there is more.
 */
function pictureSize(columns: readonly Column[]): string {
  const [labels, drawn] = [layoutOf(columns, { part: 'labels' }), layoutOf(columns, { part: 'columns' })]
  const { height } = drawn
  const width = labels.width + drawn.width
  const fitted = `.sheet svg{width:auto;height:calc((100cqw - 1px)*${height}/${width})}`
  return [
    `.sheet svg{width:auto;height:min(${Math.round(height * 1.15)}px,(100cqw - 1px)*${height}/${width})}`,
    `@container (max-width:${Math.round(width * LEAST)}px){.sheet svg{height:${height}px}.sheet .edge{display:block}}`,
    `@media print{${fitted}@container (max-width:${width}px){${fitted}.sheet .edge{display:none}}}`,
  ].join('\n')
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].sort(compareText)

function numbered(values: readonly string[]): (value: string) => number {
  const places = new Map(values.map((value, index) => [value, index]))
  return (value) => places.get(value) ?? -1
}
