/**
 * The same items in the same order, read from the first moment on and as fast as they come, whether or not they are taken. An error
 * comes after the items before it; one that is never reached is never heard.
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
