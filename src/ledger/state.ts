/** The states of a duty of the customer's. */
export type DutyState = 'met' | 'unmet' | 'attested' | 'unknown' | 'not-applicable'
/** The states of a layer: a duty's, or `inherited` where AWS answers. */
export type LayerState = DutyState | 'inherited'

export const layerStates = [
  'unmet',
  'unknown',
  'attested',
  'met',
  'inherited',
  'not-applicable',
] as const satisfies readonly LayerState[]

/** From the worst: unmet, then unknown, attested, met; not-applicable counts only when there is nothing else. */
const rank: Readonly<Record<DutyState, number>> = { unmet: 4, unknown: 3, attested: 2, met: 1, 'not-applicable': 0 }

/** The worst of some states; of none, not-applicable. */
export function worst(states: Iterable<DutyState>): DutyState {
  let result: DutyState = 'not-applicable'
  for (const state of states) if (rank[state] > rank[result]) result = state
  return result
}
