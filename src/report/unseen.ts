import { runGaps } from '../ledger/rows.ts'
import type { Gap } from '../model/resource.ts'

/** The gaps in words: each call and the reason once, with the regions that it befell. */
export function gapsText(
  gaps: readonly Gap[],
): readonly { readonly what: string; readonly regions: readonly string[] }[] {
  const merged = new Map<string, Set<string>>()
  for (const { call, why, region } of runGaps(gaps)) {
    const what = `${call}: ${why}`
    const known = merged.get(what)
    if (known) known.add(region)
    else merged.set(what, new Set([region]))
  }
  return [...merged].map(([what, regions]) => ({ what, regions: [...regions] }))
}
