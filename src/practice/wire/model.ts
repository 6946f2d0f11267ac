import { NormalizedSchema } from '@smithy/core/schema'
import type { $ClientProtocol, SerdeFunctions, StaticOperationSchema } from '@smithy/types'

/**
 * What the published SDK clients export about their services: every operation as a static schema (an array whose first
 * element is 9), and a protocol object that serializes with such schemas. The layout is internal to the SDK, so the
 * clients' versions are pinned, and test/wire/roundtrip.test.ts checks the layout on every upgrade.
 */

/**
 * The request and response types of the protocol are the SDK's HttpRequest and HttpResponse; only these parts matter
 * here.
 */
export interface SdkMessage {
  headers: Record<string, string>
  body?: unknown
}

export type SdkProtocol = $ClientProtocol<SdkMessage, SdkMessage & { statusCode: number }>

export type ProtocolName = 'awsQuery' | 'ec2Query' | 'restXml' | 'restJson1' | 'awsJson1_0' | 'awsJson1_1'

export interface WireOperation {
  name: string
  namespace: string
  /** Method, URI template and success status; undefined in protocols that have none. */
  http: readonly [method: string, uri: string, status: number] | undefined
  input: NormalizedSchema
  output: NormalizedSchema
}

export interface WireService {
  id: string
  kind: ProtocolName
  protocol: SdkProtocol
  /** The client's resolved configuration: encoders, decoders and the like for the protocol. */
  config: SerdeFunctions
  xmlNamespace: string
  operations: ReadonlyMap<string, WireOperation>
  defaultSigningName: string
}

interface ClientConfig extends SerdeFunctions {
  protocol: SdkProtocol
  defaultSigningName: string
}

type ClientConstructor = new (options: object) => { config: ClientConfig }

/**
 * By the client's module and the service's id (S3 and S3 Express share a client); shared by all accounts of this
 * process.
 */
const read = new WeakMap<object, Map<string, WireService>>()

/** Reads a client module, once. It creates one client, which never sends a request. */
export function readClient(id: string, module: object): WireService {
  const ofModule = read.get(module) ?? new Map<string, WireService>()
  const wire = ofModule.get(id) ?? readModule(id, module)
  read.set(module, ofModule.set(id, wire))
  return wire
}

function readModule(id: string, module: object): WireService {
  const exported = Object.entries(module)
  const [, Client] = exported.find(([name]) => name.endsWith('Client') && name !== '__Client') ?? []
  if (typeof Client !== 'function') throw new TypeError(`the SDK's module of ${id} exports no client`)
  // safe: every SDK client module exports one such class (aws-sdk-js-v3, clients/*/src/*Client.ts)
  const { config } = new (Client as ClientConstructor)({
    region: 'us-east-1',
    credentials: { accessKeyId: 'unused', secretAccessKey: 'unused' },
  })
  const { protocol } = config
  protocol.setSerdeContext(config)
  const operations = new Map<string, WireOperation>()
  for (const [, value] of exported) if (isOperation(value)) operations.set(value[2], readOperation(value))
  // safe: the query and XML protocols have options; the others need none
  const { options } = protocol as { options?: { xmlNamespace?: string } }
  return {
    id,
    // safe: these six are the protocols of the services that the registry names; roundtrip.test.ts checks each
    kind: protocol.getShapeId().split('#')[1] as ProtocolName,
    protocol,
    config,
    xmlNamespace: options?.xmlNamespace ?? '',
    operations,
    defaultSigningName: config.defaultSigningName,
  }
}

function isOperation(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === 9
}

/** The schemas are wrapped at first use: EC2 has 823 operations and a caller uses a dozen. */
function readOperation([, namespace, name, traits, input, output]: StaticOperationSchema): WireOperation {
  let wrappedInput: NormalizedSchema | undefined
  let wrappedOutput: NormalizedSchema | undefined
  return {
    name,
    namespace,
    http: typeof traits === 'object' ? traits.http : undefined,
    get input() {
      wrappedInput ??= NormalizedSchema.of(input)
      return wrappedInput
    },
    get output() {
      wrappedOutput ??= NormalizedSchema.of(output)
      return wrappedOutput
    },
  }
}
