import type { ResourceDescription } from '@aws-sdk/client-cloudcontrol'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import { parseJson } from '../../../core/json.ts'
import { isRecord } from '../../../core/record.ts'
import { LEFT_OUT } from './kept.ts'

/** A resource as its handler describes it. */
export interface Described {
  readonly identifier: string
  /** In CloudFormation's shape. */
  readonly properties: Readonly<Record<string, unknown>>
  /** The names of the properties that the handler returned and that were not kept. */
  readonly leftOut: readonly string[]
}

/**
 * Larger than any resource that CloudFormation has: the body of an API or of a state machine has at most one megabyte.
 */
const LARGEST = 4 * 1024 * 1024

/**
 * Checks a handler's answer. A handler is code of each service, and some do not do what they declare. Throws
 * `IncompleteAnswerError`.
 */
export function described(
  asked: string,
  answer: { readonly TypeName?: string | undefined; readonly ResourceDescription?: ResourceDescription | undefined },
): Described {
  const { TypeName, ResourceDescription: description } = answer
  if (TypeName !== undefined && TypeName !== asked) throw lied('of another type')
  const identifier = description?.Identifier
  if (identifier === undefined || identifier === '') throw lied('without an identifier')
  const { [LEFT_OUT]: names, ...properties } = propertiesIn(description?.Properties)
  return { identifier, properties, leftOut: Array.isArray(names) ? names.filter((one) => typeof one === 'string') : [] }
}

function propertiesIn(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) throw lied('without properties')
  if (text.length > LARGEST) throw lied('with more than 4 MB of properties')
  let properties: unknown
  try {
    properties = parseJson(text)
  } catch {
    throw lied('with properties that are not JSON')
  }
  if (!isRecord(properties)) throw lied('with properties that are not an object')
  return properties
}

const lied = (how: string): IncompleteAnswerError => new IncompleteAnswerError(`the handler answered ${how}`)
