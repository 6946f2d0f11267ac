import { createHash } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Sha256 } from '../../core/sha256.ts'
import type { WireRequest } from '../wire/request.ts'
import { readClaim, signedAt, verifySignature } from './sigv4.ts'

// The SDK's own signer is the oracle: what it signs must verify, and nothing else.
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const signingDate = new Date('2026-01-31T12:00:00Z')

function signer(service: string) {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET }
  return new SignatureV4({
    service,
    region: 'eu-central-1',
    credentials,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  })
}

interface Asked {
  method: string
  path: string
  query: Record<string, string>
  headers: Record<string, string>
  body: string
}

const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)

function received({ method, path, query, headers, body }: Asked): WireRequest {
  const rawQuery = Object.entries(query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&')
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return { method, path, rawQuery, query: new URLSearchParams(rawQuery), headers: lower, body: Buffer.from(body) }
}

function verifies(request: WireRequest, payloadHash: string, secret = SECRET): boolean {
  const claim = readClaim(request)
  if (!claim || claim === 'malformed') throw new Error(`claim: ${claim}`)
  expect(signedAt(claim)).toBe(signingDate.getTime())
  return verifySignature(claim, secret, request, payloadHash)
}

const hash = (body: string) => createHash('sha256').update(body).digest('hex')
const text = fc.string({ unit: fc.constantFrom(..."abzAZ09-_.~ +/=&?%:é*!()'"), maxLength: 12 })
const asked = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT'),
  path: fc.array(text.map(encode), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
  query: fc.dictionary(
    text.filter((name) => name !== ''),
    text,
    { maxKeys: 4 },
  ),
  headers: fc
    .dictionary(fc.constantFrom('x-amz-meta-a', 'x-amz-meta-b', 'content-type'), text, { maxKeys: 3 })
    .map((headers) => ({ ...headers, host: '127.0.0.1:4566' })),
  body: text,
})

test.each(['s3', 'iam'])('%s: what the SDK signs verifies, and no other secret or body does', async (service) => {
  await fc.assert(
    fc.asyncProperty(asked, async (wanted) => {
      const { headers, query } = await signer(service).sign(
        { protocol: 'http:', hostname: '127.0.0.1', ...wanted },
        { signingDate },
      )
      // safe: the signer gives back what it was given, and headers of its own
      const request = received({ ...wanted, headers, query: query as Record<string, string> })
      expect(verifies(request, hash(wanted.body))).toBe(true)
      expect(verifies(request, hash(`${wanted.body}.`))).toBe(false)
      expect(verifies(request, hash(wanted.body), `${SECRET}.`)).toBe(false)
      expect(verifies({ ...request, method: 'DELETE' }, hash(wanted.body))).toBe(false)
      expect(verifies({ ...request, headers: { ...request.headers, host: 'elsewhere' } }, hash(wanted.body))).toBe(
        false,
      )
    }),
    { numRuns: 150 },
  )
})

test('a presigned URL verifies until it is changed', async () => {
  const wanted = {
    method: 'GET',
    path: '/bucket/a%20key',
    query: { versionId: '7' },
    headers: { host: 'localhost:1' },
    body: '',
  }
  const presigned = await signer('s3').presign(
    {
      protocol: 'http:',
      hostname: 'localhost',
      ...wanted,
      headers: { ...wanted.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    },
    { signingDate, expiresIn: 900, unhoistableHeaders: new Set(['host']) },
  )
  // safe: all its parameters have one value
  const query = presigned.query as Record<string, string>
  const request = received({ ...wanted, query, headers: presigned.headers })
  const claim = readClaim(request)
  expect(claim).toMatchObject({ accessKeyId: 'AKIDEXAMPLE', expiresIn: 900, signingName: 's3' })
  expect(verifies(request, 'UNSIGNED-PAYLOAD')).toBe(true)
  const longer = received({ ...wanted, query: { ...query, 'X-Amz-Expires': '901' }, headers: presigned.headers })
  expect(verifies(longer, 'UNSIGNED-PAYLOAD')).toBe(false)
})

test.each([
  ['Basic abc'],
  ['AWS4-HMAC-SHA256 '],
  ['AWS4-HMAC-SHA256 Credential=A/20260131/eu-central-1/s3/aws4_request, SignedHeaders=x-amz-date, Signature=00'],
  [`AWS4-HMAC-SHA256 Credential=A/20260131/../s3/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`],
  [
    `AWS4-HMAC-SHA256 Credential=A/20260130/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  ],
  [`AWS4-HMAC-SHA256 Credential=A/20260131/eu-central-1/s3/aws4_request, SignedHeaders=x, Signature=${'0'.repeat(64)}`],
])('%s is malformed', (authorization) => {
  const headers = { authorization, 'x-amz-date': '20260131T120000Z', host: 'h' }
  expect(readClaim(received({ method: 'GET', path: '/', query: {}, headers, body: '' }))).toBe('malformed')
})

test('a request without a signature claims nothing', () => {
  expect(readClaim(received({ method: 'GET', path: '/', query: {}, headers: { host: 'h' }, body: '' }))).toBeUndefined()
})
