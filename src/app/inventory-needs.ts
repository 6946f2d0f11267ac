import { inventorySources } from '../services/inventory.gen.ts'

/** The IAM actions of an inventory. */
export const inventoryActions: readonly string[] = [
  ...inventorySources.flatMap(({ collector }) => collector.needs),
  'config:GetDiscoveredResourceCounts',
]
