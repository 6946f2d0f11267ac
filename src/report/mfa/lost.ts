import { assumedOf, assumptionOf } from '../../core/assumption.ts'
import { visibleJson } from '../../core/visible.ts'
import type { LostHelp } from '../../mfa/lost.ts'
import { type Look, wrapped } from '../terminal/look.ts'

/** The steps for each user, numbered, with the AWS page that they follow; before them, what no page states for the partition. */
export function lostText(all: readonly LostHelp[], partition: string, look: Look): string {
  const assumed = assumedOf(partition)
  const head = assumed === undefined ? '' : `${wrapped(assumed, look, '', 0).join('\n')}\n\n`
  const parts = all.map(({ title, steps, after, source }) => [
    look.paint('bold', title),
    ...steps.flatMap((step, index) => wrapped(step, look, ` ${`${index + 1}.`.padStart(3)} `, 5)),
    ...(after.length === 0 ? [] : ['  Then:', ...after.flatMap((one) => wrapped(one, look, '   - ', 5))]),
    ...wrapped(source, look, '  ', 2),
  ])
  return `${head}${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

export const lostJson = (all: readonly LostHelp[], partition: string): string =>
  `${visibleJson({ schema: 'demarc.mfa-lost/1', partition, assumed: assumptionOf(partition) ?? null, holders: all }, 2)}\n`
