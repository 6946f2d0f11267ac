import { INVENTORY_TYPE } from '../../collect/inventory.ts'
import type { RunHead } from '../../ledger/run.ts'
import { count, number } from './words.ts'

type Inventory = NonNullable<RunHead['inventory']>

/** What an account contains besides what was read, in one line; undefined when no inventory was requested. */
export function inventoryText({ inventory }: Pick<RunHead, 'inventory'>): string | undefined {
  if (!inventory) return undefined
  const { read, byCloudControl = 0, listedOnly, unindexed, stale } = inventory
  return [
    `${count(read, 'resource')} read`,
    ...(byCloudControl > 0 ? [`${number(byCloudControl)} read by Cloud Control`] : []),
    `${number(listedOnly)} only listed`,
    ...(unindexed > 0 ? [`${number(unindexed)} read and not listed`] : []),
    ...(stale.length > 0 ? [`${number(stale.length)} listed and not found`] : []),
    ...unlistedTexts(inventory),
  ].join(', ')
}

/** The most types that the line names. */
const NAMED = 3
const more = ({ length }: readonly string[]): string => (length > NAMED ? ` and ${number(length - NAMED)} more` : '')

function unlistedTexts({ unlisted }: Inventory): readonly string[] {
  const types = new Set(unlisted.flatMap(({ type }) => (type === INVENTORY_TYPE ? [] : [type])))
  const partial = unlisted.some(({ type }) => type === INVENTORY_TYPE)
  const readable = [...new Set(unlisted.flatMap(({ type, option }) => (option === undefined ? [] : [type])))].sort()
  const how =
    readable.length === 0 ? '' : ` (to read: --list-type ${readable.slice(0, NAMED).join(' ')}${more(readable)})`
  return [
    ...(types.size > 0 ? [`${count(types.size, 'type')} that nothing lists${how}`] : []),
    ...(partial ? ['not complete: see blind spots'] : []),
  ]
}
