import { describe, expect, test } from 'vitest'
import { systemRandom } from '../core/random.ts'
import { makeRecoveryCodes, useRecoveryCode } from './recovery-codes.ts'

const { codes, kept } = makeRecoveryCodes('anna', systemRandom)
const [first = '', second = ''] = codes

describe('recovery codes', () => {
  test('are ten, of 24 letters that cannot be misread, all different', () => {
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  test('come from the randomness that is given', () => {
    const counting = (size: number) => Buffer.from(Array.from({ length: size }, (_, n) => n))
    expect(makeRecoveryCodes('anna', counting, 1).codes).toEqual(['0123-4567-89AB-CDEF-GHJK-MNPQ'])
  })

  test('open once each', () => {
    const after = useRecoveryCode(kept, 'anna', first)
    expect(after?.hashes).toHaveLength(9)
    if (!after) return
    expect(useRecoveryCode(after, 'anna', first)).toBeUndefined()
    expect(useRecoveryCode(after, 'anna', second)?.hashes).toHaveLength(8)
  })

  test('are read as meant', () => {
    const fixed = makeRecoveryCodes('anna', (size) => Buffer.from(Array.from({ length: size }, (_, n) => n % 2)), 1)
    expect(fixed.codes).toEqual(['0101-0101-0101-0101-0101-0101'])
    for (const typed of [' 0101 0101 0101 0101 0101 0101', 'oIol OLOl-o1oi\tOloi 0101-o1o1'])
      expect(useRecoveryCode(fixed.kept, 'anna', typed)?.hashes).toEqual([])
  })

  test('are those of their owner and set alone', () => {
    expect(useRecoveryCode(kept, 'bert', first)).toBeUndefined()
    expect(useRecoveryCode(makeRecoveryCodes('anna', systemRandom).kept, 'anna', first)).toBeUndefined()
    for (const wrong of ['', first.slice(1), `${first}0`, kept.hashes[0] ?? ''])
      expect(useRecoveryCode(kept, 'anna', wrong)).toBeUndefined()
    expect(useRecoveryCode({ ...kept, hashes: ['short'] }, 'anna', first)).toBeUndefined()
  })

  test('are not in what is kept', () => {
    const text = JSON.stringify(kept)
    for (const code of codes) for (const form of [code, code.replaceAll('-', '')]) expect(text).not.toContain(form)
  })
})
