import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { HttpRequest, HttpResponse, RequestHandler as SdkRequestHandler } from '@smithy/types'
import { Sha256 } from '../core/sha256.ts'
import { type AwsCall, type NamedCall, noteCall } from './asking.ts'
import { boundedStream, Deadline, type Ends, isJsonOfAws, isStream, isXmlOfAws } from './bounded.ts'
import { Breaker } from './breaker.ts'
import type { Credentials } from './credentials.ts'
import { noteFailedCall } from './failed-calls.ts'
import { demandKinds } from './kinds.ts'
import { Limiter, type Time, type Turn } from './limiter.ts'
import type { Pace } from './quotas.ts'
import type { Redaction } from './redact.ts'
import { ForeignAnswerError, outcomeOf, reasonOf } from './refusals.ts'
import { retriesByBucket } from './retries.ts'
import { runBounds } from './run-bounds.ts'
import { actionOf, type Clients, type SdkTable, type ServiceId } from './sdk.ts'
import type { Timing } from './timing-schema.ts'

/** Sends a signed request of an SDK client and returns the response. */
export type RequestHandler = SdkRequestHandler<HttpRequest, HttpResponse>

/** A call, as passed to `onCall`. */
export type CallEvent = AwsCall

/** Stores AWS's answers: a recording. */
export interface AnswerKeeper {
  /** Stores an answer and returns it for the caller, with streams that can still be read. */
  answered(asked: NamedCall, answer: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>
  refused(asked: NamedCall, error: unknown): Promise<void>
}

export interface AwsOptions {
  /** The available clients: `src/services/sdk.gen.ts`. */
  readonly sdk: SdkTable
  readonly credentials: Credentials
  /** One URL for all services: the practice account, or another AWS implementation. */
  readonly endpointUrl?: string
  /** Handles requests to `endpointUrl` in place of HTTP, for a practice account in this process. */
  readonly requestHandler?: RequestHandler
  readonly time: Time
  /** The most calls in flight, over all services and regions. */
  readonly concurrency?: number
  /** The share of AWS's quotas to use. Absent where no quotas apply; then only `concurrency` limits the calls. */
  readonly pace?: Pace
  readonly userAgent: string
  /** Called when a call starts, but not for its retries. */
  readonly onCall?: (call: CallEvent) => void
  /** Stops further attempts once aborted. */
  readonly signal?: AbortSignal
  /** Removes secrets from every answer before any other code sees it. */
  readonly redaction?: Redaction
  readonly keeper?: AnswerKeeper
  /** For tests of failures. */
  readonly patience?: Patience
  /** Keeps calling an endpoint that times out, for a caller with its own back-off between calls. */
  readonly slowEndpoints?: 'asked'
}

/** Time limits of a call, in milliseconds, and its number of attempts. */
export interface Patience {
  readonly attempts: number
  readonly connectMs: number
  /** The longest wait for the next byte. */
  readonly answerMs: number
  /** From the request to the last byte of one attempt's answer; two minutes by default. */
  readonly wholeMs?: number
}

/** In this time a line of 270 kB/s transfers 32 MB. */
const WHOLE_MS = 120_000

const PATIENCE: Patience = { attempts: 6, connectMs: 5_000, answerMs: 30_000 }

/** A command of the SDK: a call with its input. The operation's schema is `[kind, namespace, name, ...]`. */
interface Command {
  readonly input: unknown
  readonly schema: readonly unknown[]
}

/** The context of one call in the SDK's middleware. */
type Context = object

/** The parts of the SDK's clients that we change; every client has this shape. */
interface SdkClient {
  send(command: Command, options?: unknown): Promise<Record<string, unknown>>
  readonly middlewareStack: {
    add(
      middleware: (next: (args: unknown) => Promise<unknown>, context: Context) => (args: unknown) => Promise<unknown>,
      options: {
        readonly step: 'initialize' | 'deserialize'
        readonly priority?: 'high' | 'low'
        readonly name: string
      },
    ): void
    addRelativeTo(
      middleware: (next: (args: unknown) => Promise<unknown>, context: Context) => (args: unknown) => Promise<unknown>,
      options: { readonly relation: 'before'; readonly toMiddleware: string; readonly name: string },
    ): void
  }
  readonly config: { readonly protocol: { getShapeId(): string } }
  destroy(): void
}

/** What we know about a command while it is in flight. */
interface Sent {
  readonly call: AwsCall
  readonly turn: Turn
}

/** The request handler's response before its body is read. */
interface Unread {
  readonly response: { body?: unknown }
}

interface SdkAnswer {
  readonly response: { readonly statusCode: number; readonly headers: Readonly<Record<string, string>> }
  readonly output: Record<string, unknown>
}

/**
 * The SDK parses an HTML page (in XML protocols) or an empty body as an answer without members: a bucket without a policy, an
 * account without instances, a change that succeeded. AWS never sends an empty body for a read operation, nor in a query
 * protocol, whose answers at least name the request (smithy.io/2.0/aws/protocols/aws-query-protocol.html).
 */
function checkOrigin(
  { response, output }: SdkAnswer,
  asked: { readonly operation: string; readonly bare: boolean },
  protocol: string,
  ends: Ends | undefined,
  schema: readonly unknown[] | undefined,
): void {
  const { operation } = asked
  const { 'content-type': type = '', 'content-length': length } = response.headers
  if (/^text\/html\b/i.test(type) && XML.test(protocol))
    throw new ForeignAnswerError('the answer is a web page: something stands between here and AWS')
  const isEmpty = length === '0' || ends?.head === ''
  if (isEmpty && (READS.test(operation) || QUERY.test(protocol))) throw new ForeignAnswerError('the answer is empty')
  // XML of another kind is parsed as an answer without members, too
  if (ends && XML.test(protocol) && !isXmlOfAws(response.headers, ends, operation, schema))
    throw new ForeignAnswerError('the answer is not of AWS: something stands between here and AWS')
  // and so is a JSON object that has none of the members
  const isKnown = AWS_JSON.test(protocol) || READS.test(operation)
  if (ends && JSON_PROTOCOL.test(protocol) && isKnown && !isJsonOfAws(response.headers, ends, output, asked, schema))
    throw new ForeignAnswerError('the answer is not of AWS: something stands between here and AWS')
}

/** The XML protocols (smithy.io/2.0/aws/protocols). The JSON protocols fail to parse an HTML page anyway. */
const XML = /#(awsQuery|ec2Query|restXml)$/
const AWS_JSON = /#awsJson1_[01]$/
const JSON_PROTOCOL = /#(awsJson1_[01]|restJson1)$/
const QUERY = /#(awsQuery|ec2Query)$/
const READS = /^(BatchGet|Describe|Generate|Get|List|Lookup|Receive|Search)/

/** The SDK's clients of one account: created on first use, rate-limited, retried, and closed together. */
export class Aws {
  readonly #options: AwsOptions
  readonly #parent: Aws | undefined
  readonly #clients = new Map<string, Promise<unknown>>()
  readonly #limiter: Limiter
  readonly #breaker: Breaker
  readonly #agents: { httpAgent: HttpAgent; httpsAgent: HttpsAgent }
  readonly #life: { closed: boolean }

  constructor(options: AwsOptions, parent?: Aws) {
    this.#options = options
    this.#parent = parent
    const { concurrency: places = 48, time, pace, signal } = options
    this.#limiter = parent ? parent.#limiterFor(options) : new Limiter({ time, places, pace })
    if (!parent) signal?.addEventListener('abort', this.#stop, { once: true })
    this.#breaker = parent ? parent.#breaker : new Breaker(() => time.now())
    this.#life = parent ? parent.#life : { closed: false }
    const sockets = { keepAlive: true, maxSockets: places }
    this.#agents = parent ? parent.#agents : { httpAgent: new HttpAgent(sockets), httpsAgent: new HttpsAgent(sockets) }
  }

  /**
   * Clients that share this object's connections and limits, with changed options: other credentials (the same account or another
   * session), answers that keep their secrets, fewer attempts for a call that must not be repeated unnoticed, or another signal.
   * Close them before this object.
   */
  derived(
    changes: Pick<AwsOptions, 'signal'> & {
      readonly credentials?: Credentials
      readonly secrets?: 'kept'
      readonly attempts?: number
    },
  ): Aws {
    const { redaction, keeper, patience = PATIENCE, ...rest } = this.#options
    const secretsKept = changes.secrets === 'kept'
    return new Aws(
      {
        ...rest,
        patience: changes.attempts === undefined ? patience : { ...patience, attempts: changes.attempts },
        ...(changes.credentials === undefined ? {} : { credentials: changes.credentials }),
        ...(changes.signal === undefined ? {} : { signal: changes.signal }),
        // an answer with secrets must not reach a recording
        ...(secretsKept || redaction === undefined ? {} : { redaction }),
        ...(secretsKept || keeper === undefined ? {} : { keeper }),
      },
      this,
    )
  }

  /** The aggregated client of a service in a region. */
  client<S extends ServiceId>(service: S, region: string): Promise<Clients[S]> {
    const key = `${service} ${region}`
    const known = this.#clients.get(key)
    // safe: the key names the service, and only this method fills the map
    if (known) return known as Promise<Clients[S]>
    const made = this.#make(service, region)
    this.#clients.set(key, made)
    return made
  }

  /** The id of the access key that signs the calls. */
  async accessKeyId(): Promise<string> {
    return (await this.#options.credentials()).accessKeyId
  }

  /** What all calls of these clients cost so far. */
  get timing(): Timing {
    return this.#limiter.timings.timing
  }

  /** Aborts calls in flight and stops retries. */
  async close(): Promise<void> {
    // the parent owns the connections, and destroying a client would close them
    if (this.#parent) return this.#clients.clear()
    this.#life.closed = true
    this.#options.signal?.removeEventListener('abort', this.#stop)
    this.#limiter.close(closedError())
    for (const client of this.#clients.values()) {
      // safe: every value of the map is an SDK client
      const made = (await client.catch(() => undefined)) as SdkClient | undefined
      made?.destroy()
    }
    this.#agents.httpAgent.destroy()
    this.#agents.httpsAgent.destroy()
  }

  /** Refuses waiting calls at once. */
  readonly #stop = (): void => this.#limiter.close(this.#options.signal?.reason)

  /** Another session belongs to another account, whose calls AWS counts separately. */
  #limiterFor({ credentials }: AwsOptions): Limiter {
    return credentials === this.#options.credentials ? this.#limiter : this.#limiter.ofAnotherAccount()
  }

  async #make<S extends ServiceId>(service: S, region: string): Promise<Clients[S]> {
    const { sdk, endpointUrl, requestHandler, credentials, userAgent, pace, time, patience = PATIENCE } = this.#options
    const Client = await sdk[service].load()
    const client = new Client({
      region,
      credentials,
      maxAttempts: patience.attempts,
      retryMode: 'standard',
      ...(pace === undefined ? {} : { retryStrategy: retriesByBucket(patience.attempts, () => time.now()) }),
      customUserAgent: userAgent,
      sha256: Sha256,
      requestHandler: requestHandler ?? {
        ...this.#agents,
        connectionTimeout: patience.connectMs,
        requestTimeout: patience.answerMs,
        throwOnRequestTimeout: true,
      },
      ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl, forcePathStyle: true }),
      ...(await sdk[service].options({ endpointUrl, attempts: patience.attempts })),
    })
    // safe: every SDK client sends through this method and this stack; we do not depend on the types of its steps
    this.#watch(client as unknown as SdkClient, service, region)
    return client
  }

  #demandOpen(): void {
    if (this.#life.closed) throw closedError()
  }

  /**
   * Delays each call until the limiter allows it, before the SDK serialises and signs it, so that waiting calls stay small.
   * Retries wait before they are signed again.
   */
  #watch(client: SdkClient, service: ServiceId, region: string): void {
    const { sdk, onCall, signal, keeper, endpointUrl, slowEndpoints } = this.#options
    const facts = sdk[service]
    const endpoint = endpointUrl ?? `${service} ${region}`
    const sent = new WeakMap<object, Sent>()
    const send = client.send.bind(client)
    client.send = async (command, options) => {
      // safe: the third element of an operation's schema is its name (smithy.io/2.0/spec/model.html)
      const call = { service, operation: command.schema[2] as string, region, input: command.input }
      onCall?.(call)
      const asked = noteCall(call)
      const turn = this.#limiter.turn(call, facts.quotas)
      sent.set(command, { call, turn })
      let output: Record<string, unknown>
      try {
        await turn.attempt()
        // the SDK would continue a call that the caller has given up
        this.#demandGoing(signal)
        if (slowEndpoints !== 'asked') this.#breaker.demand(endpoint)
        output = await this.#timely(endpoint, send(command, options))
      } catch (error) {
        noteFailedCall(error, { ...call, action: actionOf(facts, call.operation) })
        await keeper?.refused(asked, error)
        throw error
      } finally {
        turn.ended('lost')
      }
      return keeper ? keeper.answered(asked, output) : output
    }
    this.#watchAnswers(client, sent)
  }

  /**
   * Reports to the breaker how a call to an endpoint ended. Calls that were not sent, or were aborted by us, tell nothing about
   * the endpoint.
   */
  async #timely<T>(endpoint: string, call: Promise<T>): Promise<T> {
    try {
      const output = await call
      this.#breaker.answered(endpoint)
      return output
    } catch (error) {
      const { kind } = reasonOf(error)
      const isOver = this.#life.closed || this.#options.signal?.aborted === true
      if (kind === 'no-answer' && !isOver) this.#breaker.slow(endpoint)
      if (kind !== 'no-answer' && kind !== 'unreachable' && kind !== 'not-made') this.#breaker.answered(endpoint)
      throw error
    }
  }

  /** Inspects each answer and delays each attempt. */
  #watchAnswers({ middlewareStack, config }: SdkClient, sent: WeakMap<object, Sent>): void {
    const { sdk, signal, redaction, patience = PATIENCE } = this.#options
    const protocol = config.protocol.getShapeId()
    const turns = new WeakMap<Context, Turn>()
    /** The first and last bytes of each answer. */
    const ends = new WeakMap<object, Ends>()
    middlewareStack.add(
      (next) => async (args) => {
        const deadline = new Deadline(patience.wholeMs ?? WHOLE_MS)
        try {
          // safe: below the SDK's deserializer, `next` returns the response of the request handler
          const { response, ...rest } = (await next(args)) as Unread
          if (isStream(response.body))
            response.body = boundedStream(response.body, { deadline, received: runBounds()?.received }, (seen) =>
              ends.set(response, seen),
            )
          else deadline.end()
          return { response, ...rest }
        } catch (error) {
          deadline.end()
          throw error
        }
      },
      { step: 'deserialize', priority: 'low', name: 'demarcBounds' },
    )
    middlewareStack.add(
      (next, context) => async (args) => {
        // safe: the first step receives the command itself, which `send` registered
        const command = args as Command
        const { call, turn } = sent.get(command) as Sent
        turns.set(context, turn)
        // safe: the SDK's stack returns `{ response, output }`
        const answer = (await next(args)) as SdkAnswer
        const bare = sdk[call.service].bare.includes(call.operation)
        checkOrigin(answer, { operation: call.operation, bare }, protocol, ends.get(answer.response), command.schema)
        redaction?.redact(command.schema, answer.output, command.input)
        demandKinds(command.schema, answer.output)
        return answer
      },
      { step: 'initialize', priority: 'high', name: 'demarcAnswer' },
    )
    middlewareStack.addRelativeTo(
      (next, context) => async (args) => {
        const turn = turns.get(context)
        await turn?.attempt()
        this.#demandGoing(signal)
        try {
          const answer = await next(args)
          turn?.ended('taken')
          // a request handler without a socket cannot be aborted
          this.#demandOpen()
          return answer
        } catch (error) {
          turn?.ended(outcomeOf(error))
          throw error
        }
      },
      { relation: 'before', toMiddleware: 'httpSigningMiddleware', name: 'demarcTurn' },
    )
  }

  #demandGoing(signal: AbortSignal | undefined): void {
    signal?.throwIfAborted()
    this.#demandOpen()
  }
}

const closedError = (): DOMException => new DOMException('these clients are closed', 'AbortError')
