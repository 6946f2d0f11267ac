/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** JSON with the keys of every object in code-unit order, so that equal values give equal bytes. `undefined` members are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return plainJson(value)
  if (value instanceof Date) return JSON.stringify(value)
  let json = ''
  if (Array.isArray(value)) {
    for (const item of value) json += `${json === '' ? '' : ','}${canonicalJson(item)}`
    return `[${json}]`
  }
  for (const key of inOrder(Object.keys(value))) {
    const member: unknown = Reflect.get(value, key)
    if (member !== undefined) json += `${json === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`
  }
  return `{${json}}`
}

/** JSON of a value that is neither an object nor an array; most are short words. */
function plainJson(value: unknown): string {
  if (value === true) return 'true'
  if (value === false) return 'false'
  return JSON.stringify(value) ?? 'null'
}

/** Sorts by code units, the default order of `sort`. */
function inOrder(keys: string[]): readonly string[] {
  if (keys.length > FEW_KEYS) return keys.sort()
  // by insertion: `sort` allocates a list to work in
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at] ?? ''
    let to = at
    for (; to > 0 && (keys[to - 1] ?? '') > key; to--) keys[to] = keys[to - 1] ?? ''
    keys[to] = key
  }
  return keys
}

const FEW_KEYS = 16

/** Member names as JSON text: AWS has few of them and each occurs in many values. */
const quotedKeys = new Map<string, string>()
const MOST_KEYS = 10_000
const LONGEST_KEY = 100

function quoted(key: string): string {
  const known = quotedKeys.get(key)
  if (known !== undefined) return known
  const made = JSON.stringify(key)
  if (quotedKeys.size < MOST_KEYS && key.length <= LONGEST_KEY) quotedKeys.set(key, made)
  return made
}

/** Compares by code units; unlike localeCompare, the result does not depend on the machine's locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The deepest nesting accepted. What AWS documents stays well below it (a WAF statement or an ECS task definition has about ten
 * levels).
 */
export const DEEPEST = 200

/** Parses JSON from outside and limits its depth, since code that walks the value recurses. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  if (nestsDeeper(text, DEEPEST)) throw new SyntaxError(`its values nest deeper than ${DEEPEST}`)
  return JSON.parse(text)
}

function nestsDeeper(text: string, most: number): boolean {
  let [depth, inString] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const one = text[at]
    if (inString) {
      if (one === '\\') at++
      else if (one === '"') inString = false
    } else if (one === '"') inString = true
    else if (one === '{' || one === '[') {
      if (++depth > most) return true
    } else if (one === '}' || one === ']') depth--
  }
  return false
}
