import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../core/random.ts'
import { isSealedWithOldKey, openSeed, type SealingKeys, sealSeed } from './sealed-seed.ts'

const ring = (current: string, ...ids: string[]): SealingKeys => ({
  current,
  keys: new Map([current, ...ids].map((id) => [id, Buffer.alloc(32, id)])),
})
const seed = Buffer.from('12345678901234567890')
const keys = ring('2026-11')
const sealed = sealSeed(seed, 'device-1', keys, systemRandom)
const codeOf = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
  return 'opened'
}

describe('a sealed seed', () => {
  test('opens for its device, and nothing of the seed is in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: 'grapheme' }), (bytes, device) => {
        const one = sealSeed(bytes, device, keys, systemRandom)
        expect(Buffer.from(openSeed(one, device, keys))).toEqual(Buffer.from(bytes))
      }),
    )
    expect(sealed).toMatch(/^1\.2026-11\.[\w-]{16}\.[\w-]{27}\.[\w-]{22}$/)
    expect(sealed).not.toContain(seed.toString('base64url'))
  })

  test('is sealed with the nonce that it is given, another each time', () => {
    expect(sealSeed(seed, 'device-1', keys, systemRandom)).not.toBe(sealed)
    const fixed = sealSeed(seed, 'device-1', keys, (size) => Buffer.alloc(size, 7))
    expect(fixed.split('.')[2]).toBe(Buffer.alloc(12, 7).toString('base64url'))
  })

  test('does not open for another device, with another key, or changed', () => {
    expect(codeOf(() => openSeed(sealed, 'device-2', keys))).toBe('MFA_SEED_REFUSED')
    expect(
      codeOf(() => openSeed(sealed, 'device-1', { ...keys, keys: new Map([['2026-11', Buffer.alloc(32)]]) })),
    ).toBe('MFA_SEED_REFUSED')
    // the same key under another name
    const renamed = { current: 'b', keys: new Map([['b', Buffer.alloc(32, '2026-11')]]) }
    expect(codeOf(() => openSeed(sealed.replace('2026-11', 'b'), 'device-1', renamed))).toBe('MFA_SEED_REFUSED')
    for (let at = 0; at < sealed.length; at++) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
      const outcome = codeOf(() => Buffer.from(openSeed(changed, 'device-1', keys)).toString())
      // the last character of a base64url text may hold bits that are not read: then nothing was changed
      if (outcome !== 'opened') expect(outcome).toMatch(/^MFA_(SEED_REFUSED|SEED_MALFORMED|SEALING_KEY_UNKNOWN)$/)
      else expect(Buffer.from(openSeed(changed, 'device-1', keys))).toEqual(seed)
    }
  })

  test('does not read device ids as each other, however they are made up', () => {
    const one = sealSeed(seed, 'a\nb', keys, systemRandom)
    expect(codeOf(() => openSeed(one, 'a%0Ab', keys))).toBe('MFA_SEED_REFUSED')
  })

  test('names a key that is not there, or is no key', () => {
    expect(codeOf(() => openSeed(sealed, 'device-1', ring('2027-01')))).toBe('MFA_SEALING_KEY_UNKNOWN')
    expect(
      codeOf(() => sealSeed(seed, 'd', { current: 'a', keys: new Map([['a', Buffer.alloc(16)]]) }, systemRandom)),
    ).toBe('MFA_SEALING_KEY_UNKNOWN')
    expect(codeOf(() => sealSeed(seed, 'd', ring('a.b'), systemRandom))).toBe('MFA_SEALING_KEY_UNKNOWN')
  })

  test('damaged or of another version is told so', () => {
    expect(() => openSeed('1.2026-11.abc', 'device-1', keys)).toThrow('damaged')
    expect(() => openSeed(`2${sealed.slice(1)}`, 'device-1', keys)).toThrow('unknown version')
  })

  test('with an older key opens, and says so', () => {
    const rotated = ring('2027-01', '2026-11')
    expect(isSealedWithOldKey(sealed, rotated)).toBe(true)
    const again = sealSeed(openSeed(sealed, 'device-1', rotated), 'device-1', rotated, systemRandom)
    expect(isSealedWithOldKey(again, rotated)).toBe(false)
    expect(Buffer.from(openSeed(again, 'device-1', rotated))).toEqual(seed)
  })
})
