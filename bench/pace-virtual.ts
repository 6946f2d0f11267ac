/**
 * One scan of a simulated AWS in this process, with a clock that only latency and rate limits advance. Arguments: the
 * account, the pace, and `collectors`, `everything` (as a scan at standard depth) or `inventory`. Prints JSON.
 */
import { collectAccount } from '../src/app/collect-account.ts'
import { startPracticeAccount } from '../src/app/practice.ts'
import type { Pace } from '../src/collect/quotas.ts'
import { systemClock } from '../src/core/clock.ts'
import { growPractice, simulatedAccounts } from './simulated/accounts.ts'
import { AwsBuckets } from './simulated/buckets.ts'
import { depthOf } from './simulated/depth.ts'
import { jittered } from './simulated/latency.ts'
import { VirtualTime } from './simulated/virtual-time.ts'

const [name = 'buckets', pace = 'full', depth = 'collectors'] = process.argv.slice(2)
// safe: its parent names one of them
const account = simulatedAccounts[name as keyof typeof simulatedAccounts]
const time = new VirtualTime()
const buckets = new AwsBuckets(time.now)
growPractice(account)
const practice = await startPracticeAccount({
  pageSize: 100,
  admit: async (asked) => {
    await time.sleep(jittered(account.latencyMs))
    buckets.take(asked)
  },
})
try {
  const { endpoint: endpointUrl, region: defaultRegion, principals, requestHandler } = practice
  const start = time.now()
  const { resources, blindSpots, timing, inventory } = await collectAccount(
    {
      endpointUrl,
      requestHandler,
      defaultRegion,
      credentials: principals.auditor,
      regions: account.regions,
      pace: pace as Pace, // safe: its parent names one
      ...(await depthOf(depth)),
      now: systemClock(),
    },
    { time, userAgent: 'bench', env: {} },
  )
  const ms = time.now() - start
  const throttledBlindSpots = blindSpots.filter(({ why }) => why.startsWith('throttled')).length
  const types = new Set(resources.map(({ type }) => type)).size
  const listed = { listedOnly: inventory?.listedOnly ?? 0, byCloudControl: inventory?.byCloudControl ?? 0 }
  const scanned = { ms, resources: resources.length, types, ...listed, throttledBlindSpots, timing }
  console.log(JSON.stringify({ ...scanned, counts: buckets.counts }))
} finally {
  await practice.close()
}
