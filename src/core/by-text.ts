/**
 * Objects whose keys are text from outside (names, tag keys, parameters). They have no prototype, so `constructor` is found only
 * if it was set, and `__proto__` is an ordinary key.
 */

/** An object keyed by text: empty, or filled from pairs or from another map. */
export function byText<T>(
  entries: Iterable<readonly [string, T]> | Readonly<Record<string, T>> = [],
): Record<string, T> {
  // safe: an object without a prototype and without keys is a valid empty record
  const map = Object.create(null) as Record<string, T>
  for (const [key, value] of isIterable(entries) ? entries : Object.entries(entries)) map[key] = value
  return map
}

const isIterable = <T>(
  entries: Iterable<readonly [string, T]> | Readonly<Record<string, T>>,
): entries is Iterable<readonly [string, T]> => typeof Reflect.get(entries, Symbol.iterator) === 'function'

/** Removes the prototype of every plain object inside a JSON value, in place, and returns the value. */
export function withoutPrototypes<T>(value: T): T {
  // a list instead of recursion: deeply nested input must not overflow the stack
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

/** Sets a key even when `map` has a prototype: a plain assignment to `__proto__` would be lost there. */
export function put<T>(map: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true })
}

/** Copies all keys of another map. */
export function putAll<T>(map: Record<string, T>, more: Readonly<Record<string, T>>): void {
  for (const [key, value] of Object.entries(more)) put(map, key, value)
}
