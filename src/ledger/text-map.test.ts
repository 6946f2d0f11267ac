import { expect, test } from 'vitest'
import { z } from 'zod'
import { textMap } from './text-map.ts'

const tags = textMap(z.string())

test.each(['__proto__', 'constructor', 'toString', 'team'])('the key %s is kept, in its place', (key) => {
  const text = `{"a":"1",${JSON.stringify(key)}:"2","z":"3"}`
  expect(JSON.stringify(tags.parse(JSON.parse(text)))).toBe(text)
})

test('a value of another kind is wrong, also under __proto__', () => {
  expect(tags.safeParse(JSON.parse('{"__proto__":1}')).success).toBe(false)
  expect(tags.safeParse(['a']).success).toBe(false)
  expect(tags.safeParse(undefined).success).toBe(false)
})

test('its JSON schema is that of a map', () => {
  expect(z.toJSONSchema(tags)).toMatchObject({ type: 'object', additionalProperties: { type: 'string' } })
})
