import { expect, test } from 'vitest'
import type { Output } from './io.ts'
import { qrOn } from './qr.ts'

const URI = 'otpauth://totp/AWS:anna?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=AWS'
// safe: of a stream it looks at its size alone
const terminal = (columns: number, rows: number) => ({ isTTY: true, columns, rows }) as Output
const env = { NO_COLOR: '1' }
const plain = qrOn(URI, terminal(200, 200), env)
const size =
  'lines' in plain ? { width: plain.lines[0]?.length ?? 0, height: plain.lines.length + 2 } : { width: 0, height: 0 }

test('a QR code is drawn where all of it fits, colours not counted', () => {
  expect(size.width).toBeGreaterThan(30)
  expect(qrOn(URI, terminal(size.width, size.height), env)).toHaveProperty('lines')
  expect(qrOn(URI, terminal(size.width, size.height), { FORCE_COLOR: '1' })).toHaveProperty('lines')
})

test.each([
  ['too narrow', size.width - 1, size.height],
  ['too low', size.width, size.height - 1],
])('on a terminal that is %s it says what it needs', (_, columns, rows) => {
  expect(qrOn(URI, terminal(columns, rows), env)).toEqual({
    why: `The QR code needs ${size.width} columns and ${size.height} rows; this terminal has ${columns} and ${rows}.`,
  })
})

test('without Unicode each square is two characters, and needs twice the width', () => {
  expect(qrOn(URI, terminal(size.width, 200), { ...env, TERM: 'dumb' })).toHaveProperty('why')
})

test('a pipe has no size', () => {
  expect(qrOn(URI, { isTTY: false } as Output, env)).toHaveProperty('lines')
})
