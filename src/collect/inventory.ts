import type { AnySeed, Collector, Reach } from './collector.ts'
import type { ServiceId } from './sdk.ts'

/** The type used in a blind spot for an inventory source that was refused or is incomplete. */
export const INVENTORY_TYPE = 'Demarc::Account::Inventory'

/** The sources that can list resources of any type. */
export const sourceNames = ['resource-explorer', 'tagging', 'cloudformation', 'config'] as const
export type SourceName = (typeof sourceNames)[number]

/** A resource as a source lists it: its location and type, without properties. */
export interface ListedResource {
  /** The ARN if the source has it, else the id within its type. */
  readonly id: string
  /** A CloudFormation type, or the source's own type name when no CloudFormation type is known. */
  readonly type: string
  readonly region: string
  readonly name: string
  readonly owner?: string | undefined
  readonly tags?: Readonly<Record<string, string>>
}

/** One source of the inventory, called in each region. */
export interface InventorySource {
  readonly name: SourceName
  readonly collector: Collector
}

interface SourceSpec {
  readonly name: SourceName
  readonly service: ServiceId
  /** The IAM actions that its calls need. */
  readonly needs: readonly string[]
  /** Yields the listed resources. Never catches. */
  readonly list: (reach: Reach) => AsyncIterable<ListedResource>
}

/** Defines an inventory source: a collector of resources of any type. Its refusal is a blind spot of the inventory. */
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

/** Converts to the runner's form. The type may be any text from AWS; no code reads its properties. */
const seedOf = ({ type, ...rest }: ListedResource): AnySeed => ({
  ...rest,
  type: type as AnySeed['type'], // safe: the type only determines the properties, and there are none
  properties: {},
})
