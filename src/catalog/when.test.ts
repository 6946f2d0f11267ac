import { describe, expect, test } from 'vitest'
import type { Configured } from './service.ts'
import { both, is, some, startsWith, when } from './when.ts'

const of = (properties: Configured['properties'], state: Configured['state'] = {}): Configured => ({
  properties,
  state,
})

describe('when a value decides', () => {
  test('it passes the test, or it does not', () => {
    expect(when('MultiAZ', is(false))(of({ MultiAZ: false }), {})).toBe(true)
    expect(when('MultiAZ', is(false))(of({ MultiAZ: true }), {})).toBe(false)
    expect(when('Engine', startsWith('custom-'))(of({ Engine: 'custom-oracle-ee' }), {})).toBe(true)
  })
  test('a value that was not read leaves it open', () => {
    expect(when('MultiAZ', is(false))(of({}), {})).toBeUndefined()
    expect(when('Config.Zones', is(false))(of({ Config: {} }), {})).toBeUndefined()
  })
  test('that there is none is an answer', () => {
    expect(when('Engine', startsWith('custom-'))(of({ Engine: null }), {})).toBe(false)
    expect(when('Config.Zones', is(null))(of({ Config: null }), {})).toBe(true)
  })
  test('it may stand in the state, and be a list', () => {
    expect(when('state.Outposts', some)(of({}, { Outposts: ['arn:aws:outposts:::outpost/op-1'] }), {})).toBe(true)
    expect(when('state.Outposts', some)(of({}, { Outposts: [] }), {})).toBe(false)
    expect(when('state.Outposts', some)(of({ Outposts: ['not here'] }), {})).toBeUndefined()
  })
})

describe('of several', () => {
  const one = both(when('A', is(1)), when('B', is(1)))
  test.each([
    [{ A: 1, B: 1 }, true],
    [{ A: 1, B: 2 }, false],
    [{ A: 2 }, false],
    [{ A: 1 }, undefined],
  ])('%o: %s', (properties, wanted) => {
    expect(one(of(properties), {})).toBe(wanted)
  })
})
