import { existsSync, readFileSync } from 'node:fs'

/** One line of the bench: a figure, its aim or baseline, and whether it reaches the aim. */
export interface Figure {
  readonly what: string
  readonly value: string
  readonly aim: string
  readonly reached: boolean
  /**
   * The figure divided by the aim, where that makes sense: 1 just reaches it. `--check` accepts up to twice the aim.
   */
  readonly excess?: number
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The CPU time of work in this process, in milliseconds: other work on the machine does not count. */
export async function cpuTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const SCHEDULED = '/proc/self/schedstat'

/**
 * The milliseconds in which the main thread of this process was ready and other processes had the processors
 * (docs.kernel.org/scheduler/sched-stats.html); undefined on systems other than Linux.
 */
export function waitedForProcessor(): number | undefined {
  if (!existsSync(SCHEDULED)) return undefined
  const [, nanoseconds] = readFileSync(SCHEDULED, 'utf8').split(' ')
  return Number(nanoseconds) / 1e6
}

export const milliseconds = (since: bigint): number => Number(process.hrtime.bigint() - since) / 1e6

/** A figure that depends on the machine: shown, but never judged. */
export const reported = (what: string, value: string): Figure => ({
  what,
  value,
  aim: 'told, not aimed at',
  reached: true,
})

/** A figure that must not exceed the aim; `isRight`: whether the measurement is valid. */
export const atMost = (what: string, measured: number, most: number, value: string, isRight = true): Figure => ({
  what,
  value: isRight ? value : `${value}; not all of it was done`,
  aim: `at most ${most}`,
  reached: measured <= most && isRight,
  ...(isRight ? { excess: measured / most } : {}),
})

/** The peak memory of a process. */
export const peakMemory = (what: string, peakMiB: number, mostMiB: number): Figure =>
  atMost(what, peakMiB, mostMiB, `${peakMiB.toFixed(0)} MiB`)

/** Our time and the baseline's, measured directly one after the other. */
export interface Pair {
  readonly ours: number
  readonly base: number
}

/**
 * Ratios of pairs. The median is compared with the aim, because the speed of a machine varies; minimum and maximum are
 * shown.
 */
export function ratio(what: string, pairs: readonly Pair[], most: number): Figure {
  const ratios = pairs.map(({ ours, base }) => ours / base)
  const middle = median(ratios)
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)} in ${pairs.length} pairs`
  const times = `${median(pairs.map(({ ours }) => ours)).toFixed(0)} ms against ${median(pairs.map(({ base }) => base)).toFixed(0)} ms`
  return atMost(what, middle, most, `${middle.toFixed(2)} times (${spread}; ${times})`)
}
