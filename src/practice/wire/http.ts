import type { IncomingMessage, ServerResponse } from 'node:http'
import { awsError } from '../service.ts'
import { readChunked } from './chunked.ts'
import type { WireRequest, WireResponse } from './request.ts'

/** More than any configuration that AWS accepts; the practice account stores no large objects. */
const LARGEST_BODY = 16 * 1024 * 1024

/** Reads a whole request. Throws EntityTooLarge, and leaves the rest of the body unread. */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    // safe: no encoding is set on the message, so its chunks are buffers
    const bytes = chunk as Buffer
    size += bytes.byteLength
    if (size > LARGEST_BODY) throw awsError('EntityTooLarge', `A body may have ${LARGEST_BODY} bytes.`, 413)
    chunks.push(bytes)
  }
  const url = pathOf(message.url ?? '/')
  const mark = url.indexOf('?')
  const rawQuery = mark < 0 ? '' : url.slice(mark + 1)
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: headersOf(message),
    body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
  }
}

/**
 * The target without scheme and host, which a client sends if the practice account is its HTTP proxy. This is a way to
 * reach host names that do not resolve, such as S3 Control's `111122223333.localhost` (RFC 9112, section 3.2.2).
 */
function pathOf(target: string): string {
  const authority = AUTHORITY.exec(target)
  const path = authority ? target.slice(authority[0].length) : target
  return path.startsWith('/') ? path : `/${path}`
}

const AUTHORITY = /^http:\/\/([^/?]*)/i

/** The host in the target of a request that a client sends to its proxy. */
export const proxiedHost = ({ url = '' }: IncomingMessage): string | undefined => AUTHORITY.exec(url)?.[1]

function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value
  }
  return headers
}

/**
 * The request with its body freed of aws-chunked framing. Call it after the signature is verified: the signature covers
 * the declaration of the framing.
 */
export function unframe(request: WireRequest): WireRequest {
  const declared = request.headers['x-amz-content-sha256']
  if (declared === undefined || !declared.startsWith('STREAMING-')) return request
  // a chain of chunk signatures would have to be verified: clients send one only if asked to sign a stream
  if (declared !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER')
    throw awsError('NotImplemented', `A body with x-amz-content-sha256: ${declared} is not implemented.`, 501)
  const body = readChunked(request.body)
  if (!body) throw awsError('IncompleteBody', 'The aws-chunked framing of the body is broken.')
  return { ...request, body }
}

/** The status, headers and body to send: HEAD and 204 have no body, every other response has its length. */
export function sentAs(method: string, { status, headers, body }: WireResponse) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const { 'content-length': _, ...rest } = headers
  const isHead = method === 'HEAD'
  return {
    status,
    headers: isHead || status === 204 ? rest : { ...rest, 'content-length': `${bytes.byteLength}` },
    body: isHead || status === 204 ? new Uint8Array() : bytes,
  }
}

export function sendResponse(message: IncomingMessage, response: ServerResponse, answer: WireResponse) {
  const { status, headers, body } = sentAs(message.method ?? 'GET', answer)
  response.writeHead(status, headers)
  response.end(body)
}
