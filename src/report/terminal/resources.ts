import { findingOf } from '../../ledger/finding.ts'
import { severities } from '../../ledger/summary.ts'
import type { Model } from '../../model/model.ts'
import { openVerdicts, type ResourceView, thirdPartyLines } from '../views/resource.ts'
import { count } from '../views/words.ts'
import { cut, idColumn, type Look, painted, sign, wrapped } from './look.ts'

/**
 * Details by resource: one line each, followed by its findings, third parties and unknown parties. `quiet` is the number of resources without
 * findings.
 */
export function byResource(open: readonly ResourceView[], quiet: number, model: Model, look: Look): string[] {
  const lines: string[] = []
  for (const one of open) {
    const { resource, kind, unknownResponsibilities } = one
    const what = `${kind}, ${resource.region}`
    const name = look.paint('bold', cut(resource.name, look.width, look))
    const dim = look.paint('dim', cut(what, look.width - 2, look))
    if (resource.name.length + 2 + what.length <= look.width) lines.push('', `${name}  ${dim}`)
    else lines.push('', name, `  ${dim}`)
    const unmet = [...openVerdicts(one)]
    unmet.sort((a, b) => severities.indexOf(a.control.severity) - severities.indexOf(b.control.severity))
    for (const told of unmet) {
      const { control } = told
      const head = `  ${sign('unmet', look)} ${idColumn(control.id)}`
      const tail = control.severity.padStart(9)
      const finding = cut(findingOf(told, resource, model), look.width - head.length - tail.length, look)
      lines.push(
        `${painted('unmet', head, look)}${finding.padEnd(look.width - head.length - tail.length)}${look.paint('dim', tail)}`,
      )
    }
    for (const text of thirdPartyLines(one))
      lines.push(...wrapped(text, look, '  third party: ', 4).map((line) => look.paint('dim', line)))
    for (const text of one.unknownParties)
      lines.push(...wrapped(text, look, '  party unknown: ', 4).map((line) => look.paint('dim', line)))
    if (unknownResponsibilities > 0)
      lines.push(
        look.paint(
          'dim',
          `  ${sign('unknown', look)} ${count(unknownResponsibilities, 'responsibility', 'responsibilities')} unknown`,
        ),
      )
  }
  if (quiet > 0) lines.push('', look.paint('dim', `${count(quiet, 'resource')} more with nothing unmet.`))
  return lines
}
