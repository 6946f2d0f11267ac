/**
 * IAM's patterns: `*` is any characters, `?` is one, `${aws:username}` is a value of the request, which is never itself
 * a pattern (IAM/latest/UserGuide/reference_policies_variables.html). Matched by hand: no regular expression is built
 * from a policy's text.
 */
type Token = { any: true } | { one: true } | { text: string }
export type Pattern = readonly Token[]

/** The pattern with its variables filled in; undefined when one of them has no value: then it matches nothing. */
export function pattern(source: string, values: ReadonlyMap<string, string>): Pattern | undefined {
  const tokens: Token[] = []
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at)
    if (character === '*') tokens.push({ any: true })
    else if (character === '?') tokens.push({ one: true })
    else if (source.startsWith('${', at) && source.includes('}', at)) {
      const end = source.indexOf('}', at)
      const value = variable(source.slice(at + 2, end), values)
      if (value === undefined) return undefined
      for (const text of value) tokens.push({ text })
      at = end
    } else tokens.push({ text: character })
  }
  return tokens
}

/** `${*}`, `${?}` and `${$}` stand for the characters themselves; `${key, 'default'}` has a default. */
function variable(source: string, values: ReadonlyMap<string, string>): string | undefined {
  if (source === '*' || source === '?' || source === '$') return source
  const [key = '', fallback] = source.split(',', 2)
  const value = values.get(key.trim().toLowerCase())
  return value ?? fallback?.trim().replace(/^'(.*)'$/, '$1')
}

/** Greedy matching that goes back to the last `*` only: time is at most the product of the two lengths. */
export function matches(tokens: Pattern, text: string): boolean {
  let at = 0
  let token = 0
  let star = -1
  let starAt = 0
  while (at < text.length) {
    const current = tokens[token]
    if (current && 'any' in current) {
      star = token++
      starAt = at
    } else if (current && ('one' in current || current.text === text.charAt(at))) {
      token++
      at++
    } else if (star >= 0) {
      token = star + 1
      at = ++starAt
    } else return false
  }
  return tokens.slice(token).every((rest) => 'any' in rest)
}
