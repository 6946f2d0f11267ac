/**
 * `npm run bench -- organization`: the audit of an organization of 1,000 simulated accounts, with 60 ms per answer,
 * behind the rate limits of Organizations, STS and IAM. Compared with the least time that these allow at that pace: the
 * longest of all calls with the audit's concurrency, the pages of accounts at their quota, and the sessions at theirs.
 */
import { execFileSync } from 'node:child_process'
import { type Pace, quotaShare } from '../src/collect/quotas.ts'
import { atMost, type Figure, peakMemory } from './figures.ts'
import { ASSUME_ROOT } from './simulated/buckets.ts'

const [ACCOUNTS, LATENCY_MS, IN_FLIGHT] = [1000, 60, 48]
/** The quota of organizations:ListAccounts, and the number of accounts per page. */
const LIST_ACCOUNTS = { perSecond: 8, burst: 12, page: 20 }

interface Audited {
  readonly audited: number
  readonly calls: number
  readonly ms: number
  readonly cpuMs: number
  readonly peakMiB: number
}

const audited = (pace: Pace, ...clock: readonly string[]): Audited =>
  JSON.parse(
    execFileSync(process.execPath, ['bench/organization-audit.ts', `${ACCOUNTS}`, `${LATENCY_MS}`, pace, ...clock], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )

export function benchOrganization(): Figure[] {
  const real = audited('full')
  return [
    figureOf('full', 'by a clock that only latency and quotas move', audited('full', 'virtual')),
    figureOf('full', `over HTTP, ${(real.cpuMs / 1000).toFixed(1)} s of CPU`, real),
    peakMemory('its peak memory', real.peakMiB, 400),
  ]
}

function figureOf(pace: Pace, how: string, { audited: done, calls, ms }: Audited): Figure {
  const ideal = idealMs(calls, pace)
  return atMost(
    `audit of an organization of ${ACCOUNTS} accounts, ${calls.toLocaleString('en-US')} calls of ${LATENCY_MS} ms at --pace ${pace}, ${how}`,
    ms / ideal,
    1.3,
    `${(ms / ideal).toFixed(2)} times (${(ms / 1000).toFixed(1)} s against ${(ideal / 1000).toFixed(1)} s)`,
    done === ACCOUNTS,
  )
}

function idealMs(calls: number, pace: Pace): number {
  const share = quotaShare[pace]
  const seconds = (
    count: number,
    { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
  ): number => Math.max(0, count - burst * share) / (perSecond * share)
  const listing = seconds(ACCOUNTS / LIST_ACCOUNTS.page, LIST_ACCOUNTS)
  return Math.max((calls * LATENCY_MS) / IN_FLIGHT, 1000 * listing, 1000 * seconds(ACCOUNTS, ASSUME_ROOT))
}
