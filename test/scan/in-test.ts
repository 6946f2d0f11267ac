import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { inject } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { type Scan, type ScanOptions, scan } from '../../src/app/scan.ts'
import { systemClock } from '../../src/core/clock.ts'
import { unhurried } from '../../src/practice/account/scan-in-test.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import type { LoggedRequest } from '../../src/practice/dispatch.ts'
import { runJson } from '../../src/report/json.ts'

/** Scans a practice account as its auditor, as `demarc scan --practice` does. */
export const scanOf = (practice: Practice, more: Partial<ScanOptions> = {}, clock = systemClock): Promise<Scan> =>
  scan(
    {
      endpointUrl: practice.endpoint,
      requestHandler: practice.requestHandler,
      credentials: practice.principals.auditor,
      defaultRegion: practice.region,
      ...more,
    },
    { clock, time: unhurried, runId: () => 'a-run', version: '0.0.0', userAgent: 'demarc-test', env: {} },
  )

const jsons = new WeakMap<Scan, string>()

/** The run of a scan as JSON. */
export function jsonOf(scan: Scan): string {
  const json = jsons.get(scan) ?? [...runJson(scan.head, scan.model, scan.ledger)].join('')
  jsons.set(scan, json)
  return json
}

/** Starts a practice account, does something with it, and closes it whatever happens. */
export async function withPractice<T>(
  use: (practice: Practice) => Promise<T>,
  options: Parameters<typeof startPracticeAccount>[0] = {},
): Promise<T> {
  const practice = await startPracticeAccount(options)
  try {
    return await use(practice)
  } finally {
    await practice.close()
  }
}

/** A practice account as it begins, as its auditor sees it. */
export interface Begun {
  readonly scan: Scan
  /** The run as JSON. */
  readonly json: string
  /** The file of the recording that was made of it. */
  readonly recording: string
  /** What the account was asked. */
  readonly requests: readonly LoggedRequest[]
  /** With which keys. */
  readonly keys: Practice['principals']['auditor']
}

let begun: Promise<Begun> | undefined

/** Scanned and recorded once for all the files that a worker runs: to look at, not to change. */
export function asItBegins(): Promise<Begun> {
  begun ??= withPractice(async (practice) => {
    const recording = join(inject('scratch'), `begins-${threadId}-${process.pid}.rec.gz`)
    const scan = await scanOf(practice, { record: recording })
    return { scan, json: jsonOf(scan), recording, requests: [...practice.requests], keys: practice.principals.auditor }
  })
  return begun
}
