import { sha256 } from '../src/core/digest.ts'

/** With DEMARC_ALL=1, as `npm run check` asks, a sweep goes through all of its cases. */
export const ALL = process.env['DEMARC_ALL'] === '1'

/** The options of a test that goes through more with DEMARC_ALL=1. A file of such tests says `@module-tag sweep` at its top. */
export const SWEEP: { readonly tags: string[] } = { tags: ['sweep'] }

/** Whether a file has tests that are marked so. */
export const isMarked = (text: string): boolean => /@module-tag sweep\b|\bSWEEP\b/.test(text)

/**
 * What `npm test` goes through of a sweep: each value of each aspect is shown by a case, though not each pair of them. In a mixed
 * order, which is the same every time, those cases are taken that show something that none before them has shown.
 */
export function sample<T>(
  cases: readonly T[],
  aspects: readonly ((one: T) => string | number | boolean)[],
  all = ALL,
): readonly T[] {
  if (all) return cases
  const shown = new Set<string>()
  const taken = new Set<number>()
  for (const index of mixed(cases.length)) {
    // safe: an index of the list
    const values = aspects.map((aspect, n) => `${n} ${aspect(cases[index] as T)}`)
    if (values.every((value) => shown.has(value))) continue
    taken.add(index)
    for (const value of values) shown.add(value)
  }
  return cases.filter((_, index) => taken.has(index))
}

/** What narrows a scan by which a test shows an option, as words of the command line with a space before them: nothing where all is asked for. */
export const few = (selection: string): string => (ALL ? '' : ` ${selection}`)

/** How often a property is tried: by `npm test`, and where all is asked for. */
export const runs = (few: number, many: number): number => (ALL ? many : few)

/** The numbers below `length`, mixed. */
const mixed = (length: number): readonly number[] =>
  Array.from({ length }, (_, index) => ({ index, by: sha256(`${index}`) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ index }) => index)
