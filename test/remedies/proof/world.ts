import { type Model, place } from '../../../src/model/model.ts'
import type { KnownType, Properties, Resource, StateOf } from '../../../src/model/resource.ts'

/** What is known of some resource, as far as something changes it. */
export interface Bags {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly state?: Readonly<Record<string, unknown>>
}

/** The same of one type, so that a name that it does not have is a type error. */
export const bags = <T extends KnownType>(
  _type: T,
  known: {
    readonly properties?: { readonly [K in keyof Properties<T>]?: Properties<T>[K] | null }
    readonly state?: { readonly [K in keyof StateOf<T>]?: StateOf<T>[K] | null }
  },
): Bags => known

/** The resources of a model while a template is deployed into them. */
export class World {
  readonly #resources: Map<string, Resource>
  readonly #blindSpots: Model['blindSpots']
  readonly #day: Model['day']

  constructor(model: Pick<Model, 'resources' | 'blindSpots' | 'day'>) {
    this.#resources = new Map(model.resources.map((one) => [one.id, one]))
    this.#blindSpots = model.blindSpots
    this.#day = model.day
  }

  ofType(type: string): readonly Resource[] {
    return [...this.#resources.values()].filter((one) => one.type === type)
  }

  get(id: string): Resource | undefined {
    return this.#resources.get(id)
  }

  put(resource: Resource): void {
    this.#resources.set(resource.id, resource)
  }

  remove(id: string): void {
    this.#resources.delete(id)
  }

  /** Sets what is named of one resource; the rest stays. */
  change(id: string, { properties = {}, state = {} }: Bags): void {
    const known = this.#resources.get(id)
    if (known)
      this.put({ ...known, properties: { ...known.properties, ...properties }, state: { ...known.state, ...state } })
  }

  model(): Model {
    return place(this.#resources.values(), this.#blindSpots, undefined, this.#day)
  }
}
