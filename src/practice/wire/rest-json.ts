import type { WireProtocol } from './message.ts'
import type { WireService } from './model.ts'
import type { WireRequest } from './request.ts'
import { decodeRest, encodeRest } from './rest.ts'
import { findRoute, type Match, routesOf } from './routes.ts'

/** restJson1 (AWS Backup, Account Management). */
export const restJson1: WireProtocol = {
  operationName: (service, request) => match(service, request)?.route.operation.name,
  decode: async (service, _operation, request) => {
    const found = match(service, request)
    return found ? decodeRest(service, request, found) : {}
  },
  encode: async (service, operation, output, requestId) => {
    const response = await encodeRest(service, operation, { ...output })
    return { ...response, headers: { ...response.headers, 'x-amzn-requestid': requestId } }
  },
  error: ({ code, message, status, fields }, requestId) => ({
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message, ...fields }),
  }),
}

function match(service: WireService, request: WireRequest): Match | undefined {
  return findRoute(routesOf(service), request, request.path)
}
