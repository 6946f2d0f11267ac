import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestHandler } from '../../collect/aws.ts'
import { withoutPrototypes } from '../../core/by-text.ts'
import { type Clock, systemClock } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import { partitionCalled, type RootUse } from '../../core/partition.ts'
import { type Random, systemRandom } from '../../core/random.ts'
import { visibleLines } from '../../core/visible.ts'
import { cloudtrail } from '../../services/cloudtrail/practice/index.ts'
import { seedOfDevice } from '../../services/iam/practice/devices.seed.ts'
import { iam as ownIam } from '../../services/iam/practice/index.ts'
import { ROOT_PASSWORD } from '../../services/iam/practice/seed.ts'
import { type KnownTokens, knowTokens, type TokenSeeds } from '../../services/iam/practice/tokens.ts'
import { organizations } from '../../services/organizations/practice/index.ts'
import { guardsOver } from '../../services/organizations/practice/state.ts'
import { practiceServices } from '../../services/practice.gen.ts'
import { sts } from '../../services/sts/practice/index.ts'
import { sessionCredential } from '../../services/sts/practice/sessions.ts'
import { type FindCredential, rootCredential, userCredential } from '../auth/credentials.ts'
import type { IdentityState } from '../auth/identities.ts'
import { iamArn } from '../company.ts'
import { type Admission, Dispatcher, type LoggedRequest } from '../dispatch.ts'
import { inProcess } from '../in-process.ts'
import { accounts } from '../organization.ts'
import { placesIn } from '../places.ts'
import {
  account,
  builtinCredentials,
  keyOf,
  learner,
  type PracticePrincipal,
  type PrincipalName,
  principals,
  requestIdOf,
  type Size,
  sizes,
} from '../principals.ts'
import { AwsError, type PracticeService } from '../service.ts'
import { Store } from '../store.ts'
import { proxiedHost, readRequest, sendResponse } from '../wire/http.ts'
import type { WireRequest, WireResponse } from '../wire/request.ts'
import { restXml } from '../wire/rest-xml.ts'
import { PracticeConsole } from './console/console.ts'
import { answerStep, STEP_HEADER } from './console/http.ts'
import { FEDERATION_PATH, Federation } from './federation.ts'
import { keepRecord } from './record.ts'
import { refusalOfWebPage } from './web-pages.ts'

export interface PracticeOptions {
  /** 0, the default, means any free port. */
  port?: number
  /** Loopback only. Default: 127.0.0.1. */
  host?: '127.0.0.1' | '::1' | 'localhost'
  /** Keeps the account's state across restarts. */
  stateFile?: string
  clock?: Clock
  /** The source of randomness for the secrets of its access keys. */
  random?: Random
  /** The date of the seeded account. Default: the beginning of the clock's day, UTC. */
  seededAt?: Date
  services?: readonly PracticeService[]
  /** The auditor's policy document (JSON). Without one, the auditor has no permissions. */
  auditorPolicy?: string
  /** One of `practicePartitions`; the standard one by default. */
  partition?: string
  /** The small account for learning, or the company's account with its organization. Default: the company's. */
  size?: Size
  /** Items per page if the caller gives no number. Small, so that pagination really happens. */
  pageSize?: number
  /**
   * Hardware tokens that the management account knows in addition to its own. Their seeds are never in the state file.
   */
  tokens?: TokenSeeds
  /** Finds further credentials; tried before the account's own users and sessions. */
  findCredential?: FindCredential
  /** Called before a call is answered, to make an account slow or busy. It may wait, or refuse with `awsError`. */
  admit?: (asked: Admission) => Promise<void>
  /** Called for every bug in the practice account itself. Default: writes a line to standard error. */
  crashed?: (error: unknown, what: string) => void
}

/** A user whose MFA seed is public, in base 32, as authenticator apps accept it. */
export interface Learner extends PracticePrincipal {
  readonly serial: string
  readonly seed: string
  /** A role that it may only assume with MFA. */
  readonly role: string
}

export interface Practice {
  endpoint: string
  /** Answers a request as if it had reached the endpoint. */
  handle(request: WireRequest): Promise<WireResponse>
  /** Passes requests of SDK clients in this process to the account, without a socket. */
  requestHandler: RequestHandler
  region: string
  partition: string
  size: Size
  account: string
  principals: Readonly<Record<PrincipalName, PracticePrincipal>>
  /** In the small account: the user with an MFA device, to try sessions with. */
  learner: Learner | undefined
  /** What its root user can do. The partition determines whether there is a root user, and whether it can sign in. */
  rootUse: RootUse
  /** The root user's credentials for the practice console in a fresh account. */
  rootSignIn: { email: string; password: string }
  tokens: KnownTokens
  /** The most recent requests, at most ten thousand, oldest first. */
  requests: readonly LoggedRequest[]
  /** Stops listening, waits for calls in progress, and returns when all acknowledged changes are stored. */
  close(): Promise<void>
}

/**
 * The region in which global services are recorded, in the standard partition
 * (awscloudtrail/latest/userguide/cloudtrail-concepts.html).
 */
const STANDARD_GLOBAL = 'us-east-1'
const REQUESTS_KEPT = 10_000
const NO_IDENTITIES: IdentityState = withoutPrototypes({ users: {}, groups: {}, roles: {}, policies: {} })
const NO_POLICY = '{"Version":"2012-10-17","Statement":[]}'

/** Starts the practice account. Throws PRACTICE_PORT_TAKEN, PRACTICE_HOST, PRACTICE_STATE_DAMAGED, PRACTICE_STATE_UNREADABLE, PRACTICE_TOKEN_KNOWN. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const { port = 0, host = '127.0.0.1', clock = systemClock, services = practiceServices, pageSize = 20 } = options
  const { random = systemRandom } = options
  if (!['127.0.0.1', '::1', 'localhost'].includes(host))
    throw new DemarcError('PRACTICE_HOST', `The practice account listens on this machine only, not on ${host}.`)
  const auditorPolicy = options.auditorPolicy ?? NO_POLICY
  const now = options.seededAt ?? startOfDay(clock())
  const { size = 'company' } = options
  const { partition: within } = account
  const places = placesIn(options.partition ?? within, size)
  const { homeRegion } = sizes[size]
  const isOneRegion = places?.isOneRegion === true
  const regions = isOneRegion ? [homeRegion] : sizes[size].regions
  const globalRegion = isOneRegion ? homeRegion : STANDARD_GLOBAL
  const { name: partition, root: rootUse } = partitionCalled(options.partition ?? within)
  const facts = {
    account: account.id,
    partition: within,
    rootUse,
    homeRegion,
    globalRegion,
    regions,
    now,
    principals,
    auditorPolicy,
  }
  const seeds: TokenSeeds = options.tokens ?? new Map()
  const unwritten = new Set(seeds.values())
  const store = await Store.open(facts, services, { file: options.stateFile, partition, size, unwritten, random })

  const iam = services.find(({ id }) => id === 'iam')
  // safe: the IAM service's slice has at least the members of IdentityState (auth/identities.ts)
  const identities = (whose: string) => (iam ? (store.slice(iam, homeRegion, whose) as IdentityState) : NO_IDENTITIES)
  // an IAM service passed by a test has no devices
  const tokens = services.includes(ownIam)
    ? knowTokens(store.slice(ownIam, homeRegion), seeds, new Date(clock()))
    : { known: 0, withoutSeed: [] }
  const builtin = builtinCredentials(auditorPolicy, store.secretOf)
  const whole = services.includes(organizations)
  const ids = whole && size === 'company' ? accounts.map(({ id }) => id) : [account.id]
  const find: FindCredential = (id) => {
    const known = builtin.get(id) ?? options.findCredential?.(id)
    if (known) return known
    for (const whose of ids) {
      const found = userCredential(identities(whose), whose, id) ?? rootCredential(identities(whose), whose, id)
      if (found) return found
    }
    return services.includes(sts) ? sessionCredential(store.slice(sts, homeRegion), identities, id) : undefined
  }

  const requests: LoggedRequest[] = []
  const dispatcher = new Dispatcher({
    services,
    store,
    find,
    identities,
    places,
    globalRegion,
    guards: whole ? (whose) => guardsOver(store.slice(organizations, homeRegion), whose) : undefined,
    record: services.includes(cloudtrail) ? (event) => keepRecord(store, event, whole) : undefined,
    admit: options.admit,
    now: clock,
    pageSize,
    log: (entry) => {
      if (requests.length >= REQUESTS_KEPT) requests.splice(0, REQUESTS_KEPT / 10)
      requests.push(entry)
    },
    crashed: options.crashed ?? reportCrash,
  })
  const screen = new PracticeConsole({ store, homeRegion, globalRegion, now: clock, random })
  const outside = places?.outside ?? (<T>(value: T): T => value)
  const federation = new Federation({ find, now: clock, random, shown: outside })
  const handle = async (request: WireRequest): Promise<WireResponse> => {
    if (whole && request.headers[STEP_HEADER] !== undefined) return answerStep(screen, request)
    // a request for a bucket of that name would be signed
    const isSigned = 'authorization' in request.headers || request.query.has('X-Amz-Signature')
    return whole && request.path === FEDERATION_PATH && !isSigned
      ? federation.answer(request)
      : dispatcher.answer(request)
  }
  const server = listenerFor(handle)
  await listen(server, port, host)
  // safe: a server that listens on TCP has an address with a port
  const address = server.address() as AddressInfo
  return {
    endpoint: `http://${host === '::1' ? '[::1]' : host}:${address.port}`,
    handle,
    requestHandler: inProcess((request) => (server.listening ? handle(request) : Promise.reject(noListener()))),
    region: outside(homeRegion),
    partition,
    size,
    account: account.id,
    principals: outside({
      admin: keyOf('admin', store.secretOf),
      auditor: keyOf('auditor', store.secretOf),
      root: keyOf('root', store.secretOf),
    }),
    learner:
      size === 'small'
        ? outside({
            ...keyOf('learner', store.secretOf),
            serial: learner.mfa,
            seed: seedOfDevice(learner.mfa),
            role: iamArn(`role/${learner.role}`),
          })
        : undefined,
    rootUse,
    rootSignIn: { email: accounts[0]?.email ?? '', password: ROOT_PASSWORD },
    tokens,
    requests,
    close: async () => {
      await close(server)
      await store.save()
    },
  }
}

function startOfDay(ms: number): Date {
  return new Date(`${new Date(ms).toISOString().slice(0, 10)}T00:00:00.000Z`)
}

function reportCrash(error: unknown, what: string): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.emitWarning(visibleLines(`practice account: ${what} failed: ${text}`))
}

/** The error of a connection to a closed account. */
const noListener = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })

function listenerFor(handle: (request: WireRequest) => Promise<WireResponse>): Server {
  const server = createServer((message, response) => {
    readRequest(message)
      .then((request) => refusalOfWebPage(request, proxiedHost(message)) ?? handle(request))
      .catch((error) => refuseUnread(error, response))
      .then((answer) => {
        // the last answer on this connection: close() waits for it, and must not wait for the client to disconnect
        if (!server.listening) response.setHeader('connection', 'close')
        sendResponse(message, response, answer)
      })
      // the client closed the connection
      .catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  return server
}

/** Refuses a request that is too large to be read; its connection cannot be used again. */
function refuseUnread(error: unknown, response: ServerResponse): WireResponse {
  if (!(error instanceof AwsError)) throw error
  response.setHeader('connection', 'close')
  return restXml.error(error, requestIdOf(0), '')
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `The practice account cannot listen on ${host}, port ${port}: ${cause.message}.`
      reject(new DemarcError('PRACTICE_PORT_TAKEN', message, { cause, hint: 'Port 0 picks a free one.' }))
    })
    server.listen(port, host, resolve)
  })
}

/** Closes idle keep-alive connections at once, and the others after their call is answered. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 2000)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}
