import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { ANOTHER_KIND, Unknown } from './answer.ts'
import { NO_CALENDARS, onDay } from './calendar.ts'
import type { Control, NearBefore } from './control.ts'
import type { Found } from './found.ts'
import { type Ground, withGrounds } from './grounds.ts'
import { foundNear, lookFor, type Nearby, unseenPaths } from './neighbours.ts'

/** A control's answer about one resource. `missing` says, for `unknown`, what would have to be seen, e.g. `s3:GetBucketPolicy (access denied)`. */
export type Verdict =
  | { readonly is: 'met' }
  | { readonly is: 'unmet' }
  | { readonly is: 'not-applicable' }
  | { readonly is: 'unknown'; readonly missing: readonly string[] }

const MET: Verdict = { is: 'met' }
const UNMET: Verdict = { is: 'unmet' }
const NOT_APPLICABLE: Verdict = { is: 'not-applicable' }

/**
 * What one control's verdict on one resource stands on: the resource, and its neighbours, each looked for once, when something
 * asks for it. The verdict, its grounds and the evidence are all taken from it.
 */
export interface Basis {
  readonly control: Control
  readonly resource: Resource
  readonly model: Model
}

export const basis = (control: Control, resource: Resource, model: Model): Basis =>
  new Standpoint(control, resource, model)

/** A basis, and what stands beside the properties of a resource as the functions of a control get it: made where it is looked at. */
class Standpoint implements Basis {
  readonly control: Control
  readonly resource: Resource
  readonly model: Model
  /** What was found so far, in the order of `control.neighbours`. */
  #found: (Nearby | undefined)[] | undefined
  #near: NearBefore | undefined
  /** The control looked at the id, the name or the tags of the resource, not only at its properties. */
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

  /** The neighbours by their place among those of the control. */
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

/** Asks one control about one resource of its type. Pure. `isWhole`: all that the control reads of the resource was seen. */
export const ask = (
  control: Control,
  resource: Resource,
  model: Model,
  isWhole = false,
  alone = isAlone(control),
): Verdict => answerOf(control, resource, alone ? resource : new Standpoint(control, resource, model), isWhole)

/** Does it look at its resource only? Then `at` is the resource itself. */
export const isAlone = ({ neighbours, values, calendars }: Control): boolean =>
  neighbours.length === 0 && values === undefined && calendars === NO_CALENDARS

/** The verdict. Always one: a property that was not seen, or a neighbour, yields `unknown` where it could turn the answer. */
export const verdictOf = (one: Basis): Verdict => answerOf(one.control, one.resource, standpointOf(one), false)

function answerOf(control: Control, resource: Resource, standpoint: object, isWhole: boolean): Verdict {
  const missing = isWhole ? undefined : unseenPaths(resource, control.reads)
  if (missing) return { is: 'unknown', missing }
  // safe: control() typed these functions by the very type, `reads` and `near` that are given here
  const properties = resource.properties as never
  const at = standpoint as never // safe: as above
  try {
    if (control.applies && !control.applies(properties, at)) return NOT_APPLICABLE
    const answer = control.holds(properties, at)
    // what is returned is not thrown: that costs more than to judge
    if (answer instanceof Unknown) return { is: 'unknown', missing: answer.missing }
    return answer ? MET : UNMET
  } catch (error) {
    if (error instanceof Unknown) return { is: 'unknown', missing: error.missing }
    // a text where AWS documents a list, or nothing within one: the types of a control hold for what AWS documents alone
    if (error instanceof TypeError) return { is: 'unknown', missing: [ANOTHER_KIND] }
    throw error
  }
}

/**
 * What is wrong where the verdict is unmet, as the control words it. Throws `Unknown` or what else its function throws where a value
 * is not as AWS documents it; `findingOf` does not.
 */
export function wordedFinding(one: Basis): string {
  const { control, resource } = one
  if (typeof control.finding !== 'function') return plainFinding(control)
  // safe: control() typed the function by the very type, `reads` and `near` that are given here
  return control.finding(resource.properties as never, asStandpoint(one) as never)
}

/** What is wrong where a control is unmet, without the values seen: its finding where that is one text, else the rule that does not hold. */
export const plainFinding = ({ finding, title }: Pick<Control, 'finding' | 'title'>): string =>
  typeof finding === 'string' ? finding : `Not so: ${title}`

/**
 * What the verdict rests on: all that its control reads of the resource, and of the neighbours what decided it. Without one of
 * these it would be unknown, unless something else that was seen decides it too.
 */
export const groundsOf = (one: Basis): readonly Ground[] => [...ownGroundsOf(one), ...nearGroundsOf(one)]

/** Those of its own resource. */
const ownGroundsOf = ({ control, resource }: Basis): readonly Ground[] =>
  control.reads.length === 0
    ? [{ is: 'there', resource, where: 'id' }]
    : control.reads.map((path) => ({ is: 'value', resource, path }))

/** The grounds outside its own resource: neighbours, and what calendars say. */
export const nearGroundsOf = (one: Basis): readonly Ground[] =>
  isAlone(one.control) ? NO_GROUNDS : withGrounds(() => verdictOf(one)).grounds

const NO_GROUNDS: readonly Ground[] = []

/** The neighbours by their place among those of the control. */
export const nearbyAt = (one: Basis, place: number): Nearby => asStandpoint(one).nearbyAt(place)

/**
 * Did what was asked of it so far rest on the properties, the account and the region of its resource alone, and on neighbours that all
 * resources there have in common? Then it is the same for each with these properties and the same `commonNeighbours`.
 */
export const isCommon = (one: Basis): boolean => !asStandpoint(one).isNamed && commonNeighbours(one) !== undefined

/**
 * Where its neighbours are those of every resource of its account and region, all of a type or none by a key: which had no key at all, a bit
 * for each. Undefined where one is its own.
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

/** The neighbours of a control by name, each looked for when a control looks at it. */
function nearOf(one: Standpoint): NearBefore {
  const { neighbours } = one.control
  let View = views.get(neighbours)
  if (!View) {
    View = viewOf(neighbours)
    views.set(neighbours, View)
  }
  return new View(one)
}

/** One class for each control, so that looking at a neighbour costs no more than looking for it. */
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
