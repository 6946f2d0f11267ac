/**
 * Objects whose keys are the text of others (names, tag keys, parameters). They have no prototype: `constructor` finds nothing that
 * was not put there, and `__proto__` is a key as any other.
 */

/** A map by text: empty, or with what some pairs or another map hold. */
export function byText<T>(
  entries: Iterable<readonly [string, T]> | Readonly<Record<string, T>> = [],
): Record<string, T> {
  // safe: null is the prototype of an object without keys, which is what the type says
  const map = Object.create(null) as Record<string, T>
  for (const [key, value] of isIterable(entries) ? entries : Object.entries(entries)) map[key] = value
  return map
}

const isIterable = <T>(
  entries: Iterable<readonly [string, T]> | Readonly<Record<string, T>>,
): entries is Iterable<readonly [string, T]> => typeof Reflect.get(entries, Symbol.iterator) === 'function'

/** Takes the prototype off every plain object within a value of JSON, in place. Gives the value back. */
export function withoutPrototypes<T>(value: T): T {
  // by a list and not by recursion: what is nested deep does not end the stack
  const left: unknown[] = [value]
  while (left.length > 0) {
    const one = left.pop()
    if (typeof one !== 'object' || one === null) continue
    if (Object.getPrototypeOf(one) === Object.prototype) Object.setPrototypeOf(one, null)
    else if (!Array.isArray(one) && Object.getPrototypeOf(one) !== null) continue
    for (const key of Object.keys(one)) {
      const member: unknown = Reflect.get(one, key)
      if (typeof member === 'object' && member !== null) left.push(member)
    }
  }
  return value
}

/** Sets a key of a map by text, also of one that may have a prototype: there an assignment to `__proto__` would be lost. */
export function put<T>(map: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true })
}

/** Sets all keys of another map. */
export function putAll<T>(map: Record<string, T>, more: Readonly<Record<string, T>>): void {
  for (const [key, value] of Object.entries(more)) put(map, key, value)
}
