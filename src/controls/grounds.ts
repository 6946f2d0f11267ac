import type { Resource } from '../model/resource.ts'

/**
 * Something that a verdict rests on: that a resource exists, the value at one of its paths, that a type has no further resources
 * (in a region or the whole account), or what a calendar says of a name.
 */
export type Ground =
  | { readonly is: 'there'; readonly resource: Resource; readonly where: string }
  | { readonly is: 'value'; readonly resource: Resource; readonly path: string }
  | { readonly is: 'no other'; readonly type: string; readonly where: string; readonly region: string | undefined }
  | { readonly is: 'dated'; readonly calendar: Listed; readonly name: string; readonly end: string | null }

/** A calendar in evidence: its name, and the day on which it was read. */
interface Listed {
  readonly name: string
  readonly read: string
}

/** The grounds collected by the current call of `withGrounds`; undefined outside. Work is synchronous, so one variable is enough. */
let noted: Ground[] | undefined

/** Runs the work and collects the grounds it notes. */
export function withGrounds<T>(work: () => T): { readonly result: T; readonly grounds: readonly Ground[] } {
  const outer = noted
  const grounds: Ground[] = []
  noted = grounds
  try {
    return { result: work(), grounds }
  } finally {
    noted = outer
  }
}

/** Whether grounds are being collected. */
export const areNoted = (): boolean => noted !== undefined

export function note(grounds: readonly Ground[]): void {
  if (noted) for (const ground of grounds) noted.push(ground)
}

/** The number of grounds noted so far; undefined when they are not collected. */
export const mark = (): number | undefined => noted?.length

/** Removes and returns the grounds noted since a mark. */
export const dropSince = (since: number): readonly Ground[] => noted?.splice(since) ?? []
