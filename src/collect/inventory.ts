import type { AnySeed, Collector, Reach } from './collector.ts'
import type { ServiceId } from './sdk.ts'

/** The type that stands for a source of the inventory in a blind spot, where the source is refused or partial. */
export const INVENTORY_TYPE = 'Demarc::Account::Inventory'

/** What can list resources of any type. */
export const sourceNames = ['resource-explorer', 'tagging', 'cloudformation', 'config'] as const
export type SourceName = (typeof sourceNames)[number]

/** A resource as a source lists it: where it is and what it is, and nothing of its properties. */
export interface ListedResource {
  /** The ARN, where the source has one, else the id within its type. */
  readonly id: string
  /** A CloudFormation type, or the source's own name of the type where it knows no better. */
  readonly type: string
  readonly region: string
  readonly name: string
  readonly owner?: string | undefined
  readonly tags?: Readonly<Record<string, string>>
}

/** One source of the inventory, asked in each region. */
export interface InventorySource {
  readonly name: SourceName
  readonly collector: Collector
}

interface SourceSpec {
  readonly name: SourceName
  readonly service: ServiceId
  /** The IAM actions of its calls. */
  readonly needs: readonly string[]
  /** Yields what it lists; never catches. */
  readonly list: (reach: Reach) => AsyncIterable<ListedResource>
}

/** A source of the inventory: a collector of resources of any type, whose refusal is a blind spot of the inventory. */
export const inventorySource = ({ name, list, ...spec }: SourceSpec): InventorySource => ({
  name,
  collector: {
    ...spec,
    types: [INVENTORY_TYPE],
    scope: 'region',
    regional: true,
    only: {},
    details: [],
    list: async function* (reach) {
      for await (const one of list(reach)) yield seedOf(one)
    },
  },
})

/** In the runner's form. The type may be any text of AWS: no code reads its properties. */
const seedOf = ({ type, ...rest }: ListedResource): AnySeed => ({
  ...rest,
  type: type as AnySeed['type'], // safe: only properties are typed by it, and there are none
  properties: {},
})
