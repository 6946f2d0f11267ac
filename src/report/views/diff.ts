import { type ParameterValue, valueText } from '../../controls/parameters.ts'
import { type Change, changes, type DiffControl, type DiffResource, type RunDiff } from '../../ledger/diff.ts'
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

/** What a change is about, in one sentence: what is wrong now, or else the rule. */
export const sentenceOf = ({ after, finding, title }: DiffControl): string =>
  after === 'unmet' && finding !== null ? finding : title

export const resourcesOf = ({ resources }: RunDiff): ReadonlyMap<string, RunResource> =>
  new Map(resources.map(({ resource }) => [resource.id, resource]))

/** What a reader should see of each change, the worst change first. */
export interface DiffView {
  /** That the runs were judged by different parameters. */
  readonly notes: readonly string[]
  readonly changes: readonly { readonly change: Change; readonly controls: readonly DiffControl[] }[]
  readonly resources: readonly {
    readonly change: 'new' | 'gone' | 'unseen'
    readonly title: string
    readonly those: readonly DiffResource[]
  }[]
}

/** Leaves out what has nothing to show. */
export function diffView({ before, after, controls, resources }: RunDiff): DiffView {
  return {
    notes: otherParameters(before, after),
    changes: changes
      .map((change) => ({ change, controls: shown(controls, change) }))
      .filter((one) => one.controls.length > 0),
    resources: resourceTitles
      .map(([change, title]) => ({ change, title, those: resources.filter((one) => one.change === change) }))
      .filter(({ those }) => those.length > 0),
  }
}

/** The parameters that differ between two runs: a verdict may have changed by them alone. */
function otherParameters({ parameters: before = [] }: RunHead, { parameters: after = [] }: RunHead): readonly string[] {
  const keys = new Map([...before, ...after].map((one) => [`${one.control} ${one.name}`, one]))
  const valueIn = (run: typeof before, key: string, otherwise: ParameterValue): ParameterValue => {
    const found = run.find(({ control, name }) => `${control} ${name}` === key)
    return found === undefined ? otherwise : found.value
  }
  const changed = [...keys].flatMap(([key, one]) => {
    const [was, is] = [valueIn(before, key, one.default), valueIn(after, key, one.default)].map(valueText)
    return was === is ? [] : [`${key} was ${was}, is ${is}`]
  })
  return changed.length === 0 ? [] : [`The runs were judged with different parameters: ${changed.join('; ')}.`]
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
