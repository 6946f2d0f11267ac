import type { Model } from '../model/model.ts'
import { valueAt } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'
import { ANOTHER_KIND, Unknown } from './answer.ts'
import { NO_CALENDARS, onDay } from './calendar.ts'
import type { Control, NearBefore } from './control.ts'
import type { Found } from './found.ts'
import { type Ground, withGrounds } from './grounds.ts'
import { foundNear, lookFor, looksAtOthers, type Nearby, unseenPaths } from './neighbours.ts'

/**
 * A control's verdict on one resource. For `unknown`, `missing` says what would have to be seen, e.g. `s3:GetBucketPolicy (access
 * denied)`.
 */
export type Verdict =
  | { readonly is: 'met' }
  | { readonly is: 'unmet' }
  | { readonly is: 'not-applicable' }
  | { readonly is: 'unknown'; readonly missing: readonly string[] }

const MET: Verdict = { is: 'met' }
const UNMET: Verdict = { is: 'unmet' }
const NOT_APPLICABLE: Verdict = { is: 'not-applicable' }

/**
 * What one control's verdict on one resource is based on: the resource, and its neighbours, each looked up once on first use. The
 * verdict, its grounds and the evidence are all taken from it.
 */
export interface Basis {
  readonly control: Control
  readonly resource: Resource
  readonly model: Model
}

export const basis = (control: Control, resource: Resource, model: Model): Basis =>
  new Standpoint(control, resource, model)

/** A basis that also serves as the `at` argument of a control's functions; its members are computed on access. */
class Standpoint implements Basis {
  readonly control: Control
  readonly resource: Resource
  readonly model: Model
  /** The neighbours looked up so far, in the order of `control.neighbours`. */
  #found: (Nearby | undefined)[] | undefined
  #near: NearBefore | undefined
  /** Whether the control accessed the resource's id, name or tags, and not only its properties. */
  isNamed = false

  constructor(control: Control, resource: Resource, model: Model) {
    this.control = control
    this.resource = resource
    this.model = model
  }

  get id() {
    this.isNamed = true
    return this.resource.id
  }
  get name() {
    this.isNamed = true
    return this.resource.name
  }
  get account() {
    return this.resource.account
  }
  get region() {
    return this.resource.region
  }
  get tags() {
    this.isNamed = true
    return this.resource.tags
  }
  get state() {
    return this.resource.state
  }
  get parameters() {
    return this.control.values
  }
  get calendars() {
    const { calendars } = this.control
    return calendars === NO_CALENDARS ? NO_CALENDARS : onDay(calendars, this.model.day)
  }
  /** The neighbours by name. */
  get near(): NearBefore {
    this.#near ??= nearOf(this)
    return this.#near
  }

  /** The neighbours by their index in the control's list. */
  nearbyAt(place: number): Nearby {
    this.#found ??= []
    const known = this.#found[place]
    if (known) return known
    const [name, neighbour] = this.control.neighbours[place] ?? []
    if (!neighbour) throw new TypeError(`${this.control.id} has no neighbour ${name ?? place}`)
    const nearby = lookFor(this.resource, neighbour, this.model, this.near)
    this.#found[place] = nearby
    return nearby
  }
}

/** Judges one resource by one control. Pure. `isWhole`: every property that the control reads was seen. */
export const ask = (
  control: Control,
  resource: Resource,
  model: Model,
  isWhole = false,
  alone = isAlone(control),
): Verdict => answerOf(control, resource, alone ? resource : new Standpoint(control, resource, model), isWhole)

/** Whether a control looks at its resource only; `at` is then the resource itself. */
export const isAlone = ({ neighbours, values, calendars }: Control): boolean =>
  neighbours.length === 0 && values === undefined && calendars === NO_CALENDARS

/** The verdict, always one: an unseen property or neighbour yields `unknown` if it could change the answer. */
export const verdictOf = (one: Basis): Verdict => answerOf(one.control, one.resource, standpointOf(one), false)

function answerOf(control: Control, resource: Resource, standpoint: object, isWhole: boolean): Verdict {
  const missing = isWhole ? undefined : unseenPaths(resource, control.reads)
  if (missing) return { is: 'unknown', missing }
  const untold = control.always?.find((path) => valueAt(resource, path) === null)
  if (untold !== undefined) return { is: 'unknown', missing: [`${untold}, which AWS always returns, is null`] }
  // safe: control() typed these functions with the same type, `reads` and `near` that are passed here
  const properties = resource.properties as never
  const at = standpoint as never // safe: as above
  try {
    if (control.applies && !control.applies(properties, at)) return NOT_APPLICABLE
    const answer = control.holds(properties, at)
    // returned, not thrown: throwing costs more than judging
    if (answer instanceof Unknown) return { is: 'unknown', missing: answer.missing }
    return answer ? MET : UNMET
  } catch (error) {
    if (error instanceof Unknown) return { is: 'unknown', missing: error.missing }
    // a string where AWS documents a list, or null in a list: the types of a control are those that AWS documents
    if (error instanceof TypeError) return { is: 'unknown', missing: [ANOTHER_KIND] }
    throw error
  }
}

/**
 * What is wrong, in the control's words. Throws `Unknown`, or whatever its function throws, when a value is not as AWS documents
 * it; `findingOf` does not.
 */
export function wordedFinding(one: Basis): string {
  const { control, resource } = one
  if (typeof control.finding !== 'function') return plainFinding(control)
  // safe: control() typed the function with the same type, `reads` and `near` that are passed here
  return control.finding(resource.properties as never, asStandpoint(one) as never)
}

/** What is wrong, without values: the finding if it is plain text, else the title. */
export const plainFinding = ({ finding, title }: Pick<Control, 'finding' | 'title'>): string =>
  typeof finding === 'string' ? finding : `Not so: ${title}`

/**
 * What the verdict rests on: everything its control reads of the resource, and what decided it among the neighbours. Without one
 * of these it would be unknown, unless something else that was seen decides it, too.
 */
export const groundsOf = (one: Basis): readonly Ground[] => [...ownGroundsOf(one), ...nearGroundsOf(one)]

/** The grounds in the resource itself. */
const ownGroundsOf = ({ control, resource }: Basis): readonly Ground[] =>
  control.reads.length === 0
    ? [{ is: 'there', resource, where: 'id' }]
    : control.reads.map((path) => ({ is: 'value', resource, path }))

/** The grounds outside the resource: neighbours, and what calendars say. */
export const nearGroundsOf = (one: Basis): readonly Ground[] =>
  isAlone(one.control) || isKeyless(one) ? NO_GROUNDS : withGrounds(() => verdictOf(one)).grounds

/**
 * Whether the resource names no neighbour at all, as a security group whose rules name no prefix list: nothing was looked up, so
 * that the verdict rests on nothing but the resource.
 */
function isKeyless(one: Basis): boolean {
  const { neighbours, calendars } = one.control
  if (calendars !== NO_CALENDARS) return false
  for (let place = 0; place < neighbours.length; place++) {
    const neighbour = neighbours[place]?.[1]
    if (!neighbour || looksAtOthers(neighbour)) return false
    const { keyless, missing } = nearbyAt(one, place)
    if (!keyless || missing.length > 0) return false
  }
  return true
}

const NO_GROUNDS: readonly Ground[] = []

/** The neighbours by their index in the control's list. */
export const nearbyAt = (one: Basis, place: number): Nearby => asStandpoint(one).nearbyAt(place)

/**
 * Whether everything accessed so far is the same for all resources with these properties in this account and region: no id, name
 * or tags, and only neighbours that all resources there share. Then the result holds for each of them with the same
 * `commonNeighbours`.
 */
export const isCommon = (one: Basis): boolean => !asStandpoint(one).isNamed && commonNeighbours(one) !== undefined

/**
 * A key of neighbours that all resources of the account and region share: all of a type, or none. Each bit marks a neighbour that
 * had no key at all. Undefined when the resource has a neighbour of its own.
 */
export function commonNeighbours(one: Basis): number | undefined {
  let keyless = 0
  for (let place = 0; place < one.control.neighbours.length; place++) {
    const find = one.control.neighbours[place]?.[1].find
    if (find === 'all' || find === 'the') continue
    const nearby = nearbyAt(one, place)
    if (nearby.found.length > 0 || nearby.missing.length > 0) return undefined
    if (nearby.keyless) keyless |= 1 << place
  }
  return keyless
}

const standpointOf = (one: Basis): object => (isAlone(one.control) ? one.resource : asStandpoint(one))

const asStandpoint = (one: Basis): Standpoint =>
  one instanceof Standpoint ? one : new Standpoint(one.control, one.resource, one.model)

type NearView = new (one: Standpoint) => NearBefore
const views = new WeakMap<Control['neighbours'], NearView>()

/** The neighbours of a control by name, each looked up on access. */
function nearOf(one: Standpoint): NearBefore {
  const { neighbours } = one.control
  let View = views.get(neighbours)
  if (!View) {
    View = viewOf(neighbours)
    views.set(neighbours, View)
  }
  return new View(one)
}

/** One class per control, so that accessing a neighbour costs no more than looking it up. */
function viewOf(neighbours: Control['neighbours']): NearView {
  class View {
    declare readonly basis: Standpoint
    constructor(one: Standpoint) {
      this.basis = one
    }
  }
  for (const [place, [name]] of neighbours.entries())
    Object.defineProperty(View.prototype, name, {
      get(this: View): Found<unknown> {
        return foundNear(this.basis.nearbyAt(place))
      },
    })
  // safe: it has a getter for every neighbour
  return View as unknown as NearView
}
