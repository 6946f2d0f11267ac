/**
 * `npm run bench -- pace`: scans of a simulated AWS with the limiter on, each against what AWS's buckets and its latency allow at that
 * pace: the longest of its buckets, or all calls with as many in flight as a scan has.
 */
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { type Pace, shareOf } from '../src/collect/quotas.ts'
import type { Timing } from '../src/collect/timing-schema.ts'
import type { Figure } from './figures.ts'
import { simulatedAccounts } from './simulated/accounts.ts'
import type { BucketCount } from './simulated/buckets.ts'

const LATENCY_MS = 60
const IN_FLIGHT = 48

interface Scanned {
  readonly ms: number
  readonly resources: number
  readonly throttledBlindSpots: number
  readonly timing: Timing
  readonly cpuMs: number
  readonly peakMiB: number
}

export async function benchPace(): Promise<Figure[]> {
  return [...(await scansOf('buckets', ['full', 'normal'])), ...(await scansOf('large', ['full']))]
}

async function scansOf(name: keyof typeof simulatedAccounts, paces: readonly Pace[]): Promise<Figure[]> {
  const aws = fork('bench/simulated/aws.ts', [name, `${LATENCY_MS}`])
  const told = async (): Promise<unknown> => (await once(aws, 'message'))[0]
  try {
    // safe: these are the messages of bench/simulated/aws.ts
    const where = (await told()) as { endpoint: string; region: string; credentials: object; regions: string[] }
    const figures: Figure[] = []
    for (const pace of paces) {
      const { endpoint: endpointUrl, region: defaultRegion, credentials, regions } = where
      const options = JSON.stringify({ endpointUrl, defaultRegion, credentials, regions, pace })
      const args = ['bench/pace-scan.ts', options]
      const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 })
      aws.send('counts')
      const { counts } = (await told()) as { counts: BucketCount[] } // safe: as above
      figures.push(...figuresOf(simulatedAccounts[name].what, pace, JSON.parse(stdout), counts))
      aws.send('fresh')
      await told()
    }
    return figures
  } finally {
    aws.disconnect()
    await once(aws, 'exit')
  }
}

function figuresOf(what: string, pace: Pace, scanned: Scanned, counts: readonly BucketCount[]): Figure[] {
  const { ms, timing, peakMiB, resources, throttledBlindSpots, cpuMs } = scanned
  const calls = timing.services.reduce((sum, one) => sum + one.calls, 0)
  const throttled = timing.services.reduce((sum, one) => sum + one.throttled, 0)
  const slowest = counts.reduce((most, one) => (secondsOf(one, pace) > secondsOf(most, pace) ? one : most))
  const inFlight = (calls * LATENCY_MS) / IN_FLIGHT / 1000
  const ideal = Math.max(secondsOf(slowest, pace), inFlight)
  const by = ideal === inFlight ? 'calls x latency / in flight' : slowest.key
  const ratio = ms / 1000 / ideal
  const scan = `scan of ${what} (${resources.toLocaleString('en-US')} resources, ${calls.toLocaleString('en-US')} calls of ${LATENCY_MS} ms) at --pace ${pace}`
  return [
    {
      what: `${scan}, against the ideal at that pace (${by})`,
      value: `${ratio.toFixed(2)} times (${(ms / 1000).toFixed(1)} s against ${ideal.toFixed(1)} s; ${(cpuMs / 1000).toFixed(1)} s of CPU)`,
      aim: 'at most 1.2',
      reached: ratio <= 1.2,
    },
    {
      what: 'its throttled attempts',
      value: `${throttled} of ${calls} calls (${((throttled / calls) * 100).toFixed(2)} %), ${throttledBlindSpots} blind spots by it`,
      aim: 'under 2 %, no blind spot',
      reached: throttled / calls < 0.02 && throttledBlindSpots === 0,
    },
    { what: 'its peak memory', value: `${peakMiB.toFixed(0)} MiB`, aim: 'under 600 MB', reached: peakMiB < 572 },
  ]
}

/** The least time in which a bucket gives what was taken from it. */
function secondsOf({ taken, rate: { perSecond, burst = perSecond } }: BucketCount, pace: Pace): number {
  const share = shareOf[pace]
  return Math.max(0, taken - burst * share) / (perSecond * share)
}
