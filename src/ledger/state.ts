/** The states of a customer's responsibility. */
export type ResponsibilityState = 'met' | 'unmet' | 'attested' | 'unknown' | 'not-applicable'
/** The states of a layer: a responsibility's, or `inherited` when AWS is responsible. */
export type LayerState = ResponsibilityState | 'inherited'

export const layerStates = [
  'unmet',
  'unknown',
  'attested',
  'met',
  'inherited',
  'not-applicable',
] as const satisfies readonly LayerState[]

/** From worst to best: unmet, unknown, attested, met; not-applicable only when there is nothing else. */
const rank: Readonly<Record<ResponsibilityState, number>> = {
  unmet: 4,
  unknown: 3,
  attested: 2,
  met: 1,
  'not-applicable': 0,
}

/** The worse of two states. */
export const worse = (a: ResponsibilityState, b: ResponsibilityState): ResponsibilityState =>
  rank[b] > rank[a] ? b : a

/** The worst of some states; not-applicable for an empty list. */
export const worst = (states: readonly ResponsibilityState[]): ResponsibilityState =>
  states.reduce(worse, 'not-applicable')
