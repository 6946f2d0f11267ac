/** One line of the bench: a figure, what it is held against, and whether it is as good as we aim for. */
export interface Figure {
  readonly what: string
  readonly value: string
  readonly aim: string
  readonly reached: boolean
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const milliseconds = (since: bigint): number => Number(process.hrtime.bigint() - since) / 1e6

/** A ratio against the baseline of the same run. */
export const ratio = (what: string, ours: number, base: number, most: number): Figure => ({
  what,
  value: `${(ours / base).toFixed(2)} times (${ours.toFixed(0)} ms against ${base.toFixed(0)} ms)`,
  aim: `at most ${most}`,
  reached: ours / base <= most,
})
