import type { ResponsibilityId } from '../catalog/responsibilities.ts'
import type { KnownType, Properties, StateOf } from '../model/resource.ts'
import { alwaysAmong } from './always.ts'
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

/** The properties named in `R`, each a value or `null` (AWS said there is none). A control never sees an unseen property. */
export type View<T extends KnownType, R extends string> = {
  readonly [K in keyof Properties<T> as K extends R ? K : never]-?: Seen<Properties<T>[K]>
}
export type StateView<T extends KnownType, R extends string> = {
  readonly [K in keyof StateOf<T> as K extends string ? (`state.${K}` extends R ? K : never) : never]-?: Seen<
    StateOf<T>[K]
  >
}

/**
 * The second argument of a control's functions: the resource's identity and place, its live state, neighbours, parameters and
 * calendars.
 */
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

/** A neighbour as a control sees it. Accessing a property that was not seen makes the verdict unknown. */
export interface Near<T extends KnownType, R extends string> {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly tags: Readonly<Record<string, string>>
  readonly properties: View<T, R>
  readonly state: StateView<T, R>
}

/** The neighbours declared before, by name, for use as keys: an alarm's topics, whose subscriptions are needed. */
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
 * A typed reference to other resources. A missing neighbour makes a verdict unknown only if it could change it. `each`: one
 * neighbour per key; a key without a match is a missing neighbour (an instance's security groups). `those`: all resources that
 * refer to this one, perhaps none (a VPC's flow logs); a refused listing may hide more. `the`: the single resource of its type in
 * the account or region; missing if not seen. `allOf`: every resource of its type there, perhaps none (a region's backup plans).
 */
export interface Neighbour<T extends KnownType = KnownType, R extends string = string> {
  readonly find: 'each' | 'those' | 'the' | 'all'
  readonly of: T
  /** The neighbour's property that holds the key: a path, `id` or `name`. */
  readonly where: string
  /** Computes the keys from this resource's own properties (among `reads`), its identity, or the neighbours declared before this one. */
  readonly is: (
    properties: Readonly<Record<string, unknown>>,
    at: { id: string; name: string; state: Readonly<Record<string, unknown>> },
    near: NearBefore,
  ) => string | readonly string[] | Found<string> | null | undefined
  /** Where to look: the same account and region, or the whole account. */
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
  /** The AWS Security Hub id if there is one, e.g. `S3.5`; otherwise `Demarc.<Service>.<n>`. */
  readonly id: string
  /** For an AWS id: the day on which the control was compared with its AWS page, YYYY-MM-DD. */
  readonly compared?: string
  /**
   * Where AWS's pages leave a question open, or contradict each other: when the verdict is unknown for that, and why, in one or two
   * sentences. Nothing is judged otherwise than AWS does under an AWS id: another judgement takes a `Demarc.*` id.
   */
  readonly leftOpen?: string
  /** The parameters on its AWS page, under AWS's names. `at.parameters` has their values. */
  readonly parameters?: P
  /** Its calendars, by name; their dates are compared with the day of the scan. */
  readonly calendars?: C
  /** The AWS Config managed rule with the same meaning, if there is one. */
  readonly configRule?: string
  readonly on: T
  /**
   * `some`: a control over the whole account, met if one resource of the type meets it. Its verdict is on the account's own
   * resource, `Demarc::Account::Account`. Without it, each resource is judged by itself.
   */
  readonly must?: 'some'
  /**
   * With `must: 'some'`: a type of resource from another account that may meet the requirement there, unseen from here (an
   * organization trail, monitored in its own account). If there is one, the verdict is never `unmet`.
   */
  readonly elsewhere?: KnownType
  readonly responsibility: ResponsibilityId
  /** AWS can show that the control is met, but never that it is unmet. */
  readonly never?: 'unmet'
  /** Opt-in: evaluated only when its id or one of its frameworks is selected, because it belongs to a standard that people turn on. */
  readonly onRequest?: true
  readonly severity: Severity
  /**
   * The rule in one sentence without a full stop, in the form of Security Hub's titles: "S3 buckets should block public access".
   * Here, in a text `finding` and in `fix`, `{name}` stands for a parameter's value.
   */
  readonly title: string
  /**
   * What is wrong when it is unmet, in one sentence of at most 110 characters without a full stop: "Security group allows
   * 0.0.0.0/0 on tcp/22". Use a function when values help (`listed` formats them). It is called for unmet verdicts only and sees
   * what `holds` saw; neighbours through `Found.seen`. With `must: 'some'` it is a text.
   */
  readonly finding?: string | ((resource: View<T, R>, at: At<T, R, NearOf<N>, P, C>) => string)
  /** The properties it depends on: they type `holds`, make the verdict `unknown` when unseen, and are the evidence. */
  readonly reads: readonly R[]
  /** The neighbours it depends on, by name. */
  readonly near?: N
  /** False when the question does not arise; the verdict is then `not-applicable`. Sees only what `reads` and `near` name. */
  readonly applies?: (resource: View<T, R>, at: At<T, R, NearOf<N>, P, C>) => boolean
  readonly holds: (resource: View<T, R>, at: At<T, R, NearOf<N>, P, C>) => Answer
  /** What to do when it is unmet, in one or two sentences that name the setting. */
  readonly fix: string
  /** How to fix it by each tool, built on demand. Defaults to the entry of the service's `remedies` with the control's id. */
  readonly remedy?: () => Remedy
  /** The AWS documentation page of the control or the setting. */
  readonly source: string
}

/** A control without its type parameters, as `evaluate` runs it. */
export interface Control {
  readonly id: string
  readonly compared?: string | undefined
  readonly leftOpen?: string | undefined
  readonly parameters: Parameters
  readonly calendars: Calendars
  /** The values of the parameters; undefined when it has none. */
  readonly values?: ParameterValues | undefined
  /** Its sentences before parameter values were inserted; undefined when it has no parameters. */
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
  /** Those among them that AWS always returns: null there is no answer. */
  readonly always?: readonly string[] | undefined
  readonly near: Neighbours
  /** The same as a list. */
  readonly neighbours: readonly (readonly [name: string, Neighbour])[]
  readonly applies?: ((resource: never, at: never) => boolean) | undefined
  readonly holds: (resource: never, at: never) => Answer
  readonly fix: string
  readonly remedy?: (() => Remedy) | undefined
  readonly source: string
}

/** Defines a control: one question about one resource type that decides a responsibility. It is data; `evaluate` runs it. */
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
    always: alwaysAmong(spec.on, spec.reads),
    // safe: only the types of `is` and `reads` are erased; evaluate passes each function what its own spec declares
    near: (spec.near ?? {}) as unknown as Neighbours,
    neighbours: Object.entries((spec.near ?? {}) as unknown as Neighbours), // safe: as above
  }
  return Object.keys(parameters).length === 0 ? plain : withValues(plain, defaultsOf(parameters))
}

/** A copy of the control with other parameter values, also in its sentences. Values not given stay AWS's defaults. */
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
