import type { Resource } from '../../../src/model/resource.ts'
import type { Shapes } from '../../../src/model/shapes.gen.ts'
import type { Bags, World } from './world.ts'

/** A resource that a template has set. */
export interface Deployed {
  readonly resource: Resource
  readonly world: World
}

/** Where a resource of a template lands: `subject`, as it stands by then, is what the control is asked about. */
export interface Landed {
  readonly subject: Resource
  readonly world: World
}

type Row<P, At> = (properties: P, at: At) => Bags | undefined
export type Rows<At> = Readonly<Record<string, Row<Readonly<Record<string, unknown>>, At>>>

/**
 * Makes one row of a table by type. The properties have the shape of the type, or the one that is said: the test of the
 * remedies holds each template against the schema of CloudFormation.
 */
export const rowsAt =
  <At>() =>
  <const T extends string, P extends object = T extends keyof Shapes ? Shapes[T] : never>(
    type: T,
    row: Row<P, At>,
  ): Rows<At> => ({
    // safe: see above; only the types of the function are erased
    [type]: row as unknown as Row<Readonly<Record<string, unknown>>, At>,
  })
