import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../../core/digest.ts'
import type { WireRequest } from '../wire/request.ts'

/**
 * Verifies AWS Signature Version 4 over exactly the headers that the client declares as signed, from the bytes that it
 * sent. Source: IAM/latest/UserGuide/reference_sigv-create-signed-request.html; for S3 also
 * AmazonS3/latest/API/sigv4-query-string-auth.html
 */

/** What a request declares about its signature; not verified yet. */
export interface Claim {
  accessKeyId: string
  /** `20260131` */
  day: string
  region: string
  signingName: string
  signedHeaders: readonly string[]
  signature: string
  /** `20260131T120000Z` */
  amzDate: string
  sessionToken: string | undefined
  /** Seconds for which a presigned URL is valid; undefined if the signature is in the header. */
  expiresIn: number | undefined
}

const ALGORITHM = 'AWS4-HMAC-SHA256'

/** The claim of a request; undefined if it is unsigned, `malformed` if the signature cannot be parsed. */
export function readClaim(request: WireRequest): Claim | 'malformed' | undefined {
  const header = request.headers['authorization']
  if (header !== undefined) return readHeader(header, request.headers)
  return request.query.has('X-Amz-Signature') ? readPresigned(request.query) : undefined
}

function readHeader(header: string, headers: WireRequest['headers']): Claim | 'malformed' {
  if (!header.startsWith(`${ALGORITHM} `)) return 'malformed'
  const parts = new Map<string, string>()
  for (const part of header.slice(ALGORITHM.length + 1).split(',')) {
    const at = part.indexOf('=')
    if (at > 0) parts.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  return claim(parts.get('Credential'), parts.get('SignedHeaders'), parts.get('Signature'), {
    amzDate: headers['x-amz-date'],
    sessionToken: headers['x-amz-security-token'],
    expiresIn: undefined,
  })
}

function readPresigned(query: URLSearchParams): Claim | 'malformed' {
  const get = (name: string) => query.get(name) ?? undefined
  const expiresIn = Number(get('X-Amz-Expires'))
  if (get('X-Amz-Algorithm') !== ALGORITHM || !(expiresIn >= 1 && expiresIn <= 604_800)) return 'malformed'
  return claim(get('X-Amz-Credential'), get('X-Amz-SignedHeaders'), get('X-Amz-Signature'), {
    amzDate: get('X-Amz-Date'),
    sessionToken: get('X-Amz-Security-Token'),
    expiresIn,
  })
}

function claim(
  credential: string | undefined,
  signedHeaders: string | undefined,
  signature: string | undefined,
  rest: Pick<Claim, 'sessionToken' | 'expiresIn'> & { amzDate: string | undefined },
): Claim | 'malformed' {
  const [accessKeyId, day, region, signingName, end] = credential?.split('/') ?? []
  const { amzDate } = rest
  if (!accessKeyId || !day || !region || !signingName || end !== 'aws4_request' || !signedHeaders) return 'malformed'
  if (!signature || !/^[0-9a-f]{64}$/.test(signature)) return 'malformed'
  if (amzDate === undefined || !/^\d{8}T\d{6}Z$/.test(amzDate) || !amzDate.startsWith(day)) return 'malformed'
  if (!/^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(region)) return 'malformed'
  const names = signedHeaders.split(';')
  if (!names.includes('host')) return 'malformed'
  return { ...rest, accessKeyId, day, region, signingName, signedHeaders: names, signature, amzDate }
}

/** The moment of signing, in milliseconds. */
export function signedAt({ amzDate: d }: Claim): number {
  const date = `${d.slice(0, 4)}-${d.slice(4, 6)}-${d.slice(6, 8)}`
  return Date.parse(`${date}T${d.slice(9, 11)}:${d.slice(11, 13)}:${d.slice(13, 15)}Z`)
}

/** Whether the holder of `secret` made the signature. `payloadHash` represents the body. */
export function verifySignature(claim: Claim, secret: string, request: WireRequest, payloadHash: string): boolean {
  const canonical = [
    request.method,
    canonicalPath(request.path, claim.signingName),
    canonicalQuery(request.rawQuery),
    ...claim.signedHeaders.map((name) => `${name}:${canonicalHeader(request.headers[name] ?? '')}`),
    '',
    claim.signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
  const scope = `${claim.day}/${claim.region}/${claim.signingName}/aws4_request`
  const toSign = [ALGORITHM, claim.amzDate, scope, sha256(canonical)].join('\n')
  const expected = hmac(signingKey(secret, claim), toSign)
  const given = Buffer.from(claim.signature, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function hmac(key: string | Uint8Array | KeyObject, content: string): Buffer {
  return createHmac('sha256', key).update(content).digest()
}

const signingKeys = new Map<string, KeyObject>()
const KEYS_KEPT = 256

/** The key depends only on secret, day, region and service: a scan derives a few dozen keys, not one per call. */
function signingKey(secret: string, { day, region, signingName }: Claim): KeyObject {
  const id = sha256([secret, day, region, signingName].join('\n'))
  let key = signingKeys.get(id)
  if (!key) {
    key = createSecretKey(hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), signingName), 'aws4_request'))
    if (signingKeys.size >= KEYS_KEPT) signingKeys.clear()
    signingKeys.set(id, key)
  }
  return key
}

/** S3 uses the path as it was sent; every other service resolves dots and slashes and encodes once more. */
function canonicalPath(path: string, signingName: string): string {
  if (signingName === 's3' || signingName === 's3express') return path
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  const end = kept.length > 0 && path.endsWith('/') ? '/' : ''
  return `/${kept.map(encodeRfc3986).join('/')}${end}`
}

function canonicalQuery(rawQuery: string): string {
  if (rawQuery === '') return ''
  return rawQuery
    .split('&')
    .map((part) => {
      const at = part.indexOf('=')
      const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
      return [reencode(name), reencode(value)] as const
    })
    .filter(([name]) => name !== '' && name !== 'X-Amz-Signature')
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** Encodes `/` and `:`, which some clients leave unencoded in a query string, for the canonical form. */
function reencode(text: string): string {
  try {
    return encodeRfc3986(decodeURIComponent(text))
  } catch {
    return encodeRfc3986(text)
  }
}

function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

function canonicalHeader(value: string): string {
  return value.trim().replace(/ +/g, ' ')
}
