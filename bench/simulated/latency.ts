/** Answers are not equally far away: by so much of the latency. */
const JITTER = 0.2

/** How far away the next answer is: somewhere around the latency. */
export const jittered = (latencyMs: number): number => latencyMs * (1 - JITTER + 2 * JITTER * Math.random())
