import { type MfaAccount, withMfaAccount } from '../../src/app/mfa/account.ts'
import type { Patience } from '../../src/collect/aws.ts'
import { Gate } from '../../src/collect/limiter.ts'
import { systemClock } from '../../src/core/clock.ts'
import { DemarcError } from '../../src/core/errors.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { type Fault, type FaultProxy, losses } from '../faults/proxy.ts'
import type { Keys } from '../root/in-test.ts'

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
const patient: Patience = { attempts: 2, connectMs: 20_000, answerMs: 20_000 }
/** By the word of a run: how long it waits where an answer does not come. */
const patience = new Map<string, Patience>()
const isWaiting = ({ fault }: Trouble): boolean => fault.startsWith('timeout')

/** A new word for the user agent of a run, for whose calls the trouble is set, if any. */
export function tagFor(proxy: FaultProxy, trouble?: Trouble): string {
  const tag = `case-${++tags}`
  if (trouble && isWaiting(trouble))
    patience.set(tag, { ...patient, answerMs: 2_000, attempts: trouble.times === 'always' ? 1 : 2 })
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

/** A new word for a run that makes each call once, and in which this trouble is going to be. */
export function hastyTag(trouble: Trouble): string {
  const tag = `case-${++tags}`
  patience.set(tag, { ...patient, attempts: 1, answerMs: isWaiting(trouble) ? 4_000 : patient.answerMs })
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

export const noSleep = async (): Promise<void> => {}

const busy = new Gate(4)
const waiting = new Gate(32)

/** Runs side by side: those that wait for an answer that does not come cost nothing meanwhile. */
export const sideBySide = <T extends { readonly trouble: Trouble | undefined }, R>(
  cases: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<R[]> =>
  Promise.all(cases.map((one) => (one.trouble && isWaiting(one.trouble) ? waiting : busy).run(() => work(one))))
