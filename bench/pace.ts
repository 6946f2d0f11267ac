/**
 * `npm run bench -- pace`: scans of a simulated AWS with the limiter on, each compared with the least time that AWS's
 * rate limits and latency allow at that pace: the longest of its buckets, or all calls with the scan's concurrency.
 * Each scan runs on a clock that only these advance, which shows the cost of the limiter on any machine; at full pace
 * it also runs over HTTP in real time, including the cost of this machine.
 */
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import type { Pace } from '../src/collect/quotas.ts'
import type { Timing } from '../src/collect/timing-schema.ts'
import { atMost, type Figure, peakMemory, reported } from './figures.ts'
import { simulatedAccounts } from './simulated/accounts.ts'
import { type BucketCount, secondsOf } from './simulated/buckets.ts'

const IN_FLIGHT = 48

interface Scanned {
  readonly ms: number
  readonly resources: number
  readonly throttledBlindSpots: number
  readonly timing: Timing
}

interface ScannedOverHttp extends Scanned {
  readonly cpuMs: number
  readonly waitedMs?: number
  readonly peakMiB: number
}

type AccountName = keyof typeof simulatedAccounts

/**
 * `npm run bench -- everything`: a scan at standard depth of an account whose resources are read by the collectors, by Cloud
 * Control, or listed alone; then its inventory alone.
 */
export async function benchEverything(): Promise<Figure[]> {
  const name = 'everything'
  const { types, byCloudControl, listedOnly, timing, ...scanned } = await virtual(name, 'full', 'everything')
  const { ms } = await virtual(name, 'full', 'inventory')
  // in a process of its own, of an AWS without limits and latency, as only the memory is looked at
  const { peakMiB } = (await overHttp(name, 'full', name, 'free')).scanned
  const count = (n: number): string => n.toLocaleString('en-US')
  const how = `${types} types, ${count(byCloudControl)} read by Cloud Control, ${count(listedOnly)} listed alone, ${BY_CLOCK}`
  const byService = new Map<string, number>()
  for (const { service, calls } of timing.services) byService.set(service, (byService.get(service) ?? 0) + calls)
  const most = [...byService].sort(([, a], [, b]) => b - a)
  return [
    ...figuresOf(name, 'full', how, { ...scanned, timing }, scanned.counts),
    peakMemory('its peak memory, over HTTP', peakMiB, 953),
    atMost('its inventory alone, in seconds', ms / 1000, 60, `${(ms / 1000).toFixed(1)} s`),
    reported(
      'its calls a resource, by service',
      most.map(([service, calls]) => `${service} ${(calls / scanned.resources).toPrecision(2)}`).join(', '),
    ),
  ]
}

export async function benchPace(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const name of ['buckets', 'large'] as const) {
    for (const pace of ['full', 'normal'] as const) figures.push(...(await virtualScan(name, pace)))
    figures.push(...(await scanOverHttp(name, 'full')))
  }
  return figures
}

const run = promisify(execFile)
const OUTPUT = { maxBuffer: 1 << 26 }

const BY_CLOCK = 'by a clock that only latency and quotas move'

interface ScannedVirtually extends Scanned {
  readonly counts: readonly BucketCount[]
  readonly types: number
  readonly byCloudControl: number
  readonly listedOnly: number
}

async function virtual(name: AccountName, pace: Pace, depth: string): Promise<ScannedVirtually> {
  const { stdout } = await run(process.execPath, ['bench/pace-virtual.ts', name, pace, depth], OUTPUT)
  return JSON.parse(stdout)
}

async function virtualScan(name: AccountName, pace: Pace): Promise<Figure[]> {
  const { counts, ...scanned } = await virtual(name, pace, 'collectors')
  return figuresOf(name, pace, BY_CLOCK, scanned, counts)
}

interface OverHttp {
  readonly scanned: ScannedOverHttp
  readonly counts: readonly BucketCount[]
  /** Of the simulated AWS. */
  readonly waitedMs?: number
}

/** A scan in a process of its own. `limits`: `free` for an AWS without limits and latency. */
async function overHttp(name: AccountName, pace: Pace, depth: string, limits = ''): Promise<OverHttp> {
  const aws = fork('bench/simulated/aws.ts', [name, limits])
  const told = async (): Promise<unknown> => (await once(aws, 'message'))[0]
  try {
    // safe: these are the messages of bench/simulated/aws.ts
    const where = (await told()) as { endpoint: string; region: string; credentials: object; regions: string[] }
    const { endpoint: endpointUrl, region: defaultRegion, credentials, regions } = where
    const options = JSON.stringify({ endpointUrl, defaultRegion, credentials, regions, pace, depth })
    const args = ['bench/pace-scan.ts', options]
    const scanned: ScannedOverHttp = JSON.parse((await run(process.execPath, args, OUTPUT)).stdout)
    aws.send('counts')
    // safe: as above
    return { scanned, ...((await told()) as { counts: BucketCount[]; waitedMs?: number }) }
  } finally {
    aws.disconnect()
    await once(aws, 'exit')
  }
}

async function scanOverHttp(name: AccountName, pace: Pace): Promise<Figure[]> {
  const { scanned, counts, waitedMs } = await overHttp(name, pace, 'collectors')
  const seconds = (ms: number | undefined): string => (ms === undefined ? 'unknown' : `${(ms / 1000).toFixed(1)} s`)
  // on a busy machine the figure is about the machine
  const waits = `waited for a processor: ${seconds(scanned.waitedMs)}, the simulated AWS ${seconds(waitedMs)}`
  const how = `over HTTP, ${seconds(scanned.cpuMs)} of CPU, ${waits}`
  return [...figuresOf(name, pace, how, scanned, counts), peakMemory('its peak memory', scanned.peakMiB, 572)]
}

function figuresOf(
  name: AccountName,
  pace: Pace,
  how: string,
  { ms, timing, resources, throttledBlindSpots }: Scanned,
  counts: readonly BucketCount[],
): Figure[] {
  const calls = timing.services.reduce((sum, one) => sum + one.calls, 0)
  const throttled = timing.services.reduce((sum, one) => sum + one.throttled, 0)
  const slowest = counts.reduce((most, one) => (secondsOf(one, pace) > secondsOf(most, pace) ? one : most))
  const { what, latencyMs } = simulatedAccounts[name]
  const inFlight = (calls * latencyMs) / IN_FLIGHT / 1000
  const ideal = Math.max(secondsOf(slowest, pace), inFlight)
  const by = ideal === inFlight ? 'calls x latency / in flight' : slowest.key
  const ratio = ms / 1000 / ideal
  const scan = `scan of ${what} (${resources.toLocaleString('en-US')} resources, ${calls.toLocaleString('en-US')} calls of ${latencyMs} ms) at --pace ${pace}, ${how}`
  return [
    atMost(
      `${scan}, against the ideal (${by})`,
      ratio,
      1.2,
      `${ratio.toFixed(2)} times (${(ms / 1000).toFixed(1)} s against ${ideal.toFixed(1)} s)`,
    ),
    atMost(
      'its throttled attempts, in percent of its calls',
      (throttled / calls) * 100,
      2,
      `${throttled} of ${calls} (${((throttled / calls) * 100).toFixed(2)} %), ${throttledBlindSpots} blind spots by it`,
      throttledBlindSpots === 0,
    ),
  ]
}
