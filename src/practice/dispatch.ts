import { createHash } from 'node:crypto'
import { account, requestIdOf } from './account.ts'
import { authenticate } from './auth/authenticate.ts'
import { authorize, contextOf, decide } from './auth/authorize.ts'
import type { Credential, FindCredential } from './auth/credentials.ts'
import type { IdentityState } from './auth/identities.ts'
import { familyOf, refusal } from './auth/refusals.ts'
import { type Claim, readClaim } from './auth/sigv4.ts'
import { AwsError, awsError, type Call, type PracticeService, type ServiceOperation } from './service.ts'
import type { Store } from './store.ts'
import { checkShape } from './wire/check.ts'
import { unframe } from './wire/http.ts'
import type { WireProtocol, WireRequest, WireResponse } from './wire/message.ts'
import { readClient, type WireOperation, type WireService } from './wire/model.ts'
import { guessProtocol, isFor, protocolOf, signingNameOf } from './wire/registry.ts'

/** One line of the log of requests. */
export interface LoggedRequest {
  /** The service's id; its signing name when the account does not have it; empty when the request is unsigned. */
  service: string
  operation: string
  region: string
  status: number
  /** The caller's ARN; empty when the request was refused before it was known. */
  principal: string
  /** SHA-256 of the request as asked (method, path, query and body), so that two equal questions are seen to be equal. */
  input: string
}

export interface DispatchOptions {
  services: readonly PracticeService[]
  store: Store
  find: FindCredential
  identities: () => IdentityState
  now: () => number
  pageSize: number
  log: (entry: LoggedRequest) => void
  /** Told of every bug: a handler that threw something else than `awsError`, or gave an output of the wrong shape. */
  crashed: (error: unknown, what: string) => void
}

/** Answers requests: which service, who asks, what, may they, and then the service's own handler. Never throws. */
export class Dispatcher {
  readonly #options: DispatchOptions
  readonly #loaded = new Map<string, Promise<WireService>>()
  #count = 0

  constructor(options: DispatchOptions) {
    this.#options = options
  }

  async answer(request: WireRequest): Promise<WireResponse> {
    const requestId = requestIdOf(++this.#count)
    const entry: LoggedRequest = {
      service: '',
      operation: '',
      region: '',
      status: 0,
      principal: '',
      input: digest(request),
    }
    const envelope = { protocol: guessProtocol(request), xmlNamespace: '' }
    let response: WireResponse
    try {
      response = await this.#answer(request, requestId, entry, envelope)
    } catch (error) {
      if (!(error instanceof AwsError)) this.#options.crashed(error, `${entry.service} ${entry.operation}`)
      const known =
        error instanceof AwsError
          ? error
          : awsError('InternalFailure', 'The practice account failed to answer this call: this is a bug in it.', 500)
      response = envelope.protocol.error(known, requestId, envelope.xmlNamespace)
    }
    entry.status = response.status
    this.#options.log(entry)
    return response
  }

  async #answer(
    signed: WireRequest,
    requestId: string,
    entry: LoggedRequest,
    envelope: { protocol: WireProtocol; xmlNamespace: string },
  ): Promise<WireResponse> {
    const claim = readClaim(signed)
    if (!claim || claim === 'malformed') throw refusal(familyByLook(signed), claim ?? 'unsigned')
    entry.region = claim.region
    entry.service = claim.signingName
    const service = this.#options.services.find(({ id }) => isFor(id, claim.signingName, signed))
    if (!service) throw notImplemented(claim.signingName)
    entry.service = service.id
    const wire = await this.#load(service)
    const protocol = protocolOf(wire)
    envelope.protocol = protocol
    envelope.xmlNamespace = wire.xmlNamespace
    const now = this.#options.now()
    const credential = authenticate(signed, claim, familyOf(wire.kind, wire.id), this.#options.find, now)
    entry.principal = credential.principal.arn
    const request = unframe(signed)
    const name = protocol.operationName(wire, request)
    entry.operation = name ?? ''
    const operation = name === undefined ? undefined : wire.operations.get(name)
    if (!operation) throw noSuchOperation(wire, name)
    const handler = service.operations.get(operation.name)
    if (!handler) throw notImplemented(service.id, operation.name)
    const input = await decodeInput(protocol, wire, operation, request)
    const call = this.#call({ service, operation, input, credential, claim, now, requestId })
    this.#authorize(wire, service, handler, call, credential)
    const output = await this.#run(handler, call)
    checkShape(operation.output, output, `${operation.name}Output`)
    return protocol.encode(wire, operation, output, requestId)
  }

  /** The client module of a service, read once. */
  #load(service: PracticeService): Promise<WireService> {
    let loading = this.#loaded.get(service.id)
    if (!loading) {
      loading = service.client().then((module) => {
        const wire = readClient(service.id, module)
        for (const name of service.operations.keys()) {
          if (!wire.operations.has(name)) throw new TypeError(`@aws-sdk/client-${service.id} has no operation ${name}`)
        }
        return wire
      })
      this.#loaded.set(service.id, loading)
    }
    return loading
  }

  #call(facts: {
    service: PracticeService
    operation: WireOperation
    input: Record<string, unknown>
    credential: Credential
    claim: Claim
    now: number
    requestId: string
  }): Call<unknown, unknown> {
    const { store, identities, pageSize } = this.#options
    const { principal, permissions } = facts.credential
    const { region } = facts.claim
    const now = new Date(facts.now)
    return {
      operation: facts.operation.name,
      input: facts.input,
      get state() {
        return store.slice(facts.service, region)
      },
      region,
      account: account.id,
      partition: account.partition,
      principal,
      now,
      requestId: facts.requestId,
      pageSize,
      of: (other, elsewhere = region) => store.slice(other, elsewhere),
      identities,
      decide: (action, resource) =>
        decide({ permissions, action, resource, context: this.#context(facts.credential, region, now) }).decision,
    }
  }

  #context({ principal, sessionToken }: Credential, region: string, now: Date) {
    return contextOf(principal, { account: account.id, region, now, temporary: sessionToken !== undefined })
  }

  #authorize(
    wire: WireService,
    service: PracticeService,
    handler: ServiceOperation,
    call: Call<unknown, unknown>,
    credential: Credential,
  ): void {
    const { principal, permissions } = credential
    if (handler.actions === null || permissions === 'all') return
    const prefix = service.iamPrefix ?? signingNameOf(service.id)
    const resource = handler.resource?.(call) ?? '*'
    const context = this.#context(credential, call.region, call.now)
    const family = familyOf(wire.kind, wire.id)
    for (const action of handler.actions ?? [`${prefix}:${call.operation}`])
      authorize({ principal, permissions, action, resource, context, family })
  }

  async #run(handler: ServiceOperation, call: Call<unknown, unknown>): Promise<object> {
    const { store } = this.#options
    if (handler.kind === 'read') return handler.handle(call) ?? {}
    // copied, so that the answer is of this change, whatever other changes do while it is being saved
    const output = structuredClone(store.change(() => handler.handle(call)) ?? {})
    await store.save()
    return output
  }
}

/** What cannot be decoded is the client's mistake, unless the protocol says otherwise. */
async function decodeInput(protocol: WireProtocol, wire: WireService, operation: WireOperation, request: WireRequest) {
  try {
    return await protocol.decode(wire, operation, request)
  } catch (error) {
    if (error instanceof AwsError) throw error
    if (wire.kind.startsWith('rest') && wire.kind.endsWith('Xml'))
      throw awsError('MalformedXML', 'The XML you provided was not well-formed or did not validate.', 400)
    if (wire.kind.endsWith('Query')) throw awsError('MalformedInput', 'The request could not be read.', 400)
    throw awsError('SerializationException', 'The request could not be read as its operation demands.', 400)
  }
}

function notImplemented(service: string, operation?: string): AwsError {
  const what = operation === undefined ? `the service ${service}` : `the operation ${operation} of ${service}`
  return awsError('NotImplemented', `The practice account does not implement ${what}.`, 501)
}

function noSuchOperation(wire: WireService, name: string | undefined): AwsError {
  const asked = name ?? ''
  if (wire.kind.endsWith('Query'))
    return awsError('InvalidAction', `The action ${asked} is not valid for this web service.`, 400)
  if (wire.kind.startsWith('awsJson'))
    return awsError('UnknownOperationException', `There is no operation ${asked}.`, 400)
  return wire.kind === 'restXml'
    ? awsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405)
    : awsError('UnknownOperationException', 'No operation has this method and path.', 404)
}

function familyByLook(request: WireRequest) {
  const { headers, query } = request
  if (headers['x-amz-target'] !== undefined) return 'json' as const
  if (headers['content-type']?.startsWith('application/json')) return 'restJson' as const
  const form = headers['content-type']?.startsWith('application/x-www-form-urlencoded') || query.has('Action')
  return form ? ('query' as const) : ('s3' as const)
}

function digest({ method, path, rawQuery, body }: WireRequest): string {
  return createHash('sha256').update(`${method}\n${path}\n${rawQuery}\n`).update(body).digest('hex')
}
