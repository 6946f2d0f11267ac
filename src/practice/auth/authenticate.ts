import { sha256 } from '../../core/digest.ts'
import { awsError } from '../service.ts'
import type { WireRequest } from '../wire/request.ts'
import type { Credential, FindCredential } from './credentials.ts'
import { type Family, refusal } from './refusals.ts'
import { type Claim, signedAt, verifySignature } from './sigv4.ts'

/** AWS accepts a request within 15 minutes of its own clock. */
const SKEW = 15 * 60 * 1000

/** The credential that signed the request. Throws the service family's own refusal. */
export function authenticate(
  request: WireRequest,
  claim: Claim,
  family: Family,
  find: FindCredential,
  now: number,
): Credential {
  const credential = find(claim.accessKeyId)
  if (!credential) throw refusal(family, 'unknownKey')
  if (credential.sessionToken !== claim.sessionToken) throw refusal(family, 'badToken')
  const payloadHash = payloadHashOf(request, claim, family)
  if (!verifySignature(claim, credential.secret, request, payloadHash)) throw refusal(family, 'badSignature')
  refuseOldAndEarly(claim, family, now)
  if (credential.expires !== undefined && credential.expires <= now) throw refusal(family, 'expiredToken')
  return credential
}

function refuseOldAndEarly(claim: Claim, family: Family, now: number): void {
  const at = signedAt(claim)
  if (claim.expiresIn !== undefined) {
    if (now > at + claim.expiresIn * 1000) throw awsError('AccessDenied', 'Request has expired', 403)
    if (at > now + SKEW) throw refusal(family, 'skewed')
  } else if (at < now - SKEW) {
    const limit = `${compact(now - SKEW)} (${compact(now)} - 15 min.)`
    throw refusal(family, 'skewed', `Signature expired: ${claim.amzDate} is now earlier than ${limit}`)
  } else if (at > now + SKEW) {
    const limit = `${compact(now + SKEW)} (${compact(now)} + 15 min.)`
    throw refusal(family, 'skewed', `Signature not yet current: ${claim.amzDate} is still later than ${limit}`)
  }
}

/** `20260131T120000Z` */
function compact(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

/**
 * The hash that the client signed in place of the body. S3 allows it to be omitted (UNSIGNED-PAYLOAD and similar
 * values); for every other service it is the hash of the body, even if the header has another value.
 */
function payloadHashOf(request: WireRequest, claim: Claim, family: Family): string {
  if (claim.expiresIn !== undefined && family === 's3') return 'UNSIGNED-PAYLOAD'
  // for other services, the signature of a presigned URL assumes an empty body: a body sent with it would not be signed
  if (claim.expiresIn !== undefined && request.body.byteLength > 0) throw refusal(family, 'badSignature')
  const declared = request.headers['x-amz-content-sha256']
  if (family === 's3' && declared !== undefined && !/^[0-9a-f]{64}$/i.test(declared)) return declared
  const computed = sha256(request.body)
  if (declared !== undefined && /^[0-9a-f]{64}$/i.test(declared) && declared.toLowerCase() !== computed) {
    const message = "The provided 'x-amz-content-sha256' header does not match what was computed."
    throw family === 's3' ? awsError('XAmzContentSHA256Mismatch', message) : refusal(family, 'badSignature')
  }
  return computed
}
