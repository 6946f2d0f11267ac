import type { Model } from './model.ts'
import type { Resource } from './resource.ts'

/** A property that refers to other resources: see `MoveNeighbour` in the catalog. */
interface Reference {
  readonly of: string
  readonly where: string
  readonly is: (resource: Resource) => string | readonly string[] | null | undefined
  readonly within?: 'region' | 'account'
}

/**
 * The resources that a resource refers to, in the order of its keys. Undefined when the referring property was not read, or a key
 * refers to something that was not read.
 */
export function referred(model: Model, resource: Resource, reference: Reference): readonly Resource[] | undefined {
  const keys = reference.is(resource)
  if (keys === undefined) return undefined
  const region = reference.within === 'account' ? undefined : resource.region
  const found: Resource[] = []
  for (const key of keys === null ? [] : typeof keys === 'string' ? [keys] : keys) {
    const here = model.by(reference.of, reference.where, key, resource.account, region)
    if (here.length === 0) return undefined
    found.push(...here)
  }
  return found
}
