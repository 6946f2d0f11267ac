import { type Basis, basis, groundsOf, nearbyAt, nearGroundsOf, verdictOf } from '../controls/basis.ts'
import type { Control } from '../controls/control.ts'
import type { Ground } from '../controls/grounds.ts'
import { changedValues } from '../controls/parameters.ts'
import { sha256 } from '../core/digest.ts'
import { canonicalJson } from '../core/json.ts'
import { cutShort } from '../core/visible.ts'
import type { Judged } from '../evaluate/evaluate.ts'
import type { Model } from '../model/model.ts'
import { valueAt } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'

/** A value with longer JSON is replaced by its size and digest. */
const LONG = 1500
/** The most neighbours to name; the rest are counted. */
const MANY = 20
/** The most resources to show values of. */
const FEW = 3

/** What a verdict rests on, in the form of a run file. */
export interface Evidence {
  /** The properties that the control reads, as seen, and the neighbours that it looks at, by name. */
  readonly evidence: Record<string, unknown>
  /** The names of the AWS answers, sorted, including refusals. */
  readonly answers: string[]
}

/** What a verdict rests on apart from the properties of its resource. */
export interface Besides {
  readonly evidence: Readonly<Record<string, unknown>>
  /** Lists of answer names: most are those of a listing, shared by many verdicts. */
  readonly answers: readonly (readonly string[])[]
}

/** The evidence of a verdict on a resource; for a control over the account, of every resource it looked at. */
export function evidenceOf(judged: Judged, resource: Resource, model: Model): Evidence {
  const evidence: Record<string, unknown> = {}
  const { control, over } = judged
  const stands = basis(control, resource, model)
  if (!over) putOwn(evidence, stands, '')
  const besides = besidesOwn(judged, stands)
  const own = over ? [] : ownAnswers(control, resource)
  return {
    evidence: { ...evidence, ...besides.evidence },
    answers: [...new Set([...own, ...besides.answers].flat())].sort(),
  }
}

/**
 * The names of the answers behind the properties that a control reads; if it reads none, the answers that show that the resource
 * exists.
 */
const ownAnswers = ({ reads }: Pick<Control, 'reads'>, { answers }: Resource): readonly (readonly string[])[] => {
  if (!answers) return []
  if (reads.length === 0) return [answers.listing, answers.details.id ?? NONE]
  return reads.map((path) => answers.details[path] ?? answers.listing)
}

const NONE: readonly string[] = []

/** The evidence without the properties of the resource itself and without the answers behind them. */
export function besidesOwn({ control, verdict, over }: Judged, stands: Basis): Besides {
  const { model } = stands
  const evidence: Record<string, unknown> = {}
  if (!over) {
    putNear(evidence, stands, '')
    return finished(evidence, control, nearGroundsOf(stands), model)
  }
  evidence.resources = names(over.map((one) => one.resource))
  for (const one of over.slice(0, FEW)) {
    putOwn(evidence, one, `${cutShort(one.resource.name)}.`)
    if (verdictOf(one).is !== 'not-applicable') putNear(evidence, one, `${cutShort(one.resource.name)}.`)
  }
  const grounds = over.flatMap((one): readonly Ground[] => [
    { is: 'there', resource: one.resource, where: 'id' },
    ...groundsOf(one),
  ])
  if (verdict.is !== 'met')
    for (const type of control.elsewhere === undefined ? [control.on] : [control.on, control.elsewhere])
      grounds.push({ is: 'no other', type, where: 'id', region: undefined })
  return finished(evidence, control, grounds, model)
}

/** Adds what is not from AWS's answers: parameters set by the user, and what calendars say. */
function finished(
  evidence: Record<string, unknown>,
  control: Control,
  grounds: readonly Ground[],
  model: Model,
): Besides {
  for (const [name, value] of changedValues(control)) evidence[`parameters.${name}`] = value
  const answers: (readonly string[])[] = []
  for (const ground of grounds) {
    if (ground.is === 'dated') {
      const { calendar, name, end } = ground
      evidence[`${calendar.name} (read ${calendar.read})`] =
        `${name}: ${end === null ? 'no end announced' : `ends ${end}`}`
    } else pushAnswers(answers, ground, model)
  }
  return { evidence, answers }
}

/** Adds what was seen of a resource. */
function putOwn(evidence: Record<string, unknown>, { control, resource }: Basis, prefix: string): void {
  for (const path of control.reads) put(evidence, `${prefix}${path}`, valueAt(resource, path))
}

/** Adds what was seen of its neighbours. */
function putNear(evidence: Record<string, unknown>, stands: Basis, prefix: string): void {
  const { control, resource } = stands
  // when a property of the resource itself was not seen, its neighbours do not matter
  if (control.reads.some((path) => valueAt(resource, path) === undefined)) return
  for (const [place, [name, { reads }]] of control.neighbours.entries()) {
    const { found, missing } = nearbyAt(stands, place)
    evidence[`${prefix}${name}`] =
      found.length === 0 && missing.length === 0
        ? NONE
        : [...names(found), ...missing.map((what) => `not seen: ${what}`)]
    if (found.length > FEW) continue
    for (const one of found)
      for (const path of reads) put(evidence, `${cutShort(one.name)}.${path}`, valueAt(one, path))
  }
}

/** Adds the names of the AWS answers behind a ground. */
function pushAnswers(lists: (readonly string[])[], ground: Exclude<Ground, { is: 'dated' }>, model: Model): void {
  if (ground.is === 'no other') {
    lists.push(model.listed(ground.type, ground.where, ground.region))
    return
  }
  const { answers } = ground.resource
  if (!answers) return
  if (ground.is === 'value') lists.push(answers.details[ground.path] ?? answers.listing)
  else lists.push(answers.listing, answers.details[ground.where] ?? NONE)
}

function put(evidence: Record<string, unknown>, key: string, value: unknown): void {
  // parsed from canonical JSON, so that the order of keys does not depend on AWS
  if (value !== undefined) evidence[key] = JSON.parse(evidenceJson(value))
}

/** A value in the form of evidence, as JSON. */
export function evidenceJson(value: unknown): string {
  const json = canonicalJson(value)
  return json.length > LONG ? JSON.stringify(`${json.length} characters, sha256:${sha256(json)}`) : json
}

const names = (resources: readonly Resource[]): readonly string[] => {
  const ids = resources.map(({ id }) => cutShort(id))
  return ids.length > MANY ? [...ids.slice(0, MANY), `and ${ids.length - MANY} more`] : ids
}
