import { once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { buildQueryString } from '@smithy/core/protocols'
import { SignatureV4 } from '@smithy/signature-v4'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Sha256 } from '../../src/core/sha256.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { exampleServices } from './services.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ services: exampleServices })
})
afterAll(() => practice.close())

const config = ({ endpoint, principals } = practice) => ({
  endpoint,
  region: 'eu-central-1',
  credentials: principals.admin,
  maxAttempts: 1,
})

test('an unsigned call, and one whose body was changed on the way, are refused', async () => {
  expect(
    (await raw('POST', '/', { 'content-type': 'application/x-www-form-urlencoded' }, 'Action=ListUsers')).body,
  ).toContain('<Code>MissingAuthenticationToken</Code>')
  expect((await raw('GET', '/', {}, '')).status).toBe(403)
  const signed = await signedHeaders()
  const honest = await raw('POST', '/', signed.headers, signed.body)
  expect(honest.status).toBe(200)
  expect((await raw('POST', '/', signed.headers, `${signed.body}&More=1`)).body).toContain('SignatureDoesNotMatch')
  expect((await raw('POST', '/other/', signed.headers, signed.body)).body).toContain('SignatureDoesNotMatch')
  expect((await raw('POST', '/?x=1', signed.headers, signed.body)).body).toContain('SignatureDoesNotMatch')
})

describe('a web page that a browser on this machine shows', () => {
  const host = () => new URL(practice.endpoint).host
  const other = 'https://example.com'

  test.each([
    ['that is of another site', () => ({ origin: other })],
    ['in a frame without an origin', () => ({ origin: 'null' })],
    ['of another port of this machine', () => ({ origin: 'http://localhost:3000' })],
    ['with a form, which needs no leave', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['of a neighbour', () => ({ 'sec-fetch-site': 'same-site', origin: `http://${host()}` })],
    ['whose own name resolves to this machine', () => ({ host: `example.com:${new URL(practice.endpoint).port}` })],
    ['whose own name begins as this machine', () => ({ host: `localhost.example.com` })],
  ])('cannot command it: a page %s', async (_, headers) => {
    const signed = await signedHeaders()
    const sent = practice.requests.length
    const answer = await raw('POST', '/', { ...signed.headers, ...headers() }, signed.body)
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('AccessDenied') })
    expect(practice.requests).toHaveLength(sent)
  })

  test.each([
    ['a program', () => ({})],
    ['the address bar', () => ({ 'sec-fetch-site': 'none' })],
    ['its own origin', () => ({ 'sec-fetch-site': 'same-origin', origin: `http://${host()}` })],
  ])('what comes from %s is answered', async (_, headers) => {
    const signed = await signedHeaders()
    expect((await raw('POST', '/', { ...signed.headers, ...headers() }, signed.body)).status).toBe(200)
  })

  test.each(['111122223333.127.0.0.1:4566', 'bucket.localhost:4566', '[::1]:4566'])(
    'the host %s is this machine',
    async (name) => {
      const answer = await raw('GET', '/', { host: name }, '')
      expect(answer.body).not.toContain('under the names of this machine')
    },
  )

  test('the secrets of its keys are others in each account', async () => {
    const another = await startPractice({ services: exampleServices })
    const secrets = [practice, another]
      .flatMap(({ principals }) => Object.values(principals))
      .map((one) => one.secretAccessKey)
    await another.close()
    expect(new Set(secrets).size).toBe(6)
  })
})

test('a presigned URL of another service than S3 has no body', async () => {
  const { admin } = practice.principals
  const signer = new SignatureV4({ service: 'sts', region: 'eu-central-1', credentials: admin, sha256: Sha256 })
  const { host, hostname } = new URL(practice.endpoint)
  const query = { Action: 'GetCallerIdentity', Version: '2011-06-15' }
  const signed = await signer.presign(
    { method: 'POST', protocol: 'http:', hostname, path: '/', query, headers: { host } },
    { expiresIn: 60 },
  )
  const path = `/?${buildQueryString(signed.query ?? {})}`
  expect((await raw('POST', path, { host }, '')).body).toContain('<GetCallerIdentityResult>')
  const form = { host, 'content-type': 'application/x-www-form-urlencoded' }
  expect((await raw('POST', path, form, 'Action=ListUsers&Version=2010-05-08')).body).toContain('SignatureDoesNotMatch')
})

describe('the connection', () => {
  test('a client may take it for its HTTP proxy, to reach hosts that do not resolve', async () => {
    const { headers, body } = await signedHeaders()
    const answer = await raw('POST', '/', headers, body, `http://${headers['host']}/`)
    expect(answer.status).toBe(200)
  })

  test('more than sixteen megabytes are refused', async () => {
    const answer = await raw('POST', '/', {}, 'x'.repeat(16 * 1024 * 1024 + 1))
    expect(answer).toMatchObject({ status: 413, body: expect.stringContaining('EntityTooLarge') })
  })

  test('a port that is taken, and a host that is not this machine, are clear errors', async () => {
    const port = Number(new URL(practice.endpoint).port)
    await expect(startPractice({ services: [], port })).rejects.toMatchObject({ code: 'PRACTICE_PORT_TAKEN' })
    // safe: the type forbids it, a caller without types may not know
    const host = '0.0.0.0' as '127.0.0.1'
    await expect(startPractice({ services: [], host })).rejects.toMatchObject({ code: 'PRACTICE_HOST' })
  })

  test('closing answers the call under way and does not wait for idle connections', async () => {
    const other = await startPractice({ services: exampleServices })
    const { headers, body } = await signedHeaders(other)
    const send = (more: Record<string, string> = {}) =>
      httpRequest(other.endpoint, {
        method: 'POST',
        headers: { ...headers, ...more },
        agent: new Agent({ keepAlive: true }),
      })
    const idle = send().end(body)
    const [answered] = await once(idle, 'response')
    const { socket } = answered
    await once(answered.resume(), 'end')
    const underWay = send({ expect: '100-continue' })
    // the server has its headers, and waits for its body
    await once(underWay, 'continue')
    const closed = other.close()
    await once(socket, 'close')
    const answer = once(underWay.end(body), 'response')
    await closed
    expect((await answer)[0].statusCode).toBe(200)
  })
})

/** Headers and body of a rightly signed GetCallerIdentity, as the SDK sends them. */
async function signedHeaders(by = practice): Promise<{ headers: Record<string, string>; body: string }> {
  let seen: { headers: Record<string, string>; body: string } | undefined
  const client = new STSClient(config(by))
  client.middlewareStack.add(
    (next) => (args) => {
      // safe: at this step the SDK's arguments hold the request that it sends
      const { headers, body } = args.request as { headers: Record<string, string>; body: string }
      seen = { headers, body }
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  await client.send(new GetCallerIdentityCommand({}))
  if (!seen) throw new Error('no request was seen')
  return seen
}

function raw(method: string, path: string, headers: Record<string, string>, body: string, target = path) {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const { 'content-length': _, ...rest } = headers
    const sent = httpRequest(practice.endpoint + path, { method, headers: rest, path: target }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
