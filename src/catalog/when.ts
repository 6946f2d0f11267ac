import { isRecord } from '../core/record.ts'
import type { Move } from './service.ts'

type Test = (value: unknown) => boolean

/**
 * When the value at a path passes the test: `when('MultiAZ', is(false))`, `when('state.OutpostArns', some)`. Undefined where the value
 * was not read; null, where AWS said that there is none, goes to the test.
 */
export const when = (path: string, test: Test): Move['when'] => {
  const keys = path.split('.')
  const ofState = keys[0] === 'state'
  if (ofState) keys.shift()
  return ({ properties, state }) => {
    let value: unknown = ofState ? state : properties
    for (const key of keys) value = isRecord(value) ? value[key] : value === null ? null : undefined
    return value === undefined ? undefined : test(value)
  }
}

export const is =
  (...wanted: readonly unknown[]): Test =>
  (value) =>
    wanted.includes(value)

export const startsWith =
  (prefix: string): Test =>
  (value) =>
    typeof value === 'string' && value.startsWith(prefix)

/** A text or a list that is not empty. */
export const some: Test = (value) => (typeof value === 'string' || Array.isArray(value)) && value.length > 0

/** All hold; false where one does not, though another was not read. */
export const both =
  (...all: readonly Move['when'][]): Move['when'] =>
  (resource, near) => {
    const answers = all.map((one) => one(resource, near))
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true
  }
