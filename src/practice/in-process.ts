import { validateHeaderName, validateHeaderValue } from 'node:http'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { buildQueryString } from '@smithy/core/protocols'
import type { HttpRequest } from '@smithy/types'
import type { RequestHandler } from '../collect/aws.ts'
import { sentAs } from './wire/http.ts'
import type { WireRequest, WireResponse } from './wire/request.ts'

/**
 * A request handler for SDK clients in the server's process. Each request is signed and serialized as for HTTP, and its
 * answer is parsed the same way; only the sockets are missing.
 */
export const inProcess = (answer: (request: WireRequest) => Promise<WireResponse>): RequestHandler => ({
  metadata: { handlerProtocol: 'http/1.1' },
  async handle(sent) {
    const request = await wireRequest(sent)
    // one turn of the event loop, like a socket: timers and signals are processed between calls
    await setImmediate()
    const { status, headers, body } = sentAs(request.method, await answer(request))
    return { response: { statusCode: status, headers: checkedHeaders(headers), body: streamOf(body) } }
  },
})

/** The request as the server reads it from a socket (wire/http.ts). */
async function wireRequest({ method, path, query = {}, headers, body }: HttpRequest): Promise<WireRequest> {
  const rawQuery = buildQueryString(query)
  return {
    method,
    path: path.startsWith('/') ? path : `/${path}`,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: checkedHeaders(headers),
    body: await bytesOf(body),
  }
}

/** Throws like node:http for a header that HTTP does not allow. */
function checkedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const checked: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    checked[name.toLowerCase()] = value
  }
  return checked
}

/** The bytes of an SDK request body: nothing, a string, bytes, or a stream of either. */
async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array()
  if (typeof body === 'string') return Buffer.from(body)
  if (body instanceof Uint8Array) return body
  const chunks: Buffer[] = []
  for await (const chunk of Readable.from(body as AsyncIterable<string | Uint8Array>)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A stream of bytes that are all available, in the form of an SDK response. */
function streamOf(bytes: Uint8Array): Readable {
  const stream = new Readable({ read: () => {} })
  if (bytes.byteLength > 0) stream.push(bytes)
  stream.push(null)
  return stream
}
