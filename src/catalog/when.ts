import { isRecord } from '../core/record.ts'
import type { Configured, Move } from './service.ts'

type Test = (value: unknown) => boolean

/**
 * When the value at a path passes the test: `when('MultiAZ', is(false))`, `when('state.OutpostArns', some)`. Undefined where the value
 * was not read; null, where AWS said that there is none, goes to the test.
 */
export const when =
  (path: string, test: Test): Move['when'] =>
  (resource) => {
    const value = at(resource, path.split('.'))
    return value === undefined ? undefined : test(value)
  }

function at({ properties, state }: Configured, path: readonly string[]): unknown {
  const [first, ...rest] = path
  const [bag, keys] = first === 'state' ? [state, rest] : [properties, path]
  return keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : value === null ? null : undefined), bag)
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
