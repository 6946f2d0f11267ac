import type { RootEvent } from '../../root/activity.ts'
import type { RootAudit } from '../../root/audit.ts'
import { xml } from '../formats/xml.ts'
import { headHtml } from '../html/head.ts'
import { type MeasureView, rootView } from '../views/root.ts'
import { doneBy, marks, mfaWord } from '../views/root-words.ts'

/** The colours of the ledger's page; each state has a shape as well. Contrast is 4.5 to 1 at least, in both schemes. */
export const rootCss = `:root{--paper:#fbfaf6;--card:#fff;--ink:#1f2a35;--muted:#5d6872;--rule:#e2dfd6;--unmet:#a5301d;--unknown:#75560c;--attested:#3c4191;--met:#1b5840}
@media screen and (prefers-color-scheme:dark){:root{--paper:#12171c;--card:#191f26;--ink:#e7eaed;--muted:#9aa5af;--rule:#2c353e;--unmet:#ff9d8a;--unknown:#e3bf6d;--attested:#b9bdff;--met:#8fd3b4}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,"Segoe UI","Helvetica Neue",Arial,"DejaVu Sans",sans-serif}
body{margin:0 auto;max-width:80rem;padding:0 clamp(1rem,4vw,3.5rem) 4rem}
h1{font-size:clamp(1.6rem,4vw,2.4rem);margin:1.5rem 0 .2rem}
h2{border-bottom:1px solid var(--rule);font-size:1.35rem;margin:2.5rem 0 .8rem;padding-bottom:.3rem}
p.about{color:var(--muted);margin:0}
.measures{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));list-style:none;margin:1.5rem 0 0;padding:0}
.measures>li{background:var(--card);border:1px solid var(--rule);border-left:.6rem solid var(--state);border-radius:.4rem;padding:1rem 1.25rem}
.measures h2{border:0;font-size:1.3rem;margin:0;padding:0}
.state{color:var(--state);font-size:clamp(2.4rem,6vw,4rem);font-weight:700;line-height:1.15;margin:.1rem 0 .4rem}
.met{--state:var(--met)}.unmet{--state:var(--unmet)}.attested{--state:var(--attested)}.unknown{--state:var(--unknown)}
.measures p{margin:.4rem 0}
.facts{color:var(--muted);font-size:.9rem;margin:.4rem 0 0;overflow-wrap:anywhere;padding-left:1.1rem}
.missing{color:var(--muted);font-size:.9rem;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem;width:100%}
th,td{border-bottom:1px solid var(--rule);padding:.35rem .8rem .35rem 0;text-align:left;vertical-align:top}
td.word{color:var(--state)}
tr.direct td{font-weight:600}
code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
td.when{white-space:nowrap}
@media (max-width:40rem){thead{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;white-space:nowrap;width:1px}table,tbody,tr,td{display:block}tr{border-bottom:1px solid var(--rule);padding:.5rem 0}td{border:0;overflow-wrap:anywhere;padding:.1rem 0}td:empty{display:none}td[data-label]::before{color:var(--muted);content:attr(data-label) ": ";font-weight:400}}
@media print{html{background:#fff}.measures>li{break-inside:avoid}}
`

/** One audit as a page that needs nothing else. */
export function* rootHtml(audit: RootAudit): Generator<string, void, undefined> {
  const { at, devices, activity } = audit
  const view = rootView(audit)
  yield headHtml(`The root user of ${view.account}`, rootCss, undefined)
  yield `<body><main>
<h1>The root user of account ${xml(view.account)}</h1>
<p class="about"><time datetime="${xml(at)}">${xml(view.at)} UTC</time>, ${xml(view.asked)}</p>
<ul class="measures" aria-label="The four measures">
${view.measures.map(measureHtml).join('\n')}
</ul>
`
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
  yield '</main></body>\n</html>\n'
}

function measureHtml({ title, state, says, facts, missing }: MeasureView): string {
  const list = facts.length > 0 ? `<ul class="facts">${facts.map((fact) => `<li>${xml(fact)}</li>`).join('')}</ul>` : ''
  const unseen = missing.length > 0 ? `<p class="missing">Not seen: ${xml(missing.join('; '))}</p>` : ''
  return `<li class="${state}"><h2>${xml(title)}</h2><p class="state"><span aria-hidden="true">${marks[state]}</span> ${state}</p><p>${xml(says)}</p>${list}${unseen}</li>`
}

const eventRow = (one: RootEvent): Row => ({
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
export interface Row {
  readonly kind?: string
  readonly cells: readonly { readonly text: string; readonly kind?: string }[]
}

const classOf = (kind: string | undefined): string => (kind === undefined ? '' : ` class="${kind}"`)

/**
 * A wide table can be scrolled by the keyboard too (WCAG 2.2, 2.1.1); on a phone each row is a block, and each cell bears the name of
 * its column.
 */
export function table(title: string, heads: readonly string[], rows: readonly Row[]): string {
  const cellHtml = ({ text, kind }: Row['cells'][number], n: number): string =>
    `<td${classOf(kind)} data-label="${xml(heads[n] ?? '')}">${xml(text)}</td>`
  return `<h2>${xml(title)}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${xml(title)}"><table><thead><tr>${heads.map((head) => `<th scope="col">${xml(head)}</th>`).join('')}</tr></thead><tbody>
${rows.map(({ kind, cells }) => `<tr${classOf(kind)}>${cells.map(cellHtml).join('')}</tr>`).join('\n')}
</tbody></table></div>
`
}
