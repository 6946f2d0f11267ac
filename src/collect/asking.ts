import { AsyncLocalStorage } from 'node:async_hooks'
import { sha256 } from '../core/digest.ts'
import { canonicalJson } from '../core/json.ts'
import type { ServiceId } from './sdk.ts'

/** One call to AWS: service, operation, region and input. */
export interface AwsCall {
  readonly service: ServiceId
  readonly operation: string
  readonly region: string
  readonly input: unknown
}

/** An input longer than this is replaced by its digest in the answer's name: a page token has hundreds of characters. */
const LONG = 160
/** The most answers listed as the evidence of a whole listing. */
const MANY = 20

/**
 * The name of an answer. The same question gives the same name in every scan, e.g. `s3:GetPublicAccessBlock eu-central-1
 * {"Bucket":"x"}`.
 */
function answerName({ service, operation, region, input }: AwsCall): string {
  const text = canonicalJson(input ?? {})
  return `${service}:${operation} ${region} ${text.length > LONG ? `sha256:${sha256(text)}` : text}`
}

/**
 * A part of a scan that calls AWS on behalf of some resources: a listing, a detail, or a call shared by several of them. It
 * collects the names of the answers.
 */
export class Asker {
  /** Its name, the same in every scan. */
  readonly name: string
  #calls: { readonly operation: string; readonly name: string }[] = []

  constructor(name: string) {
    this.name = name
  }

  asked(operation: string, name: string): void {
    this.#calls.push({ operation, name })
  }

  /** Adds the calls of another asker whose answers this one uses. */
  adopt(other: Asker): void {
    for (const call of other.#calls) this.#calls.push(call)
  }

  /** The calls since the last `take()`. */
  take(): readonly { readonly operation: string; readonly name: string }[] {
    const calls = this.#calls
    if (calls.length > 0) this.#calls = []
    return calls
  }

  /** The names of all answers, sorted, without repetition. */
  get answers(): readonly string[] {
    return [...new Set(this.#calls.map(({ name }) => name))].sort()
  }
}

const asking = new AsyncLocalStorage<Asker>()

/** Runs `work` on behalf of an asker: every call in it, at any depth, is attributed to that asker. */
export const onBehalfOf = <T>(asker: Asker, work: () => T): T => asking.run(asker, work)

/** A call with the names of its answer and of its asker (empty when there is none). */
export interface NamedCall extends AwsCall {
  readonly name: string
  readonly by: string
}

/** Attributes a call to the current asker. */
export function noteCall(question: AwsCall): NamedCall {
  const asker = asking.getStore()
  const name = answerName(question)
  asker?.asked(question.operation, name)
  return { ...question, name, by: asker?.name ?? '' }
}

/** The asker on whose behalf the current code runs. */
export const currentAsker = (): Asker | undefined => asking.getStore()

/**
 * The answers that each resource of a listing rests on: for each operation the latest calls, since a listing proceeds page by
 * page and calls made between two resources concern the second. When several calls of one operation were made together, a
 * resource takes those that name it.
 */
export class ListingTrail {
  readonly #asker: Asker
  readonly #latest = new Map<string, readonly string[]>()
  readonly #all = new Set<string>()
  #shared: readonly string[] | undefined
  #several = false

  constructor(asker: Asker) {
    this.#asker = asker
  }

  /** The names of the answers behind the resource that was just yielded. Resources with the same answers share one array. */
  of(resource: { readonly id: string; readonly name: string }): readonly string[] {
    const calls = this.#take()
    if (calls.length > 0) {
      const fresh = new Map<string, string[]>()
      for (const { operation, name } of calls) fresh.set(operation, [...(fresh.get(operation) ?? []), name])
      for (const [operation, names] of fresh) this.#latest.set(operation, names)
      this.#shared = undefined
      this.#several = [...this.#latest.values()].some((names) => names.length > 1)
    }
    if (!this.#several) {
      this.#shared ??= sorted([...this.#latest.values()].flat())
      return this.#shared
    }
    return sorted(
      [...this.#latest.values()].flatMap((names) => {
        const own = names.length > 1 ? names.filter((name) => speaksOf(name, resource)) : names
        return own.length > 0 ? own : names
      }),
    )
  }

  /** The names of the answers behind the whole listing, at most `MANY`: they are the evidence that there are no more resources. */
  get all(): readonly string[] {
    this.#take()
    return sorted([...this.#all])
  }

  #take(): ReturnType<Asker['take']> {
    const calls = this.#asker.take()
    for (const { name } of calls) if (this.#all.size < MANY) this.#all.add(name)
    return calls
  }
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort()

const speaksOf = (answer: string, { id, name }: { readonly id: string; readonly name: string }): boolean =>
  answer.includes(JSON.stringify(id)) || answer.includes(JSON.stringify(name))
