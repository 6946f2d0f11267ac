/**
 * Fills in a pattern's policy variables: `${aws:username}`, with or without a default, `${aws:username, 'nobody'}`.
 * Undefined if a variable has no value: then the pattern matches nothing. The same is true for a value with a wildcard
 * in it, and for `${*}`, `${?}` and `${$}`: they could not be distinguished from the pattern's own wildcards. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function fillVariables(pattern: string, values: ReadonlyMap<string, string>): string | undefined {
  const parts = pattern.split('${')
  let filled = parts[0] ?? ''
  for (const part of parts.slice(1)) {
    const end = part.indexOf('}')
    const value = end < 0 ? undefined : variable(part.slice(0, end), values)
    if (value === undefined || value.includes('*') || value.includes('?')) return undefined
    filled += value + part.slice(end + 1)
  }
  return filled
}

function variable(source: string, values: ReadonlyMap<string, string>): string | undefined {
  const [key = '', fallback] = source.split(',', 2)
  return values.get(key.trim().toLowerCase()) ?? fallback?.trim().replace(/^'(.*)'$/, '$1')
}
