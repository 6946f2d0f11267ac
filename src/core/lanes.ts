/**
 * Does something for each, never more than so many at a time, and gives what came of it in the order of the input. The first that throws
 * ends it: what is under way goes on, nothing more of it is waited for.
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
