import { expect } from 'vitest'
import { type MfaAccount, withMfaAccount } from '../../src/app/mfa/account.ts'
import { sessionOf } from '../../src/app/mfa/session.ts'
import { sessionFolder } from '../../src/app/mfa/session-files.ts'
import { sessionStore } from '../../src/app/mfa/session-store.ts'
import type { Patience } from '../../src/collect/aws.ts'
import { type Clock, systemClock } from '../../src/core/clock.ts'
import { DemarcError } from '../../src/core/errors.ts'
import { systemRandom } from '../../src/core/random.ts'
import type { OpenedSession } from '../../src/mfa/session/kept.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { type Fault, type FaultProxy, kindOfFault, losses } from '../faults/proxy.ts'
import { Gate } from '../gate.ts'
import type { Keys } from '../root/in-test.ts'
import { sample } from '../sample.ts'

/** What is to go wrong with a call: the nth of its operation, alone or with all that follow. */
export interface Trouble {
  readonly operation: string
  readonly nth: number
  readonly fault: Fault
  readonly times: 'once' | 'always'
}

/** Failures before the call takes effect, and answers that are damaged. */
const failures = ['deny', 'throttle', 'error', 'timeout', 'reset', 'cut', 'empty'] as const
/** Calls that have no effect that could outlive their answer. */
const READS = /^(List|GetAccountSummary|GetCallerIdentity|GetCredentialReport)/

/**
 * Every call of a run, by what the proxy saw of one in which nothing went wrong; each with each trouble, once and from there on.
 * `from`, `to`: only those at these places. For a read, that its answer is lost is as if it had failed.
 */
export function troublesOf(calls: readonly string[], from = 0, to = calls.length): Trouble[] {
  const nth = new Map<string, number>()
  return calls.flatMap((operation, index) => {
    const count = (nth.get(operation) ?? 0) + 1
    nth.set(operation, count)
    if (index < from || index >= to) return []
    const troubles = READS.test(operation) ? failures : [...failures, ...losses]
    return troubles.flatMap((fault) =>
      (['once', 'always'] as const).map((times) => ({ operation, nth: count, fault, times })),
    )
  })
}

export const nameOfTrouble = ({ operation, nth, fault, times }: Trouble): string =>
  `${operation} ${nth}: ${fault} ${times}`

let tags = 0
const patient: Patience = { attempts: 2, connectMs: 60_000, answerMs: 60_000 }
/** By the word of a run: how often it tries. */
const patience = new Map<string, Patience>()

/** Of these cases each call, once and always, each kind of fault with each operation, and each fault. */
export const someOf = <T extends { readonly trouble: Trouble }>(cases: readonly T[]): readonly T[] =>
  sample(cases, [
    ({ trouble: { operation, nth, times } }) => `${operation} ${nth} ${times}`,
    ({ trouble: { operation, fault } }) => `${operation} ${kindOfFault(fault)}`,
    ({ trouble: { operation, fault } }) => `${READS.test(operation) ? 'a read' : 'a change'} ${fault}`,
  ])

/** A new word for the user agent of a run, for whose calls the trouble is set, if any. */
export function tagFor(proxy: FaultProxy, trouble?: Trouble): string {
  const tag = `case-${++tags}`
  if (trouble) begin(proxy, tag, trouble)
  return tag
}

/** Sets a trouble for the calls of a word that come from now on: its first call is the next one. */
export function begin(proxy: FaultProxy, tag: string, { operation, nth, fault, times }: Trouble): void {
  const from = nth + (proxy.done.get(tag)?.filter((one) => one === operation).length ?? 0)
  proxy.plans.set(tag, (asked) =>
    asked.operation === operation && (times === 'always' ? asked.nth >= from : asked.nth === from) ? fault : undefined,
  )
}

/** A new word for a run that makes each call once. */
export function hastyTag(): string {
  const tag = `case-${++tags}`
  patience.set(tag, { ...patient, attempts: 1 })
  return tag
}

/** Does something with the account as a command does, through the proxy under this word. An error that a user may see is a result. */
export async function asCommand<T>(
  proxy: FaultProxy,
  who: Practice['principals']['admin'] | Keys,
  tag: string,
  use: (account: MfaAccount) => Promise<T>,
): Promise<T | DemarcError> {
  const { accessKeyId, secretAccessKey } = who
  const sessionToken = 'sessionToken' in who ? who.sessionToken : undefined
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
  const reach = {
    endpointUrl: proxy.endpoint,
    requestHandler: proxy.requestHandler,
    credentials,
    defaultRegion: 'us-east-1',
    patience: patience.get(tag) ?? patient,
  }
  const io = { time: { now: systemClock, sleep: async () => {} }, userAgent: tag, env: {} }
  try {
    return await withMfaAccount(reach, io, use)
  } catch (error) {
    // anything else is a bug, and fails the test
    if (error instanceof DemarcError) return error
    throw error
  }
}

/** What `sessionAsCommand` asks for: a device, and a role that is assumed with the code itself, if any. */
export interface SessionAsked {
  readonly serial: string
  readonly role?: string
  /** Not with the code itself, but from a session of the user. */
  readonly chained?: boolean
  /** Where sessions are kept; nowhere when absent. */
  readonly cache?: string | undefined
  readonly code?: string | undefined
  /** The endpoint as the key of a kept session has it. */
  readonly endpoint?: string
  readonly now?: Clock
  readonly notKept?: (error: DemarcError) => void
}

/** Opens a session as `demarc mfa session` does, through the proxy under this word. */
export async function sessionAsCommand(
  proxy: FaultProxy,
  { accessKeyId, secretAccessKey, sessionToken }: Keys,
  tag: string,
  { serial, role, chained = false, cache, code, endpoint, now = systemClock, notKept }: SessionAsked,
): Promise<OpenedSession | DemarcError> {
  const reach = {
    endpointUrl: proxy.endpoint,
    requestHandler: proxy.requestHandler,
    defaultRegion: 'us-east-1',
    patience: patience.get(tag) ?? patient,
  }
  const roles =
    role === undefined ? [] : [{ arn: role, sessionName: 'anna', externalId: undefined, seconds: undefined }]
  const base = { is: 'keys', accessKeyId, secretAccessKey, sessionToken } as const
  const plan = { profile: undefined, base, serial, roles, seconds: undefined, direct: !chained, endpoint }
  try {
    return await sessionOf(plan, {
      reach,
      io: { time: { now, sleep: async () => {} }, userAgent: tag, env: {} },
      store: cache === undefined ? undefined : sessionStore(sessionFolder(cache), systemRandom),
      code: async () => code,
      fresh: false,
      notKept: notKept ?? (({ message }) => expect.unreachable(message)),
    })
  } catch (error) {
    // anything else is a bug, and fails the test
    if (error instanceof DemarcError) return error
    throw error
  }
}

export const noSleep = async (): Promise<void> => {}

const lanes = new Gate(16)

/** Runs side by side: the pause before the SDK's second attempt costs nothing meanwhile. */
export const sideBySide = <T, R>(cases: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> =>
  Promise.all(cases.map((one) => lanes.run(() => work(one))))
