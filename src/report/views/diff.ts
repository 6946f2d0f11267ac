import { type ParameterValue, valueText } from '../../controls/parameters.ts'
import { type Change, changes, type DiffControl, type DiffResource, type RunDiff } from '../../ledger/diff.ts'
import type { RunHead, RunResource } from '../../ledger/run.ts'
import { severities } from '../../ledger/summary.ts'
import { count, number } from './words.ts'

/** The name of each change. */
export const changeTitles: Readonly<Record<Change, string>> = {
  broken: 'Broken',
  new: 'New and unmet',
  unseen: 'No longer seen',
  fixed: 'Fixed',
  gone: 'Gone',
}

/** What a change is about, in one sentence: what is wrong after it, or else the rule. */
export const sentenceOf = ({ after, finding, title }: DiffControl): string =>
  after === 'unmet' && finding !== null ? finding : title

/** `3 new findings: 1 high, 2 low`: the findings that `--fail-on` counts. */
export function newFindings({ broke }: Pick<RunDiff['summary'], 'broke'>): string {
  const all = severities.reduce((sum, severity) => sum + broke[severity], 0)
  const parts = severities
    .filter((severity) => broke[severity] > 0)
    .map((severity) => `${number(broke[severity])} ${severity}`)
  return `${count(all, 'new finding')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`
}

/** A note when two runs were given in the wrong order; undefined when the second is newer, or equally old. */
export const orderNote = ({ before, after }: Pick<RunDiff, 'before' | 'after'>): string | undefined =>
  before.startedAt > after.startedAt
    ? `The first run is the newer one (${before.startedAt}, then ${after.startedAt}): what is called new here was fixed since. Name the older run first.`
    : undefined

export const resourcesById = ({ resources }: RunDiff): ReadonlyMap<string, RunResource> =>
  new Map(resources.map(({ resource }) => [resource.id, resource]))

/** What to show of the changes, worst first. */
export interface DiffView {
  /** Notes that the runs are in the wrong order, or were judged with different parameters. */
  readonly notes: readonly string[]
  readonly changes: readonly { readonly change: Change; readonly controls: readonly DiffControl[] }[]
  readonly resources: readonly {
    readonly change: 'new' | 'gone' | 'unseen'
    readonly title: string
    readonly those: readonly DiffResource[]
  }[]
}

/** Leaves out resources without anything to show. */
export function diffView({ before, after, controls, resources }: RunDiff): DiffView {
  return {
    notes: [orderNote({ before, after }) ?? [], otherParameters(before, after)].flat(),
    changes: changes
      .map((change) => ({ change, controls: shown(controls, change) }))
      .filter((one) => one.controls.length > 0),
    resources: resourceTitles
      .map(([change, title]) => ({ change, title, those: resources.filter((one) => one.change === change) }))
      .filter(({ those }) => those.length > 0),
  }
}

/** The parameters that differ between two runs, which alone may have changed a verdict. */
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

/** The changes to show, most severe first: findings of new resources, and nothing for the controls of resources that are gone. */
const shown = (controls: readonly DiffControl[], change: Change): readonly DiffControl[] =>
  controls
    .filter((one) => one.change === change && change !== 'gone')
    .filter((one) => change !== 'new' || (one.after === 'unmet' && !one.accepted))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
