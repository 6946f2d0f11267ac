import type { ResponsibilityId } from '../catalog/responsibilities.ts'
import type { KnownType, Properties, StateOf } from '../model/resource.ts'
import type { Answer } from './answer.ts'
import { type Calendars, type DatedCalendar, NO_CALENDARS } from './calendar.ts'
import type { Found } from './found.ts'
import { defaultsOf, type Parameters, type ParameterValues, type ValuesOf, withValuesIn } from './parameters.ts'
import type { Remedy } from './remedy.ts'

export type Severity = 'low' | 'medium' | 'high' | 'critical'

/** What a control reads: `Name` of the CloudFormation shape, `state.Name` of the live-only state, or all `tags`. */
export type Path<T extends KnownType> =
  | 'tags'
  | (keyof Properties<T> & string)
  | (keyof StateOf<T> extends infer K extends string ? `state.${K}` : never)

type Seen<V> = Exclude<V, undefined> | null

/** The properties among `R`, each a value or `null` (AWS said there is none). Unseen ones never reach a control. */
export type View<T extends KnownType, R extends string> = {
  readonly [K in keyof Properties<T> as K extends R ? K : never]-?: Seen<Properties<T>[K]>
}
export type StateView<T extends KnownType, R extends string> = {
  readonly [K in keyof StateOf<T> as K extends string ? (`state.${K}` extends R ? K : never) : never]-?: Seen<
    StateOf<T>[K]
  >
}

/** What stands beside the properties of a resource: who and where it is, its live state, its neighbours, parameters and calendars. */
export interface At<T extends KnownType, R extends string, N, P = Record<never, never>, C = Record<never, never>> {
  readonly id: string
  readonly name: string
  readonly account: string
  readonly region: string
  readonly tags: Readonly<Record<string, string>>
  readonly state: StateView<T, R>
  readonly near: N
  /** The values of the control's parameters: AWS's defaults, or the user's. */
  readonly parameters: ValuesOf<P>
  /** The control's calendars on the day of the scan. */
  readonly calendars: { readonly [K in keyof C]: DatedCalendar }
}

/** A neighbour as a control sees it. A property that was not seen ends the question as unknown when it is looked at. */
export interface Near<T extends KnownType, R extends string> {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly tags: Readonly<Record<string, string>>
  readonly properties: View<T, R>
  readonly state: StateView<T, R>
}

/** The neighbours declared before, by name, as far as their keys matter: an alarm's topics, whose subscriptions are wanted. */
export type NearBefore = Readonly<
  Record<
    string,
    Found<{
      readonly properties: Readonly<Record<string, unknown>>
      readonly state: Readonly<Record<string, unknown>>
    }>
  >
>

/**
 * A typed reference to other resources. What is missing of them makes only those verdicts unknown that it could turn.
 * `each`: one for every key; a key that leads nowhere is a missing neighbour (an instance's security groups).
 * `those`: all that refer to this one, perhaps none (the flow logs of a VPC); a listing that was refused may hide more.
 * `the`: the one resource of its type in the account or region (a singleton); not seen means missing.
 * `allOf`: every resource of its type there, perhaps none (the backup plans of a region).
 */
export interface Neighbour<T extends KnownType = KnownType, R extends string = string> {
  readonly find: 'each' | 'those' | 'the' | 'all'
  readonly of: T
  /** The path of the neighbour, or `id` or `name`, where the key stands. */
  readonly where: string
  /** The keys, from this resource's own properties (among `reads`), its identity, or the neighbours declared before this one. */
  readonly is: (
    properties: Readonly<Record<string, unknown>>,
    at: { id: string; name: string; state: Readonly<Record<string, unknown>> },
    near: NearBefore,
  ) => string | readonly string[] | Found<string> | null | undefined
  /** Where to look: in the same account and region, or anywhere in the account. */
  readonly within: 'region' | 'account'
  readonly reads: readonly R[]
}

interface NeighbourSpec<R> {
  readonly where: string
  readonly is: Neighbour['is']
  readonly within?: 'region' | 'account'
  readonly reads: readonly R[]
}

export const each = <T extends KnownType, const R extends Path<T>>(of: T, spec: NeighbourSpec<R>): Neighbour<T, R> => ({
  within: 'region',
  ...spec,
  find: 'each',
  of,
})
export const those = <T extends KnownType, const R extends Path<T>>(
  of: T,
  spec: NeighbourSpec<R>,
): Neighbour<T, R> => ({
  within: 'region',
  ...spec,
  find: 'those',
  of,
})
export const the = <T extends KnownType, const R extends Path<T>>(
  of: T,
  spec: { readonly within: 'region' | 'account'; readonly reads: readonly R[] },
): Neighbour<T, R> => ({ ...spec, find: 'the', of, where: 'type', is: () => of })

export const allOf = <T extends KnownType, const R extends Path<T>>(
  of: T,
  spec: { readonly within: 'region' | 'account'; readonly reads: readonly R[] },
): Neighbour<T, R> => ({ ...spec, find: 'all', of, where: 'type', is: () => of })

export type Neighbours = Readonly<Record<string, Neighbour>>
type NearOf<N> = {
  readonly [K in keyof N]: N[K] extends Neighbour<infer T, infer R> ? Found<Near<T, R>> : never
}

export interface ControlSpec<T extends KnownType, R extends string, N, P, C> {
  /** The AWS Security Hub id where one exists, e.g. `S3.5`; otherwise `Demarc.<Service>.<n>`. */
  readonly id: string
  /** The day on which the control was compared with its AWS page, YYYY-MM-DD; for one with an AWS id. */
  readonly compared?: string
  /** Where it judges otherwise than AWS on purpose: how, and why, in one or two sentences. */
  readonly deviates?: string
  /** The parameters of its AWS page under AWS's names: `at.parameters` has their values. */
  readonly parameters?: P
  /** Its calendars, by name: what ends by a date is compared with the day of the scan. */
  readonly calendars?: C
  /** The AWS Config managed rule of the same meaning, where one exists. */
  readonly configRule?: string
  readonly on: T
  /**
   * `some`: a control over the whole account, which one resource of the type suffices to meet. Its verdict stands on the
   * account's own resource, `Demarc::Account::Account`. Otherwise each resource is judged by itself.
   */
  readonly must?: 'some'
  /**
   * With `must: 'some'`, a type of which a resource of another account may bring about the same there, unseen from here: the
   * organization's trail, which is watched in its own account. With one of those, no verdict is `unmet`.
   */
  readonly elsewhere?: KnownType
  readonly responsibility: ResponsibilityId
  /** AWS may show that it is met, but never that it is not: it has no `unmet` verdict. */
  readonly never?: 'unmet'
  /** A scan asks it only where its id or one of its frameworks is named: it is of a standard that people turn on. */
  readonly onRequest?: true
  readonly severity: Severity
  /**
   * The rule in one sentence without a full stop, in the form of Security Hub's titles: "S3 buckets should block public access". `{name}`
   * stands for the value of a parameter, here, in a `finding` that is a text, and in `fix`.
   */
  readonly title: string
  /**
   * What is wrong where it is unmet, in one sentence without a full stop of at most 110 characters: "Security group allows 0.0.0.0/0 on
   * tcp/22". A function where values help (`listed` names them); it is asked for unmet verdicts alone, and sees what `holds` saw, of
   * neighbours by `Found.seen`. With `must: 'some'` it is a text.
   */
  readonly finding?: string | ((resource: View<T, R>, at: At<T, R, NearOf<N>, P, C>) => string)
  /** The properties it depends on: they type `holds`, decide `unknown`, and are the evidence. */
  readonly reads: readonly R[]
  /** The neighbours it depends on, by name. */
  readonly near?: N
  /** False where the question does not arise: the verdict is then `not-applicable`. Sees only what `reads` and `near` name. */
  readonly applies?: (resource: View<T, R>, at: At<T, R, NearOf<N>, P, C>) => boolean
  readonly holds: (resource: View<T, R>, at: At<T, R, NearOf<N>, P, C>) => Answer
  /** What to do when it is unmet, in one or two sentences; name the setting. */
  readonly fix: string
  /**
   * How to fix it in each way of working, built only where it is shown. Without one it stands in the `remedies` of the service, by
   * the control's id.
   */
  readonly remedy?: () => Remedy
  /** The AWS documentation page of the control or of the setting. */
  readonly source: string
}

/** A control with its types erased, as `evaluate` runs it. */
export interface Control {
  readonly id: string
  readonly compared?: string | undefined
  readonly deviates?: string | undefined
  readonly parameters: Parameters
  readonly calendars: Calendars
  /** The values of the parameters; undefined where it has no parameters. */
  readonly values?: ParameterValues | undefined
  /** Its sentences before the values of parameters were put in; undefined where it has none. */
  readonly written?: Pick<Control, 'title' | 'finding' | 'fix'> | undefined
  readonly configRule?: string | undefined
  readonly on: KnownType
  readonly must: 'each' | 'some'
  readonly elsewhere?: KnownType | undefined
  readonly responsibility: ResponsibilityId
  readonly never?: 'unmet' | undefined
  readonly onRequest?: true | undefined
  readonly severity: Severity
  readonly title: string
  readonly finding?: string | ((resource: never, at: never) => string) | undefined
  readonly reads: readonly string[]
  readonly near: Neighbours
  /** The same as a list. */
  readonly neighbours: readonly (readonly [name: string, Neighbour])[]
  readonly applies?: ((resource: never, at: never) => boolean) | undefined
  readonly holds: (resource: never, at: never) => Answer
  readonly fix: string
  readonly remedy?: (() => Remedy) | undefined
  readonly source: string
}

/** One question about one resource type that tells whether a responsibility is done. Pure data: evaluate asks it. */
export const control = <
  T extends KnownType,
  const R extends Path<T>,
  const N extends Record<string, Neighbour<KnownType, string>> = Record<never, never>,
  const P extends Parameters = Record<never, never>,
  const C extends Calendars = Record<never, never>,
>(
  spec: ControlSpec<T, R, N, P, C>,
): Control => {
  const { parameters = {} } = spec
  const plain: Control = {
    ...spec,
    parameters,
    calendars: spec.calendars ?? NO_CALENDARS,
    must: spec.must ?? 'each',
    // safe: only the types of `is` and `reads` are erased; evaluate hands each function what its own spec asked for
    near: (spec.near ?? {}) as unknown as Neighbours,
    neighbours: Object.entries((spec.near ?? {}) as unknown as Neighbours), // safe: as above
  }
  return Object.keys(parameters).length === 0 ? plain : withValues(plain, defaultsOf(parameters))
}

/** The same control with other values; values that are not given stay AWS's. Its sentences name the values. */
export function withValues(one: Control, given: ParameterValues): Control {
  const values = { ...defaultsOf(one.parameters), ...given }
  const written = one.written ?? { title: one.title, finding: one.finding, fix: one.fix }
  const { title, finding, fix } = written
  return {
    ...one,
    values,
    written,
    title: withValuesIn(title, values),
    finding: typeof finding === 'string' ? withValuesIn(finding, values) : finding,
    fix: withValuesIn(fix, values),
  }
}
