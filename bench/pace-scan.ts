/**
 * One scan, in a process of its own, so that its peak memory is its own. Argument: the options, as JSON. Prints JSON.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type CollectOptions, collectAccount } from '../src/app/collect-account.ts'
import { systemClock } from '../src/core/clock.ts'
import { collectGarbageEarly } from '../src/core/heap.ts'
import { milliseconds, waitedForProcessor } from './figures.ts'
import { depthOf } from './simulated/depth.ts'

// safe: its parent writes it
const { depth, ...options } = JSON.parse(process.argv[2] ?? '{}') as Omit<CollectOptions, 'now'> & { depth: string }
// like the command
collectGarbageEarly()
const start = process.hrtime.bigint()
const { resources, blindSpots, timing } = await collectAccount(
  { ...options, ...(await depthOf(depth)), now: systemClock() },
  { time: { now: systemClock, sleep }, userAgent: 'bench', env: {} },
)
console.log(
  JSON.stringify({
    ms: milliseconds(start),
    resources: resources.length,
    throttledBlindSpots: blindSpots.filter(({ why }) => why.startsWith('throttled')).length,
    timing,
    waitedMs: waitedForProcessor(),
    cpuMs: process.cpuUsage().user / 1000,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
)
