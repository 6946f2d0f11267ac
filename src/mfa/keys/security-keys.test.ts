import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../../core/random.ts'
import { Challenges } from './challenges.ts'
import {
  assert,
  assertionOptions,
  type Ceremony,
  type KeyAttestation,
  type RelyingParty,
  register,
  registrationOptions,
  type SecurityKey,
} from './relying-party.ts'
import { createCredential, getAssertion, newSoftwareKey, type SoftwareKey } from './software-key.ts'

const at = Date.parse('2026-11-24T12:00:00Z')
const party: RelyingParty = { id: 'demarc.example', name: 'Demarc', origins: ['https://demarc.example'] }
const origin = 'https://demarc.example'
const ceremony = (): Ceremony => ({ party, challenges: new Challenges(), user: 'user-1', at })
const refusal = (code: string) => expect.objectContaining({ name: 'DemarcError', code, hint: expect.any(String) })

async function registered(attestation: KeyAttestation = 'none', known: readonly SecurityKey[] = []) {
  const one = ceremony()
  const options = registrationOptions(one, 'anna', known, systemRandom)
  const { key, response } = await createCredential(
    newSoftwareKey(attestation, systemRandom, at),
    options,
    origin,
    systemRandom,
  )
  return { software: key, key: await register(one, response), response }
}

async function asserted(
  software: SoftwareKey,
  key: SecurityKey,
  change = (response: AuthenticationResponseJSON) => response,
) {
  const one = ceremony()
  const given = await getAssertion(software, assertionOptions(one, [key], systemRandom), origin)
  return { software: given.key, key: await assert(one, [key], change(given.response)) }
}

const flipped = (base64url: string, at: number): string => {
  const bytes = Buffer.from(base64url, 'base64url')
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  return bytes.toString('base64url')
}

describe.each(['none', 'packed', 'fido-u2f'] as const)('a key with %s attestation', (attestation) => {
  test('is registered, and signs in again and again', async () => {
    let { software, key } = await registered(attestation)
    expect(key).toMatchObject({
      attestation,
      counter: 0,
      transports: ['usb'],
      aaguid: expect.stringMatching(/^[0-]{36}$/),
    })
    for (const counter of [1, 2, 3]) {
      ;({ software, key } = await asserted(software, key))
      expect(key.counter).toBe(counter)
    }
  })

  test('is kept as JSON', async () => {
    const { software, key } = await registered(attestation)
    const kept: { software: SoftwareKey; key: SecurityKey } = JSON.parse(JSON.stringify({ software, key }))
    expect((await asserted(kept.software, kept.key)).key.counter).toBe(1)
  })
})

describe('registration', () => {
  async function refused(
    change: (response: RegistrationResponseJSON) => RegistrationResponseJSON,
    attestation: KeyAttestation = 'packed',
  ) {
    const one = ceremony()
    const options = registrationOptions(one, 'anna', [], systemRandom)
    const { response } = await createCredential(
      newSoftwareKey(attestation, systemRandom, at),
      options,
      origin,
      systemRandom,
    )
    return register(one, change(response))
  }
  const withObject = (response: RegistrationResponseJSON, key: string, value: unknown): RegistrationResponseJSON => {
    const object = isoCBOR.decodeFirst<Map<string, never>>(
      new Uint8Array(Buffer.from(response.response.attestationObject, 'base64url')),
    )
    object.set(key, value as never) // safe: it is written as CBOR at once
    return {
      ...response,
      response: { ...response.response, attestationObject: Buffer.from(isoCBOR.encode(object)).toString('base64url') },
    }
  }

  test('offers what a second factor needs, and knows the keys that are there', async () => {
    const { key } = await registered()
    const options = registrationOptions(ceremony(), 'anna', [key], systemRandom)
    expect(options).toMatchObject({
      rp: { id: 'demarc.example' },
      user: { id: Buffer.from('user-1').toString('base64url'), name: 'anna' },
      excludeCredentials: [{ id: key.id, type: 'public-key', transports: ['usb'] }],
      authenticatorSelection: { userVerification: 'discouraged' },
    })
  })

  test('of a key that the user has already is refused by the key', async () => {
    const { software, key } = await registered()
    const options = registrationOptions(ceremony(), 'anna', [key], systemRandom)
    await expect(createCredential(software, options, origin, systemRandom)).rejects.toThrow(
      refusal('MFA_KEY_REGISTERED'),
    )
  })

  test('takes an answer once, from the user who was asked, in time', async () => {
    const one = ceremony()
    const answer = async () => {
      const options = registrationOptions(one, 'anna', [], systemRandom)
      return (await createCredential(newSoftwareKey('none', systemRandom, at), options, origin, systemRandom)).response
    }
    const response = await answer()
    await register(one, response)
    await expect(register(one, response)).rejects.toThrow(refusal('MFA_KEY_CHALLENGE'))
    await expect(register({ ...one, user: 'user-2' }, await answer())).rejects.toThrow(refusal('MFA_KEY_CHALLENGE'))
    await expect(register({ ...one, at: at + 300_000 }, await answer())).rejects.toThrow(refusal('MFA_KEY_CHALLENGE'))
  })

  test('refuses a page of another origin, and another relying party', async () => {
    const phish: RelyingParty = { ...party, origins: ['https://www.demarc.example'] }
    const one = ceremony()
    const options = registrationOptions(one, 'anna', [], systemRandom)
    const { response } = await createCredential(newSoftwareKey('none', systemRandom, at), options, origin, systemRandom)
    await expect(register({ ...one, party: phish }, response)).rejects.toThrow(refusal('MFA_KEY_ORIGIN'))
    const two = ceremony()
    const other = { ...registrationOptions(two, 'anna', [], systemRandom), rp: { id: 'example', name: 'x' } }
    const given = await createCredential(newSoftwareKey('none', systemRandom, at), other, origin, systemRandom)
    await expect(register(two, given.response)).rejects.toThrow(refusal('MFA_KEY_REFUSED'))
  })

  test('verifies the signature of an attestation', async () => {
    for (const attestation of ['packed', 'fido-u2f'] as const) {
      const other = await registered(attestation)
      const foreign = isoCBOR.decodeFirst<Map<string, unknown>>(
        new Uint8Array(Buffer.from(other.response.response.attestationObject, 'base64url')),
      )
      await expect(
        refused((response) => withObject(response, 'attStmt', foreign.get('attStmt')), attestation),
      ).rejects.toThrow(refusal('MFA_KEY_SIGNATURE'))
    }
  })

  test('refuses other formats before it looks at them', async () => {
    for (const format of ['tpm', 'apple', 'android-key', 'android-safetynet', 'made-up'])
      await expect(refused((response) => withObject(response, 'fmt', format))).rejects.toThrow(
        refusal('MFA_KEY_ATTESTATION'),
      )
  })

  test('refuses what is not an answer at all', async () => {
    const bad = (change: Partial<RegistrationResponseJSON['response']>) =>
      refused((response) => ({ ...response, response: { ...response.response, ...change } }))
    await expect(bad({ clientDataJSON: 'bm9uZQ' })).rejects.toThrow(refusal('MFA_KEY_REFUSED'))
    await expect(bad({ clientDataJSON: Buffer.from('null').toString('base64url') })).rejects.toThrow(
      refusal('MFA_KEY_REFUSED'),
    )
    await expect(bad({ attestationObject: 'AAAA' })).rejects.toThrow(refusal('MFA_KEY_REFUSED'))
    await expect(refused((response) => ({ ...response, id: 'other' }))).rejects.toThrow(refusal('MFA_KEY_REFUSED'))
  })

  test('keeps nothing that a page made up about transports', async () => {
    const one = ceremony()
    const options = registrationOptions(one, 'anna', [], systemRandom)
    const { response } = await createCredential(newSoftwareKey('none', systemRandom, at), options, origin, systemRandom)
    const { transports: _, ...without } = response.response
    expect((await register(one, { ...response, response: without })).transports).toEqual([])
  })
})

describe('assertion', () => {
  test('refuses a counter that goes back or stands still, and takes a jump', async () => {
    const { software, key } = await registered()
    await expect(asserted(software, { ...key, counter: 1 })).rejects.toThrow(refusal('MFA_KEY_COUNTER'))
    await expect(asserted(software, { ...key, counter: 9 })).rejects.toThrow(refusal('MFA_KEY_COUNTER'))
    const ahead = { ...software, credentials: software.credentials.map((one) => ({ ...one, counter: 5000 })) }
    expect((await asserted(ahead, { ...key, counter: 9 })).key.counter).toBe(5001)
  })

  test('a key without a counter says 0 each time', async () => {
    const { software, key } = await registered()
    const still = { ...software, credentials: software.credentials.map((one) => ({ ...one, counter: -1 })) }
    expect((await asserted(still, key)).key.counter).toBe(0)
    expect((await asserted(still, key)).key.counter).toBe(0)
  })

  test('refuses a changed signature, a changed counter, and does not cry clone over a forgery', async () => {
    const { software, key } = await registered()
    const change = (part: 'authenticatorData' | 'signature', at: number) => (response: AuthenticationResponseJSON) => ({
      ...response,
      response: { ...response.response, [part]: flipped(response.response[part], at) },
    })
    await expect(asserted(software, key, change('authenticatorData', 36))).rejects.toThrow(refusal('MFA_KEY_SIGNATURE'))
    await expect(asserted(software, { ...key, counter: 9 }, change('authenticatorData', 35))).rejects.toThrow(
      refusal('MFA_KEY_SIGNATURE'),
    )
    await expect(asserted(software, key, change('signature', 20))).rejects.toThrow(refusal('MFA_KEY_SIGNATURE'))
    // the user was not present, or another user was meant
    await expect(asserted(software, key, change('authenticatorData', 32))).rejects.toThrow(refusal('MFA_KEY_REFUSED'))
    await expect(asserted(software, key, change('authenticatorData', 0))).rejects.toThrow(refusal('MFA_KEY_REFUSED'))
  })

  test('refuses a key that is not registered, and the answer to another question', async () => {
    const { software, key } = await registered()
    const foreign = await registered()
    const one = ceremony()
    const { response } = await getAssertion(software, assertionOptions(one, [key], systemRandom), origin)
    await expect(assert(one, [foreign.key], response)).rejects.toThrow(refusal('MFA_KEY_UNKNOWN'))
    await expect(assert(one, [key], response)).rejects.toThrow(refusal('MFA_KEY_CHALLENGE'))
    const two = ceremony()
    const registration = registrationOptions(two, 'anna', [], systemRandom)
    const mixed = { ...assertionOptions(two, [key], systemRandom), challenge: registration.challenge }
    const given = await getAssertion(software, mixed, origin)
    await expect(assert(two, [key], given.response)).rejects.toThrow(refusal('MFA_KEY_CHALLENGE'))
  })
})

describe('the software key', () => {
  const options = () => registrationOptions(ceremony(), 'anna', [], systemRandom)
  const create = (change: object, page = origin) =>
    createCredential(newSoftwareKey('none', systemRandom, at), { ...options(), ...change }, page, systemRandom)

  test.each([
    ['another domain', 'https://demarc.example.evil.example'],
    ['a domain that only ends like it', 'https://evildemarc.example'],
    ['a page without TLS', 'http://demarc.example'],
  ])('gives nothing to %s', async (_, page) => {
    await expect(create({}, page)).rejects.toThrow(refusal('MFA_KEY_ORIGIN'))
  })

  test('serves a page below its domain, and one on this machine', async () => {
    await create({}, 'https://console.demarc.example')
    await create({ rp: { id: 'localhost', name: 'x' } }, 'http://localhost:8080')
    const { response } = await create({ rp: { name: 'x' } })
    expect(response.id).toMatch(/^[\w-]{43}$/)
  })

  test('has no PIN and no other algorithm', async () => {
    await expect(create({ authenticatorSelection: { userVerification: 'required' } })).rejects.toThrow(
      refusal('MFA_KEY_NO_PIN'),
    )
    await expect(create({ pubKeyCredParams: [{ type: 'public-key', alg: -257 }] })).rejects.toThrow(
      refusal('MFA_KEY_ALGORITHM'),
    )
  })

  test('knows only its own credentials, each for its own page', async () => {
    const { software, key } = await registered()
    const empty = newSoftwareKey('none', systemRandom, at)
    const ask = { ...assertionOptions(ceremony(), [key], systemRandom) }
    await expect(getAssertion(empty, ask, origin)).rejects.toThrow(refusal('MFA_KEY_UNKNOWN'))
    await expect(getAssertion(software, { ...ask, rpId: 'example' }, origin)).rejects.toThrow(
      refusal('MFA_KEY_UNKNOWN'),
    )
    const { allowCredentials: _, ...anyone } = ask
    await expect(getAssertion(software, anyone, origin)).rejects.toThrow(refusal('MFA_KEY_UNKNOWN'))
  })
})

describe('an answer of a wrong shape', () => {
  const shapes: readonly unknown[] = [
    undefined,
    null,
    'text',
    7,
    [],
    {},
    { id: 'x', rawId: 'x', type: 'public-key' },
    { id: 'x', rawId: 'x', type: 'public-key', response: null },
    { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: 7, attestationObject: {}, signature: [] } },
    {
      id: 7,
      rawId: null,
      type: [],
      response: { clientDataJSON: '', attestationObject: '', authenticatorData: '', signature: '' },
    },
    {
      id: 'x',
      rawId: 'x',
      type: 'public-key',
      response: { clientDataJSON: 'bnVsbA', attestationObject: 'AA', authenticatorData: 'AA', signature: 'AA' },
    },
  ]
  test.each(shapes.map((shape) => [JSON.stringify(shape), shape]))(
    '%s is refused, at registration and at sign-in',
    async (_, shape) => {
      // a page may send anything: what it claims to be is not known
      await expect(register(ceremony(), shape as RegistrationResponseJSON)).rejects.toThrow(refusal('MFA_KEY_REFUSED'))
      await expect(assert(ceremony(), [], shape as AuthenticationResponseJSON)).rejects.toThrow(
        refusal('MFA_KEY_REFUSED'),
      )
    },
  )

  test.each([['text'], [7], [{}], [[7, null, 'usb']]])(
    'transports of another shape, %j, are left out',
    async (transports) => {
      const one = ceremony()
      const options = registrationOptions(one, 'anna', [], systemRandom)
      const { response } = await createCredential(
        newSoftwareKey('none', systemRandom, at),
        options,
        origin,
        systemRandom,
      )
      const changed = { ...response, response: { ...response.response, transports: transports as never } }
      expect((await register(one, changed)).transports).toEqual(Array.isArray(transports) ? ['usb'] : [])
    },
  )
})
