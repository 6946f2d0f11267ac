/** What `holds` may answer: truthy is met, falsy is unmet, `unknown(...)` where the answer cannot be told from what was seen. */
export type Answer = boolean | null | undefined | Unknown
export class Unknown {
  readonly missing: readonly string[]
  constructor(missing: readonly string[]) {
    this.missing = missing
  }
}
export const unknown = (...missing: readonly string[]): Unknown => new Unknown(missing)
