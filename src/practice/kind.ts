import { put } from '../core/by-text.ts'
import type { AwsError, Call, Kept } from './service.ts'

/** The location of a resource, as in its ARN. */
export type Place = Pick<Call<unknown, unknown>, 'partition' | 'region' | 'account'>
type In<S> = Place & { readonly state: S }

export const arnIn = ({ partition, region, account }: Place, service: string, resource: string): string =>
  `arn:${partition}:${service}:${region}:${account}:${resource}`

/**
 * What a service stores of a resource: the members that the SDK shows. A service keeps them as `is`, next to what has
 * its own operations (tags, policies), and adds derived members when it returns the resource. K: the members that are
 * always present.
 */
export type Is<T, K extends keyof T> = Partial<Kept<T>> & { [P in K]-?: Exclude<Kept<T[P]>, undefined> }

/** The members of a request that name a resource. */
export type Naming<K extends string> = { readonly [P in K]?: string | undefined }

export interface KindSpec<S, T> {
  /** The list in the state. */
  readonly in: (state: S) => T[]
  readonly id: (one: T) => string
  /** The service in its ARN, and the prefix of the id there: `['elasticfilesystem', 'file-system/']`. */
  readonly arn: readonly [service: string, prefix: string] | ((place: Place, id: string) => string)
  /** Whether a given text names the resource. Default: it is the id. */
  readonly means?: (given: string, id: string, arn: string) => boolean
  /** AWS's error if it does not exist. */
  readonly missing: (given: string | undefined, place: Place) => AwsError
  /** AWS's error for a second resource with the same id. */
  readonly exists?: (id: string, place: Place) => AwsError
}

/** A kind of resource that a service keeps: how it is named, found, added and removed. */
export interface Kind<S, T> {
  /** AWS's error if it does not exist. */
  readonly missing: KindSpec<S, T>['missing']
  /** The ARN of an id; an ARN is returned unchanged. */
  arn(place: Place, given: string): string
  arnOf(place: Place, one: T): string
  find(call: In<S>, given: string | undefined): T | undefined
  /** The resource that a request names. Throws AWS's error if it does not exist. */
  of(call: In<S>, given: string | undefined): T
  /** The resource that a request names; without a name, all that fit. */
  those(call: In<S>, given: string | undefined, fits?: (one: T) => boolean): T[]
  /** The resource with exactly this ARN. */
  at(call: In<S>, arn: string | undefined): T | undefined
  /** Adds a resource. Throws AWS's error if its id exists. */
  add(call: In<S>, one: T): T
  /** Removes the resource that a request names, and returns it. */
  remove(call: In<S>, given: string | undefined): T
}

export function kind<S, T>(spec: KindSpec<S, T>): Kind<S, T> {
  const means = spec.means ?? ((given, id) => given === id)
  const arn = arnBy(spec.arn)
  const arnOf = (place: Place, one: T) => arn(place, spec.id(one))
  const find = (call: In<S>, given: string | undefined) =>
    given === undefined ? undefined : spec.in(call.state).find((one) => means(given, spec.id(one), arnOf(call, one)))
  const of = (call: In<S>, given: string | undefined): T => {
    const found = find(call, given)
    if (found === undefined) throw spec.missing(given, call)
    return found
  }
  return {
    arn,
    arnOf,
    missing: spec.missing,
    find,
    of,
    those: (call, given, fits = () => true) =>
      given === undefined ? spec.in(call.state).filter(fits) : [of(call, given)],
    at: (call, wanted) => spec.in(call.state).find((one) => arnOf(call, one) === wanted),
    add: (call, one) => {
      const id = spec.id(one)
      const all = spec.in(call.state)
      if (spec.exists && all.some((other) => spec.id(other) === id)) throw spec.exists(id, call)
      all.push(one)
      return one
    },
    remove: (call, given) => {
      const gone = of(call, given)
      drop(spec.in(call.state), (one) => one === gone)
      return gone
    },
  }
}

export interface NamedSpec<S, T> {
  /** The record in the state, by name. */
  readonly in: (state: S) => Record<string, T>
  /** As in `KindSpec`; absent for a kind without ARNs. */
  readonly arn?: KindSpec<S, T>['arn']
  readonly missing: (name: string, place: Place) => AwsError
  readonly exists?: (name: string, place: Place) => AwsError
}

/** A kind of resource that a service keeps by name, or by an id that is not part of the resource. */
export interface Named<S, T> {
  readonly missing: NamedSpec<S, T>['missing']
  arn(place: Place, name: string | undefined): string
  find(call: In<S>, name: string | undefined): T | undefined
  /** The resource with a name. Throws AWS's error if it does not exist. */
  of(call: In<S>, name: string | undefined): T
  /** All resources that fit, sorted by name. */
  all(call: In<S>, fits?: (name: string, one: T) => boolean): [name: string, one: T][]
  /** The resource with exactly this ARN. */
  at(call: In<S>, arn: string | undefined): T | undefined
  /** Adds a resource. Throws AWS's error if its name exists. */
  add(call: In<S>, name: string, one: T): T
  /** Removes the resource with a name, and returns it. */
  remove(call: In<S>, name: string | undefined): T
}

/** Records in the state have no prototype: only stored resources are found by name. */
export function named<S, T>(spec: NamedSpec<S, T>): Named<S, T> {
  const arn = arnBy(spec.arn ?? ((_, name) => name))
  const find = (call: In<S>, name = '') => spec.in(call.state)[name]
  const of = (call: In<S>, name = ''): T => {
    const found = find(call, name)
    if (found === undefined) throw spec.missing(name, call)
    return found
  }
  return {
    missing: spec.missing,
    arn: (place, name = '') => arn(place, name),
    find,
    of,
    all: (call, fits = () => true) =>
      Object.entries(spec.in(call.state))
        .filter(([name, one]) => fits(name, one))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    at: (call, wanted) => Object.entries(spec.in(call.state)).find(([name]) => arn(call, name) === wanted)?.[1],
    add: (call, name, one) => {
      if (spec.exists && find(call, name) !== undefined) throw spec.exists(name, call)
      put(spec.in(call.state), name, one)
      return one
    },
    remove: (call, name = '') => {
      const gone = of(call, name)
      delete spec.in(call.state)[name]
      return gone
    },
  }
}

const arnBy =
  (form: KindSpec<never, never>['arn']) =>
  (place: Place, given: string): string => {
    if (given.startsWith('arn:')) return given
    return typeof form === 'function' ? form(place, given) : arnIn(place, form[0], form[1] + given)
  }

/** Removes the items of a list for which `goes` is true. */
export function drop<T>(all: T[], goes: (one: T) => boolean): void {
  all.splice(0, all.length, ...all.filter((one) => !goes(one)))
}

/** Finds the resource with an ARN among several kinds. */
export const among =
  <S, T>(kinds: readonly Pick<Kind<S, T> | Named<S, T>, 'at'>[], missing: (arn: string | undefined) => AwsError) =>
  (call: In<S>, arn: string | undefined): T => {
    for (const one of kinds) {
      const found = one.at(call, arn)
      if (found !== undefined) return found
    }
    throw missing(arn)
  }

/** The members of an object that have a value. */
export const given = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  // safe: the same object without the members that are undefined
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** Copies the given members of a request to a stored resource, under the same names. */
export function take<K extends string, T extends { [P in K]?: unknown }>(
  stored: T,
  input: { readonly [P in K]?: T[P] | undefined },
  ...members: readonly K[]
): void {
  for (const member of members) {
    const value = input[member]
    if (value !== undefined) Object.assign(stored, { [member]: value })
  }
}

/** The value, if there is one. Throws AWS's error otherwise. */
export function found<T>(one: T | null | undefined, missing: () => AwsError): T {
  if (one === undefined || one === null) throw missing()
  return one
}

/** Sets members of a stored resource. */
export const set = <T extends object>(stored: T, members: Partial<T>): T => Object.assign(stored, members)

/** Whether a list of names in a request includes a name; an empty or absent list includes all. */
export const isAmong = <N>(names: readonly N[] | undefined, name: N): boolean => !names?.length || names.includes(name)
