import { Unknown } from '../controls/answer.ts'
import { neighboursOf } from '../controls/ask.ts'
import { sha256 } from '../core/digest.ts'
import { canonicalJson } from '../core/json.ts'
import type { Judged } from '../evaluate/evaluate.ts'
import type { Model } from '../model/model.ts'
import { valueAt } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'

/** A value longer than this, as JSON, stands in a run as its size and digest. */
const LONG = 1500
/** So many neighbours are named; of more, the count. */
const MANY = 20

/**
 * What a verdict rests on: the properties that its control reads, each as it was seen, and the neighbours that it asked
 * for, by name. What was not seen is not there.
 */
export function evidenceOf({ control, over }: Judged, resource: Resource, model: Model): Record<string, unknown> {
  const evidence: Record<string, unknown> = {}
  if (over) {
    // a control over the account: the resources that it looked at, and what it read of the first few
    evidence['resources'] = names(over)
    for (const one of over.slice(0, 3))
      for (const path of control.reads) put(evidence, `${one.name}.${path}`, valueAt(one, path))
    return evidence
  }
  for (const path of control.reads) put(evidence, path, valueAt(resource, path))
  if (control.reads.some((path) => valueAt(resource, path) === undefined)) return evidence
  const near: Record<string, readonly Resource[]> = {}
  for (const [name, neighbour] of Object.entries(control.near)) {
    const found = neighboursOf(resource, neighbour, model, near)
    if (found instanceof Unknown) continue
    near[name] = found
    evidence[name] = names(found)
    if (found.length <= 3)
      for (const one of found)
        for (const path of neighbour.reads) put(evidence, `${one.name}.${path}`, valueAt(one, path))
  }
  return evidence
}

/**
 * The names of the AWS answers that a verdict rests on, sorted: those that its properties and its neighbours' came from (also
 * where AWS refused), and where a neighbour was looked for and there is none, those of its listing.
 */
export function answersOf({ control, over }: Judged, resource: Resource, model: Model): string[] {
  const names = new Set<string>()
  if (over) {
    for (const one of over.slice(0, MANY)) addAnswers(names, one, control.reads)
    if (over.length === 0) for (const name of model.listings.get(control.on) ?? []) names.add(name)
    return [...names].sort()
  }
  addAnswers(names, resource, control.reads)
  for (const [, neighbour] of control.neighbours) {
    const found = neighboursOf(resource, neighbour, model)
    if (!(found instanceof Unknown)) for (const one of found.slice(0, MANY)) addAnswers(names, one, neighbour.reads)
    if (found instanceof Unknown || found.length === 0)
      for (const name of model.listings.get(neighbour.of) ?? []) names.add(name)
  }
  return [...names].sort()
}

function addAnswers(names: Set<string>, { answers }: Resource, paths: readonly string[]): void {
  if (!answers) return
  if (paths.length === 0) for (const name of answers.listing) names.add(name)
  for (const path of paths) for (const name of answers.details[path] ?? answers.listing) names.add(name)
}

function put(evidence: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) return
  const json = canonicalJson(value)
  // parsed back, so that the keys inside stand in one order whatever order AWS gave them
  evidence[key] = json.length > LONG ? `${json.length} characters, sha256:${sha256(json)}` : JSON.parse(json)
}

const names = (resources: readonly Resource[]): readonly string[] => {
  const ids = resources.map(({ id }) => id)
  return ids.length > MANY ? [...ids.slice(0, MANY), `and ${ids.length - MANY} more`] : ids
}
