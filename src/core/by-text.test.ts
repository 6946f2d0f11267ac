import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byText, put, withoutPrototypes } from './by-text.ts'

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'] as const

test.each(NAMES)('%s is not there until it is put there, and is a key then', (name) => {
  const map = byText<string>()
  expect(map[name]).toBeUndefined()
  map[name] = 'value'
  expect(Object.entries(map)).toEqual([[name, 'value']])
  expect(Object.entries(byText(map))).toEqual([[name, 'value']])
  expect(Object.entries(byText([[name, 1]]))).toEqual([[name, 1]])
})

test.each(NAMES)('%s is put into any object as a key', (name) => {
  const map: Record<string, string> = {}
  put(map, name, 'value')
  put(map, name, 'other')
  expect(Object.entries(map)).toEqual([[name, 'other']])
})

test('a value of JSON keeps all that it has, and loses what it never had', () => {
  const text = fc.oneof(fc.constantFrom(...NAMES), fc.string())
  fc.assert(
    fc.property(fc.jsonValue(), text, (value, key) => {
      const before = `{${JSON.stringify(key)}:[${JSON.stringify(value)}]}`
      const map: Record<string, unknown> = withoutPrototypes(JSON.parse(before))
      expect(JSON.stringify(map)).toBe(before)
      for (const name of NAMES) if (name !== key) expect(map[name]).toBeUndefined()
    }),
  )
})

test('a value as deep as a file can nest it does not end the stack', () => {
  const depth = 200_000
  expect(withoutPrototypes(JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`))).toHaveLength(1)
})

test('what is no plain object stays as it is', () => {
  const day = new Date(0)
  const bytes = new Uint8Array([1])
  expect(withoutPrototypes({ day, bytes })).toMatchObject({ day, bytes })
  expect(day.getTime()).toBe(0)
})
