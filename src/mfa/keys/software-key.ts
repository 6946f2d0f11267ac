import { createHash } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { DemarcError } from '../../core/errors.ts'
import type { Random } from '../../core/random.ts'
import { attestationCertificate } from './attestation-certificate.ts'
import { newP256, type P256, p256Of, pointOf, signP256 } from './p256.ts'
import type { KeyAttestation } from './relying-party.ts'

/**
 * A security key in software, with the part of a browser that binds it to a page. It makes real registrations and assertions
 * (WebAuthn Level 3, section 6; P-256 with SHA-256) for the practice account and tests. Its state contains its secrets, so it
 * protects nothing: a real key never reveals them.
 */
export interface SoftwareKey {
  readonly attestation: KeyAttestation
  /** For `fido-u2f`: the key of its "vendor" and the certificate; base64url. */
  readonly maker: { readonly secret: string; readonly certificate: string } | undefined
  readonly credentials: readonly Credential[]
}

interface Credential {
  /** Base64url, like all texts here. */
  readonly id: string
  readonly secret: string
  readonly rpId: string
  readonly userHandle: string
  readonly counter: number
}

/** The key's response, and the key's state to be stored. */
interface Given<Response> {
  readonly key: SoftwareKey
  readonly response: Response
}

/** A new key. `at`: milliseconds since 1970, for its certificate. */
export function newSoftwareKey(attestation: KeyAttestation, random: Random, at: number): SoftwareKey {
  if (attestation !== 'fido-u2f') return { attestation, maker: undefined, credentials: [] }
  const pair = newP256(random)
  const certificate = text(attestationCertificate(pair, 'Demarc software security key', at))
  return { attestation, maker: { secret: pair.secret, certificate }, credentials: [] }
}

/** Acts as `navigator.credentials.create()` on a page of `origin`, with the key touched. */
export async function createCredential(
  key: SoftwareKey,
  options: PublicKeyCredentialCreationOptionsJSON,
  origin: string,
  random: Random,
): Promise<Given<RegistrationResponseJSON>> {
  const rpId = boundTo(options.rp.id, origin)
  if (options.excludeCredentials?.some(({ id }) => find(key, rpId, id)))
    throw new DemarcError('MFA_KEY_REGISTERED', 'this security key is registered already', { hint: 'Use another key.' })
  if (!options.pubKeyCredParams.some(({ alg }) => alg === ES256))
    throw new DemarcError(
      'MFA_KEY_ALGORITHM',
      'the page takes no key on the curve P-256 (ES256), and this key has no other',
      {
        hint: 'Use another key.',
      },
    )
  withoutPin(options.authenticatorSelection?.userVerification)
  const pair = newP256(random)
  const id = Buffer.from(random(32))
  const { isoCBOR } = await import('@simplewebauthn/server/helpers')
  // in the order that CTAP2's canonical CBOR requires (RFC 9052, section 7, for the numbers)
  const publicKey = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, ES256],
      [-1, 1],
      [-2, pair.x],
      [-3, pair.y],
    ]),
  )
  const length = Buffer.alloc(2)
  length.writeUInt16BE(id.length)
  const attested = Buffer.concat([NO_AAGUID, length, id, publicKey])
  const authData = authenticatorData(rpId, USER_PRESENT | ATTESTED, 0, attested)
  const clientData = clientDataOf('webauthn.create', options.challenge, origin)
  const statement = statementOf(key, { pair, id, rpId, authData, clientDataHash: sha256(clientData) })
  const attestationObject = isoCBOR.encode(
    new Map<string, string | Uint8Array | typeof statement>([
      ['fmt', key.attestation],
      ['attStmt', statement],
      ['authData', authData],
    ]),
  )
  const credential = { id: text(id), secret: pair.secret, rpId, userHandle: options.user.id, counter: 0 }
  return {
    key: { ...key, credentials: [...key.credentials, credential] },
    response: {
      id: credential.id,
      rawId: credential.id,
      type: 'public-key',
      authenticatorAttachment: 'cross-platform',
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(clientData),
        attestationObject: text(attestationObject),
        transports: ['usb'],
      },
    },
  }
}

/** Acts as `navigator.credentials.get()` on a page of `origin`, with the key touched. */
export async function getAssertion(
  key: SoftwareKey,
  options: PublicKeyCredentialRequestOptionsJSON,
  origin: string,
): Promise<Given<AuthenticationResponseJSON>> {
  const rpId = boundTo(options.rpId, origin)
  withoutPin(options.userVerification)
  const credential = options.allowCredentials?.map(({ id }) => find(key, rpId, id)).find((found) => found)
  const pair = credential && p256Of(credential.secret)
  if (!credential || !pair)
    throw new DemarcError('MFA_KEY_UNKNOWN', 'this security key is not registered with this page', {
      hint: 'Use a key that is registered, or register this one first.',
    })
  const counter = credential.counter + 1
  const authData = authenticatorData(rpId, USER_PRESENT, counter)
  const clientData = clientDataOf('webauthn.get', options.challenge, origin)
  const signature = signP256(pair, Buffer.concat([authData, sha256(clientData)]))
  return {
    key: { ...key, credentials: key.credentials.map((one) => (one === credential ? { ...one, counter } : one)) },
    response: {
      id: credential.id,
      rawId: credential.id,
      type: 'public-key',
      authenticatorAttachment: 'cross-platform',
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(clientData),
        authenticatorData: text(authData),
        signature: text(signature),
        userHandle: credential.userHandle,
      },
    },
  }
}

const ES256 = -7
const NO_AAGUID = Buffer.alloc(16)
// Flags of the authenticator data (WebAuthn, section 6.1)
const USER_PRESENT = 0x01
const ATTESTED = 0x40

function authenticatorData(rpId: string, flags: number, counter: number, attested: Uint8Array = Buffer.of()): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(flags)
  head.writeUInt32BE(counter, 1)
  return Buffer.concat([sha256(rpId), head, attested])
}

interface Made {
  readonly pair: P256
  readonly id: Uint8Array
  readonly rpId: string
  readonly authData: Uint8Array
  readonly clientDataHash: Uint8Array
}

type Statement = Map<string, number | Uint8Array | Uint8Array[]>

/** The attestation statement (WebAuthn, sections 8.2 self attestation, 8.6 and 8.7). */
function statementOf(
  { attestation, maker }: SoftwareKey,
  { pair, id, rpId, authData, clientDataHash }: Made,
): Statement {
  if (attestation === 'packed')
    return new Map<string, number | Uint8Array>([
      ['alg', ES256],
      ['sig', signP256(pair, Buffer.concat([authData, clientDataHash]))],
    ])
  const makerPair = maker && p256Of(maker.secret)
  if (!makerPair) return new Map()
  const signed = Buffer.concat([Buffer.of(0), sha256(rpId), clientDataHash, id, pointOf(pair)])
  return new Map<string, Uint8Array | Uint8Array[]>([
    ['sig', signP256(makerPair, signed)],
    ['x5c', [Buffer.from(maker.certificate, 'base64url')]],
  ])
}

/**
 * The relying party id for a page. A browser lets a page use its own domain and parent domains, over TLS or on this machine
 * (WebAuthn, section 5.1.3).
 */
function boundTo(wanted: string | undefined, origin: string): string {
  const { protocol, hostname } = new URL(origin)
  const rpId = wanted ?? hostname
  const secure = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
  if (secure && (hostname === rpId || hostname.endsWith(`.${rpId}`))) return rpId
  throw new DemarcError('MFA_KEY_ORIGIN', `a page of ${origin} may not ask for keys of ${rpId}`, {
    hint: 'Look at the address in the browser: it may be phishing.',
  })
}

function withoutPin(userVerification: string | undefined): void {
  if (userVerification === 'required')
    throw new DemarcError('MFA_KEY_NO_PIN', 'the page asks for a PIN or a finger, and this key has neither', {
      hint: 'Use another key.',
    })
}

const find = ({ credentials }: SoftwareKey, rpId: string, id: string): Credential | undefined =>
  credentials.find((one) => one.id === id && one.rpId === rpId)

const clientDataOf = (type: string, challenge: string, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

const sha256 = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest()
