import { LazyJsonString, NumericValue, sdkStreamMixin, Uint8ArrayBlobAdapter } from '@smithy/core/serde'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeValue, encodeValue, keepStreams } from './value.ts'

const serde = { LazyJsonString, NumericValue, Uint8ArrayBlobAdapter, sdkStreamMixin }
const roundTrip = (value: unknown): unknown =>
  decodeValue(JSON.parse(JSON.stringify(encodeValue(value, 'a call'))), serde)

test('every value that an answer can hold comes back with its exact type', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, Number.NaN, Number.POSITIVE_INFINITY),
    fc.bigInt(),
    fc.date(),
    fc.uint8Array(),
    fc.uint8Array().map((bytes) => Uint8ArrayBlobAdapter.mutate(bytes)),
  )
  const key = fc.oneof(fc.string(), fc.constantFrom('$date', '$object', '$undefined', '__proto__', '$'))
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('tree')),
      fc.dictionary(key, tie('tree'), { noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      expect(roundTrip(value)).toStrictEqual(value)
    }),
    { numRuns: 500 },
  )
})

test('a blob keeps the methods that the SDK gives it', () => {
  const blob = roundTrip(Uint8ArrayBlobAdapter.fromString('user,arn')) as Uint8ArrayBlobAdapter // safe: a blob was given
  expect(blob.transformToString()).toBe('user,arn')
})

test('a text that holds JSON can still be taken apart', () => {
  const back = roundTrip(LazyJsonString.from('{"a":[1]}')) as LazyJsonString // safe: one was given
  expect([back.toString(), back.deserializeJSON()]).toEqual(['{"a":[1]}', { a: [1] }])
})

test('a number of any precision keeps its digits', () => {
  const back = roundTrip({ n: new NumericValue('1.23456789012345678901', 'bigDecimal') })
  expect(back).toMatchObject({ n: { string: '1.23456789012345678901' } })
})

test('a stream can be read by the caller, and from the recording', async () => {
  const { Readable } = await import('node:stream')
  const bytes = Buffer.from('the content')
  const { kept, given } = await keepStreams({ Body: sdkStreamMixin(Readable.from([bytes])), ETag: 'e' })
  const text = async (answer: unknown) =>
    (answer as { Body: { transformToString(): Promise<string> } }).Body.transformToString() // safe: the mixin's method
  expect(await text(given)).toBe('the content')
  const back = roundTrip(kept)
  expect(await text(back)).toBe('the content')
  expect(back).toMatchObject({ ETag: 'e' })
})

describe('what it cannot hold it says', () => {
  class Odd {
    readonly a = 1
  }
  test.each([[new Odd()], [new Map()], [() => 1], [Symbol('s')]])('%s', (value) => {
    expect(() => encodeValue({ value }, 's3:GetObject')).toThrow(
      expect.objectContaining({ code: 'RECORDING_UNSUPPORTED' }),
    )
  })

  test.each([[{ $date: 1 }], [{ $what: 'x' }], [{ $bigint: 'x' }]])('%j is nothing that was written', (json) => {
    expect(() => decodeValue(json, serde)).toThrow(/holds no text|there is no|Cannot convert/)
  })
})
