import type { RootEvent } from '../../root/activity.ts'
import type { RootAudit } from '../../root/audit.ts'
import { xml } from '../formats/xml.ts'
import { pageCss } from '../html/assets.gen.ts'
import { headHtml } from '../html/head.ts'
import { timeHtml, topHtml } from '../html/top.ts'
import { type MeasureView, rootView } from '../views/root.ts'
import { doneBy, marks, mfaWord, stateWord } from '../views/root-words.ts'

/** The style of pages about root users beyond that of every report: the four measures in large type, and tables. */
export const rootCss = `${pageCss}
.measures{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));list-style:none;margin:1.5rem 0 0;padding:0}
.measures>li{background:var(--card);border:1px solid var(--rule);border-left:.6rem solid var(--state);border-radius:6px;padding:.9rem 1.1rem}
.measures h2{font-size:1.3rem;margin:0}
.state{color:var(--state);font-size:clamp(2.5rem,6vw,4rem);font-weight:700;line-height:1.15;margin:.1rem 0 .4rem}
.met{--state:var(--met)}.unmet{--state:var(--unmet)}.attested{--state:var(--attested)}.unknown{--state:var(--unknown)}.not-applicable{--state:var(--muted)}
.facts{color:var(--muted);font-size:.9rem;margin:.4rem 0 0;overflow-wrap:anywhere;padding-left:1.1rem}
.missing{color:var(--muted);font-size:.9rem;overflow-wrap:anywhere}
.rows{width:100%}
.rows :is(td,th){overflow-wrap:break-word}
td.word{color:var(--state)}
tr.direct td{font-weight:600}
td.when{white-space:nowrap}
@media screen and (max-width:760px){.rows thead{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;white-space:nowrap;width:1px}.rows,.rows tbody,.rows tr,.rows td{display:block}.rows tr{border-bottom:1px solid var(--rule);padding:.5rem 0}.rows td{border:0;overflow-wrap:anywhere;padding:.1rem 0}.rows td:empty{display:none}.rows td[data-label]::before{color:var(--muted);content:attr(data-label) ": ";font-weight:400}}
@media print{.measures{grid-template-columns:1fr 1fr;gap:2.5mm}.measures>li{break-inside:avoid;padding:2mm 3mm}.measures h2{font-size:11pt}.state{font-size:20pt}}
`

/** One audit as a self-contained page. */
export function* rootHtml(audit: RootAudit, practice = ''): Generator<string, void, undefined> {
  const { at, devices, activity } = audit
  const view = rootView(audit, practice)
  yield headHtml(`The root user of ${view.account}`, rootCss, undefined)
  yield `<body>\n${topHtml({
    title: 'The root user',
    beside: view.account,
    about: `${timeHtml(at, view.at)}, ${xml(view.asked)}.`,
    figures:
      view.applicable === 0
        ? []
        : [{ value: `${view.done} of ${view.applicable}`, label: 'measures met or attested', name: 'coverage' }],
  })}<main>
<ul class="measures" aria-label="The four measures">
${view.measures.map(measureHtml).join('\n')}
</ul>
`
  if (view.assumed !== undefined) yield `<p>${xml(view.assumed)}</p>\n`
  if (view.steps.length > 0)
    yield `<h2>What to do next</h2>\n<ol>${view.steps.map((step) => `<li>${xml(step)}</li>`).join('')}</ol>\n`
  if (devices.length > 0)
    yield table(
      'MFA devices',
      ['Family', 'Serial number', 'Since'],
      devices.map(({ family, serial, enabledAt }) => ({
        cells: [
          { text: family },
          { text: serial ?? 'inferred' },
          { text: enabledAt?.slice(0, 10) ?? '', kind: 'when' },
        ],
      })),
    )
  if (view.organization !== undefined) yield `<h2>The organization</h2>\n<p>${xml(view.organization)}</p>\n`
  if (activity.length > 0)
    yield table(
      'What the root user did in the last 90 days',
      ['When (UTC)', 'Event', 'Done by', 'MFA', 'From', 'Result'],
      activity.map(eventRow),
    )
  yield '</main>\n</body>\n</html>\n'
}

function measureHtml({ title, state, reason, facts, missing }: MeasureView): string {
  const list = facts.length > 0 ? `<ul class="facts">${facts.map((fact) => `<li>${xml(fact)}</li>`).join('')}</ul>` : ''
  const unseen = missing.length > 0 ? `<p class="missing">Not seen: ${xml(missing.join('; '))}</p>` : ''
  return `<li class="${state}"><h2>${xml(title)}</h2><p class="state"><span aria-hidden="true">${marks[state]}</span> ${stateWord(state)}</p><p>${xml(reason)}</p>${list}${unseen}</li>`
}

const eventRow = (one: RootEvent): HtmlRow => ({
  kind: one.class,
  cells: [
    { text: one.at.slice(0, 19).replace('T', ' '), kind: 'when' },
    { text: one.event },
    { text: doneBy[one.class] },
    { text: mfaWord(one.mfa) },
    { text: one.ip ?? '' },
    { text: one.result },
  ],
})

/** A row of a table; `kind` is its class, and that of a cell. */
export interface HtmlRow {
  readonly kind?: string
  readonly cells: readonly { readonly text: string; readonly kind?: string }[]
}

const classOf = (kind: string | undefined): string => (kind === undefined ? '' : ` class="${kind}"`)

/**
 * A wide table can also be scrolled with the keyboard (WCAG 2.2, 2.1.1). On a phone each row is a block, and each cell has its
 * column's name.
 */
export function table(title: string, heads: readonly string[], rows: readonly HtmlRow[]): string {
  const cellHtml = ({ text, kind }: HtmlRow['cells'][number], n: number): string =>
    `<td${classOf(kind)} data-label="${xml(heads[n] ?? '')}">${xml(text)}</td>`
  return `<h2>${xml(title)}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${xml(title)}"><table class="rows"><thead><tr>${heads.map((head) => `<th scope="col">${xml(head)}</th>`).join('')}</tr></thead><tbody>
${rows.map(({ kind, cells }) => `<tr${classOf(kind)}>${cells.map(cellHtml).join('')}</tr>`).join('\n')}
</tbody></table></div>
`
}
