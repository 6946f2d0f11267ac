import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventKey, messageText, subjectOf } from './grammar.ts'

const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })

test("CloudTrail's own ids stay as they are", () => {
  expect(eventKey('3038ebd2-c98a-4c65-9b6e-e22506292313')).toBe('3038ebd2-c98a-4c65-9b6e-e22506292313')
})

test.each(['', 'x\r\ny: z', 'ü', '"', 'x'.repeat(129), '\ud800'])('the id %j becomes a digest', (id) => {
  expect(eventKey(id)).toMatch(/^sha256-[0-9a-f]{64}$/)
})

test('any text fits a header, a deduplication id, a subject and a message', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      expect(() => new Headers({ 'idempotency-key': `"${eventKey(one)}"` })).not.toThrow()
      // sns/latest/api/API_Publish.html: at most 128 of these
      expect(eventKey(one)).toMatch(/^[A-Za-z0-9_-]{1,128}$/)
      if (one !== other) expect(eventKey(one)).not.toBe(eventKey(other))
      expect(subjectOf(one)).toMatch(/^[\x21-\x7e][\x20-\x7e]{0,99}$/)
      expect(() => encodeURIComponent(messageText(one))).not.toThrow()
    }),
  )
  expect(Buffer.byteLength(messageText('\u20ac'.repeat(1_000_000)))).toBeLessThan(262_144)
})
