/**
 * The same items in the same order, read in the background from the start, without waiting for the consumer. An error is thrown
 * after the items before it; if the consumer stops earlier, the error is dropped.
 */
export function readAhead<T>(items: AsyncIterable<T>): AsyncIterable<T> {
  const arrived: T[] = []
  let end: (() => void) | undefined
  let wake = (): void => {}
  const read = async (): Promise<void> => {
    try {
      for await (const one of items) {
        arrived.push(one)
        wake()
      }
      end = () => {}
    } catch (error) {
      end = () => {
        throw error
      }
    }
    wake()
  }
  void read()
  return (async function* () {
    for (let next = 0; ; ) {
      for (; next < arrived.length; next++) yield* arrived.slice(next, next + 1)
      if (end) return end()
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  })()
}
