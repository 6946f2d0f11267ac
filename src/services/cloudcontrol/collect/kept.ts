import { parseArn } from '../../../core/arn.ts'
import { byText } from '../../../core/by-text.ts'
import { keptProperties } from './kept.gen.ts'
import type { HandledType } from './types.ts'

/** The member of a document that names the properties that were left out of it. No property of CloudFormation's has such a name. */
export const LEFT_OUT = '(left out)'

const rows = byText(keptProperties)
const known = new Map<string, ReadonlySet<string>>()

/** The properties of a type that a control or a move looks at. */
export function lookedAt(type: string): ReadonlySet<string> {
  const names = known.get(type) ?? new Set(rows[type]?.split(' '))
  known.set(type, names)
  return names
}

/** Whether a property stays: a control or a move looks at it, it has the tags, or it says which resource this is. */
export function isKept({ type, identifier, tags }: HandledType, name: string, value: unknown): boolean {
  return lookedAt(type).has(name) || name === tags || identifier.includes(name) || isArn(value)
}

/** By its ARN a resource of a listing is found, whichever property has it. */
const isArn = (value: unknown): boolean => typeof value === 'string' && parseArn(value) !== undefined
