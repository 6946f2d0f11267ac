import { setTimeout as sleep } from 'node:timers/promises'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { type Scan, type ScanOptions, scan } from '../../src/app/scan.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { runJson } from '../../src/report/json.ts'

const time = { now: systemClock, sleep }

/** Scans a practice account as its auditor, as `demarc scan --practice` does. */
export const scanOf = (practice: Practice, more: Partial<ScanOptions> = {}): Promise<Scan> =>
  scan(
    {
      endpointUrl: practice.endpoint,
      requestHandler: practice.requestHandler,
      credentials: practice.principals.auditor,
      defaultRegion: practice.region,
      ...more,
    },
    { clock: systemClock, time, runId: () => 'a-run', version: '0.0.0', userAgent: 'demarc-test', env: {} },
  )

/** The run of a scan as JSON. */
export const jsonOf = ({ head, model, ledger }: Scan): string => [...runJson(head, model, ledger)].join('')

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
