import { setFlagsFromString } from 'node:v8'

/** How far the heap may grow, in percent of what was in use, before V8 collects garbage. */
const GROWTH = 100

/**
 * Makes V8 collect garbage once the heap is twice the size it had after the last collection. By default, with memory to spare, V8
 * waits for three to four times; a scan leaves far more garbage than it keeps. `--max-old-space-size` still applies.
 */
export function collectGarbageEarly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
}
