import { visible } from '../../core/visible.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { Reported } from '../reported.ts'
import { comparisonLines } from '../views/comparison.ts'
import { openVerdicts, type ResourceView, resourceView } from '../views/resource.ts'
import { type RunView, runView } from '../views/run.ts'
import { accountName, count, number } from '../views/words.ts'
import { acceptedLines, warningLines } from './accepted.ts'
import { type Look, wrapped } from './look.ts'
import { nextStepLines } from './next-steps.ts'
import { byResource } from './resources.ts'
import { summaryTable } from './summary.ts'

/** All details of a run for people: the summary, what to do next, what could not be read, and details by resource. */
export function terminalReport(run: Reported, look: Look): string {
  const view = runView(run)
  return [
    ...header(run, view, look),
    '',
    ...wrapped(unmetText(view), look, '', 0),
    ...wrapped(view.coverage.text, look, '', 0),
    ...(view.inventory === undefined ? [] : wrapped(`Inventory: ${view.inventory}.`, look, '', 0)),
    terminalDetails(run, look),
  ].join('\n')
}

/** The details without the summary. */
export function terminalDetails(run: Reported, look: Look): string {
  const { head, model } = run
  const left = new Left()
  const view = runView(run, left)
  const title = (text: string): string[] => [
    '',
    look.paint('bold', text),
    look.paint('dim', (look.unicode ? '─' : '-').repeat(text.length)),
  ]
  const section = (text: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [...title(text), ...lines] : []
  return [
    ...title('Who is responsible, and is it done'),
    ...summaryTable(view.table, look),
    ...section('What to do next', nextStepLines(view.steps, look)),
    ...section('Accepted for now, and still unmet', acceptedLines(view.exceptions, look)),
    ...section('What to look at in the configuration', warningLines(view.warnings, look)),
    ...section('What could not be read', unseenLines(view, look)),
    ...section(
      'Where Cloud Control shows something else',
      comparisonLines(head).flatMap((line) => wrapped(line, look, '- ', 2)),
    ),
    ...title('By resource'),
    ...byResource(left.open, left.quiet, model, look),
    '',
  ].join('\n')
}

/** Collects the resources with findings, a third party or an unknown party while a ledger streams by, and counts the others. */
class Left {
  readonly open: ResourceView[] = []
  quiet = 0
  add(entry: ResourceEntry): void {
    const view = resourceView(entry)
    if (openVerdicts(view).length > 0 || view.thirdParties.size + view.unknownParties.length > 0) this.open.push(view)
    else this.quiet++
  }
}

function unmetText({ unmet, accepted }: RunView): string {
  const all = unmet.reduce((sum, { n }) => sum + n, 0)
  const apart = accepted > 0 ? ` ${number(accepted)} more accepted by exceptions.` : ''
  return `${count(all, 'finding')}: ${unmet.map(({ severity, n }) => `${n} ${severity}`).join(', ')}.${apart}`
}

function header({ head }: Pick<Reported, 'head'>, view: RunView, look: Look): string[] {
  const config = head.config?.file
  const regions = view.regions.length > 4 ? `${view.regions.length} regions` : view.regions.join(', ')
  const wrappedIn = (style: 'dim' | 'yellow', text: string): string[] =>
    wrapped(text, look, '', 0).map((line) => look.paint(style, line))
  return [
    `${look.paint('bold', 'Demarc')}  ${visible(accountName(head))}`,
    ...wrappedIn('dim', `${count(view.resources, 'resource')} in ${regions}`),
    ...(view.selection === undefined ? [] : wrappedIn('yellow', view.selection)),
    ...view.notes.flatMap((note) => wrappedIn('yellow', visible(note))),
    ...(config === undefined ? [] : [look.paint('dim', `with the attestations and exceptions of ${visible(config)}`)]),
  ]
}

const unseenLines = ({ unseen, toGrant }: RunView, look: Look): string[] => [
  ...unseen.flatMap(({ what, regions }) => wrapped(`${what} (${regions.join(', ')})`, look, '? ', 2)),
  ...(toGrant === undefined ? [] : wrapped(toGrant, look, '', 0)),
]
