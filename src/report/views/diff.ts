import { type Change, changes, type DiffControl, type DiffResource, type RunDiff } from '../../ledger/diff.ts'
import type { RunResource } from '../../ledger/run.ts'
import { severities } from '../../ledger/summary.ts'

/** How each change is called. */
export const changeTitles: Readonly<Record<Change, string>> = {
  broken: 'Broken',
  new: 'New and unmet',
  unseen: 'No longer seen',
  fixed: 'Fixed',
  gone: 'Gone',
}

export const resourcesOf = ({ resources }: RunDiff): ReadonlyMap<string, RunResource> =>
  new Map(resources.map(({ resource }) => [resource.id, resource]))

/** What a reader should see of each change, the worst change first. */
export interface DiffView {
  readonly changes: readonly { readonly change: Change; readonly controls: readonly DiffControl[] }[]
  readonly resources: readonly {
    readonly change: 'new' | 'gone' | 'unseen'
    readonly title: string
    readonly those: readonly DiffResource[]
  }[]
}

/** Leaves out what has nothing to show. */
export function diffView({ controls, resources }: RunDiff): DiffView {
  return {
    changes: changes
      .map((change) => ({ change, controls: shown(controls, change) }))
      .filter((one) => one.controls.length > 0),
    resources: resourceTitles
      .map(([change, title]) => ({ change, title, those: resources.filter((one) => one.change === change) }))
      .filter(({ those }) => those.length > 0),
  }
}

const resourceTitles = [
  ['new', 'New resources'],
  ['gone', 'Resources that are gone'],
  ['unseen', 'Resources no longer seen'],
] as const

/** The most severe first: of what is new, what is wrong; of what is gone, the resources tell. */
const shown = (controls: readonly DiffControl[], change: Change): readonly DiffControl[] =>
  controls
    .filter((one) => one.change === change && change !== 'gone')
    .filter((one) => change !== 'new' || (one.after === 'unmet' && !one.accepted))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
