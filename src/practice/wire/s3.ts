import { escapeXml, type WireProtocol, xmlElements } from './message.ts'
import type { WireService } from './model.ts'
import type { WireRequest } from './request.ts'
import { decodeRest, encodeRest } from './rest.ts'
import { restXml } from './rest-xml.ts'
import { decodeSegment, findRoute, type Match, routesOf } from './routes.ts'

/**
 * S3 is restXml with two differences: the bucket is not in the URI templates but the first part of the path, or of the
 * host name (AmazonS3/latest/userguide/VirtualHosting.html); and errors have no wrapper.
 */
export const s3: WireProtocol = {
  ...restXml,
  operationName: (service, request) => match(service, request)?.route.operation.name,
  decode: async (service, _operation, request) => {
    const found = match(service, request)
    return found ? decodeRest(service, request, found) : {}
  },
  encode: async (service, operation, output, requestId) => {
    const response = await encodeRest(service, operation, { ...output })
    const headers = { ...response.headers, 'x-amz-request-id': requestId, 'x-amz-id-2': requestId }
    if (operation.name !== 'GetBucketLocation') return { ...response, headers }
    // the only S3 response whose structure has no element of its own (smithy.io,
    // aws.customizations#s3UnwrappedXmlOutput)
    const location = 'LocationConstraint' in output ? String(output.LocationConstraint ?? '') : ''
    const body = `<LocationConstraint xmlns="${service.xmlNamespace}">${escapeXml(location)}</LocationConstraint>`
    return { ...response, headers, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` }
  },
  error: ({ code, message, status, fields }, requestId) => {
    const error = xmlElements({ Code: code, Message: message, ...fields, RequestId: requestId, HostId: requestId })
    return {
      status,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId, 'x-amz-id-2': requestId },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${error}</Error>`,
    }
  },
}

function match(service: WireService, request: WireRequest): Match | undefined {
  // the few operations without a bucket are found by the whole path: it has capitals, as in WriteGetObjectResponse,
  // which bucket names cannot have
  const { bucket, path } = splitBucket(request)
  const found = bucketInHost(request) === undefined && findRoute(routesOf(service), request, request.path, false)
  if (found || bucket === undefined) return found || undefined
  const inBucket = findRoute(routesOf(service), request, path, true)
  return inBucket && { ...inBucket, labels: { ...inBucket.labels, Bucket: bucket } }
}

/** The bucket, and the path without it. */
function splitBucket(request: WireRequest): { bucket: string | undefined; path: string } {
  const inHost = bucketInHost(request)
  if (inHost !== undefined) return { bucket: inHost, path: request.path }
  const [, first = '', ...rest] = request.path.split('/')
  return { bucket: first === '' ? undefined : decodeSegment(first), path: `/${rest.join('/')}` }
}

/** `bucket.localhost:4566`: loopback names that end in `.localhost` reach this machine (RFC 6761, section 6.3). */
function bucketInHost({ headers }: WireRequest): string | undefined {
  const name = (headers['host'] ?? '').replace(/:\d+$/, '')
  return name.endsWith('.localhost') ? name.slice(0, -'.localhost'.length) : undefined
}
