import { INVENTORY_TYPE } from '../../collect/inventory.ts'
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

/** Where AWS denied calls, which commands print the actions to allow; undefined where it denied none. */
export function grantText(blindSpots: readonly BlindSpot[]): string | undefined {
  const denied = blindSpots.filter((one) => one.denied)
  if (denied.length === 0) return undefined
  const some = (which: (one: BlindSpot) => boolean, text: string): readonly string[] =>
    denied.some(which) ? [text] : []
  const isInventory = ({ type }: BlindSpot): boolean => type === INVENTORY_TYPE
  const commands = [
    ...some((one) => !one.handler && !isInventory(one), 'demarc policy (of a scan)'),
    ...some(isInventory, 'demarc policy --inventory (of its inventory)'),
    ...some(({ handler }) => handler === true, 'demarc policy --long-tail (of what Cloud Control reads)'),
  ]
  return `Grant the actions that were denied, and the responsibilities that rest on them are answered. What prints them: ${commands.join(', ')}.`
}
