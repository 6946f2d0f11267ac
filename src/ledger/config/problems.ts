import type { core } from 'zod'

export type KeyPath = readonly PropertyKey[]

/** What is wrong in a file that a person writes, and where. */
export interface ShapeProblem {
  readonly path: KeyPath
  /** Whether the key, not the value, is wrong. */
  readonly key?: boolean
  readonly message: string
}

/** An error of the schema of such a file, in words. `unknownKey` says what is wrong with a key that the schema does not have. */
export function shapeProblems(
  issue: core.$ZodIssue,
  unknownKey: (key: string, path: KeyPath) => string,
): readonly ShapeProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      key: true,
      message: unknownKey(key, issue.path),
    }))
  // of a union ("one pattern or a list"), the deepest error says most
  const inner = issue.code === 'invalid_union' ? issue.errors.flat().find(({ path }) => path.length > 0) : undefined
  const path = inner ? [...issue.path, ...inner.path] : issue.path
  const name = path.findLast((step) => typeof step === 'string')
  const isMissing = issue.input === undefined && name !== undefined && !inner && issue.code !== 'custom'
  if (isMissing) return [{ path: path.slice(0, -1), message: `"${name}" is missing` }]
  return [{ path, message: `${name === undefined ? 'the file' : `"${name}"`} ${(inner ?? issue).message}` }]
}
