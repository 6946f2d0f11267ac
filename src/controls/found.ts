import { type Answer, isYes, Unknown } from './answer.ts'
import { areNoted, dropSince, type Ground, mark, note } from './grounds.ts'

/** The members of a list, each evaluated lazily, and what is missing from the list, in words. */
interface Source<T> {
  readonly members: readonly (() => readonly T[])[]
  readonly missing: readonly string[]
  /** The grounds for a member's existence, by its index, and for there being no other member. */
  readonly there?: (place: number) => readonly Ground[]
  readonly noOther?: () => readonly Ground[]
}

/** How a member affects an answer: it decides it, is needed for it, or neither. */
type Part = 'decides' | 'helps' | 'neither'

/**
 * A list that knows what may be missing from it: neighbours that were found, and those AWS did not show. `some` and `every` are
 * three-valued: they return an answer if no missing member could change it, and throw `Unknown` otherwise. A member with an
 * unseen property counts as missing when that property is accessed. The order of members has no meaning.
 */
export class Found<T> {
  #made: Source<T> | undefined
  /** A complete list, stored directly since most lists are complete. */
  readonly #items: readonly T[] | undefined

  constructor(source: Source<T> | readonly T[]) {
    if (isList(source)) this.#items = source
    else this.#made = source
  }

  /** A complete list. */
  static of<T>(items: readonly T[]): Found<T> {
    return new Found(items)
  }

  get #source(): Source<T> {
    this.#made ??= { members: (this.#items ?? []).map((item) => () => [item]), missing: NOTHING_MISSING }
    return this.#made
  }

  /** Whether some member passes the test; without a test, whether there is any member. */
  some(test: (item: T) => Answer = () => true): boolean {
    return this.#reach((item) => (isYes(test(item)) ? 'decides' : 'neither'))
  }

  /** Whether all members pass the test. */
  every(test: (item: T) => Answer): boolean {
    return !this.#reach((item) => (isYes(test(item)) ? 'neither' : 'decides'))
  }

  /** Whether there are at least `count` different values. */
  hasDifferent(count: number, value: (item: T) => unknown): boolean {
    const seen = new Set<unknown>()
    return this.#reach((item) => {
      const before = seen.size
      seen.add(value(item))
      if (seen.size >= count) return 'decides'
      return seen.size > before ? 'helps' : 'neither'
    })
  }

  /** The members that pass; a member that cannot be judged counts as missing. */
  filter(test: (item: T) => Answer): Found<T> {
    return this.#each((items) => items.filter((item) => isYes(test(item))))
  }

  /** The values of all members. */
  flatMap<U>(values: (item: T) => readonly U[]): Found<U> {
    return this.#each((items) => items.flatMap(values))
  }

  /** All members as a plain list. Throws `Unknown` when one is missing. */
  get whole(): readonly T[] {
    const all: T[] = []
    this.#reach((item) => {
      all.push(item)
      return 'neither'
    })
    return all
  }

  /** The members found that pass, ignoring missing ones. For the words of a finding only; verdicts use `some`, `every` or `filter`. */
  seen(test: (item: T) => Answer = () => true): readonly T[] {
    const passing: T[] = []
    for (const items of this.#source.members)
      partOf(
        items,
        (item) => {
          if (isYes(test(item))) passing.push(item)
          return 'neither'
        },
        [],
      )
    return passing
  }

  #each<U>(change: (items: readonly T[]) => readonly U[]): Found<U> {
    return new Found({ ...this.#source, members: this.#source.members.map((items) => () => change(items())) })
  }

  /**
   * Goes through the members until one decides; false when none does. Keeps only the grounds that the answer rests on: those of
   * the deciding member, or else those of all members and of there being no other.
   */
  #reach(part: (item: T) => Part): boolean {
    if (this.#items && !areNoted()) return reachPlain(this.#items, part)
    const { members, missing, there, noOther } = this.#source
    const unseen: string[] = [...missing]
    const start = mark()
    let needed = NO_GROUNDS
    let others = NO_GROUNDS
    for (let place = 0; place < members.length; place++) {
      if (there) note(there(place))
      const what = partOf(members[place], part, unseen)
      if (start !== undefined) {
        const grounds = dropSince(start)
        if (what === 'neither') others = [...others, ...grounds]
        else needed = [...needed, ...grounds]
      }
      if (what === 'decides') {
        note(needed)
        return true
      }
    }
    note(needed)
    note(others)
    if (noOther) note(noOther())
    if (unseen.length > 0) throw incomplete(unseen)
    return false
  }
}

const NO_GROUNDS: readonly Ground[] = []
const NOTHING_MISSING: readonly string[] = []
const isList = <T>(source: Source<T> | readonly T[]): source is readonly T[] => Array.isArray(source)

/** The same for a complete list, without grounds. */
function reachPlain<T>(items: readonly T[], part: (item: T) => Part): boolean {
  let unseen: string[] | undefined
  for (const item of items) {
    try {
      if (part(item) === 'decides') return true
    } catch (error) {
      unseen ??= []
      addUnseen(error, unseen)
    }
  }
  if (unseen) throw incomplete(unseen)
  return false
}

/** The combined effect of the items of a member; what cannot be decided is added to `unseen`. */
function partOf<T>(items: (() => readonly T[]) | undefined, part: (item: T) => Part, unseen: string[]): Part {
  let most: Part = 'neither'
  try {
    for (const item of items?.() ?? []) {
      const one = partOfItem(item, part, unseen)
      if (one === 'decides') return one
      if (one === 'helps') most = one
    }
  } catch (error) {
    addUnseen(error, unseen)
  }
  return most
}

function partOfItem<T>(item: T, part: (item: T) => Part, unseen: string[]): Part {
  try {
    return part(item)
  } catch (error) {
    addUnseen(error, unseen)
    return 'neither'
  }
}

function addUnseen(error: unknown, unseen: string[]): void {
  if (!(error instanceof Unknown)) throw error
  unseen.push(...error.missing)
}

/** Whether all answers are yes. One no decides, even if others are unknown. */
export const all = (...questions: readonly (() => Answer)[]): boolean => !isThere(false, questions)

/** Whether at least one answer is yes. One yes decides, even if others are unknown. */
export const any = (...questions: readonly (() => Answer)[]): boolean => isThere(true, questions)

/** Whether some question has this answer. */
function isThere(answer: boolean, questions: readonly (() => Answer)[]): boolean {
  const start = mark()
  let unseen: string[] | undefined
  let others = NO_GROUNDS
  for (const ask of questions) {
    try {
      const one = ask()
      if (one instanceof Unknown) unseen = [...(unseen ?? []), ...one.missing]
      else if (Boolean(one) === answer) return true
    } catch (error) {
      unseen ??= []
      addUnseen(error, unseen)
    }
    if (start !== undefined) others = [...others, ...dropSince(start)]
  }
  note(others)
  if (unseen) throw incomplete(unseen)
  return false
}

const incomplete = (unseen: readonly string[]): Unknown =>
  new Unknown(unseen.length === 1 ? unseen : [...new Set(unseen)].sort())
