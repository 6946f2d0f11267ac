import { awsJson1_0, awsJson1_1 } from './json.ts'
import type { WireProtocol, WireRequest } from './message.ts'
import type { ProtocolName, WireService } from './model.ts'
import { awsQuery, ec2Query, parametersOf } from './query.ts'
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

/**
 * How a request tells which service it is for: by the service in its credential scope and, where two services share
 * one, by something more. A service that is not here signs with its own id.
 */
interface Address {
  signingName: string
  accepts?: (request: WireRequest) => boolean
}

const version = (expected: string) => (request: WireRequest) => parametersOf(request).get('Version') === expected
const s3ControlPath = (request: WireRequest) => request.path.startsWith('/v20180820/')

const apiGatewayV2Path = (request: WireRequest) => request.path.startsWith('/v2/')

const addresses: Readonly<Record<string, Address>> = {
  'api-gateway': { signingName: 'apigateway', accepts: (request) => !apiGatewayV2Path(request) },
  apigatewayv2: { signingName: 'apigateway', accepts: apiGatewayV2Path },
  'application-auto-scaling': { signingName: 'application-autoscaling' },
  'auto-scaling': { signingName: 'autoscaling' },
  cloudwatch: { signingName: 'monitoring' },
  'cloudwatch-logs': { signingName: 'logs' },
  'config-service': { signingName: 'config' },
  'elastic-beanstalk': { signingName: 'elasticbeanstalk' },
  'elastic-load-balancing': { signingName: 'elasticloadbalancing', accepts: version('2012-06-01') },
  eventbridge: { signingName: 'events' },
  efs: { signingName: 'elasticfilesystem' },
  'elastic-load-balancing-v2': { signingName: 'elasticloadbalancing', accepts: version('2015-12-01') },
  opensearch: { signingName: 'es' },
  opensearchserverless: { signingName: 'aoss' },
  s3: { signingName: 's3', accepts: (request) => !s3ControlPath(request) },
  's3-control': { signingName: 's3', accepts: s3ControlPath },
  'secrets-manager': { signingName: 'secretsmanager' },
}

export function signingNameOf(serviceId: string): string {
  return addresses[serviceId]?.signingName ?? serviceId
}

/** Whether a request that is signed for `signingName` is one for the service. */
export function isFor(serviceId: string, signingName: string, request: WireRequest): boolean {
  if (signingNameOf(serviceId) !== signingName) return false
  return addresses[serviceId]?.accepts?.(request) ?? true
}

/** The protocol in which to refuse a request whose service is not known: the one it looks like. */
export function guessProtocol(request: WireRequest): WireProtocol {
  if (request.headers['x-amz-target'] !== undefined) return awsJson1_1
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') || request.query.has('Action'))
    return awsQuery
  return request.headers['content-type']?.startsWith('application/json') ? restJson1 : s3
}
