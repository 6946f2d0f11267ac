import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestHandler } from '../../src/collect/aws.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { accessDenied, familyOf } from '../../src/practice/auth/refusals.ts'
import { readClaim } from '../../src/practice/auth/sigv4.ts'
import { inProcess } from '../../src/practice/in-process.ts'
import { awsError, type PracticeService } from '../../src/practice/service.ts'
import { readRequest, sendResponse, unframe } from '../../src/practice/wire/http.ts'
import { readClient, type WireService } from '../../src/practice/wire/model.ts'
import { isFor, protocolOf } from '../../src/practice/wire/registry.ts'
import type { WireRequest, WireResponse } from '../../src/practice/wire/request.ts'
import { practiceServices } from '../../src/services/practice.gen.ts'

/**
 * What can go wrong with a call. `cut`: half of the true answer; `empty`: nothing, with the headers of the true answer; `page`: the
 * page of a proxy, with status 200; `error`: an internal failure, status 500.
 */
export const faults = ['deny', 'throttle', 'error', 'timeout', 'reset', 'cut', 'empty', 'page'] as const
/** The call takes effect, and only its answer is lost: nothing comes, the connection is reset, or an internal failure is told. */
export const losses = ['timeout-after', 'reset-after', 'error-after'] as const
export type Fault = (typeof faults)[number] | (typeof losses)[number]

/** What the caller of a faulty call gets. */
export function kindOfFault(fault: Fault): 'a refusal' | 'no answer' | 'a damaged answer' | 'a lost answer' {
  if (fault === 'deny' || fault === 'throttle') return 'a refusal'
  if (fault === 'error' || fault === 'timeout' || fault === 'reset') return 'no answer'
  return fault === 'cut' || fault === 'empty' || fault === 'page' ? 'a damaged answer' : 'a lost answer'
}

/** Which call is to fail, and how, for the requests of one user agent. */
export interface Plan {
  /** The services of the practice account that have it. */
  readonly services: ReadonlySet<string>
  readonly operation: string
  readonly fault: Fault
  /** How many of these calls fail, from the first on; all when absent. */
  readonly times?: number
}

/**
 * A call that is asked of the proxy: `nth` is 1 for the first of this operation under the same word. `region` and `accessKeyId` are
 * those of its signature; `body` is as it was sent.
 */
export interface Asked {
  readonly service: string
  readonly operation: string
  readonly region: string
  readonly accessKeyId: string
  readonly body: string
  readonly nth: number
}

/** What is to become of a call: undefined lets it pass; a function makes another body of the true answer's. */
export type Fate = Fault | undefined | ((body: string) => string)
export type Decision = (call: Asked) => Fate | Promise<Fate>

export interface FaultProxy {
  /** For the SDK's clients of this process: a call without an answer fails at once, as it does over HTTP once its time is over. */
  readonly requestHandler: RequestHandler
  /** The same over HTTP, for other processes. */
  readonly endpoint: string
  /** By a word `case-N` in the user agent; '' is for requests without one. */
  readonly plans: Map<string, Plan | Decision>
  /** The services that were asked for an operation, by the same word and the operation. */
  readonly seen: Map<string, Set<string>>
  /** The calls that were made to fail, by the same word. */
  readonly met: Map<string, number>
  /** The operations that the practice account has answered, in order, by the same word. */
  readonly done: Map<string, string[]>
  close(): Promise<void>
}

const PAGE =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Sign in to this network</p></body></html>'

const wireOf = async (service: PracticeService): Promise<WireService> =>
  readClient(service.id, await service.sdk.module())

/** No answer comes: none ever (`timeout`), or the connection is closed (`reset`). */
class NoAnswer extends Error {
  readonly how: 'timeout' | 'reset'

  constructor(how: 'timeout' | 'reset') {
    super(how)
    this.how = how
  }
}

/** What the SDK's own request handler makes of it (@smithy/node-http-handler). */
const asOverHttp = (error: unknown): never => {
  if (!(error instanceof NoAnswer)) throw error
  throw error.how === 'timeout'
    ? Object.assign(new Error('a request has exceeded the configured requestTimeout.'), {
        name: 'TimeoutError',
        code: 'ETIMEDOUT',
      })
    : Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' })
}

/** A proxy before the practice account that lets single calls fail. It knows them by the account's own wire protocols. */
export async function startProxy(practice: Pick<Practice, 'handle'>): Promise<FaultProxy> {
  const plans = new Map<string, Plan | Decision>()
  const met = new Map<string, number>()
  const asked = new Map<string, number>()
  const done = new Map<string, string[]>()
  const seen = new Map<string, Set<string>>()

  async function callOf(request: WireRequest): Promise<Called | undefined> {
    const claim = readClaim(request)
    if (!claim || claim === 'malformed') return undefined
    const service = practiceServices.find((one) => isFor(one, claim.signingName, request))
    if (!service) return undefined
    const wire = await wireOf(service)
    const operation = protocolOf(wire).operationName(wire, unframe(request))
    const { region, accessKeyId } = claim
    return operation === undefined ? undefined : { service: wire, operation, region, accessKeyId }
  }

  /** Throws `NoAnswer`. */
  async function handle(request: WireRequest): Promise<WireResponse> {
    const tag = /case-\d+/.exec(request.headers['user-agent'] ?? '')?.[0] ?? ''
    const call = await callOf(request)
    if (!call) return practice.handle(request)
    const { operation, service, region, accessKeyId } = call
    const key = `${tag} ${operation}`
    if (!plans.has(tag)) seen.set(key, (seen.get(key) ?? new Set()).add(service.id))
    const nth = (asked.get(key) ?? 0) + 1
    asked.set(key, nth)
    const body = Buffer.from(request.body).toString()
    const fate = await fateOf(plans.get(tag), { service: service.id, operation, region, accessKeyId, body, nth })
    const answer = async (): Promise<WireResponse> => {
      const answered = await practice.handle(request)
      done.set(tag, [...(done.get(tag) ?? []), operation])
      return answered
    }
    if (fate === undefined) return answer()
    met.set(tag, (met.get(tag) ?? 0) + 1)
    if (typeof fate === 'function') return changed(await answer(), fate)
    if (fate.endsWith('-after')) await answer()
    if (fate === 'timeout' || fate === 'timeout-after') throw new NoAnswer('timeout')
    if (fate === 'reset' || fate === 'reset-after') throw new NoAnswer('reset')
    return wrong(fate, call, answer)
  }

  const server = createServer((message, response) => {
    readRequest(message)
      .then(handle)
      .then((answer) => sendResponse(message, response, answer))
      .catch((error: unknown) => {
        // nothing is sent, ever
        if (!(error instanceof NoAnswer && error.how === 'timeout')) message.socket.destroy()
      })
  })
  await listening(server)
  const { port } = server.address() as AddressInfo // safe: it listens on a port
  return {
    requestHandler: inProcess((request) => handle(request).catch(asOverHttp)),
    endpoint: `http://127.0.0.1:${port}`,
    plans,
    seen,
    met,
    done,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Called {
  readonly service: WireService
  readonly operation: string
  readonly region: string
  readonly accessKeyId: string
}

function fateOf(plan: Plan | Decision | undefined, call: Asked): Fate | Promise<Fate> {
  if (typeof plan === 'function') return plan(call)
  if (!plan?.services.has(call.service) || plan.operation !== call.operation) return undefined
  return call.nth <= (plan.times ?? Infinity) ? plan.fault : undefined
}

function changed({ status, headers, body }: WireResponse, change: (body: string) => string): WireResponse {
  const { 'content-length': _, ...rest } = headers
  return { status, headers: rest, body: change(Buffer.from(body).toString()) }
}

async function listening(server: Server): Promise<void> {
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}

async function wrong(
  fault: Exclude<Fault, 'timeout' | 'timeout-after' | 'reset' | 'reset-after'>,
  { service, operation }: Called,
  answer: () => Promise<WireResponse>,
): Promise<WireResponse> {
  const family = familyOf(service.kind, service.id)
  const refusedBy = (error: Parameters<ReturnType<typeof protocolOf>['error']>[0]): WireResponse =>
    protocolOf(service).error(error, 'a-request', service.xmlNamespace)
  switch (fault) {
    case 'deny':
      return refusedBy(
        accessDenied(
          family,
          'arn:aws:iam::111122223333:user/auditor',
          `${service.id}:${operation}`,
          '*',
          'no policy allows it',
        ),
      )
    case 'throttle':
      return refusedBy(
        family === 's3'
          ? awsError('SlowDown', 'Please reduce your request rate.', 503)
          : awsError(family === 'ec2' ? 'RequestLimitExceeded' : 'ThrottlingException', 'Rate exceeded', 400),
      )
    case 'error':
    case 'error-after':
      return refusedBy(awsError(family === 's3' ? 'InternalError' : 'InternalFailure', 'We failed.', 500))
    case 'cut':
    case 'empty': {
      const { headers, body } = await answer()
      const length = fault === 'cut' ? Math.floor(body.length / 2) : 0
      return { status: 200, headers, body: Buffer.from(body).subarray(0, length) }
    }
    case 'page':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: PAGE }
  }
}
