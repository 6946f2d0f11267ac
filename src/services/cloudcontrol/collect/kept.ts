import { parseArn } from '../../../core/arn.ts'
import { byText } from '../../../core/by-text.ts'
import { keptProperties, unreadTexts } from './kept.gen.ts'
import type { HandledType } from './types.ts'

/**
 * The member of a recorded document that names the properties that were not kept. No CloudFormation property has such a
 * name.
 */
export const LEFT_OUT = '(left out)'

/** The names of texts, within a property that is kept, that nothing reads. No source may name one of them: it would stay then. */
export const unread: ReadonlySet<string> = new Set(unreadTexts.split(' '))

const rows = byText(keptProperties)
const known = new Map<string, ReadonlySet<string>>()

/** The properties of a type that a control or a catalog condition reads. */
export function lookedAt(type: string): ReadonlySet<string> {
  const names = known.get(type) ?? new Set(rows[type]?.split(' '))
  known.set(type, names)
  return names
}

/**
 * Whether a property is kept: a control or a catalog condition reads it, it holds the tags, or it identifies the
 * resource.
 */
export function isKept({ type, identifier, tags }: HandledType, name: string, value: unknown): boolean {
  return lookedAt(type).has(name) || name === tags || identifier.includes(name) || isArn(value)
}

/** Whether a value is an ARN: a resource in a listing is found by its ARN, whichever property holds it. */
const isArn = (value: unknown): boolean => typeof value === 'string' && parseArn(value) !== undefined
