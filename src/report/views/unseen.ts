import { runBlindSpots } from '../../ledger/rows.ts'
import type { BlindSpot } from '../../model/resource.ts'

/** A call that failed, with the reason and the regions. */
export interface UnseenView {
  readonly what: string
  /** The IAM action. */
  readonly call: string
  readonly regions: readonly string[]
}

/** The blind spots in words: each call and reason once. */
export function blindSpotViews(blindSpots: readonly BlindSpot[]): readonly UnseenView[] {
  const merged = new Map<string, { readonly call: string; readonly regions: Set<string> }>()
  for (const { call, why, region } of runBlindSpots(blindSpots)) {
    const what = `${call}: ${why}`
    const known = merged.get(what)
    if (known) known.regions.add(region)
    else merged.set(what, { call, regions: new Set([region]) })
  }
  return [...merged].map(([what, { call, regions }]) => ({ what, call, regions: [...regions] }))
}
