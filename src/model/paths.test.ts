import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathsOf, setAt, valueAt, withAt, withoutAt } from './paths.ts'

test('a path leads to a property by its name, and to live-only state as state.Name', () => {
  const bucket = { properties: { BucketName: 'logs', Tags: null }, state: { Policy: null, IsPublic: false } }
  expect(valueAt(bucket, 'BucketName')).toBe('logs')
  expect(valueAt(bucket, 'state.IsPublic')).toBe(false)
  expect([valueAt(bucket, 'Tags'), valueAt(bucket, 'state.Policy')]).toEqual([null, null])
  expect([valueAt(bucket, 'IsPublic'), valueAt(bucket, 'state.BucketName')]).toEqual([undefined, undefined])
})

test('what is set at a path is found there and nowhere else, and taking it away gives back what there was', () => {
  const name = fc.constantFrom('A', 'B', 'State', 'state', 'Stat')
  const bag = fc.dictionary(name, fc.constantFrom(null, 0, 'x'), { noNullPrototype: true })
  const path = fc.oneof(
    name,
    name.map((key) => `state.${key}`),
  )
  fc.assert(
    fc.property(bag, bag, path, (properties, state, at) => {
      const clean = withoutAt({ properties, state }, at)
      expect(valueAt(clean, at)).toBeUndefined()
      const full = { properties: { ...clean.properties }, state: { ...clean.state } }
      setAt(full, at, 'set')
      expect(valueAt(full, at)).toBe('set')
      expect(new Set(pathsOf(full))).toEqual(new Set([...pathsOf(clean), at]))
      expect(withoutAt(full, at)).toEqual(clean)
      expect(withAt(clean, at, 'set')).toEqual(full)
      expect(valueAt(clean, at)).toBeUndefined()
    }),
  )
})
