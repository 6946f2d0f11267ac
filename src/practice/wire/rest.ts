import { FromStringShapeDeserializer } from '@smithy/core/protocols'
import { type NormalizedSchema, operation as sdkOperation } from '@smithy/core/schema'
import type { $OperationSchema, $Schema, StaticStructureSchema } from '@smithy/types'
import type { SdkMessage, WireOperation, WireService } from './model.ts'
import type { WireRequest, WireResponse } from './request.ts'
import type { Match } from './routes.ts'

/**
 * What the two REST protocols share. The SDK's own *response* deserialiser reads the headers and the body of the
 * *request*, and its *request* serialiser writes those of the *response*: the bindings are the same both ways. Only the
 * labels and the query string are read here, for a response has none.
 */

const strings = new FromStringShapeDeserializer({ timestampFormat: { useTrait: true, default: 5 }, httpBindings: true })

/** Smithy's name for an operation without input or output. */
const UNIT = 'unit' as const

interface Mirror {
  reads: $OperationSchema
  writes: $OperationSchema
}

const mirrored = new WeakMap<WireOperation, Mirror>()

/** The operation as the SDK needs it, to read its input as a response and to write its output as a request. */
function mirror(operation: WireOperation): Mirror {
  let pair = mirrored.get(operation)
  if (!pair) {
    const { namespace, name, input, output } = operation
    // safe: the SDK has an older and a newer type for the same object, and returns the one where it accepts the other
    pair = {
      reads: sdkOperation(namespace, name, 0, UNIT, beyondUrl(input)) as $OperationSchema,
      writes: sdkOperation(
        namespace,
        name,
        { http: ['POST', '/', 200] },
        withoutQuery(output),
        UNIT,
      ) as $OperationSchema,
    }
    mirrored.set(operation, pair)
  }
  return pair
}

/**
 * The members of an input that are in the headers or the body. A response has no URL, so the SDK would look for the
 * other members in the body, and a member of the body could replace the bucket of the path. A streamed payload is left
 * out too, because here the body is complete.
 */
function beyondUrl(input: NormalizedSchema): $Schema {
  const schema = input.getSchema()
  if (!input.isStructSchema() || !Array.isArray(schema)) return UNIT
  // safe: isStructSchema() says that the array is a structure's
  const [kind, namespace, name, traits, names, members] = schema as unknown as StaticStructureSchema
  const kept = names.map((memberName) => {
    const member = input.getMemberSchema(memberName)
    const { httpLabel, httpQuery, httpQueryParams } = member.getMergedTraits()
    return !httpLabel && httpQuery === undefined && !httpQueryParams && !isStreamed(member)
  })
  const pick = <T>(list: readonly T[]) => list.filter((_, index) => kept[index])
  return [kind, namespace, name, traits, pick(names), pick(members)]
}

/**
 * An output with all members in the headers or the body. API Gateway's listings share the shape of their token with the
 * request, where it is a query parameter (`position`); a response has no query string, so there it is in the body.
 */
function withoutQuery(output: NormalizedSchema): $Schema {
  const schema = output.getSchema()
  if (!output.isStructSchema() || !Array.isArray(schema)) return schema
  // safe: isStructSchema() says that the array is a structure's
  const [kind, namespace, name, traits, names, members] = schema as unknown as StaticStructureSchema
  const bound = names.map((memberName) => output.getMemberSchema(memberName).getMergedTraits().httpQuery !== undefined)
  if (!bound.includes(true)) return schema
  const plain = members.map((member, index) =>
    bound[index] ? output.getMemberSchema(names[index] ?? '').getSchema() : member,
  )
  return [kind, namespace, name, traits, names, plain]
}

export async function decodeRest(
  service: WireService,
  request: WireRequest,
  { route, labels }: Match,
): Promise<Record<string, unknown>> {
  const { operation } = route
  if (operation.input.isUnitSchema()) return {}
  const streamed = streamedMember(operation.input)
  const { $metadata: _, ...read } = await service.protocol.deserializeResponse(
    mirror(operation).reads,
    contextOf(service),
    {
      statusCode: 200,
      headers: { ...request.headers },
      // the SDK wraps a streamed payload, which only its own streams support; here the body is already complete
      body: streamed === undefined ? request.body : EMPTY,
    },
  )
  const input: Record<string, unknown> = read
  if (streamed !== undefined) input[streamed] = request.body
  for (const [name, member] of operation.input.structIterator()) {
    const { httpQuery, httpQueryParams, httpLabel } = member.getMergedTraits()
    const label = labels[name]
    if (httpLabel) {
      if (label !== undefined) input[name] = strings.read(member, label)
    } else if (httpQuery !== undefined) {
      const sent = request.query.getAll(httpQuery)
      if (sent.length > 0) input[name] = readParameter(member, sent)
    } else if (httpQueryParams) {
      const rest = otherParameters(member, request, route)
      if (rest) input[name] = rest
    }
  }
  return input
}

const EMPTY = new Uint8Array()

function readParameter(member: NormalizedSchema, sent: readonly string[]): unknown {
  if (!member.isListSchema()) return strings.read(member, sent[0] ?? '')
  const value = member.getValueSchema()
  return sent.map((text) => strings.read(value, text))
}

/** A map of all query parameters to which no other member is bound. */
function otherParameters(member: NormalizedSchema, { query }: WireRequest, route: Match['route']) {
  const lists = member.getValueSchema().isListSchema()
  const known = new Set([...route.bound, ...route.literals.map(([name]) => name), 'x-id'])
  const names = [...new Set(query.keys())].filter((name) => !known.has(name))
  if (names.length === 0) return undefined
  return Object.fromEntries(names.map((name) => [name, lists ? query.getAll(name) : query.get(name)]))
}

function streamedMember(schema: NormalizedSchema): string | undefined {
  for (const [name, member] of schema.structIterator()) {
    if (isStreamed(member)) return name
  }
  return undefined
}

function isStreamed(member: NormalizedSchema): boolean {
  return member.isBlobSchema() && member.isStreaming()
}

export async function encodeRest(
  service: WireService,
  operation: WireOperation,
  output: Readonly<Record<string, unknown>>,
): Promise<WireResponse> {
  const [, , success = 200] = operation.http ?? []
  if (operation.output.isUnitSchema()) return { status: success, headers: {}, body: '' }
  const message: SdkMessage = await service.protocol.serializeRequest(
    mirror(operation).writes,
    output,
    contextOf(service),
  )
  let status = success
  for (const [name, member] of operation.output.structIterator()) {
    const value = output[name]
    if (member.getMergedTraits().httpResponseCode && typeof value === 'number') status = value
  }
  const body = message.body instanceof Uint8Array ? message.body : typeof message.body === 'string' ? message.body : ''
  return { status, headers: message.headers, body: body.length === 0 ? emptyRoot(service, operation) : body }
}

/**
 * An empty XML response still has its root: S3 returns `<VersioningConfiguration/>` for a bucket that never had
 * versioning.
 */
function emptyRoot({ kind, xmlNamespace }: WireService, { http, output }: WireOperation): string {
  if (kind !== 'restXml' || http?.[0] !== 'GET') return ''
  const members = [...output.structIterator()].map(([, member]) => member.getMergedTraits())
  // members in headers need no body, and a payload is the body itself
  if (!members.some((traits) => !traits.httpHeader && !traits.httpPayload)) return ''
  const name = output.getMergedTraits().xmlName ?? output.getName() ?? ''
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${String(name)} xmlns="${xmlNamespace}"/>`
}

type SdkContext = Parameters<WireService['protocol']['serializeRequest']>[2]

const contexts = new WeakMap<WireService, SdkContext>()

function contextOf(service: WireService): SdkContext {
  let context = contexts.get(service)
  if (!context) {
    const endpoint = { protocol: 'http:', hostname: 'localhost', path: '/' }
    // the host prefix of an operation does not apply to a response
    context = { ...service.config, disableHostPrefix: true, endpoint: async () => endpoint } as SdkContext
    contexts.set(service, context)
  }
  return context
}
