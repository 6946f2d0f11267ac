import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as passing } from 'node:timers/promises'
import { type RootWatchOptions, watchAccount } from '../../src/app/root-watch.ts'
import type { Sleep } from '../../src/core/clock.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import type { WatchEnd } from '../../src/root/watch/watch.ts'
import type { FaultProxy } from '../faults/proxy.ts'
import { accessTo, ioOf } from './in-test.ts'

/** A record of CloudTrail about the root user. */
export const recordOf = (eventID: string, eventTime: string, more: object = {}) => ({
  eventVersion: '1.11',
  userIdentity: { type: 'Root' },
  eventTime,
  eventSource: 'iam.amazonaws.com',
  eventName: 'CreateUser',
  awsRegion: 'us-east-1',
  eventID,
  recipientAccountId: '111122223333',
  ...more,
})

/** What stands in a file of events, line by line. */
export const linesOf = (file: string): { id: string; again?: boolean; target: string | null }[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : []

/**
 * A watch with a journal and a terminal of its own, over many runs. Its time passes only where it sleeps; `onSleep` may stop it
 * there. Its calls are known to the proxy by `word`.
 */
export class Watched {
  readonly said: string[] = []
  readonly log: string
  now = systemClock()
  /** Called wherever it sleeps, and waited for; `stop` ends a watch that goes on. */
  onSleep: (stop: () => void) => unknown = () => {}
  readonly #word: string
  readonly #reach: { readonly practice: Practice; readonly proxy: FaultProxy; readonly folder: string }
  readonly #options: Partial<RootWatchOptions>

  constructor(
    word: string,
    reach: { readonly practice: Practice; readonly proxy: FaultProxy; readonly folder: string },
    options: Partial<RootWatchOptions>,
  ) {
    this.#word = word
    this.#reach = reach
    this.#options = options
    this.log = join(reach.folder, `${word}.log`)
  }

  /** Runs it to its end: once, or until `onSleep` stops it. Throws what ends a watch. */
  async run(more: Partial<RootWatchOptions> = {}): Promise<WatchEnd> {
    const { practice, proxy, folder } = this.#reach
    const stop = new AbortController()
    const began = this.now
    const sleep: Sleep = async (ms, signal) => {
      if (signal?.aborted) return
      this.now += ms
      await this.onSleep(() => stop.abort())
      // whatever it waits for does not come
      if (this.now - began > 7_200_000) stop.abort()
      // other tasks have a turn
      await passing(1)
    }
    const output = openSync(this.log, 'a')
    try {
      return await watchAccount(
        {
          ...accessTo(practice, 'admin', proxy),
          state: join(folder, `${this.#word}.jsonl`),
          since: this.now - 3_600_000,
          once: true,
          every: 5_000,
          format: 'json',
          ...this.#options,
          ...more,
        },
        {
          ...ioOf(() => this.now),
          userAgent: this.#word,
          sleep,
          random: () => Uint8Array.of(255),
          paint: (_, text) => text,
          output,
          say: (text) => this.said.push(text),
          stop: stop.signal,
        },
      )
    } finally {
      closeSync(output)
    }
  }

  get told(): ReturnType<typeof linesOf> {
    return linesOf(this.log)
  }
}
