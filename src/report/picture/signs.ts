import type { LayerState } from '../../ledger/state.ts'

/** The sign of each state as a path in a 10 by 10 square, recognizable by its shape and without a font. */
export const signs: Readonly<Record<LayerState, string>> = {
  unmet: 'M2 2l6 6M8 2l-6 6',
  unknown: 'M2.8 3.2a2.2 2.2 0 1 1 3.3 2.1c-.8.5-1.1.8-1.1 1.6M5 9v.1',
  attested: 'M5 1l4 4-4 4-4-4z',
  met: 'M1.6 5.4l2.4 2.6 4.6-6',
  inherited: 'M2 2.5h6v5h-6z',
  'not-applicable': 'M5 5v.1',
}

/** The states in words. */
export const stateWords: Readonly<Record<LayerState, string>> = {
  unmet: 'unmet',
  unknown: 'unknown',
  attested: 'attested',
  met: 'met',
  inherited: "AWS's: inherited",
  'not-applicable': 'does not exist there',
}
