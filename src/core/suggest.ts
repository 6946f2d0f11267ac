/**
 * The names closest to a mistyped one, best first: at most three, each within an edit distance of a third of the length (at least
 * two).
 */
export function suggest(name: string, names: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase()
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  return [...new Set(names)]
    .map((candidate) => {
      const other = candidate.toLowerCase()
      const distance = other.startsWith(wanted) && wanted.length > 1 ? 0.5 : editDistance(wanted, other, limit)
      return { candidate, distance }
    })
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Damerau-Levenshtein distance (optimal string alignment); `limit + 1` for anything above `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return last[b.length] ?? limit + 1
}

/** The same as the end of a sentence: `; did you mean X or Y?`; empty where no name is near. */
export const didYouMean = (name: string, names: Iterable<string>): string => {
  const near = suggest(name, names)
  return near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''
}
