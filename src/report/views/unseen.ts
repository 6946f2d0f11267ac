import { runBlindSpots } from '../../ledger/rows.ts'
import type { BlindSpot } from '../../model/resource.ts'

/** A call that did not answer, with the reason, and the regions where it did not. */
export interface Unseen {
  readonly what: string
  readonly regions: readonly string[]
}

/** The blind spots in words: each call and reason once. */
export function unseenOf(blindSpots: readonly BlindSpot[]): readonly Unseen[] {
  const merged = new Map<string, Set<string>>()
  for (const { call, why, region } of runBlindSpots(blindSpots)) {
    const what = `${call}: ${why}`
    const known = merged.get(what)
    if (known) known.add(region)
    else merged.set(what, new Set([region]))
  }
  return [...merged].map(([what, regions]) => ({ what, regions: [...regions] }))
}
