import { setFlagsFromString } from 'node:v8'

/** How much the heap may grow beyond what was in use, in percent, before V8 collects its garbage. */
const GROWTH = 100

/**
 * Makes V8 collect garbage when the heap is twice what was in use after the last time. By itself it waits, on a machine with room, until it is
 * three to four times that: a scan leaves far more garbage than it keeps. `--max-old-space-size` holds all the same.
 */
export function collectGarbageEarly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
}
