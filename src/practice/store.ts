import { withoutPrototypes } from '../core/by-text.ts'
import { DemarcError, systemCode } from '../core/errors.ts'
import { writeFileAtomic } from '../core/files.ts'
import type { Random } from '../core/random.ts'
import { whyUnreadable } from '../core/reading.ts'
import { isRecord } from '../core/record.ts'
import { placeOf } from '../core/special-files.ts'
import { LARGEST, readWhole } from '../core/whole-file.ts'
import { type SecretOf, secretsBy } from './ids.ts'
import type { Size } from './principals.ts'
import { AwsError, awsError, type PracticeService, type SeedContext } from './service.ts'

/** The version of the format of the state; it changes with it. */
const SCHEMA = 'demarc.practice/5'

/** A state file from before there were two sizes is of the company's account. */
const FIRST_SIZE: Size = 'company'

/**
 * States by service id, then by place: a region, or the scope if there is only one; for a member account, after its id
 * and a slash.
 */
type Slices = Map<string, Map<string, unknown>>

type SeedFacts = Omit<SeedContext, 'region'>
/** The facts without those that the store adds. */
type GivenFacts = Omit<SeedFacts, 'secretOf'>

const KEY_BYTES = 32

interface State {
  readonly partition: string
  readonly size: string
  readonly key: string
  readonly slices: Slices
}

type Is = Pick<StoreOptions, 'partition' | 'size'>

interface StoreOptions {
  /** A state file is of one partition, and of one of the two accounts. */
  readonly partition: string
  readonly size: Size
  readonly file?: string | undefined
  readonly unwritten?: ReadonlySet<string>
  readonly random: Random
}

/**
 * The practice account's state: one part for each service (and region), seeded at first use. With a state file, it is
 * written as a whole after every change.
 */
export class Store {
  readonly #facts: SeedFacts
  readonly #file: string | undefined
  readonly #is: Is
  readonly #slices: Slices
  readonly #unwritten: ReadonlySet<string>
  #undo: Map<string, { service: string; key: string; copy: unknown }> | undefined
  #version = 0
  #waiting: Promise<void> | undefined
  #writing: Promise<void> = Promise.resolve()

  /** The random value from which the secrets of its access keys are derived: new, unless the state file has one. */
  readonly #key: string
  readonly secretOf: SecretOf

  private constructor(
    facts: GivenFacts,
    { file, partition, size }: Pick<StoreOptions, 'file' | 'partition' | 'size'>,
    state: State,
    unwritten: ReadonlySet<string>,
  ) {
    this.#key = state.key
    this.secretOf = secretsBy(state.key)
    this.#facts = { ...facts, secretOf: this.secretOf }
    this.#file = file
    this.#is = { partition, size }
    this.#slices = state.slices
    this.#unwritten = unwritten
  }

  /**
   * Reads the state file, if it exists. If it cannot be read, throws PRACTICE_STATE_DAMAGED and leaves the file
   * unchanged. `unwritten`: strings of the state that must never be written; the file has null in their place.
   */
  static async open(
    facts: GivenFacts,
    services: readonly PracticeService[],
    { file, partition, size, unwritten = new Set(), random }: StoreOptions,
  ): Promise<Store> {
    const kept = file === undefined ? undefined : await readState(file, facts.account, { partition, size })
    const fresh = { partition, size, key: Buffer.from(random(KEY_BYTES)).toString('hex'), slices: new Map() }
    const store = new Store(facts, { file, partition, size }, kept ?? fresh, unwritten)
    if (file === undefined) return store
    // the date is that of the first start, even if another one is requested
    for (const service of services) {
      for (const region of service.scope === 'regional' ? facts.regions : [facts.homeRegion])
        store.slice(service, region)
    }
    // a file that cannot be written is reported now, not at the first change
    if (!kept) await store.save().catch((cause) => refuseUnwritable(file, cause))
    return store
  }

  /** The number of changes: a result computed from the state is valid until it increases. */
  get version(): number {
    return this.#version
  }

  /** The management account. */
  get account(): string {
    return this.#facts.account
  }

  /**
   * A service's state. `account`: by default the management account. Throws 501 if a member account does not have the
   * service.
   */
  slice<S>(service: PracticeService<S>, region: string, account = this.#facts.account): S {
    const key = this.#placeOf(service, region, account)
    let places = this.#slices.get(service.id)
    if (!places) {
      places = new Map()
      this.#slices.set(service.id, places)
    }
    if (!places.has(key)) places.set(key, withoutPrototypes(this.#seed(service, region, account)))
    const slice = places.get(key)
    if (this.#undo && !this.#undo.has(`${service.id}/${key}`))
      this.#undo.set(`${service.id}/${key}`, { service: service.id, key, copy: structuredClone(slice) })
    // safe: only the service's own seed, or its JSON, puts a state here
    return slice as S
  }

  #placeOf({ scope }: PracticeService, region: string, account: string): string {
    if (scope === 'organization') return scope
    const place = scope === 'global' ? scope : region
    return account === this.#facts.account ? place : `${account}/${place}`
  }

  #seed<S>(service: PracticeService<S>, region: string, account: string): S {
    const context = { ...this.#facts, region: service.scope === 'regional' ? region : this.#facts.homeRegion }
    if (account === this.#facts.account || service.scope === 'organization') return service.seed(context)
    if (service.member) return service.member({ ...context, account })
    const message = `The practice account does not implement the service ${service.id} in the members of its organization.`
    throw awsError('NotImplemented', message, 501)
  }

  /** Makes a change. If it throws, the state is as before, unless the error keeps the change. */
  change<T>(work: () => T): T {
    this.#undo = new Map()
    this.#version++
    try {
      const done = work()
      this.#takePrototypes()
      return done
    } catch (error) {
      if (error instanceof AwsError && error.keepsChange) {
        this.#takePrototypes()
        throw error
      }
      for (const { service, key, copy } of this.#undo.values())
        this.#slices.get(service)?.set(key, withoutPrototypes(copy))
      throw error
    } finally {
      this.#version++
      this.#undo = undefined
    }
  }

  /** Removes the prototypes of maps in the changed state: their keys are names chosen by callers. */
  #takePrototypes(): void {
    for (const { service, key } of this.#undo?.values() ?? []) withoutPrototypes(this.#slices.get(service)?.get(key))
  }

  /**
   * Resolves when every change made before the call is stored. Only one write runs at a time; calls during a write
   * share the next one.
   */
  save(): Promise<void> {
    this.#version++
    const file = this.#file
    if (file === undefined) return Promise.resolve()
    if (!this.#waiting) {
      const write = this.#writing.then(() => {
        this.#waiting = undefined
        return writeFileAtomic(file, this.#serialise())
      })
      this.#waiting = write
      // a later write waits for this one to end, whether it succeeds or not
      this.#writing = write.catch(() => undefined)
    }
    return this.#waiting
  }

  #serialise(): string {
    const services = Object.fromEntries([...this.#slices].map(([id, regions]) => [id, Object.fromEntries(regions)]))
    const state = { schema: SCHEMA, account: this.#facts.account, ...this.#is, key: this.#key, services }
    const kept = (_: string, value: unknown): unknown =>
      typeof value === 'string' && this.#unwritten.has(value) ? null : value
    return `${JSON.stringify(state, this.#unwritten.size > 0 ? kept : undefined)}\n`
  }
}

function refuseUnwritable(file: string, cause: unknown): never {
  const hint = 'Its folder must be there, and yours to write to.'
  throw new DemarcError('PRACTICE_STATE_UNWRITABLE', `The state file ${file} cannot be written.`, { cause, hint })
}

async function readState(file: string, account: string, { partition, size }: Is): Promise<State | undefined> {
  let text: string
  try {
    // reading from a pipe would block, and a device cannot hold a state
    if ((await placeOf(file)).is === 'stream')
      throw new DemarcError('PRACTICE_STATE_UNREADABLE', `${file} is a pipe or a device, and no state file.`, {
        hint: 'Name a regular file with --state, or one that does not exist yet.',
      })
    text = (await readWhole(file, LARGEST.journal)).toString()
  } catch (cause) {
    if (isMissing(cause)) return undefined
    if (cause instanceof DemarcError) throw cause
    throw new DemarcError(
      'PRACTICE_STATE_UNREADABLE',
      `${file} cannot be read: ${whyUnreadable(cause) ?? String(cause)}`,
      { cause },
    )
  }
  const state = parseState(text, account)
  if (state && state.partition !== partition)
    throw new DemarcError(
      'PRACTICE_PARTITION',
      `The file ${file} holds an account in the partition ${state.partition}.`,
      {
        hint: `Start it with --partition ${state.partition}, or name another file with --state.`,
      },
    )
  if (state && state.size !== size)
    throw new DemarcError('PRACTICE_SIZE', `The file ${file} holds the ${state.size} practice account.`, {
      hint: `Start it with demarc practice ${state.size}, or name another file with --state.`,
    })
  if (state) return state
  const message = `The file ${file} does not hold a practice account of this version of Demarc.`
  throw new DemarcError('PRACTICE_STATE_DAMAGED', message, {
    hint: 'It was left untouched. Name another file with --state, or move this one away to start with a new account.',
  })
}

function parseState(text: string, account: string): State | undefined {
  try {
    const state: unknown = withoutPrototypes(JSON.parse(text))
    if (!isRecord(state) || state['schema'] !== SCHEMA || state['account'] !== account) return undefined
    // a file from before there were partitions is of the standard one
    const { services, key, partition = 'aws', size = FIRST_SIZE } = state
    if (
      typeof key !== 'string' ||
      typeof partition !== 'string' ||
      typeof size !== 'string' ||
      key.length !== 2 * KEY_BYTES ||
      !isRecord(services) ||
      !Object.values(services).every(isRecord)
    )
      return undefined
    const slices = new Map(
      Object.entries(services).map(([id, regions]) => [id, new Map(Object.entries(regions ?? {}))]),
    )
    return { partition, size, key, slices }
  } catch {
    return undefined
  }
}

function isMissing(error: unknown): boolean {
  return systemCode(error) === 'ENOENT'
}
