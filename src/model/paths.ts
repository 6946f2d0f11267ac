import type { Unseen } from './resource.ts'

/** An object that paths point into: a resource, or one being built. */
export interface Bags {
  readonly properties: Readonly<Record<string, unknown>>
  readonly state: Readonly<Record<string, unknown>>
  readonly tags?: Readonly<Record<string, string>> | undefined
  /** What was not seen, by path; refused tags are not the same as no tags. */
  readonly unseen?: Readonly<Record<string, Unseen>>
}

/** The same while it is being filled. */
export interface OpenBags {
  readonly properties: Record<string, unknown>
  readonly state: Record<string, unknown>
}

const STATE = 'state.'
/** The path of all tags. */
export const TAGS = 'tags'
const DOT = 46
const stateKeys = new Map<string, string>()

/** The key in a path `state.Key`, cached; undefined for a property path (CloudFormation's names contain no dot). */
function stateKeyOf(path: string): string | undefined {
  if (path.charCodeAt(STATE.length - 1) !== DOT) return undefined
  const known = stateKeys.get(path) ?? path.slice(STATE.length)
  stateKeys.set(path, known)
  return known
}

/** The value at a path: a property by its name, live-only state as `state.Name`, or `tags`; undefined when it was not seen. */
export function valueAt({ properties, state, tags, unseen }: Bags, path: string): unknown {
  if (path === TAGS) return unseen?.[TAGS] ? undefined : tags
  const key = stateKeyOf(path)
  return key === undefined ? properties[path] : state[key]
}

/** A path, split once for many resources. */
export class SplitPath {
  readonly path: string
  readonly #key: string
  readonly #isState: boolean

  constructor(path: string) {
    const key = stateKeyOf(path)
    this.path = path
    this.#key = key ?? path
    this.#isState = key !== undefined
  }

  /** The same as `valueAt`. */
  valueIn(bags: Bags): unknown {
    if (this.path === TAGS) return valueAt(bags, TAGS)
    return this.#isState ? bags.state[this.#key] : bags.properties[this.#key]
  }
}

/** A test that there is a value at each of some paths; splits the paths once for many resources. */
export function allSeen(paths: Iterable<string>): (bags: Bags) => boolean {
  const properties: string[] = []
  const states: string[] = []
  let tagged = false
  for (const path of new Set(paths)) {
    const key = stateKeyOf(path)
    if (path === TAGS) tagged = true
    else if (key === undefined) properties.push(path)
    else states.push(key)
  }
  return (bags) => {
    for (const key of properties) if (bags.properties[key] === undefined) return false
    for (const key of states) if (bags.state[key] === undefined) return false
    return !tagged || valueAt(bags, TAGS) !== undefined
  }
}

/** Sets the value at a path. */
export function setAt({ properties, state }: OpenBags, path: string, value: unknown): void {
  const key = stateKeyOf(path)
  if (key === undefined) properties[path] = value
  else state[key] = value
}

/** A copy of the resource with another value at a path. */
export function withAt<T extends Bags>(resource: T, path: string, value: unknown): T {
  const changed = { ...resource, properties: { ...resource.properties }, state: { ...resource.state } }
  setAt(changed, path, value)
  return changed
}

/** A copy of the resource with nothing at a path, as if it was not seen. */
export function withoutAt<T extends Bags>(resource: T, path: string): T {
  if (path === TAGS) return { ...resource, tags: undefined }
  const key = stateKeyOf(path)
  return key === undefined
    ? { ...resource, properties: without(resource.properties, path) }
    : { ...resource, state: without(resource.state, key) }
}

/** The paths at which a resource has a value. */
export const pathsOf = ({ properties, state }: Bags): readonly string[] => [
  ...Object.keys(properties),
  ...Object.keys(state).map((key) => `${STATE}${key}`),
]

const without = (bag: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> => {
  const { [key]: _, ...rest } = bag
  return rest
}
