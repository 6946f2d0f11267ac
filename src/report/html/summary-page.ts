import type { RunDiff } from '../../ledger/diff.ts'
import type { Reported } from '../reported.ts'
import { ExecutiveView } from '../views/executive.ts'
import { runView } from '../views/run.ts'
import { pageCss } from './assets.gen.ts'
import { headHtml } from './head.ts'
import { footerHtml, headerHtml } from './sections.ts'
import { summaryHtml } from './summary.ts'

/** The summary of a run by itself, on one or two pages, self-contained and without scripts. */
export function* summaryPageHtml(run: Reported, since?: RunDiff): Generator<string, void, undefined> {
  const executive = new ExecutiveView(run)
  const view = runView(run, executive)
  yield headHtml(`${view.name}: summary`, pageCss, undefined)
  yield `<body class="alone">\n${headerHtml(run.head, view)}<main>\n`
  yield summaryHtml(view, executive.result(view, since), 'alone', run.on)
  yield `</main>\n${footerHtml}</body>\n</html>\n`
}
