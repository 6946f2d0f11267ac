import type { LayerId } from './layers.ts'
import type { Source } from './sources.ts'

/** What a page says about some layers of some placed types. */
export interface CellSource extends Source {
  readonly cells: readonly (readonly [layer: LayerId, types: readonly string[]])[]
}

type Cells = Partial<Readonly<Record<LayerId, string>>>

/** A page with what it says about layers of some types, and the day on which it was read. */
export const source = (page: string, says: string, phrase: string, cells: Cells, read = '2026-11-30'): CellSource => ({
  url: `https://docs.aws.amazon.com/${page}`,
  says,
  phrase,
  read,
  cells: Object.entries(cells).map(
    // safe: the keys of the cells are layers
    ([layer, types]) => [layer as LayerId, types.split(' ').map((type) => `AWS::${type}`)] as const,
  ),
})

/** The same types for the ground layers. */
export const ground = (types: string): Cells => ({ facilities: types, virtualization: types })
/** The same types for the operating system and platform layers. */
export const software = (types: string): Cells => ({ 'guest-os': types, platform: types })
