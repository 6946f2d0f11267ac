import { isRecord } from '../core/record.ts'
import type { Configured, Move } from './service.ts'

type Test = (value: unknown) => boolean

/**
 * True when the value at a path passes the test: `when('MultiAZ', is(false))`, `when('state.OutpostArns', some)`. Undefined when
 * the value was not read. Null (AWS said there is none) is passed to the test.
 */
export const when = (path: string, test: Test): Move['when'] => {
  const keys = path.split('.')
  const ofState = keys[0] === 'state'
  if (ofState) keys.shift()
  const answer: Move['when'] = ({ properties, state }) => {
    let value: unknown = ofState ? state : properties
    for (const key of keys) value = isRecord(value) ? value[key] : value === null ? null : undefined
    return value === undefined ? undefined : test(value)
  }
  const [name = ''] = keys
  const of = ({ properties, state }: Configured) => (ofState ? state : properties)[name]
  single.set(answer, { name, below: keys.join('.'), of })
  return answer
}

/** The single property, or value of the state, that a test looks at. */
interface Single {
  readonly name: string
  /** The whole path, from the property down. */
  readonly below: string
  readonly of: (resource: Configured) => unknown
}
const single = new WeakMap<Move['when'], Single>()

/** What a test made by `when` looks at. */
export const singleOf = (test: Move['when']): Single | undefined => single.get(test)

export const is =
  (...wanted: readonly unknown[]): Test =>
  (value) =>
    wanted.includes(value)

export const startsWith =
  (prefix: string): Test =>
  (value) =>
    typeof value === 'string' && value.startsWith(prefix)

/** A string or list that is not empty. */
export const some: Test = (value) => (typeof value === 'string' || Array.isArray(value)) && value.length > 0

/** All must hold; false when one does not, even if another was not read. */
export const both = (...all: readonly Move['when'][]): Move['when'] => {
  const answer: Move['when'] = (resource, near) => {
    const answers = all.map((one) => one(resource, near))
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true
  }
  parts.set(answer, all)
  return answer
}

const parts = new WeakMap<Move['when'], readonly Move['when'][]>()

/** The tests that `both` put together; undefined where it did not. */
export const partsOf = (test: Move['when']): readonly Move['when'][] | undefined => parts.get(test)
