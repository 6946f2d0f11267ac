import { canonicalJson, parseJson } from '../core/json.ts'
import { isRecord } from '../core/record.ts'
import type { PropertyDifference } from './comparison.ts'

/** A value of ours and the one that stands in its place. */
export type Difference = Pick<PropertyDifference, 'property' | 'ours' | 'theirs'>

/** What two readings of one resource have in common, and where they differ. */
export interface Compared {
  readonly compared: number
  readonly differences: readonly Difference[]
}

type Bag = Readonly<Record<string, unknown>>

/** A value is shown up to here. */
const SHOWN = 300

/**
 * Compares two readings in CloudFormation's shape, as far as ours goes: a member that we do not read is no difference, nor is one that we say is absent
 * and the other leaves out. Lists are compared without their order, numbers and truths with the texts that say the same, and policies by their
 * content, which one writes as a text.
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

/** What says that there is none: AWS leaves it out, or gives an empty list. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.values(value).every(isNothing))

/** Whether the other says what ours says, in all that ours has. */
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

/** Each item of one list matches an item of the other: in order if that fits, else any that agrees. */
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

/** A document that is written as a text: a policy. */
function documentIn(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value
  try {
    return parseJson(value)
  } catch {
    return value
  }
}

/** `true` and `"true"`, 5 and `"5"` say the same. */
const scalar = (value: unknown): unknown =>
  typeof value === 'boolean' || typeof value === 'number' ? String(value) : value

/** The other value with the members alone that ours has, so that what differs is seen. */
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
