import type { DiffControl, RunDiff } from '../../ledger/diff.ts'
import type { RunResource } from '../../ledger/run.ts'
import { severities } from '../../ledger/summary.ts'
import { xml } from '../formats/xml.ts'
import { pageCss } from '../html/assets.gen.ts'
import { headHtml } from '../html/head.ts'
import { timeHtml, topHtml } from '../html/top.ts'
import { changeTitles, diffView, resourcesById, sentenceOf } from '../views/diff.ts'
import { accountName, minute, number, percent } from '../views/words.ts'

/** The difference of two runs as one self-contained HTML file without scripts: new findings first. */
export function* diffHtml(diff: RunDiff): Generator<string, void, undefined> {
  const { before, after, summary } = diff
  const title = `${accountName(after)}: what changed`
  yield headHtml(title, pageCss, undefined)
  const top = topHtml({
    title,
    about: `From ${timeHtml(before.startedAt, minute(before.startedAt))} to ${timeHtml(after.startedAt, minute(after.startedAt))}.`,
    figures: [
      ...severities.map((severity) => ({
        value: number(summary.broke[severity]),
        label: `${severity}: new findings`,
        name: severity,
      })),
      { value: number(summary.controls.fixed), label: 'fixed', name: 'fixed' },
      { value: number(summary.controls.unseen), label: 'no longer seen', name: 'unseen' },
      {
        value: `${percent(summary.coverage.before)} → ${percent(summary.coverage.after)}`,
        label: 'of assessable responsibilities assessed',
        name: 'coverage',
      },
    ],
  })
  yield `<body>\n${top}<main>\n`
  yield* changesHtml(diff)
  yield '</main>\n</body>\n</html>\n'
}

/** All changes, worst first; also part of a run's report when there is a baseline. */
export function* changesHtml(diff: RunDiff): Generator<string, void, undefined> {
  if (diff.resources.length === 0) yield '<p>Nothing changed.</p>\n'
  const known = resourcesById(diff)
  const view = diffView(diff)
  for (const note of view.notes) yield `<p class="note">${xml(note)}</p>\n`
  for (const { change, controls } of view.changes) {
    yield `<section aria-labelledby="h-${change}"><h2 id="h-${change}">${changeTitles[change]} <span class="muted">${number(controls.length)}</span></h2>\n`
    for (const row of controls) yield changeHtml(row, known.get(row.resource))
    yield '</section>\n'
  }
  for (const { change, title: words, those } of view.resources) {
    yield `<section aria-labelledby="h-r-${change}"><h2 id="h-r-${change}">${words} <span class="muted">${number(those.length)}</span></h2>\n<ul class="list">\n`
    for (const { resource } of those)
      yield `<li>${xml(resource.name)} <span class="muted">${xml(resource.type)}, ${xml(resource.region)}</span></li>\n`
    yield '</ul></section>\n'
  }
}

function changeHtml(one: DiffControl, known: RunResource | undefined): string {
  const { control, severity, resource, before, after, fix, missing, accepted } = one
  const where = known ? `${xml(known.name)}, ${xml(known.type)}, ${xml(known.region)}` : xml(resource)
  const was = `${before ?? 'not there'} → ${after ?? 'not there'}${accepted ? ', accepted' : ''}`
  const more = fix ?? missing.join('; ')
  return `<details class="step ${severity}"><summary><b>${xml(control)}</b> <span class="says">${xml(sentenceOf(one))} <span class="sub">${where}</span></span> <span class="on">${was}</span></summary>${more === '' ? '' : `<p class="fix">${xml(more)}</p>`}<p class="muted">${xml(resource)}</p></details>\n`
}
