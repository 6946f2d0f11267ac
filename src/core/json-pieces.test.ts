import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JsonPieces } from './json-pieces.ts'

/** The object that the pieces of a text make up; the text comes in chunks of this many bytes. */
function joined(text: string | Buffer, size: number): Record<string, unknown> {
  const pieces = new JsonPieces('a.json')
  const bytes = Buffer.from(text)
  const object: Record<string, unknown> = {}
  const add = (piece: ReturnType<JsonPieces['push']>[number]): void => {
    const list = object[piece.key]
    if (piece.item && Array.isArray(list)) list.push(piece.value)
    else Object.defineProperty(object, piece.key, { value: piece.value, enumerable: true, configurable: true })
  }
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size)).forEach(add)
  pieces.end()
  return object
}

test('any object comes out as JSON.parse has it, whatever the chunks and the white space', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(4),
      (value, size, space) => {
        const text = JSON.stringify(value, null, space)
        expect(joined(text, size)).toEqual(JSON.parse(text))
      },
    ),
    { numRuns: 300 },
  )
})

test('each piece knows the line it begins on', () => {
  const pieces = new JsonPieces('a.json')
  const text = '{\n"a": 1,\n"list": [\n  {"x":\n 2},\n\n  "y\\"",\n  -3.5e2\n], "b"\n:{}\n}\n'
  const found = [...pieces.push(Buffer.from(text.slice(0, 30))), ...pieces.push(Buffer.from(text.slice(30)))]
  pieces.end()
  expect(found.map(({ key, item, line, value }) => [key, item, line, value])).toEqual([
    ['a', false, 2, 1],
    ['list', false, 3, []],
    ['list', true, 4, { x: 2 }],
    ['list', true, 7, 'y"'],
    ['list', true, 8, -350],
    ['b', false, 10, {}],
  ])
})

describe('a damaged text is refused with its place', () => {
  test.each([
    ['', 'a.json:1: the file is empty'],
    [' \n\n', 'a.json:3: the file is empty'],
    ['[1]', 'a.json:1: it does not begin with {: it is not a JSON object'],
    ['{"a":1', 'a.json:1: it ends in the middle: it was cut short'],
    ['{"a":[1,\n{"b":2}\n', 'a.json:3: it ends in the middle: it was cut short'],
    ['{"a":\n"b', 'a.json:2: it ends in the middle: it was cut short'],
    ['{"a":1,}', 'a.json:1: "}" is not expected here'],
    ['{"a" 1}', 'a.json:1: "1" is not expected here'],
    ['{"a":\n[1,]}', 'a.json:2: this is not JSON'],
    ['{"a":[1 2]}', 'a.json:1: "2" is not expected here'],
    ['{"a":tru}', 'a.json:1: this is not JSON'],
    ['{"a":{]}', 'a.json:1: this is not JSON'],
    ['{"a":1}\n{}', 'a.json:2: something follows after the end of the JSON object'],
    ['{a:1}', 'a.json:1: "a" is not expected here'],
    [Buffer.from([123, 34, 0xff, 34, 58, 49, 125]), 'a.json:1: it is not UTF-8'],
    [`{"a":${'['.repeat(100_000)}`, 'a.json:1: its values nest deeper than 200'],
  ])('%j', (text, message) => {
    for (const size of [1, 7, 1 << 20])
      expect(() => joined(text, size)).toThrow(expect.objectContaining({ code: 'INPUT_DAMAGED', message }))
  })
})
