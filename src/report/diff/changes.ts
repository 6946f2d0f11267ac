import type { Change, DiffControl, RunDiff } from '../../ledger/diff.ts'
import type { RunHead, RunResource } from '../../ledger/run.ts'
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

/** The controls of a change that a reader should see, the most severe first: of what is new, what is wrong; of what is gone, the resources tell. */
export const controlsIn = ({ controls }: RunDiff, change: Change): readonly DiffControl[] =>
  controls
    .filter((one) => one.change === change && change !== 'gone')
    .filter((one) => change !== 'new' || (one.after === 'unmet' && !one.accepted))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))

export const accountName = ({ source }: RunHead): string =>
  `${source.name}${source.account && source.account !== source.name ? ` (${source.account})` : ''}`
