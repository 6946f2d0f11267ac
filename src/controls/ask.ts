import type { Model } from '../model/model.ts'
import { valueAt } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'
import { type Answer, Unknown } from './answer.ts'
import type { Control, Found, Neighbour } from './control.ts'

/** A control's answer about one resource. `missing` says, for `unknown`, what would have to be seen, e.g. `s3:GetBucketPolicy (access denied)`. */
export type Verdict =
  | { readonly is: 'met' }
  | { readonly is: 'unmet' }
  | { readonly is: 'not-applicable' }
  | { readonly is: 'unknown'; readonly missing: readonly string[] }

const MET: Verdict = { is: 'met' }
const UNMET: Verdict = { is: 'unmet' }
const NOT_APPLICABLE: Verdict = { is: 'not-applicable' }

/** Asks one control about one resource of its type. Pure and never silent: what was not seen makes `unknown`, never `met` or `unmet`. */
export function ask(control: Control, resource: Resource, model: Model): Verdict {
  const missing = unseenOf(resource, control.reads)
  if (missing) return { is: 'unknown', missing }
  let at: unknown = resource
  let hidden: Unknown | undefined
  let looked = false
  if (control.neighbours.length > 0) {
    const near: Record<string, readonly Resource[]> = {}
    const seen: Record<string, readonly Resource[]> = {}
    for (const [name, neighbour] of control.neighbours) {
      const found = neighboursOf(resource, neighbour, model, seen)
      if (found instanceof Unknown) {
        hidden ??= found
        // whether the question arises at all may not depend on it: that shows by whether `applies` looks
        const get = (): readonly Resource[] => {
          looked = true
          return []
        }
        Object.defineProperty(near, name, { get })
      } else near[name] = seen[name] = found
    }
    const { id, type, account, region, name, tags, state, unseen } = resource
    at = { id, type, account, region, name, tags, properties: resource.properties, state, unseen, near }
  }
  // safe: control() typed these functions by the very type and `reads` that were looked up above
  const properties = resource.properties as never
  const arises = control.applies ? control.applies(properties, at as never) : true
  if (hidden && (arises || looked)) return { is: 'unknown', missing: hidden.missing }
  if (!arises) return NOT_APPLICABLE
  return verdictOf(control.holds(properties, at as never))
}

function verdictOf(answer: Answer): Verdict {
  if (answer instanceof Unknown) return { is: 'unknown', missing: answer.missing }
  return answer ? MET : UNMET
}

/** What a control needs and was not seen of this resource, in words; undefined when all was seen. */
function unseenOf(resource: Resource, reads: readonly string[]): readonly string[] | undefined {
  let missing: Set<string> | undefined
  for (const path of reads) {
    if (valueAt(resource, path) !== undefined) continue
    const why = resource.unseen[path]
    missing ??= new Set()
    missing.add(why ? `${why.call} (${why.why})` : `${resource.type} ${path} was not seen`)
  }
  return missing && [...missing].sort()
}

/** The neighbours that a control asks for, or `Unknown` where they (or what it reads of them) could not be seen. */
export function neighboursOf(
  resource: Resource,
  neighbour: Neighbour,
  model: Model,
  near: Found = {},
): readonly Resource[] | Unknown {
  const { of, find, where } = neighbour
  const region = neighbour.within === 'account' ? undefined : resource.region
  const gap = model.unlisted(of, resource.account, region)
  const found: Resource[] = []
  if (find === 'the') {
    found.push(...model.singletons(of, resource.account, region))
    if (found.length === 0) return new Unknown([gap ? `${gap.call} (${gap.why})` : `${of} was not seen`])
  } else {
    const answer = neighbour.is(resource.properties, resource, near)
    const keys = typeof answer === 'string' ? [answer] : (answer ?? [])
    for (const key of new Set(keys)) {
      const matches = model.by(of, where, key, resource.account, region)
      // a reference that leads nowhere: the listing was refused, or the neighbour is in another account
      if (find === 'each' && matches.length === 0)
        return new Unknown([gap ? `${gap.call} (${gap.why})` : `${of} ${key} was not seen`])
      found.push(...matches)
    }
    // one of which we do not know whether it is meant
    const unfound = find === 'those' && keys.length > 0 ? model.unfound(of, where, resource.account, region) : undefined
    if (unfound) return new Unknown(unseenOf(unfound, [where]) ?? [])
    // without a key it asks for nothing (a table on demand has no scaling targets), and a gap hides nothing
    if (find === 'those' && gap && keys.length > 0) return new Unknown([`${gap.call} (${gap.why})`])
  }
  for (const one of found) {
    const missing = unseenOf(one, neighbour.reads)
    if (missing) return new Unknown(missing)
  }
  return found
}
