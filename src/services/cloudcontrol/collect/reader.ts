import type { CloudControl, ResourceDescription } from '@aws-sdk/client-cloudcontrol'
import { Asker, onBehalfOf } from '../../../collect/asking.ts'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import type { ClientSource } from '../../../collect/runner.ts'
import { inLanes } from '../../../core/lanes.ts'
import { type Described, described } from './described.ts'
import { listed, modelsOf } from './listing.ts'
import { type Answer, asking, type Refusal } from './refused.ts'
import type { HandledType, HandledTypes } from './types.ts'

const GET = 'cloudformation:GetResource'
const LIST = 'cloudformation:ListResources'

/** The number of resources of one type that are read at the same time; the clients keep AWS's rate limits. */
const ABREAST = 16

export interface ReaderOptions {
  readonly clients: ClientSource
  readonly types: HandledTypes
  readonly account: string
  readonly homeRegion: string
  /** Identifiers of a type's resources that are known without a call. */
  readonly known: (type: string, region: string) => readonly string[]
  /** Is called with the number of characters of properties that were read. Throws if they are too many for one run. */
  readonly take: (characters: number) => void
  readonly signal?: AbortSignal | undefined
}

/** A resource, or why it was not read, with the names of the API answers behind it. */
export type Read = Answer<Described> & { readonly answers: readonly string[] }

/** Reads resources of one type in one region through Cloud Control. */
export class TypeReader {
  readonly type: HandledType
  readonly #region: string
  readonly #options: ReaderOptions
  readonly #gets = new Map<string, Promise<Read>>()

  constructor(type: HandledType, region: string, options: ReaderOptions) {
    this.type = type
    this.#region = region
    this.#options = options
  }

  /**
   * Reads resources by their identifiers. The first is read alone: if it shows that the type cannot be read at all, the
   * others get the same refusal without a call.
   */
  async each(identifiers: readonly string[]): Promise<readonly Read[]> {
    const [first, ...others] = identifiers
    if (first === undefined) return []
    const probe = await this.one(first)
    if (!probe.ok && probe.refusal.of === 'type') return identifiers.map(() => probe)
    return [probe, ...(await inLanes(others, ABREAST, (identifier) => this.one(identifier)))]
  }

  /** Reads one resource by its identifier; repeated calls share one request. */
  one(identifier: string): Promise<Read> {
    const known = this.#gets.get(identifier)
    if (known) return known
    const asked = this.#get(identifier)
    this.#gets.set(identifier, asked)
    return asked
  }

  async #get(identifier: string): Promise<Read> {
    const asker = new Asker(`${this.type.type} ${this.#region} ${identifier}`)
    const answer = await onBehalfOf(asker, () =>
      asking(GET, this.#options.signal, async () => {
        const client = await this.#client()
        const { TypeName, ResourceDescription } = await client.getResource({
          TypeName: this.type.type,
          Identifier: identifier,
        })
        this.#options.take(ResourceDescription?.Properties?.length ?? 0)
        const found = described(this.type.type, { TypeName, ResourceDescription })
        // some handlers return a name in another case
        if (found.identifier.toLowerCase() !== identifier.toLowerCase())
          throw new IncompleteAnswerError('the handler answered for another resource')
        return found
      }),
    )
    return { ...answer, answers: asker.answers }
  }

  /**
   * Passes each listed resource of the type to `see`, one at a time. Returns the refusals: a type may be listed once
   * for each parent.
   */
  async list(see: (one: ResourceDescription, answers: readonly string[]) => void): Promise<readonly Refusal[]> {
    const { signal } = this.#options
    const models = await asking(LIST, signal, () => modelsOf(this.type, this.#where()))
    if (!models.ok) return [models.refusal]
    const refusals: Refusal[] = []
    for (const model of models.value) {
      const asker = new Asker(`${this.type.type} ${this.#region} ${JSON.stringify(model)}`)
      const answer = await onBehalfOf(asker, () =>
        asking(LIST, signal, async () => {
          for await (const one of listed(await this.#client(), this.type, model)) see(one, asker.answers)
        }),
      )
      if (answer.ok) continue
      refusals.push(answer.refusal)
      if (answer.refusal.of === 'type') break
    }
    return refusals
  }

  #where() {
    const { account, homeRegion, known, types } = this.#options
    return {
      account,
      homeRegion,
      region: this.#region,
      identifiersOf: async (type: string): Promise<readonly string[]> => {
        const there = known(type, this.#region)
        const parent = types(type)
        // one level only: a parent type that has parents itself is not listed
        if (there.length > 0 || !parent?.lists || parent.parents.length > 0) return there
        const found = new Set<string>()
        for await (const { Identifier } of listed(await this.#client(), parent, {}))
          if (Identifier) found.add(Identifier)
        return [...found]
      },
    }
  }

  #client(): Promise<CloudControl> {
    this.#options.signal?.throwIfAborted()
    return this.#options.clients.client('cloudcontrol', this.#region)
  }
}
