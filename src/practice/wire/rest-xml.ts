import { escapeXml, type WireProtocol, xmlElements } from './message.ts'
import type { WireService } from './model.ts'
import type { WireRequest } from './request.ts'
import { decodeRest, encodeRest } from './rest.ts'
import { findRoute, type Match, routesOf } from './routes.ts'

/** restXml as S3 Control speaks it; S3 has its own differences in s3.ts. */
export const restXml: WireProtocol = {
  operationName: (service, request) => match(service, request)?.route.operation.name,
  decode: async (service, _operation, request) => {
    const found = match(service, request)
    return found ? decodeRest(service, request, found) : {}
  },
  encode: async (service, operation, output, requestId) => {
    const response = await encodeRest(service, operation, { ...output })
    return { ...response, headers: { ...response.headers, 'x-amz-request-id': requestId } }
  },
  error: ({ code, message, status, fields }, requestId, xmlNamespace) => {
    const error = xmlElements({ Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message, ...fields })
    const namespace = xmlNamespace === '' ? '' : ` xmlns="${escapeXml(xmlNamespace)}"`
    const body = `<ErrorResponse${namespace}><Error>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
    return { status, headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId }, body }
  },
}

function match(service: WireService, request: WireRequest): Match | undefined {
  return findRoute(routesOf(service), request, request.path)
}
