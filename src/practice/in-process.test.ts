import { Readable } from 'node:stream'
import type { HttpRequest } from '@smithy/types'
import { expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import type { WireRequest } from './wire/request.ts'

const request = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  protocol: 'http:',
  hostname: '127.0.0.1',
  method: 'POST',
  path: '/a%20path',
  headers: {},
  ...more,
})

/** Carries a request, and gives what the server read of it, and what the client reads of the answer. */
async function carried(sent: HttpRequest, status = 200) {
  const read: WireRequest[] = []
  const handler = inProcess(async (one) => {
    read.push(one)
    return { status, headers: { 'Content-Type': 'text/plain', 'content-length': '999' }, body: 'grüße' }
  })
  const { response } = await handler.handle(sent)
  const chunks: Buffer[] = []
  for await (const chunk of response.body) chunks.push(chunk)
  return { read: read[0], response, text: Buffer.concat(chunks).toString() }
}

test('a request arrives as over HTTP: names of headers in lower case, the query encoded, the body as bytes', async () => {
  const { read } = await carried(
    request({ headers: { 'X-Amz-Date': 'today' }, query: { b: ['1', '2 & 3'], a: null, empty: '' }, body: 'grüße' }),
  )
  expect(read).toMatchObject({ method: 'POST', path: '/a%20path', headers: { 'x-amz-date': 'today' } })
  expect(read?.rawQuery).toBe('a&b=1&b=2%20%26%203&empty=')
  expect(read?.query.getAll('b')).toEqual(['1', '2 & 3'])
  expect(Buffer.from(read?.body ?? []).toString()).toBe('grüße')
})

test.each([
  ['none', undefined, ''],
  ['bytes', new Uint8Array([104, 105]), 'hi'],
  ['a stream', Readable.from(['h', Buffer.from('i')]), 'hi'],
])('a body that is %s arrives whole', async (_, body, expected) => {
  const { read } = await carried(request({ body }))
  expect(Buffer.from(read?.body ?? []).toString()).toBe(expected)
})

test('an answer comes as over HTTP: a stream of bytes, and its true length', async () => {
  const { response, text } = await carried(request())
  expect(response).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/plain', 'content-length': '7' } })
  expect(text).toBe('grüße')
})

test.each([
  ['HEAD', 200],
  ['DELETE', 204],
])('the answer to %s with status %i has no body', async (method, status) => {
  const { response, text } = await carried(request({ method }), status)
  expect(text).toBe('')
  expect(response.headers).not.toHaveProperty('content-length')
})

test('a header that HTTP cannot carry is refused as by HTTP', async () => {
  await expect(carried(request({ headers: { 'x-amz-meta': 'a 𝄞' } }))).rejects.toMatchObject({
    code: 'ERR_INVALID_CHAR',
  })
})

test('timers and signals go on between the calls', async () => {
  const order: string[] = []
  setImmediate(() => order.push('a turn of the event loop'))
  await carried(request())
  expect(order).toEqual(['a turn of the event loop'])
})
