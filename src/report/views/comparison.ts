import { visible } from '../../core/visible.ts'
import type { RunHead } from '../../ledger/run.ts'
import { count, number } from './words.ts'

type Comparison = NonNullable<RunHead['comparison']>

/** The result of the comparison with Cloud Control in one line; undefined if there was none. */
export function comparisonText({ comparison }: Pick<RunHead, 'comparison'>): string | undefined {
  if (!comparison) return undefined
  const { resources, types, compared, same } = comparison
  const read = `${count(resources, 'resource')} of ${count(types, 'type')} read by Cloud Control, too`
  const differ = `${number(compared - same)} of ${count(compared, 'property', 'properties')} differ`
  return [read, differ, ...notReadTexts(comparison)].join(', ')
}

const notReadTexts = ({ notRead }: Comparison): readonly string[] => {
  const all = notRead.reduce((sum, { resources }) => sum + resources, 0)
  return all > 0 ? [`${number(all)} not read by it`] : []
}

/** One line per difference, and what Cloud Control did not show. */
export function comparisonLines({ comparison }: Pick<RunHead, 'comparison'>): readonly string[] {
  if (!comparison) return []
  const { differences, omitted, notRead } = comparison
  return [
    ...differences.map(({ type, property, id, ours, theirs }) =>
      visible(`${type} ${property} of ${id}: ${ours}, by Cloud Control ${theirs ?? 'nothing'}`),
    ),
    ...(omitted > 0 ? [`${number(omitted)} further differences.`] : []),
    ...notRead.map(({ type, region, why, resources }) =>
      visible(`${type} in ${region}, ${count(resources, 'resource')} not read: ${why}`),
    ),
  ]
}
