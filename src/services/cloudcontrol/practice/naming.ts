import { hexId, uuidOf } from '../../../practice/ids.ts'
import type { Place } from '../../../practice/kind.ts'

/** How a type names its resources. */
export interface Naming {
  /** The property that people name them by. */
  readonly name: string
  /** The service in their ARN, and what follows there, of the name and the id that AWS makes; null: they have none. */
  readonly arn: readonly [service: string, end: (name: string, id: string) => string] | null
  /** The id that AWS makes, and the property that has it; none by default. */
  readonly id?: readonly [property: string | null, of: (place: Place, name: string) => string]
  /** Further properties that have the ARN. */
  readonly arnAs?: string
  readonly region?: 'global'
}
export type Namings = Readonly<Record<string, Naming>>

export const uuid = (kind: string) => (_: Place, name: string) => uuidOf(kind, name)
export const short = (kind: string, length: number) => (_: Place, name: string) => hexId(kind, name, length)
