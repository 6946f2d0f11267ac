import { canonicalJson, parseJson } from '../core/json.ts'
import { isRecord } from '../core/record.ts'
import type { PropertyDifference } from './comparison.ts'

/** A property with our value and the other reading's value. */
export type Difference = Pick<PropertyDifference, 'property' | 'ours' | 'theirs'>

/** The comparison of two readings of one resource. */
export interface Compared {
  readonly compared: number
  readonly differences: readonly Difference[]
}

type Bag = Readonly<Record<string, unknown>>

/** The most characters shown of a value. */
const SHOWN = 300

/**
 * Compares two readings in CloudFormation's shape, limited to what we read: a member that we do not read is no difference, nor is
 * one that is absent for us and left out by the other. Lists are compared regardless of order, numbers and booleans equal their
 * text forms, and policies are compared by content, since one reading has them as text.
 */
export function differencesBetween(ours: Bag, theirs: Bag): Compared {
  const differences: Difference[] = []
  let compared = 0
  for (const [property, mine] of Object.entries(ours)) {
    const other = Object.hasOwn(theirs, property) ? theirs[property] : undefined
    if (isNothing(mine) && isNothing(other)) continue
    compared++
    if (agrees(mine, other)) continue
    differences.push({ property, ours: shown(mine), theirs: other === undefined ? null : shown(project(mine, other)) })
  }
  return { compared, differences }
}

/** Values that mean "none": AWS omits the member, or returns an empty list. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.values(value).every(isNothing))

/** Whether `theirs` agrees with everything in `ours`. */
function agrees(ours: unknown, theirs: unknown): boolean {
  const [mine, other] = [documentIn(ours), documentIn(theirs)]
  if (isNothing(mine) && isNothing(other)) return true
  if (Array.isArray(mine) && Array.isArray(other)) return agreeAsSets(mine, other)
  if (isRecord(mine) && isRecord(other))
    return Object.entries(mine).every(([key, value]) =>
      agrees(value, Object.hasOwn(other, key) ? other[key] : undefined),
    )
  return canonicalJson(scalar(mine)) === canonicalJson(scalar(other))
}

/** Whether each item of one list matches an item of the other: in order if that works, else any that agrees. */
function agreeAsSets(ours: readonly unknown[], theirs: readonly unknown[]): boolean {
  if (ours.length !== theirs.length) return false
  if (ours.every((one, index) => agrees(one, theirs[index]))) return true
  const left = [...theirs]
  return ours.every((one) => {
    const at = left.findIndex((other) => agrees(one, other))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** A document given as text: a policy. */
function documentIn(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value
  try {
    return parseJson(value)
  } catch {
    return value
  }
}

/** Treats `true` and `"true"`, 5 and `"5"` as equal. */
const scalar = (value: unknown): unknown =>
  typeof value === 'boolean' || typeof value === 'number' ? String(value) : value

/** `theirs` reduced to the members of `ours`, so that the difference is easy to see. */
function project(ours: unknown, theirs: unknown): unknown {
  const [mine, other] = [documentIn(ours), documentIn(theirs)]
  if (!isRecord(mine) || !isRecord(other)) return other
  return Object.fromEntries(
    Object.keys(mine).flatMap((key) => (Object.hasOwn(other, key) ? [[key, project(mine[key], other[key])]] : [])),
  )
}

function shown(value: unknown): string {
  const text = canonicalJson(documentIn(value))
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text
}
