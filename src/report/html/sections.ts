import { awsEvidence, layerIds, layers } from '../../catalog/layers.ts'
import type { RunHead } from '../../ledger/run.ts'
import { xml } from '../formats/xml.ts'
import { type Column, isYours } from '../picture/columns.ts'
import type { Part } from '../picture/layout.ts'
import { picture } from '../picture/picture.ts'
import { cellText } from '../picture/run-picture.ts'
import { stateWords } from '../picture/signs.ts'
import { shownStates } from '../views/cells.ts'
import type { RunView } from '../views/run.ts'
import { count, minute, named, number } from '../views/words.ts'
import { links, NAMED } from './findings.ts'
import { timeHtml, topHtml } from './top.ts'

export function headerHtml({ startedAt, tool, config }: RunHead, view: RunView): string {
  const regions = xml(named(view.regions, 4, (region) => region))
  const signed = config ? `, with the attestations and exceptions of ${xml(config.file)}` : ''
  const inventory = view.inventory === undefined ? '' : ` Inventory: ${xml(view.inventory)}.`
  return topHtml({
    title: view.name,
    ...(view.account === undefined ? {} : { beside: view.account }),
    about: `${count(view.resources, 'resource')} in ${regions}, read ${timeHtml(startedAt, minute(startedAt))} by Demarc ${xml(tool.version)}${signed}.${inventory}`,
    notes: [...(view.selection === undefined ? [] : [view.selection]), ...view.notes],
    figures: [
      ...view.unmet.map(({ severity, n }) => ({ value: number(n), label: severity, name: severity })),
      ...(view.accepted > 0 ? [{ value: number(view.accepted), label: 'accepted', name: 'accepted' }] : []),
      { value: view.coverage.percent, label: 'of assessable responsibilities assessed', name: 'coverage' },
    ],
  })
}

/** The picture, whose cells link to their part of the ledger, and the same data as a table. */
export function pictureHtml(columns: readonly Column[]): string {
  let stop = 0
  const wrap = (column: Column, cell: Column['cells'][number]): readonly [string, string] => {
    // one cell is a tab stop; the arrow keys reach the others
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

/** Accepted findings, configuration warnings, and blind spots. */
export function* asideHtml({ exceptions, warnings, unseen, toGrant }: RunView): Generator<string, void, undefined> {
  if (exceptions.length > 0) {
    yield '<section id="accepted" aria-labelledby="h-accepted"><h2 id="h-accepted">Accepted, and still unmet</h2>\n<ul class="list">\n'
    for (const { control, exception, finding, on } of exceptions)
      yield `<li><b>${xml(control.id)}</b> ${xml(finding)}<br>${xml(exception.reason)} <span class="muted">(${xml(exception.by)}, until ${xml(exception.expires)})</span><br>${links(on, NAMED)}</li>\n`
    yield '</ul></section>\n'
  }
  if (warnings.length > 0) {
    yield '<section id="config" aria-labelledby="h-config"><h2 id="h-config">Check in the configuration</h2>\n<ul class="list">\n'
    for (const { at, message } of warnings) yield `<li><code>${xml(at)}</code> ${xml(message)}</li>\n`
    yield '</ul></section>\n'
  }
  if (unseen.length > 0) {
    yield '<section id="unseen" aria-labelledby="h-unseen"><h2 id="h-unseen">Not readable</h2>\n<p class="muted">Verdicts that rest on it are unknown: neither met nor unmet.</p><ul class="list">\n'
    for (const { what, regions } of unseen)
      yield `<li><code>${xml(what)}</code> <span class="muted">${xml(regions.join(', '))}</span></li>\n`
    yield `</ul>${toGrant === undefined ? '' : `<p>${xml(toGrant)}</p>`}</section>\n`
  }
}

export const footerHtml = `<footer class="muted"><p>${xml(awsEvidence.says)} <a href="${awsEvidence.source}" rel="noreferrer">What AWS Artifact is</a></p></footer>\n`
