/** The share of the latency by which answers vary. */
const JITTER = 0.2

/** The latency of the next answer, in milliseconds: somewhere around the given one. */
export const jittered = (latencyMs: number): number => latencyMs * (1 - JITTER + 2 * JITTER * Math.random())
