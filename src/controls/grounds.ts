import type { Resource } from '../model/resource.ts'

/**
 * Something that a verdict rests on: that a resource is there, the value at one of its paths, or that a type has no other
 * resources than those that were found (in a region, or in the whole account), or what a calendar says of a name.
 */
export type Ground =
  | { readonly is: 'there'; readonly resource: Resource; readonly where: string }
  | { readonly is: 'value'; readonly resource: Resource; readonly path: string }
  | { readonly is: 'no other'; readonly type: string; readonly where: string; readonly region: string | undefined }
  | { readonly is: 'dated'; readonly calendar: Listed; readonly name: string; readonly end: string | null }

/** A calendar as evidence names it: what it lists, and the day on which it was read. */
interface Listed {
  readonly name: string
  readonly read: string
}

/** The grounds of the work under way; undefined where they are not collected. Work is synchronous: there is only one at a time. */
let noted: Ground[] | undefined

/** Does the work, and gives the grounds that it noted. */
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

/** Are grounds being collected? */
export const areNoted = (): boolean => noted !== undefined

export function note(grounds: readonly Ground[]): void {
  if (noted) for (const ground of grounds) noted.push(ground)
}

/** How many grounds were noted so far; undefined where they are not collected. */
export const mark = (): number | undefined => noted?.length

/** Takes back what was noted since a mark. */
export const takeBack = (since: number): readonly Ground[] => noted?.splice(since) ?? []
