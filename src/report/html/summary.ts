import type { RunDiff } from '../../ledger/diff.ts'
import type { ResponsibilityState } from '../../ledger/state.ts'
import { xml } from '../formats/xml.ts'
import { changeTitles, diffView, resourcesById, sentenceOf } from '../views/diff.ts'
import { type Executive, headlineOf } from '../views/executive.ts'
import type { FrameworkView } from '../views/frameworks.ts'
import type { CategoryPosture } from '../views/posture.ts'
import { marks } from '../views/root-words.ts'
import type { RunView } from '../views/run.ts'
import { count, minute, number, percentNow } from '../views/words.ts'

/** `alone`: links to other parts of the report are plain text. */
export type Around = 'report' | 'alone'

/** The first page: the state of the account, to be read in a minute. `on`: see `Reported`. */
export function summaryHtml(view: RunView, executive: Executive, around: Around, on = ''): string {
  const { posture, root, since, signatures, frameworks } = executive
  return `<section id="summary" aria-labelledby="h-summary"><h2 id="h-summary">Summary</h2>
<p class="headline">${xml(headlineOf(view))}</p>
<div class="panels">
<div>${postureHtml(posture)}
${topHtml(executive, around)}
${frameworksHtml(frameworks, around)}</div>
<div>${rootHtml(root, on)}
${sinceHtml(since)}
${signaturesHtml(signatures, view)}</div>
</div></section>
`
}

/** One part of a summary; title and body are HTML. */
export const panel = (id: string, title: string, body: string): string =>
  `<div class="panel" role="group" aria-labelledby="h-${id}"><h3 id="h-${id}">${title}</h3>${body}</div>`

const parts = ['met', 'attested', 'unmet', 'notReadable', 'toAttest'] as const

/** How something divides into states, as a bar of full width. */
export function barHtml(of: Partial<Readonly<Record<(typeof parts)[number], number>>>): string {
  const whole = parts.reduce((sum, part) => sum + (of[part] ?? 0), 0)
  let x = 0
  const rects = parts.flatMap((part) => {
    const share = ((of[part] ?? 0) / whole) * 100
    if (!(share > 0)) return []
    const rect = `<rect class="p-${part}" x="${x.toFixed(2)}" width="${share.toFixed(2)}" height="10"/>`
    x += share
    return [rect]
  })
  return `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${rects.join('')}</svg>`
}

function postureHtml(rows: readonly CategoryPosture[]): string {
  const body = rows.map((row) => {
    const { title, resources, responsibilities: all, findings, grave } = row
    const figures = [
      ['met', all.met + all.attested],
      ['unmet', all.unmet],
      ['not readable', all.notReadable],
      ['to attest', all.toAttest],
    ] as const
    const cells = figures.map(([label, n]) => `<td class="n" data-label="${label}">${number(n)}</td>`).join('')
    return `<tr><th scope="row">${title}<span class="sub">${count(resources, 'resource')}</span>${barHtml(all)}</th>${cells}<td class="n" data-label="findings">${number(findings)} <span class="sub">${number(grave)} critical, high</span></td></tr>`
  })
  return panel(
    'posture',
    'Posture by category',
    `<div class="scroll" role="region" aria-labelledby="h-posture" tabindex="0"><table class="posture"><thead><tr><th scope="col">your responsibilities</th><th scope="col" class="n"><i class="p-met"></i>met</th><th scope="col" class="n"><i class="p-unmet"></i>unmet</th><th scope="col" class="n"><i class="p-notReadable"></i>not readable</th><th scope="col" class="n"><i class="p-toAttest"></i>to attest</th><th scope="col" class="n">findings</th></tr></thead><tbody>${body.join('')}</tbody></table></div>`,
  )
}

function topHtml({ top, groups }: Executive, around: Around): string {
  if (top.length === 0) return panel('top', 'Fix first', '<p>No findings.</p>')
  const items = top.map(({ severity, controls, text, resources, owners }) => {
    const [first = '', ...rest] = controls
    const id = around === 'report' ? `<a href="#c-${xml(first)}">${xml(first)}</a>` : xml(first)
    const more = rest.length > 0 ? ` <span class="muted">and ${xml(rest.join(', '))}</span>` : ''
    return `<li><span class="sev ${severity}">${severity}</span> <b>${xml(text)}</b><span class="sub">${id}${more}; ${count(resources, 'resource')}. Owner: ${xml(owners)}</span></li>`
  })
  const left = groups > top.length ? ` <span class="muted">${top.length} of ${count(groups, 'group')}</span>` : ''
  return panel('top', `Fix first${left}`, `<ol class="top-list">${items.join('')}</ol>`)
}

function rootHtml(measures: Executive['root'], on: string): string {
  const items = measures.map(({ title, state }) => {
    const word = state === 'not-applicable' ? 'not there' : state
    return `<li><span class="${tones[state]}"><span aria-hidden="true">${marks[state]}</span> ${word}</span> ${xml(title)}</li>`
  })
  const body = items.length === 0 ? '<p class="muted">Not read.</p>' : `<ul class="root-user">${items.join('')}</ul>`
  return panel(
    'root-user',
    'Root user',
    `${body}<p class="muted"><code>demarc root guide${on === '' ? '' : ` ${xml(on)}`}</code></p>`,
  )
}

const tones: Readonly<Record<ResponsibilityState, string>> = {
  unmet: 'u',
  unknown: 'k',
  attested: 'a',
  met: 'm',
  'not-applicable': 'n',
}

/** The most new findings to name. */
const BROKEN = 3

function sinceHtml(diff: RunDiff | undefined): string {
  if (diff === undefined)
    return panel(
      'since',
      'Since the baseline',
      '<p class="muted">No baseline was given. <code>demarc scan --baseline run.json</code> shows here what changed.</p>',
    )
  const { before, summary } = diff
  const { broken, fixed, unseen } = summary.controls
  const known = resourcesById(diff)
  const broke = diffView(diff).changes.filter(({ change }) => change === 'broken' || change === 'new')
  const first = broke.flatMap(({ controls }) => controls).slice(0, BROKEN)
  const figures = [
    `${number(broken)} broken`,
    `${number(summary.controls.new)} on new resources`,
    `${number(fixed)} fixed`,
    ...(unseen > 0 ? [`${number(unseen)} no longer readable`] : []),
  ].join(', ')
  const items = first.map((one) => {
    const name = known.get(one.resource)?.name ?? one.resource
    return `<li><span class="sev ${one.severity}">${one.severity}</span> ${xml(sentenceOf(one))}<span class="sub">${xml(one.control)}, ${xml(name)}; ${changeTitles[one.change].toLowerCase()}</span></li>`
  })
  return panel(
    'since',
    `Since ${xml(minute(before.startedAt))} UTC`,
    `<p>${figures}. Coverage ${percentNow(summary.coverage.before, summary.coverage.after)}.</p>${items.length > 0 ? `<ul class="top-list">${items.join('')}</ul>` : ''}`,
  )
}

function signaturesHtml(signatures: Executive['signatures'], { statements }: RunView): string {
  const items = signatures.map(({ title, covers }) => `<li>${xml(title)} <span class="sub">${xml(covers)}</span></li>`)
  const lead =
    statements === undefined ? '' : `<p class="muted">${xml(statements.text)} (<code>demarc attest</code>).</p>`
  const body =
    items.length === 0
      ? '<p>Nothing waits for a signature.</p>'
      : `<ul class="plain-list">${items.join('')}</ul>${lead}`
  return panel('signatures', 'To sign', body)
}

function frameworksHtml(frameworks: readonly FrameworkView[], around: Around): string {
  const rows = frameworks.map(({ title, score, met, unmet, apart, verdicts }) => {
    const sum = met + unmet
    const says = score === undefined ? 'not assessed' : score
    return `<tr><th scope="row">${xml(title)}</th><td class="n score" data-label="score">${says}</td><td class="n" data-label="requirements met">${number(met)} of ${number(sum)}</td><td class="n" data-label="verdicts met">${number(verdicts.met)} of ${number(verdicts.of)}</td><td data-label="not in the score:">${xml(apart)}</td></tr>`
  })
  const lists =
    around === 'alone'
      ? ''
      : `<details class="plain requirements"><summary>Every requirement, by state</summary>${frameworks.map(requirementsHtml).join('')}</details>`
  return panel(
    'frameworks',
    'Frameworks, by requirement',
    `<div class="scroll" role="region" aria-labelledby="h-frameworks" tabindex="0"><table class="frameworks"><thead><tr><th scope="col">framework</th><th scope="col" class="n">score</th><th scope="col" class="n">requirements met</th><th scope="col" class="n">verdicts met</th><th scope="col">not in the score</th></tr></thead><tbody>${rows.join('')}</tbody></table></div><p class="muted">A requirement is met where every control that AWS maps to it is assessed and none is unmet, accepted or not. Security Hub's score counts controls instead, and passes one without resources. A requirement to which AWS maps no control needs evidence of your own.</p>${lists}`,
  )
}

const requirementsHtml = ({ title, lists }: FrameworkView): string =>
  `<h4>${xml(title)}</h4><dl>${lists.map(({ title: state, items }) => `<dt>${state} <span class="muted">${items.length}</span></dt><dd>${xml(items.join(', '))}</dd>`).join('')}</dl>`
