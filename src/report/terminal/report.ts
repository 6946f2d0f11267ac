import type { Control } from '../../controls/control.ts'
import type { RunHead } from '../../ledger/run.ts'
import { Summary, severities } from '../../ledger/summary.ts'
import type { Model } from '../../model/model.ts'
import type { Reported } from '../reported.ts'
import { selectionText } from '../selection-text.ts'
import { Steps } from '../steps.ts'
import { gapsText } from '../unseen.ts'
import { AcceptedList, acceptedLines, configLines } from './accepted.ts'
import { count, type Look, wrapped } from './look.ts'
import { nextSteps } from './next-steps.ts'
import { byResource, type Left } from './resources.ts'
import { coverageText, summaryTable } from './summary.ts'

export interface ReportParts extends Reported {
  /** Lines that end the report: what to try next. */
  readonly closing: readonly string[]
}

/** The report for people: the summary first, then what to do next, what could not be seen, and the detail by resource. */
export function terminalReport({ head, model, ledger, closing }: ReportParts, look: Look): string {
  const summary = new Summary()
  const steps = new Steps()
  const left: Left[] = []
  const accepted = new AcceptedList()
  for (const entry of ledger) {
    summary.add(entry)
    steps.add(entry)
    const { resource, layers } = entry
    const unmet: Control[] = []
    let unknown = 0
    for (const { duties } of layers) {
      for (const duty of duties) {
        if (duty.state === 'unknown') unknown++
        for (const { control, verdict, exception } of duty.judged) {
          if (exception) accepted.add(control, exception, resource)
          else if (verdict.is === 'unmet') unmet.push(control)
        }
      }
    }
    unmet.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    left.push({ resource, unmet, unknown })
  }
  const title = (text: string): string[] => [
    '',
    look.paint('bold', text),
    look.paint('dim', (look.unicode ? '─' : '-').repeat(text.length)),
  ]
  const { result } = summary
  const next = steps.sorted
  const unmetControls = sum(result.bySeverity)
  const acceptedControls = sum(result.excepted)
  const apart = acceptedControls > 0 ? ` ${acceptedControls.toLocaleString('en-US')} more accepted by exceptions.` : ''
  return [
    ...header(head, model, look),
    '',
    ...wrapped(`${count(unmetControls, 'control')} unmet: ${bySeverity(result.bySeverity)}.${apart}`, look, '', 0),
    ...wrapped(coverageText(result, summary.duties), look, '', 0),
    ...title('Who answers, and is it done'),
    ...summaryTable(summary.cells, look),
    ...(next.length > 0 ? title('What to do next') : []),
    ...nextSteps(next, look),
    ...(acceptedControls > 0 ? title('Accepted for now, and still unmet') : []),
    ...acceptedLines(accepted.all, look),
    ...((head.config?.warnings.length ?? 0) > 0 ? title('What to look at in the configuration') : []),
    ...configLines(head.config, look),
    ...unseen(model, look, title),
    ...title('By resource'),
    ...byResource(left, look),
    ...(closing.length > 0 ? [''] : []),
    // a command stays on a line of its own, however long
    ...closing.flatMap((line) => (line.startsWith('  ') ? [line] : wrapped(line, look, '', 0))),
    '',
  ].join('\n')
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((all, n) => all + n, 0)

const bySeverity = (counts: Readonly<Record<string, number>>): string =>
  severities.map((severity) => `${counts[severity] ?? 0} ${severity}`).join(', ')

function header(head: RunHead, model: Model, look: Look): string[] {
  const { source } = head
  const regions = source.regions.length > 4 ? `${source.regions.length} regions` : source.regions.join(', ')
  return [
    `${look.paint('bold', 'Demarc')}  ${source.name}${source.account && source.account !== source.name ? ` (${source.account})` : ''}`,
    ...wrapped(`${count(model.resources.length, 'resource')} in ${regions}`, look, '', 0).map((line) =>
      look.paint('dim', line),
    ),
    ...selectionLines(head, look),
    ...(head.config ? [look.paint('dim', `with the attestations and exceptions of ${head.config.file}`)] : []),
  ]
}

function selectionLines(head: RunHead, look: Look): string[] {
  const text = selectionText(head)
  return text === undefined ? [] : wrapped(text, look, '', 0).map((line) => look.paint('yellow', line))
}

function unseen(model: Model, look: Look, title: (text: string) => string[]): string[] {
  const gaps = gapsText(model.gaps)
  if (gaps.length === 0) return []
  return [
    ...title('What could not be seen'),
    ...gaps.flatMap(({ what, regions }) => wrapped(`${what} (${regions.join(', ')})`, look, '? ', 2)),
    ...(model.gaps.some(({ denied }) => denied)
      ? wrapped('Grant the actions that were denied, and the duties that rest on them are answered.', look, '', 0)
      : []),
  ]
}
