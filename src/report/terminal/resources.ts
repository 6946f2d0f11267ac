import type { Control } from '../../controls/control.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'
import { count, cut, idColumn, type Look, painted, sign } from './look.ts'

/** What is left to do on one resource. */
export interface Left {
  readonly resource: Resource
  readonly unmet: readonly Control[]
  /** Duties that nobody could answer. */
  readonly unknown: number
}

/** Detail by resource: a line each, with its unmet controls beneath. Those with nothing unmet are counted. */
export function byResource(all: readonly Left[], look: Look): string[] {
  const open = all.filter(({ unmet }) => unmet.length > 0)
  const lines: string[] = []
  for (const { resource, unmet, unknown } of open) {
    const what = `${serviceOf(resource.type)} ${resource.type.split('::').at(-1) ?? ''}, ${resource.region}`
    const name = look.paint('bold', cut(resource.name, look.width, look))
    const dim = look.paint('dim', cut(what, look.width - 2, look))
    if (resource.name.length + 2 + what.length <= look.width) lines.push('', `${name}  ${dim}`)
    else lines.push('', name, `  ${dim}`)
    for (const control of unmet) {
      const head = `  ${sign('unmet', look)} ${idColumn(control.id)}`
      const tail = control.severity.padStart(9)
      const says = cut(control.says, look.width - head.length - tail.length, look)
      lines.push(
        `${painted('unmet', head, look)}${says.padEnd(look.width - head.length - tail.length)}${look.paint('dim', tail)}`,
      )
    }
    if (unknown > 0)
      lines.push(look.paint('dim', `  ${sign('unknown', look)} ${count(unknown, 'duty', 'duties')} unknown`))
  }
  const quiet = all.length - open.length
  if (quiet > 0) lines.push('', look.paint('dim', `${count(quiet, 'resource')} more with nothing unmet.`))
  return lines
}
