/** An object with names, as JSON has it: no list, and not null. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same in an answer of the SDK, where bytes are an object too. */
export const isBag = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && !(value instanceof Uint8Array)
