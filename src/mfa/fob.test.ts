import { expect, test } from 'vitest'
import { systemRandom } from '../core/random.ts'
import { enableAwsDevice } from './aws-device.ts'
import { decodeBase32 } from './base32.ts'
import { fobCode, newFob } from './fob.ts'

const at = Date.parse('2026-11-24T12:00:00Z')

test('a fob has a serial number, a seed of 160 bits, and codes that AWS would take', () => {
  const fob = newFob(systemRandom, 90_000)
  expect(fob.serial).toMatch(/^GAKT\d{8}$/)
  const seed = decodeBase32(fob.seed)
  expect(seed).toHaveLength(20)
  const pair = [fobCode(fob, at - 30_000), fobCode(fob, at)] as const
  expect(enableAwsDevice(seed, pair, at)).toMatchObject({ ok: true, device: { drift: 3 } })
})

test('a fob comes from the randomness that is given', () => {
  expect(newFob((size) => Buffer.alloc(size, 1))).toEqual({
    serial: 'GAKT23438081',
    seed: 'AEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIB',
    clockAhead: 0,
  })
})
