import { valueText } from '../../controls/parameters.ts'
import { assumptionText } from '../../core/assumption.ts'
import type { RunHead } from '../../ledger/run.ts'
import { count } from './words.ts'

/**
 * How a run was judged, as far as a reader should know: what no AWS page states, parameters other than AWS's, and outdated
 * calendars.
 */
export const notesOf = ({ assumed, parameters = [], parametersFrom, calendars = [] }: RunHead): readonly string[] => [
  ...(assumed ? [assumptionText(assumed)] : []),
  ...(parameters.length === 0
    ? []
    : [
        `${count(parameters.length, 'parameter')} set by ${parametersFrom === 'recording' ? 'the recording, not by a demarc.yaml' : 'demarc.yaml'}: ${parameters
          .map((one) => `${one.control} ${one.name} ${valueText(one.value)} (AWS: ${valueText(one.default)})`)
          .join('; ')}.`,
      ]),
  ...calendars.filter(({ stale }) => stale).map(staleText),
]

/** The warning about an outdated calendar. */
const staleText = ({ name, read, days, source }: NonNullable<RunHead['calendars']>[number]): string =>
  `The table of the ${name} is ${days} days old (read ${read}): AWS may have announced other dates since. Update Demarc, or look at ${source}.`
