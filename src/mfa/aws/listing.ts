import { refusedCall } from './refused.ts'

/** All items of a listing (`pages()`). What fails names the action. */
export async function allOf<T>(action: string, listing: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = []
  try {
    for await (const item of listing) found.push(item)
  } catch (error) {
    throw refusedCall(action, error)
  }
  return found
}
