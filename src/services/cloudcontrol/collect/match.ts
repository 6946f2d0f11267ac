import type { ResourceDescription } from '@aws-sdk/client-cloudcontrol'
import { nameInArn } from '../../../core/arn.ts'
import { parseJson } from '../../../core/json.ts'
import { isRecord } from '../../../core/record.ts'
import type { Resource } from '../../../model/resource.ts'

/**
 * Separates the parts of an identifier made of several properties
 * (cloudcontrolapi/latest/userguide/resource-identifier.html).
 */
export const BETWEEN = '|'

/**
 * Finds, in the listing of a type, the identifiers of resources of which the inventory has only the ARN. Matches by
 * ARN, which is the identifier or one of the properties; otherwise by name, if it is unique both in the inventory and
 * in the listing.
 */
export class Matches {
  readonly #byId: ReadonlyMap<string, Resource>
  readonly #byName = new Map<string, Resource | undefined>()
  readonly #exact = new Map<string, string>()
  readonly #named = new Map<string, Set<string>>()

  constructor(wanted: readonly Resource[]) {
    this.#byId = new Map(wanted.map((one) => [one.id, one]))
    for (const one of wanted)
      for (const name of new Set([one.name, nameInArn(one.id)]))
        this.#byName.set(name, this.#byName.has(name) ? undefined : one)
  }

  see({ Identifier: identifier, Properties }: ResourceDescription): void {
    if (identifier === undefined || identifier === '') return
    const id = [identifier, ...textsIn(Properties)].find((text) => this.#byId.has(text))
    if (id !== undefined) this.#exact.set(id, identifier)
    const parts = identifier.split(BETWEEN)
    for (const name of new Set([identifier, ...parts, ...parts.map(nameInArn)])) {
      const one = this.#byName.get(name)
      if (one) this.#named.set(one.id, (this.#named.get(one.id) ?? new Set()).add(identifier))
    }
  }

  /** By resource id. */
  get identifiers(): ReadonlyMap<string, string> {
    const found = new Map(this.#exact)
    const taken = new Set(found.values())
    for (const [id, identifiers] of this.#named) {
      const [only, ...others] = identifiers
      if (only !== undefined && others.length === 0 && !found.has(id) && !taken.has(only)) found.set(id, only)
    }
    return found
  }
}

/** The string properties of a listed resource; empty if they cannot be parsed. */
function textsIn(properties: string | undefined): readonly string[] {
  try {
    const bag = parseJson(properties ?? '')
    return isRecord(bag) ? Object.values(bag).filter((value) => typeof value === 'string') : []
  } catch {
    return []
  }
}
