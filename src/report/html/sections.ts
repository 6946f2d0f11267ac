import { awsEvidence, layerIds, layers } from '../../catalog/layers.ts'
import { responsibilities } from '../../catalog/responsibilities.ts'
import type { RunHead } from '../../ledger/run.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'
import { xml } from '../formats/xml.ts'
import { type Column, isYours } from '../picture/columns.ts'
import type { Part } from '../picture/layout.ts'
import { picture } from '../picture/picture.ts'
import { cellText } from '../picture/run-picture.ts'
import { stateWords } from '../picture/signs.ts'
import { shownStates } from '../views/cells.ts'
import type { RunView } from '../views/run.ts'
import type { Step, StepGroup } from '../views/steps.ts'
import { count, number } from '../views/words.ts'
import { anchorOf } from './resource.ts'

/** So many resources are named beneath a control; the ledger has them all. */
const NAMED = 20

export function headerHtml({ startedAt, tool, config }: RunHead, view: RunView): string {
  const account = view.account === undefined ? '' : ` <span class="muted">${xml(view.account)}</span>`
  const figures = [
    ...view.unmet.map(({ severity, n }) => [number(n), `${severity} unmet`, severity]),
    ...(view.accepted > 0 ? [[number(view.accepted), 'accepted', 'accepted']] : []),
    [view.coverage.percent, 'of your assessable responsibilities assessed', 'coverage'],
  ]
  return `<header class="top"><p class="brand">Demarc</p><h1>${xml(view.name)}${account}</h1>
<p class="muted">${number(view.resources)} resources in ${xml(view.regions.join(', '))}, seen <time datetime="${xml(startedAt)}">${xml(startedAt.replace('T', ' ').replace(/\..*|Z/, ''))} UTC</time> by Demarc ${xml(tool.version)}${config ? `, with the attestations and exceptions of ${xml(config.file)}` : ''}.</p>
${[...(view.selection === undefined ? [] : [view.selection]), ...view.notes].map((note) => `<p class="note">${xml(note)}</p>\n`).join('')}<dl class="figures">${figures.map(([value = '', label = '', name = '']) => `<div class="${name}"><dt>${label}</dt><dd>${value}</dd></div>`).join('')}</dl></header>
`
}

/** The picture, whose cells lead to their part of the ledger, and the same as a table. */
export function pictureHtml(columns: readonly Column[]): string {
  let stop = 0
  const wrap = (column: Column, cell: Column['cells'][number]): readonly [string, string] => {
    // one cell can be reached by the tabulator; the arrow keys reach the others
    const tabindex = stop
    stop = -1
    const filter = `service=${encodeURIComponent(column.service)}&layer=${cell.layer}`
    return [
      `<a href="#s-${xml(encodeURIComponent(column.service))}" data-f="${xml(filter)}" tabindex="${tabindex}" aria-label="${xml(cellText(column, cell))}">`,
      '</a>',
    ]
  }
  const drawn = (part: Part): string =>
    picture(columns, {
      part,
      wrap,
      attributes: part === 'columns' ? ' role="group" aria-labelledby="h-picture"' : ' aria-hidden="true"',
      before: '',
      paper: false,
    })
  return `<section id="picture" aria-labelledby="h-picture"><h2 id="h-picture">Who is responsible, and is it done</h2>
<p class="lead">A column is a service, a row a layer. AWS is responsible below the line, you above it. A cell shows its worst state, on how many resources, and all states as a bar. Choose a cell to see its resources. <em>Container</em> is AWS's word for managed services such as RDS, not for Docker.</p>
<figure><div class="scroll" role="region" aria-label="The staircase, ${count(columns.length, 'service')} across" tabindex="0"><div class="sheet"><div class="axis">${drawn('labels')}</div><div class="axis phone">${drawn('names')}</div>${drawn('columns')}<div class="edge"></div></div></div></figure>
<details class="plain"><summary>The picture as a table</summary><div class="scroll" role="region" aria-label="The picture as a table" tabindex="0">${pictureTable(columns)}</div></details></section>
`
}

function pictureTable(columns: readonly Column[]): string {
  const head = columns.map(
    ({ title, resources }) => `<th scope="col">${xml(title)} <span class="muted">${number(resources)}</span></th>`,
  )
  const rows = [...layerIds].reverse().map((id) => {
    const at = layers[id].number - 1
    const cells = columns.map(({ cells: all }) => {
      const cell = all[at]
      if (!cell) return '<td></td>'
      const counts = shownStates(cell.states).map(({ state, n }) => `${number(n)} ${stateWords[state]}`)
      return `<td class="${isYours(cell) ? 'yours' : 'aws'}">${xml(counts.join(', ')) || '<span class="muted">not there</span>'}</td>`
    })
    return `<tr><th scope="row">${layers[id].number} ${xml(layers[id].title)}</th>${cells.join('')}</tr>`
  })
  return `<table class="states"><thead><tr><th scope="col">layer</th>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

/** What to do next: each unmet control, the most severe first, with what to do and where. */
export function* stepsHtml(groups: readonly StepGroup[]): Generator<string, void, undefined> {
  yield '<section id="next" aria-labelledby="h-next"><h2 id="h-next">What to do next</h2>\n<p id="no-steps" class="muted" hidden>Nothing that is shown here is unmet.</p>\n'
  if (groups.length === 0) yield '<p>No control is unmet.</p>\n'
  for (const { severity, title, steps } of groups) {
    yield `<div class="group"><h3 class="sev ${severity}">${title} <span class="muted">${count(steps.length, 'control')}</span></h3>\n`
    for (const step of steps) yield stepHtml(step)
    yield '</div>\n'
  }
  yield '</section>\n'
}

function stepHtml({ control, finding, on }: Step): string {
  const { id, fix, source, responsibility, severity } = control
  const { layer, why } = responsibilities[responsibility]
  const more =
    on.length > NAMED
      ? ` and <a href="#control=${xml(encodeURIComponent(id))}" class="all">${number(on.length - NAMED)} more</a>`
      : ''
  return `<details class="step ${severity}" id="c-${xml(id)}"><summary><b>${xml(id)}</b> <span class="says">${xml(finding)}</span> <span class="on">${number(on.length)}<span class="sr"> ${on.length === 1 ? 'resource' : 'resources'}</span></span></summary><p class="fix">${xml(fix)}</p><p class="muted">${xml(why)} <span>${layers[layer].title}, ${xml(serviceOf(control.on))}.</span> <a href="${xml(source)}" rel="noreferrer">AWS documentation<span class="sr"> of ${xml(id)}</span></a></p><p class="names">${links(on)}${more}</p></details>
`
}

const links = (on: readonly Resource[]): string =>
  on
    .slice(0, NAMED)
    .map(({ id, name }) => `<a href="#${anchorOf(id)}">${xml(name)}</a>`)
    .join(', ')

/** What people accepted, what is odd in the configuration, and what nobody saw. */
export function* asideHtml({ exceptions, warnings, unseen }: RunView): Generator<string, void, undefined> {
  if (exceptions.length > 0) {
    yield '<section id="accepted" aria-labelledby="h-accepted"><h2 id="h-accepted">Accepted for now, and still unmet</h2>\n<ul class="list">\n'
    for (const { control, exception, finding, on } of exceptions)
      yield `<li><b>${xml(control.id)}</b> ${xml(finding)}<br>${xml(exception.reason)} <span class="muted">(${xml(exception.by)}, until ${xml(exception.expires)})</span><br>${links(on)}${on.length > NAMED ? ` and ${number(on.length - NAMED)} more` : ''}</li>\n`
    yield '</ul></section>\n'
  }
  if (warnings.length > 0) {
    yield '<section id="config" aria-labelledby="h-config"><h2 id="h-config">What to look at in the configuration</h2>\n<ul class="list">\n'
    for (const { at, says } of warnings) yield `<li><code>${xml(at)}</code> ${xml(says)}</li>\n`
    yield '</ul></section>\n'
  }
  if (unseen.length > 0) {
    yield '<section id="unseen" aria-labelledby="h-unseen"><h2 id="h-unseen">What could not be seen</h2>\n<p class="muted">What rests on it is unknown: neither met nor unmet.</p><ul class="list">\n'
    for (const { what, regions } of unseen)
      yield `<li><code>${xml(what)}</code> <span class="muted">${xml(regions.join(', '))}</span></li>\n`
    yield '</ul></section>\n'
  }
}

export const footerHtml = `<footer class="muted"><p>${xml(awsEvidence.says)} <a href="${awsEvidence.source}" rel="noreferrer">What AWS Artifact is</a></p></footer>\n`
