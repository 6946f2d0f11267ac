import type { RunHead } from '../src/ledger/run.ts'
import { type Model, place } from '../src/model/model.ts'
import { synthetic } from './synthetic.ts'

/** The time of the synthetic run. */
export const NOW = '2026-11-24T00:00:00.000Z'

/** A synthetic account as AWS would return it: each resource has the names of the answers that it rests on. */
export function accountOf(size: number, changed = false): Model {
  const resources = synthetic(size).map((resource, n) => {
    const { type, region, name } = resource
    const service = type.split('::')[1]?.toLowerCase() ?? ''
    const of = (operation: string): readonly string[] => [`${service}:${operation} ${region} {"Name":"${name}"}`]
    const details = Object.fromEntries(
      [...Object.keys(resource.properties), ...Object.keys(resource.state).map((key) => `state.${key}`)]
        .slice(0, 5)
        .map((path) => [path, of(`Get${path.replace('state.', '')}`)]),
    )
    const listing = [`${service}:DescribeAll ${region} {"NextToken":"page-${Math.floor(n / 500)}"}`]
    // every hundredth resource has other settings than before
    const properties =
      changed && n % 100 === 0
        ? { ...resource.properties, [Object.keys(resource.properties)[1] ?? '']: null }
        : resource.properties
    return { ...resource, properties, answers: { listing, details } }
  })
  return place(resources, [])
}

export const head: RunHead = {
  id: 'bench',
  startedAt: NOW,
  finishedAt: NOW,
  source: { kind: 'account', account: '111122223333', regions: ['eu-central-1'], name: 'bench' },
  tool: { name: 'demarc', version: '0' },
  config: null,
  selection: null,
}
