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

/** So many resources of one type are asked for at once; the clients hold the limits. */
const ABREAST = 16

export interface ReaderOptions {
  readonly clients: ClientSource
  readonly types: HandledTypes
  readonly account: string
  readonly homeRegion: string
  /** Identifiers of a type's resources that are known without a call. */
  readonly known: (type: string, region: string) => readonly string[]
  /** Hears how many characters of properties were read. Throws where they are too many for one run. */
  readonly take: (characters: number) => void
  readonly signal?: AbortSignal | undefined
}

/** A resource with the names of the answers that it rests on, or why it was not read. */
export type Read = Answer<Described> & { readonly answers: readonly string[] }

/** Reads resources of one type in one region by Cloud Control. */
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
   * Reads some by their identifiers. The first is asked for alone: where it shows that none of the type can be read, the others are not asked for,
   * and have its reason.
   */
  async each(identifiers: readonly string[]): Promise<readonly Read[]> {
    const [first, ...others] = identifiers
    if (first === undefined) return []
    const probe = await this.one(first)
    if (!probe.ok && probe.refusal.of === 'type') return identifiers.map(() => probe)
    return [probe, ...(await inLanes(others, ABREAST, (identifier) => this.one(identifier)))]
  }

  /** Reads one by its identifier, once. */
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
        // some write a name in letters of another case
        if (found.identifier.toLowerCase() !== identifier.toLowerCase())
          throw new IncompleteAnswerError('the handler answered for another resource')
        return found
      }),
    )
    return { ...answer, answers: asker.answers }
  }

  /** Shows what the type's listings show, one resource at a time. Gives what was refused: a type may be listed once for each parent. */
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
        // one level: a parent that has parents itself is taken from what is known
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
