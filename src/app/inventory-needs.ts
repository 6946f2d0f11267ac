import { inventorySources } from '../services/inventory.gen.ts'

/** The IAM actions that an inventory needs. */
export const inventoryActions: readonly string[] = [
  ...inventorySources.flatMap(({ collector }) => collector.needs),
  'config:GetDiscoveredResourceCounts',
]
