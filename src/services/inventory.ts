import type { InventorySource } from '../collect/inventory.ts'
import { stackResources } from './cloudformation/collect.ts'
import { resourceExplorer } from './resource-explorer-2/collect.ts'
import { taggedResources } from './resourcegroupstaggingapi/collect.ts'

/** The sources that are asked in each account; the index first. */
export const inventorySources: readonly InventorySource[] = [resourceExplorer, stackResources]

/** What is asked where the index is refused or partial. */
export const fallbackSource: InventorySource = taggedResources

/** The IAM actions of an inventory. */
export const inventoryActions: readonly string[] = [
  ...[...inventorySources, fallbackSource].flatMap(({ collector }) => collector.needs),
  'config:GetDiscoveredResourceCounts',
]
