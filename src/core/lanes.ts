/**
 * Runs `work` for each item, at most `most` at a time; returns the results in input order. Rejects at the first error, without
 * waiting for work already started.
 */
export async function inLanes<T, R>(
  all: Iterable<T> | AsyncIterable<T>,
  atATime: number,
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const queue = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]()
  let taken = 0
  const lane = async (): Promise<void> => {
    for (let next = await queue.next(); !next.done; next = await queue.next()) {
      const place = taken++
      results[place] = await work(next.value)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, atATime) }, lane))
  return results
}
