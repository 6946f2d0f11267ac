/** One line of the bench: a figure, what it is held against, and whether it is as good as we aim for. */
export interface Figure {
  readonly what: string
  readonly value: string
  readonly aim: string
  readonly reached: boolean
  /** How many times the aim it is, where it can be said: 1 just reaches it. `--check` passes it up to twice the aim. */
  readonly excess?: number
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The time of the processor that work takes in this process, in milliseconds: other work of the machine does not count. */
export async function cpuTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

export const milliseconds = (since: bigint): number => Number(process.hrtime.bigint() - since) / 1e6

/** What depends on the machine: it is told, and never judged. */
export const told = (what: string, value: string): Figure => ({
  what,
  value,
  aim: 'told, not aimed at',
  reached: true,
})

/** A figure that is to be no more than the aim; `isRight`: what was measured is what was meant to be. */
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

/** Ours and the baseline, measured one right after the other. */
export interface Pair {
  readonly ours: number
  readonly base: number
}

/** Ratios of pairs: the median is held against the aim, since a machine has moods; the least and the greatest are told. */
export function ratio(what: string, pairs: readonly Pair[], most: number): Figure {
  const ratios = pairs.map(({ ours, base }) => ours / base)
  const middle = median(ratios)
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)} in ${pairs.length} pairs`
  const times = `${median(pairs.map(({ ours }) => ours)).toFixed(0)} ms against ${median(pairs.map(({ base }) => base)).toFixed(0)} ms`
  return atMost(what, middle, most, `${middle.toFixed(2)} times (${spread}; ${times})`)
}
