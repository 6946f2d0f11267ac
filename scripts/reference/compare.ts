import { compareText } from '../../src/core/json.ts'
import type { ControlFacts, Facts } from './security-hub.ts'

/** One difference between two facts files: the control, the member, and both values as JSON; `undefined` where one has none. */
export interface FactChange {
  readonly id: string
  readonly member: string
  readonly before: string | undefined
  readonly after: string | undefined
}

const members = [
  'severity',
  'status',
  'resourceTypes',
  'configRule',
  'schedule',
  'parameters',
  'exempt',
  'frameworks',
] as const satisfies readonly (keyof ControlFacts)[]

/** The differences between a facts file and a newer one, by control and member, sorted by control. New log entries are under `changed`. */
export function compareFacts(before: Facts, after: Facts): readonly FactChange[] {
  const old = new Map(before.controls.map((control) => [control.id, control]))
  const now = new Map(after.controls.map((control) => [control.id, control]))
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort(compareText)
  return ids.flatMap((id) => changesOf(id, old.get(id), now.get(id)))
}

function changesOf(id: string, before: ControlFacts | undefined, after: ControlFacts | undefined): FactChange[] {
  if (!before || !after)
    return [{ id, member: 'control', before: before && 'there', after: after && `there (${after.status})` }]
  const changed = members
    .map((member) => ({ id, member, before: JSON.stringify(before[member]), after: JSON.stringify(after[member]) }))
    .filter((change) => change.before !== change.after)
  const known = new Set(before.changed?.map((entry) => JSON.stringify(entry)))
  const entries = (after.changed ?? []).filter((entry) => !known.has(JSON.stringify(entry)))
  return [
    ...changed,
    ...entries.map(({ date, what }) => ({ id, member: 'changed', before: undefined, after: `${date} ${what}` })),
  ]
}
