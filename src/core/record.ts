/** An object with names, as JSON has it: no list, and not null. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same object; `look` is called for each property that is read, with its value (own properties only). */
export const watched = <V>(
  bag: Readonly<Record<string, V>>,
  look: (name: string, value: V | undefined) => void,
): Readonly<Record<string, V>> =>
  new Proxy(bag, {
    get(target, name) {
      if (typeof name !== 'string') return undefined
      const value = Object.hasOwn(target, name) ? target[name] : undefined
      look(name, value)
      return value
    },
  })

/** The same in an answer of the SDK, where bytes are an object too. */
export const isBag = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && !(value instanceof Uint8Array)
