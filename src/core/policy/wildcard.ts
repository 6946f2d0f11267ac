/**
 * Does `text` match a pattern in which `*` matches any run of characters and `?` any one? It does not use regular expressions;
 * the work is at most the product of both lengths, since it backtracks only to the last `*`.
 *
 * If `text` is itself a pattern, the answer is whether `pattern` matches everything that `text` matches (`s3:*` covers
 * `s3:Get*`). It is never wrongly true.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let retry = 0
  while (t < text.length) {
    const c = pattern[p]
    if (c === '*') {
      star = p++
      retry = t
    } else if (c !== undefined && (c === '?' ? text[t] !== '*' : c === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++retry
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** Does some text match both patterns? (`s3:Get*` and `s3:*Object` both match `s3:GetObject`.) */
export function patternsMeet(a: string, b: string): boolean {
  // the literal starts decide for most pairs
  const same = literalStart(a, b)
  if (same === undefined) return false
  const [x, y] = [a.slice(same), b.slice(same)]
  return x === '*' || y === '*' || meet(x, y)
}

/** The length of the common start without wildcards; undefined when the patterns differ within it. */
function literalStart(a: string, b: string): number | undefined {
  const end = Math.min(a.length, b.length)
  for (let i = 0; i < end; i++) {
    const c = a.charCodeAt(i)
    const d = b.charCodeAt(i)
    if (isWildcard(c) || isWildcard(d)) return i
    if (c !== d) return undefined
  }
  return end
}

const [STAR, QUESTION] = [42, 63]
const isWildcard = (code: number): boolean => code === STAR || code === QUESTION

function meet(a: string, b: string): boolean {
  // reachable[j]: the first i characters of `a` and the first j of `b` can stand for the same text
  let row = Array.from({ length: b.length + 1 }, (_, j) => allStars(b, j))
  for (let i = 1; i <= a.length; i++) {
    const c = a[i - 1]
    const next = [row[0] === true && c === '*']
    for (let j = 1; j <= b.length; j++) {
      const d = b[j - 1]
      next[j] =
        // a star matches nothing, or one more character of the other pattern
        c === '*' || d === '*'
          ? row[j] === true || next[j - 1] === true
          : row[j - 1] === true && (c === d || c === '?' || d === '?')
    }
    row = next
  }
  return row[b.length] === true
}

function allStars(pattern: string, end: number): boolean {
  for (let i = 0; i < end; i++) if (pattern[i] !== '*') return false
  return true
}

/** Does it contain a policy variable (`${aws:username}`)? */
export const hasVariable = (value: string): boolean => value.includes('${')

/** Does it contain neither a wildcard nor a policy variable? */
export const isFixed = (value: string): boolean => !value.includes('*') && !value.includes('?') && !hasVariable(value)
