import { createHash } from 'node:crypto'
import type { ServiceId } from '../collect/sdk.ts'
import { withoutPrototypes } from '../core/by-text.ts'
import { authenticate } from './auth/authenticate.ts'
import { authorize, contextOf, decide } from './auth/authorize.ts'
import type { ContextMore } from './auth/conditions.ts'
import type { Credential, FindCredential } from './auth/credentials.ts'
import type { IdentityState } from './auth/identities.ts'
import { familyOf, refusal } from './auth/refusals.ts'
import { type Claim, readClaim } from './auth/sigv4.ts'
import { describeAll } from './describe-all.ts'
import type { Places } from './places.ts'
import { account as management, requestIdOf } from './principals.ts'
import { AwsError, awsError, type Call, type PracticeService, type ServiceOperation } from './service.ts'
import type { Store } from './store.ts'
import { apiEvent, type TrailEvent, wholeSeconds } from './trail-events.ts'
import { checkShape, membersOf } from './wire/check.ts'
import { unframe } from './wire/http.ts'
import type { WireProtocol } from './wire/message.ts'
import { readClient, type WireOperation, type WireService } from './wire/model.ts'
import { guessProtocol, isFor, protocolOf } from './wire/registry.ts'
import type { WireRequest, WireResponse } from './wire/request.ts'
import { requestOf } from './wire/routes.ts'

/** One line of the log of requests. */
export interface LoggedRequest {
  /** The service's id; its signing name if the account does not simulate it; empty for an unsigned request. */
  service: string
  operation: string
  region: string
  status: number
  /** The caller's ARN; empty if the request was refused before the caller was known. */
  principal: string
  /** SHA-256 of the request (method, path, query and body): equal requests have equal digests. */
  input: string
}

/** A call that will be answered next. */
export interface Admission {
  readonly service: ServiceId
  readonly operation: string
  readonly region: string
  readonly account: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface DispatchOptions {
  services: readonly PracticeService[]
  store: Store
  find: FindCredential
  /** IAM's users, roles and policies of an account. */
  identities: (account: string) => IdentityState
  /** The service control policies that apply to an account, level by level. */
  guards?: ((account: string) => readonly (readonly string[])[]) | undefined
  /** The translation to another partition; absent for the standard one. */
  places?: Places | undefined
  /** Receives the CloudTrail record of a call. Reads are recorded only for the root user. */
  record?: ((event: TrailEvent) => void) | undefined
  /** Called before a call is answered: it may wait, or refuse with `awsError`. */
  admit?: ((asked: Admission) => Promise<void>) | undefined
  now: () => number
  pageSize: number
  /** The region in which calls of global services are recorded. */
  globalRegion: string
  log: (entry: LoggedRequest) => void
  /** Called for every bug: a handler that threw anything but `awsError`, or returned an output of the wrong shape. */
  crashed: (error: unknown, what: string) => void
}

/**
 * Answers requests: determines the service, the caller, the operation and the permission, then calls the service's
 * handler. Never throws.
 */
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
      response = envelope.protocol.error(this.#outside(known), requestId, envelope.xmlNamespace)
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
    const signedBy = readClaim(signed)
    if (!signedBy || signedBy === 'malformed') throw refusal(familyByLook(signed), signedBy ?? 'unsigned')
    const { places } = this.#options
    entry.region = signedBy.region
    const region = places ? places.regionWithin(signedBy.region) : signedBy.region
    // keys of one partition are unknown in another
    if (region === undefined) throw refusal(familyByLook(signed), 'unknownKey')
    entry.service = signedBy.signingName
    const service = this.#options.services.find((one) => isFor(one, signedBy.signingName, signed))
    if (!service) throw notImplemented(signedBy.signingName)
    entry.service = service.id
    const wire = await this.#load(service)
    const protocol = protocolOf(wire)
    envelope.protocol = protocol
    envelope.xmlNamespace = wire.xmlNamespace
    const now = this.#options.now()
    const credential = authenticate(signed, signedBy, familyOf(wire.kind, wire.id), this.#options.find, now)
    const claim = { ...signedBy, region }
    entry.principal = credential.principal.arn
    keepUse(credential, claim, now)
    const request = unframe(signed)
    const name = protocol.operationName(wire, request)
    entry.operation = name ?? ''
    const operation = name === undefined ? undefined : wire.operations.get(name)
    if (!operation) throw noSuchOperation(wire, name)
    const handler = service.operations.get(operation.name)
    if (!handler) throw notImplemented(service.id, operation.name)
    const asked = await decodeInput(protocol, wire, operation, request)
    const input = places ? places.within(asked) : asked
    const { account } = credential.principal
    await this.#options.admit?.({
      service: service.id,
      operation: operation.name,
      region: claim.region,
      account,
      input,
    })
    const userAgent = signed.headers['user-agent'] ?? ''
    const call = this.#call({ service, operation, input, credential, claim, now, requestId, userAgent })
    const record = this.#recorder(service, handler, call, credential)
    let output: object
    try {
      this.#authorize(wire, permissionOf(service, handler, operation, call), call, credential)
      output = await this.#run(operation, handler, call, record)
    } catch (error) {
      if (error instanceof AwsError && error.status < 500) {
        record(undefined, error)
        await this.#options.store.save()
      }
      throw error
    }
    const shaped = checkShape(operation.output, places ? places.outside(output) : output, `${operation.name}Output`)
    return protocol.encode(wire, operation, shaped, requestId)
  }

  #outside(error: AwsError): AwsError {
    const { places } = this.#options
    if (!places) return error
    const { code, message, status, fields, queryCode } = error
    return new AwsError(code, places.outside(message), status, places.outside(fields), queryCode)
  }

  /** The client module of a service, loaded once. */
  #load(service: PracticeService): Promise<WireService> {
    let loading = this.#loaded.get(service.id)
    if (!loading) {
      loading = service.sdk.module().then((module) => {
        const wire = readClient(service.id, module)
        for (const name of service.operations.keys()) {
          if (!wire.operations.has(name))
            throw new TypeError(`the SDK's client of ${service.id} has no operation ${name}`)
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
    userAgent: string
  }): Call<unknown, unknown> {
    const { services, store, identities, pageSize, guards } = this.#options
    const { principal, permissions } = facts.credential
    const { account } = principal
    const { region } = facts.claim
    const now = new Date(facts.now)
    const call: Call<unknown, unknown> = {
      operation: facts.operation.name,
      input: facts.input,
      get state() {
        return store.slice(facts.service, region, account)
      },
      region,
      account,
      partition: management.partition,
      principal,
      now,
      requestId: facts.requestId,
      secretOf: store.secretOf,
      pageSize,
      userAgent: facts.userAgent,
      of: (other, elsewhere = region, whose = account) => store.slice(other, elsewhere, whose),
      identities: (whose = account) => identities(whose),
      guards: () => guards?.(account) ?? [],
      describe: (what) => describeAll(services, store, call, what),
      decide: (action, resource, more) => {
        const context = this.#context(facts.credential, region, now, more)
        return decide({ permissions, action, resource, context, guards: guards?.(account) }).decision
      },
      guarded: (action, resource, more) => {
        const context = this.#context(facts.credential, region, now, more)
        return decide({ permissions: 'all', action, resource, context, guards: guards?.(account) }).decision
      },
    }
    return call
  }

  #context({ principal, sessionToken, mfaAt }: Credential, region: string, now: Date, more: ContextMore = {}) {
    // the session of a role has no MFA in its context, though CloudTrail says that there was one
    // (IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html)
    const ownMfaAt = principal.kind === 'assumed-role' ? undefined : mfaAt
    return contextOf(principal, { region, now, temporary: sessionToken !== undefined, mfaAt: ownMfaAt }, more)
  }

  #authorize(wire: WireService, asked: Permission, call: Call<unknown, unknown>, credential: Credential): void {
    const { principal, permissions } = credential
    const guards = this.#options.guards?.(principal.account) ?? []
    if (asked.actions === null || (permissions === 'all' && guards.length === 0)) return
    const resource = asked.resource()
    const context = this.#context(credential, call.region, call.now)
    const family = familyOf(wire.kind, wire.id)
    for (const action of asked.actions) authorize({ principal, permissions, guards, action, resource, context, family })
  }

  /** Records calls as CloudTrail does: every change, and every call of the root user. */
  #recorder(
    service: PracticeService,
    handler: ServiceOperation,
    call: Call<unknown, unknown>,
    { mfaAt, sessionToken }: Credential,
  ): (output: object | undefined, error?: AwsError) => void {
    const { record } = this.#options
    const readOnly = handler.kind === 'read'
    if (!record || handler.isData || (readOnly && call.principal.kind !== 'root')) return () => {}
    return (output, error) =>
      record(
        apiEvent({
          principal: call.principal,
          service: service.sdk.signingName,
          operation: call.operation,
          region: service.endpoint === 'global' ? this.#options.globalRegion : call.region,
          at: call.now.getTime(),
          userAgent: call.userAgent,
          sourceIp: '127.0.0.1',
          // safe: an input is what its operation's structure decodes to
          input: call.input as object,
          output,
          error,
          readOnly,
          mfa: sessionToken === undefined ? undefined : mfaAt !== undefined,
          requestId: call.requestId,
        }),
      )
  }

  async #run(
    operation: WireOperation,
    handler: ServiceOperation,
    call: Call<unknown, unknown>,
    record: (output: object | undefined) => void,
  ): Promise<object> {
    const { store } = this.#options
    const answer = (): object => {
      const given = handler.handle(call)
      const { output } = operation
      return given !== undefined && output.isStructSchema() && membersOf(output).size > 0 ? given : {}
    }
    if (handler.kind === 'read') {
      const read = answer()
      record(read)
      // a record is a change, too; only reads of the root user have one
      if (call.principal.kind === 'root') await store.save()
      return read
    }
    // copied, so that the answer reflects this change even if others change the state while it is saved
    const output = structuredClone(store.change(answer))
    record(output)
    await store.save()
    return output
  }
}

/** The permission that a call needs; null if it needs none. */
interface Permission {
  readonly actions: readonly string[] | null
  readonly resource: () => string
}

function permissionOf(
  { sdk, arnOfPath }: PracticeService,
  handler: ServiceOperation,
  operation: WireOperation,
  call: Call<unknown, unknown>,
): Permission {
  if (!arnOfPath) return { actions: handler.actions, resource: () => handler.resource?.(call) ?? '*' }
  // safe: an input is what its operation's structure decodes to
  const { method, path } = requestOf(operation, call.input as object)
  return { actions: [`${sdk.prefix}:${method}`], resource: () => arnOfPath(call, path) }
}

/**
 * Stores the last use of a long-term key, which AWS records for every signed call, refused or not
 * (IAM/latest/APIReference/API_AccessKeyLastUsed.html). AWS shows it with a delay, the practice account at once. It
 * reaches the state file with the next change.
 */
function keepUse({ key }: Credential, { region, signingName }: Claim, now: number): void {
  if (key) key.lastUsed = { at: wholeSeconds(now), region, service: signingName }
}

/** An input that cannot be decoded is the client's mistake, unless the protocol says otherwise. */
async function decodeInput(protocol: WireProtocol, wire: WireService, operation: WireOperation, request: WireRequest) {
  try {
    return withoutPrototypes(await protocol.decode(wire, operation, request))
  } catch (error) {
    if (error instanceof AwsError) throw error
    if (wire.kind.startsWith('rest') && wire.kind.endsWith('Xml'))
      throw awsError('MalformedXML', 'The XML you provided was not well-formed or did not validate.')
    if (wire.kind.endsWith('Query')) throw awsError('MalformedInput', 'The request could not be read.')
    throw awsError('SerializationException', 'The request could not be read as its operation demands.')
  }
}

function notImplemented(service: string, operation?: string): AwsError {
  const what = operation === undefined ? `the service ${service}` : `the operation ${operation} of ${service}`
  return awsError('NotImplemented', `The practice account does not implement ${what}.`, 501)
}

function noSuchOperation(wire: WireService, name: string | undefined): AwsError {
  const asked = name ?? ''
  if (wire.kind.endsWith('Query'))
    return awsError('InvalidAction', `The action ${asked} is not valid for this web service.`)
  if (wire.kind.startsWith('awsJson')) return awsError('UnknownOperationException', `There is no operation ${asked}.`)
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
