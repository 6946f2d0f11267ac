import { hexId, uuidOf } from '../../../practice/ids.ts'
import type { Place } from '../../../practice/kind.ts'

/** How resources of a type are named. */
export interface Naming {
  /** The property with the name that people choose. */
  readonly name: string
  /**
   * The service in the ARN, and the rest of the ARN, made of the name and the id; null if its resources have no ARN.
   */
  readonly arn: readonly [service: string, end: (name: string, id: string) => string] | null
  /** The property with the id that AWS assigns, and how the id is made; no id by default. */
  readonly id?: readonly [property: string | null, of: (place: Place, name: string) => string]
  /** A further property that contains the ARN. */
  readonly arnAs?: string
  readonly region?: 'global'
}
export type Namings = Readonly<Record<string, Naming>>

export const uuid = (kind: string) => (_: Place, name: string) => uuidOf(kind, name)
export const short = (kind: string, length: number) => (_: Place, name: string) => hexId(kind, name, length)
