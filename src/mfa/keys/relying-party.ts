import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { DemarcError } from '../../core/errors.ts'
import type { Random } from '../../core/random.ts'
import { CHALLENGE_LIFE, type Challenges, type Purpose } from './challenges.ts'

/**
 * Security keys (U2F, FIDO2) as a second factor, from the relying party's side: WebAuthn Level 3, sections 7.1 and 7.2, with
 * `@simplewebauthn/server`, loaded on first use. What that library leaves to its caller is here: single-use challenges, accepted
 * attestation formats, and the counter.
 */
export interface RelyingParty {
  /** The domain that keys are bound to, e.g. `demarc.example`. */
  readonly id: string
  readonly name: string
  /** The accepted origins of the page, e.g. `https://demarc.example`. Accepting no others is what resists phishing. */
  readonly origins: readonly string[]
}

export type KeyAttestation = 'none' | 'packed' | 'fido-u2f'
const ATTESTATIONS: ReadonlySet<string> = new Set<KeyAttestation>(['none', 'packed', 'fido-u2f'])

/** A registered key as stored. */
export interface SecurityKey {
  /** Its credential id, base64url. */
  readonly id: string
  /** COSE key, base64url. */
  readonly publicKey: string
  /** The signature counter at the last use; always 0 for keys without one. */
  readonly counter: number
  /** `none` does not name the vendor. The others are signed, but the signer is not verified, since there is no list of vendors. */
  readonly attestation: KeyAttestation
  /** Identifies the model if the vendor says so; zeros for U2F keys. */
  readonly aaguid: string
  readonly transports: readonly string[]
}

/** What a ceremony needs besides the answer. `at`: milliseconds since 1970. */
export interface Ceremony {
  readonly party: RelyingParty
  readonly challenges: Challenges
  /** The user's id, which must not be a name or an address (WebAuthn, section 14.6.1). */
  readonly user: string
  readonly at: number
}

const ES256 = -7
const EDDSA = -8
const RS256 = -257

/** The options for `navigator.credentials.create()`; keys that the user already has are excluded. */
export function registrationOptions(
  { party, challenges, user, at }: Ceremony,
  name: string,
  keys: readonly SecurityKey[],
  random: Random,
): PublicKeyCredentialCreationOptionsJSON {
  return {
    challenge: challenges.issue({ ceremony: 'registration', user }, random, at),
    rp: { id: party.id, name: party.name },
    user: { id: Buffer.from(user).toString('base64url'), name, displayName: name },
    pubKeyCredParams: [ES256, EDDSA, RS256].map((alg) => ({ type: 'public-key', alg })),
    timeout: CHALLENGE_LIFE,
    attestation: 'direct',
    excludeCredentials: keys.map(descriptor),
    // as a second factor the key is touched, but needs no PIN and no resident credential
    authenticatorSelection: { residentKey: 'discouraged', requireResidentKey: false, userVerification: 'discouraged' },
  }
}

/** Verifies the result of `navigator.credentials.create()` and returns the key to store. */
export async function register(ceremony: Ceremony, response: RegistrationResponseJSON): Promise<SecurityKey> {
  demandShape(response, ['clientDataJSON', 'attestationObject'])
  const { party, user } = ceremony
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const challenge = await answered(ceremony, { ceremony: 'registration', user }, response.response.clientDataJSON)
  // check the format first: verifying those of phones and computers would parse certificates and access the network
  const attestation = await attestationOf(response)
  const result = await orRefused(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: [ES256, EDDSA, RS256],
    }),
  )
  if (!result.verified) throw signatureWrong()
  const { credential, aaguid } = result.registrationInfo
  return {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    attestation,
    aaguid,
    transports: textsIn(credential.transports).sort(),
  }
}

/** The options for `navigator.credentials.get()`. */
export function assertionOptions(
  { party, challenges, user, at }: Ceremony,
  keys: readonly SecurityKey[],
  random: Random,
): PublicKeyCredentialRequestOptionsJSON {
  return {
    challenge: challenges.issue({ ceremony: 'assertion', user }, random, at),
    rpId: party.id,
    allowCredentials: keys.map(descriptor),
    timeout: CHALLENGE_LIFE,
    userVerification: 'discouraged',
  }
}

/** Verifies the result of `navigator.credentials.get()`; returns the key that was used, with its new counter, to be stored. */
export async function assert(
  ceremony: Ceremony,
  keys: readonly SecurityKey[],
  response: AuthenticationResponseJSON,
): Promise<SecurityKey> {
  demandShape(response, ['clientDataJSON', 'authenticatorData', 'signature'])
  const { party, user } = ceremony
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const challenge = await answered(ceremony, { ceremony: 'assertion', user }, response.response.clientDataJSON)
  const key = keys.find(({ id }) => id === response.id)
  if (!key)
    throw new DemarcError('MFA_KEY_UNKNOWN', 'this security key is not registered for this user', {
      hint: 'Use a key that is registered, or register this one first.',
    })
  const { verified, authenticationInfo } = await orRefused(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      // the counter is checked below, after the signature is verified; otherwise a forger could cause a false clone alarm
      credential: { id: key.id, publicKey: Buffer.from(key.publicKey, 'base64url'), counter: 0 },
      requireUserVerification: false,
    }),
  )
  if (!verified) throw signatureWrong()
  const { newCounter } = authenticationInfo
  // WebAuthn, section 6.1.1: it must have increased, by any amount; a key without a counter always says 0
  if ((newCounter > 0 || key.counter > 0) && newCounter <= key.counter)
    throw new DemarcError('MFA_KEY_COUNTER', "the security key's counter went back: there may be a copy of the key", {
      hint: 'Remove this key from the account and register another one.',
    })
  return { ...key, counter: newCounter }
}

const descriptor = ({ id, transports }: SecurityKey) => ({
  id,
  type: 'public-key' as const,
  transports: [...transports],
})

async function attestationOf({ response }: RegistrationResponseJSON): Promise<KeyAttestation> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  const format = await orRefused(async () =>
    String(decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, 'base64url'))).get('fmt')),
  )
  if (isAttestation(format)) return format
  throw new DemarcError('MFA_KEY_ATTESTATION', `the key's attestation has the format "${format}"`, {
    hint: 'Use a security key of the U2F or FIDO2 kind; passkeys of phones and computers are not taken as one.',
  })
}

const isAttestation = (format: string): format is KeyAttestation => ATTESTATIONS.has(format)

/** The challenge in an answer, after checking that it and the origin are ours. This uses up the challenge. */
async function answered(
  { party, challenges, at }: Ceremony,
  purpose: Purpose,
  clientDataJson: string,
): Promise<string> {
  const { decodeClientDataJSON } = await import('@simplewebauthn/server/helpers')
  const { challenge, origin } = await orRefused(async () => {
    const data = decodeClientDataJSON(clientDataJson)
    return { challenge: String(data.challenge), origin: String(data.origin) }
  })
  if (!challenges.take(challenge, purpose, at))
    throw new DemarcError('MFA_KEY_CHALLENGE', 'the answer of the security key is to no question that is open', {
      hint: 'Start again: each question is good for one answer within five minutes.',
    })
  if (!party.origins.includes(origin))
    throw new DemarcError('MFA_KEY_ORIGIN', 'the security key was used on a page of another origin', {
      hint: `Look at the address in the browser: it must be ${party.origins.join(' or ')}. If a link led you there, it may be phishing.`,
    })
  return challenge
}

const signatureWrong = (): DemarcError =>
  new DemarcError('MFA_KEY_SIGNATURE', 'the signature of the security key is wrong', {
    hint: 'Try again, with the same key.',
  })

/**
 * Checks that the members that the library reads before its own checks are strings, since a page may send anything (WebAuthn,
 * section 5.1).
 */
function demandShape(answer: unknown, members: readonly string[]): void {
  const outer = objectOf(answer)
  const inner = objectOf(outer['response'])
  const wrong = [
    ...['id', 'rawId', 'type'].filter((name) => typeof outer[name] !== 'string'),
    ...members.filter((name) => typeof inner[name] !== 'string').map((name) => `response.${name}`),
  ]
  if (wrong.length === 0) return
  throw new DemarcError(
    'MFA_KEY_REFUSED',
    `the answer of the security key is refused: ${wrong.join(', ')} ${wrong.length === 1 ? 'is' : 'are'} no text`,
    { hint: 'Send what navigator.credentials gave, in its JSON form.' },
  )
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  // safe: any object can be read by name, and its values stay unknown
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/** Converts the library's refusals, which are plain Errors, to ours. */
async function orRefused<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (cause) {
    throw new DemarcError('MFA_KEY_REFUSED', `the answer of the security key is refused: ${String(cause)}`, {
      cause,
      hint: 'Try again; if it is refused again, the key or the browser does not keep to WebAuthn.',
    })
  }
}
