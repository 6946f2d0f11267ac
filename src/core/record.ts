/** A plain object in the JSON sense: not an array and not null. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A view of the same object that calls `look` for each own property that is read, with its value. */
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

/** The same for an answer of the SDK, in which bytes are objects, too. */
export const isBag = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && !(value instanceof Uint8Array)
