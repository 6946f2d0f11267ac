import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { systemRandom } from '../../core/random.ts'
import { attestationCertificate } from './attestation-certificate.ts'
import { newP256, p256Of, pointOf, signP256, spkiOf } from './p256.ts'

test('a key pair is made of its private bytes alone (RFC 6979, appendix A.2.5)', () => {
  const secret = Buffer.from('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721', 'hex').toString(
    'base64url',
  )
  const pair = p256Of(secret)
  if (!pair) throw new TypeError('no key pair')
  expect(Buffer.from(pointOf(pair)).toString('hex').toUpperCase()).toBe(
    '0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB67903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299',
  )
  const data = Buffer.from('sample')
  const key = createPublicKey({ key: Buffer.from(spkiOf(pair)), format: 'der', type: 'spki' })
  expect(verify('sha256', data, key, signP256(pair, data))).toBe(true)
  expect(verify('sha256', Buffer.from('other'), key, signP256(pair, data))).toBe(false)
})

test('bytes that are no private key are passed over', () => {
  expect(p256Of(Buffer.alloc(32).toString('base64url'))).toBeUndefined()
  expect(p256Of(Buffer.alloc(32, 255).toString('base64url'))).toBeUndefined()
  let draws = 0
  newP256((size) => Buffer.alloc(size, draws++))
  expect(draws).toBe(2)
})

test.each(['2026-11-24', '2049-01-01', '2060-05-05'])(
  'a certificate of %s is one for Node too, signed by its own key',
  (day) => {
    const pair = newP256(systemRandom)
    const certificate = new X509Certificate(attestationCertificate(pair, 'A key', Date.parse(`${day}T13:14:15Z`)))
    expect(certificate.subject).toBe('CN=A key')
    expect(certificate.issuer).toBe('CN=A key')
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.publicKey.export({ type: 'spki', format: 'der' })).toEqual(spkiOf(pair))
    expect(new Date(certificate.validFrom).toISOString()).toBe(`${day}T00:00:00.000Z`)
    expect(Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)).toBe(20 * 365 * 86_400_000)
    expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/)
  },
)
