import { expect, test } from 'vitest'
import { controls } from '../services/controls.gen.ts'
import type { LedgerVerdict } from './ledger-verdict.ts'
import { Same } from './same.ts'

const [control] = controls
if (!control) throw new TypeError('there is no control')
const met: LedgerVerdict = { control, verdict: { is: 'met' } }
const unmet: LedgerVerdict = { control, verdict: { is: 'unmet' } }
const unknown = (...missing: readonly string[]): LedgerVerdict => ({ control, verdict: { is: 'unknown', missing } })

/** What is made is a new object each time. */
const made = () => ({})

test('verdicts that say the same are made into one thing', () => {
  const same = new Same<object>()
  const of = (...judged: readonly LedgerVerdict[]) => same.of(judged, [...judged.keys()], made)
  expect(of(met, unmet)).toBe(of({ ...met }, { ...unmet }))
  expect(of(unknown('a', 'b'))).toBe(of(unknown('a', 'b')))
  expect(of(met)).not.toBe(of(unmet))
  expect(of(met, unmet)).not.toBe(of(unmet, met))
  expect(of(met)).not.toBe(of(met, met))
  expect(of(unknown('a'))).not.toBe(of(unknown('b')))
})

test('only the verdicts at the indexes count', () => {
  const same = new Same<object>()
  expect(same.of([met, unmet], [0], made)).toBe(same.of([met, met], [0], made))
})

test('a verdict over the account, or one that was accepted, is made by itself; so is all without verdicts to tell it by', () => {
  const same = new Same<object>()
  const over: LedgerVerdict = { ...unmet, over: [] }
  expect(same.of([over], [0], made)).not.toBe(same.of([over], [0], made))
  expect(same.of(undefined, [], made)).not.toBe(same.of(undefined, [], made))
})
