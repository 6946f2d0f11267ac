import type { CollectOptions } from '../../src/app/collect-account.ts'
import { tagsAlone, typesWanted } from '../../src/app/long-tail.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { controls } from '../../src/services/controls.gen.ts'

/** What a scan reads: by the collectors alone, everything as at standard depth, or the inventory alone. */
export function depthOf(name: string): Partial<CollectOptions> {
  if (name === 'inventory') return { collectors: [], inventory: true }
  if (name !== 'everything') return {}
  const typesRead = new Set<string>(collectors.flatMap(({ types }) => types))
  const wanted = typesWanted(controls, typesRead)
  return {
    inventory: true,
    longTail: { depth: 'standard', listTypes: [], wanted, tagsAlone: tagsAlone(controls, wanted), selective: false },
  }
}
