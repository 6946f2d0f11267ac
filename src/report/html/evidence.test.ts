import { expect, test } from 'vitest'
import { readable } from './evidence.ts'

test('evidence is read by name and value; within objects by their path', () => {
  expect(readable({ Encrypted: false, Config: { Mode: null, Tags: {} }, Name: '' })).toEqual({
    lines: [
      ['Encrypted', 'false'],
      ['Config.Mode', 'not set'],
      ['Config.Tags', 'empty'],
      ['Name', 'empty'],
    ],
    isWhole: true,
  })
})

test('a list shows its first items, and the raw values are offered', () => {
  expect(readable({ Ports: [22, 80, 443, 3306, 5432], Rules: [{ From: 22, To: 22 }, { From: 80 }], None: [] })).toEqual(
    {
      lines: [
        ['Ports', '22, 80, 443, 3306 and 1 more'],
        ['Rules', 'From 22, To 22; From 80'],
        ['None', 'none'],
      ],
      isWhole: false,
    },
  )
})

test('what is too long to be read is only among the raw values', () => {
  expect(readable({ Policy: 'x'.repeat(200), State: 'on' })).toEqual({ lines: [['State', 'on']], isWhole: false })
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`K${n}`, n]))
  expect(readable(many)).toMatchObject({ lines: { length: 6 }, isWhole: false })
})
