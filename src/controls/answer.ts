/** The result of `holds`: truthy is met, falsy is unmet, `unknown(...)` when what was seen does not decide. */
export type Answer = boolean | null | undefined | Unknown

/**
 * An undecided answer. `missing` says what would have to be seen. It is returned, or thrown when a control accesses something
 * that was not seen, so that it is never mistaken for a yes or a no.
 */
export class Unknown {
  readonly missing: readonly string[]
  constructor(missing: readonly string[]) {
    this.missing = missing
  }
}
export const unknown = (...missing: readonly string[]): Unknown => new Unknown(missing)

/** A boolean setting; unknown when the answer lacks it. */
export const isOn = (flag: boolean | null | undefined, name: string): Answer => flag ?? unknown(name)

/** The negation: true when the setting is off. */
export const isOff = (flag: boolean | null | undefined, name: string): Answer =>
  flag === undefined || flag === null ? unknown(name) : !flag

/** Whether the answer is yes. Throws `Unknown` when it is undecided. */
export function isYes(answer: Answer): boolean {
  if (typeof answer === 'boolean') return answer
  if (answer instanceof Unknown) throw answer
  return Boolean(answer)
}

/** The reason when a control cannot work with a value. */
export const ANOTHER_KIND = 'a value of another kind than AWS documents'
