import type { PracticeService } from '../service.ts'
import { awsJson1_0, awsJson1_1 } from './json.ts'
import type { WireProtocol } from './message.ts'
import type { ProtocolName, WireService } from './model.ts'
import { awsQuery, ec2Query, parametersOf } from './query.ts'
import type { WireRequest } from './request.ts'
import { restJson1 } from './rest-json.ts'
import { restXml } from './rest-xml.ts'
import { s3 } from './s3.ts'

const protocols: Readonly<Record<ProtocolName, WireProtocol>> = {
  awsQuery,
  ec2Query,
  restXml,
  restJson1,
  awsJson1_0,
  awsJson1_1,
}

export function protocolOf(service: WireService): WireProtocol {
  return service.id === 's3' || service.id === 's3express' ? s3 : protocols[service.kind]
}

/** For `accepts`: whether a query protocol request is for the given API version. */
export const version = (expected: string) => (request: WireRequest) => parametersOf(request).get('Version') === expected

/**
 * Whether a request signed with `signingName` is for the service: by the credential scope and, if two services share
 * it, by `accepts`.
 */
export const isFor = ({ sdk, accepts }: PracticeService, signingName: string, request: WireRequest): boolean =>
  sdk.signingName === signingName && accepts(request)

/** The protocol for the refusal of a request with an unknown service: the one that it looks like. */
export function guessProtocol(request: WireRequest): WireProtocol {
  if (request.headers['x-amz-target'] !== undefined) return awsJson1_1
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') || request.query.has('Action'))
    return awsQuery
  return request.headers['content-type']?.startsWith('application/json') ? restJson1 : s3
}
