/** What `holds` may answer: truthy is met, falsy is unmet, `unknown(...)` where the answer cannot be told from what was seen. */
export type Answer = boolean | null | undefined | Unknown

/**
 * An answer that cannot be told. `missing` says what would have to be seen. It is returned, or thrown where a control looks at
 * something that was not seen: thrown, it can never be mistaken for a yes or a no.
 */
export class Unknown {
  readonly missing: readonly string[]
  constructor(missing: readonly string[]) {
    this.missing = missing
  }
}
export const unknown = (...missing: readonly string[]): Unknown => new Unknown(missing)

/** A flag within a setting: neither on nor off where the answer lacks it. */
export const isOn = (flag: boolean | null | undefined, name: string): Answer => flag ?? unknown(name)

/** The same, where off is right. */
export const isOff = (flag: boolean | null | undefined, name: string): Answer =>
  flag === undefined || flag === null ? unknown(name) : !flag

/** Is the answer yes? Throws `Unknown` where it cannot be told. */
export function isYes(answer: Answer): boolean {
  if (typeof answer === 'boolean') return answer
  if (answer instanceof Unknown) throw answer
  return Boolean(answer)
}

/** Why a verdict is unknown where a control cannot work with a value. */
export const ANOTHER_KIND = 'a value of another kind than AWS documents'
