import { XmlShapeSerializer } from '@aws-sdk/core/protocols'
import { escapeXml, type WireProtocol, xmlElements } from './message.ts'
import type { WireOperation, WireService } from './model.ts'
import { parameterTree, readStructure } from './query-tree.ts'
import type { WireRequest } from './request.ts'

/** awsQuery (IAM, STS, RDS, Elastic Load Balancing, Elastic Beanstalk): form parameters in, XML out. */
export const awsQuery: WireProtocol = {
  operationName: (_service, request) => parametersOf(request).get('Action') ?? undefined,
  decode: async (_service, operation, request) => decodeQuery(operation, request, false),
  encode: async (service, { name, output }, value, requestId) => {
    const result = output.isUnitSchema() ? '' : `<${name}Result>${members(service, output, value)}</${name}Result>`
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
    return xml(
      200,
      requestId,
      `<${name}Response xmlns="${service.xmlNamespace}">${result}${metadata}</${name}Response>`,
    )
  },
  error: ({ code, message, status, fields }, requestId, xmlNamespace) => {
    const type = status < 500 ? 'Sender' : 'Receiver'
    const error = xmlElements({ Type: type, Code: code, Message: message, ...fields })
    const body = `<ErrorResponse xmlns="${escapeXml(xmlNamespace)}"><Error>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
    return xml(status, requestId, body)
  },
}

/** ec2Query: the same request with capitals and flat lists, and no result wrapper in the answer. */
export const ec2Query: WireProtocol = {
  operationName: awsQuery.operationName,
  decode: async (_service, operation, request) => decodeQuery(operation, request, true),
  encode: async (service, { name, output }, value, requestId) => {
    const inner = output.isUnitSchema() ? '' : members(service, output, value)
    const body = `<${name}Response xmlns="${service.xmlNamespace}/"><requestId>${requestId}</requestId>${inner}</${name}Response>`
    return xml(200, requestId, body)
  },
  error: ({ code, message, status, fields }, requestId) => {
    const error = xmlElements({ Code: code, Message: message, ...fields })
    const body = `<Response><Errors><Error>${error}</Error></Errors><RequestID>${requestId}</RequestID></Response>`
    return xml(status, requestId, body)
  },
}

/** The parameters are in the body of a POST; AWS takes them from the query string of a GET too. */
export function parametersOf(request: WireRequest): URLSearchParams {
  return request.body.byteLength > 0 ? new URLSearchParams(Buffer.from(request.body).toString()) : request.query
}

function decodeQuery(operation: WireOperation, request: WireRequest, ec2: boolean): Record<string, unknown> {
  if (operation.input.isUnitSchema()) return {}
  return readStructure(operation.input, parameterTree(parametersOf(request)), ec2)
}

/** The SDK puts the structure into an element with its own name, which the query protocols do not have. */
function members(service: WireService, schema: WireOperation['output'], value: object): string {
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace: service.xmlNamespace,
    serviceNamespace: '',
  })
  serializer.setSerdeContext(service.config)
  serializer.write(schema, value)
  const text = String(serializer.flush())
  const open = text.indexOf('>')
  return text[open - 1] === '/' ? '' : text.slice(open + 1, text.lastIndexOf('</'))
}

function xml(status: number, requestId: string, body: string) {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  }
}
