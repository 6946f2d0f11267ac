import { expect, test } from 'vitest'
import { listed } from './wording.ts'

test.each([
  [[], ''],
  [['tcp/22'], 'tcp/22'],
  [['tcp/22', 'tcp/3389'], 'tcp/22 and tcp/3389'],
  [['tcp/22', 'tcp/22', 'tcp/3389'], 'tcp/22 and tcp/3389'],
  [[22, 80, 443], '22, 80 and 443'],
  [[22, 80, 443, 3389, 5432], '22, 80, 443 and 2 more'],
])('%j reads "%s"', (values, text) => {
  expect(listed(values)).toBe(text)
})

test('a value without an end is cut', () => {
  expect(listed(['x'.repeat(200)])).toHaveLength(60)
})
