import { refusedCall } from './refused.ts'

/** A page in IAM's form (IAM/latest/APIReference, "IsTruncated" and "Marker" of each listing). */
export interface Page<T> {
  readonly items: readonly T[] | undefined
  readonly next: { readonly IsTruncated?: boolean | undefined; readonly Marker?: string | undefined }
}

/** All items of a listing; a marker that repeats itself ends it. What fails names the action. */
export async function allPages<T>(
  action: string,
  ask: (at: { readonly Marker?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const found: T[] = []
  try {
    for (let at: { readonly Marker?: string } = {}; ; ) {
      const { items = [], next } = await ask(at)
      found.push(...items)
      if (!next.IsTruncated || next.Marker === undefined || next.Marker === at.Marker) return found
      at = { Marker: next.Marker }
    }
  } catch (error) {
    throw refusedCall(action, error)
  }
}
