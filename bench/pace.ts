/**
 * `npm run bench -- pace`: scans of a simulated AWS with the limiter on, each against what AWS's buckets and its latency allow at that
 * pace: the longest of its buckets, or all calls with as many in flight as a scan has.
 */
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import type { Pace } from '../src/collect/quotas.ts'
import type { Timing } from '../src/collect/timing-schema.ts'
import { atMost, type Figure, peakMemory } from './figures.ts'
import { simulatedAccounts } from './simulated/accounts.ts'
import { type BucketCount, secondsOf } from './simulated/buckets.ts'

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
      // with more room than it needs V8 would collect its garbage later, and take what memory the machine has
      const args = ['--max-old-space-size=384', 'bench/pace-scan.ts', options]
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
    atMost(
      `${scan}, against the ideal at that pace (${by})`,
      ratio,
      1.2,
      `${ratio.toFixed(2)} times (${(ms / 1000).toFixed(1)} s against ${ideal.toFixed(1)} s; ${(cpuMs / 1000).toFixed(1)} s of CPU)`,
    ),
    atMost(
      'its throttled attempts, in percent of its calls',
      (throttled / calls) * 100,
      2,
      `${throttled} of ${calls} (${((throttled / calls) * 100).toFixed(2)} %), ${throttledBlindSpots} blind spots by it`,
      throttledBlindSpots === 0,
    ),
    peakMemory('its peak memory, with a heap of 384 MiB', peakMiB, 572),
  ]
}
