import { pathsOfMoves } from '../catalog/move-reads.ts'
import type { Collector } from '../collect/collector.ts'
import { narrow } from '../collect/narrow.ts'
import type { Control } from '../controls/control.ts'
import { compareText } from '../core/json.ts'
import {
  askedUnlessSelected,
  isEmptyQuery,
  type SelectionQuery,
  selectAsked,
  withOthersUnknown,
} from '../evaluate/selection.ts'
import type { RunHead } from '../ledger/run.ts'
import { describeType } from '../services/describe.ts'

export interface ScanScope {
  /** Controls not selected return `unknown`; opt-in controls are left out unless selected. */
  readonly controls: readonly Control[]
  /** The controls that are evaluated. */
  readonly selected: readonly Control[]
  /** The collectors that the selected controls need. */
  readonly collectors: readonly Collector[]
  /** The selection as stated in the run; null when everything is evaluated. */
  readonly selection: RunHead['selection']
}

/** What a scan evaluates: everything, or what a query selects. Throws as `selectControls` does. */
export async function scanScope(
  query: SelectionQuery | undefined,
  controls: readonly Control[],
  collectors: readonly Collector[],
): Promise<ScanScope> {
  if (query === undefined || isEmptyQuery(query)) {
    const all = askedUnlessSelected(controls)
    return { controls: all, selected: all, collectors, selection: null }
  }
  const selected = await selectAsked(controls, query)
  const isSelected = new Set(selected)
  const asked = controls.filter((one) => !one.onRequest || isSelected.has(one))
  const narrowed = narrow(collectors, selected, decidingPaths)
  const ids = (some: readonly Control[]): string[] => [...new Set(some.map(({ id }) => id))].sort(compareText)
  return {
    controls: withOthersUnknown(asked, selected),
    selected,
    collectors: narrowed.collectors,
    selection: {
      query: {
        controls: [...query.controls],
        services: [...query.services],
        frameworks: [...query.frameworks],
        severities: [...query.severities],
      },
      controls: ids(selected),
      of: ids(asked).length,
      notRead: [...narrowed.notRead],
    },
  }
}

/** The paths of a type that decide who is responsible. */
export function decidingPaths(type: string): ReadonlySet<string> {
  const described = describeType(type)
  return described.kind === 'unclassified'
    ? new Set()
    : pathsOfMoves([...(described.entry.moves ?? []), ...(described.entry.remarks ?? [])])
}
