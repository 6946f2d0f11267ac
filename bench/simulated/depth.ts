import type { CollectOptions } from '../../src/app/collect-account.ts'
import { longTailOf } from '../../src/app/long-tail.ts'
import { scanScope } from '../../src/app/select.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { controls } from '../../src/services/controls.gen.ts'

/** What a scan reads: by the collectors alone, everything as at standard depth, or the inventory alone. */
export async function depthOf(name: string): Promise<Partial<CollectOptions>> {
  if (name === 'inventory') return { collectors: [], inventory: true }
  if (name !== 'everything') return {}
  const longTail = longTailOf('standard', [], await scanScope(undefined, controls, collectors))
  return { inventory: true, ...(longTail ? { longTail } : {}) }
}
