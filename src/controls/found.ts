import { type Answer, isYes, Unknown } from './answer.ts'
import { areNoted, type Ground, mark, note, takeBack } from './grounds.ts'

/** What each member of a list comes to, and what is missing from the list, in words. */
interface Source<T> {
  readonly members: readonly (() => readonly T[])[]
  readonly missing: readonly string[]
  /** Why a member is there, by its place; and why there is no other. */
  readonly there?: (place: number) => readonly Ground[]
  readonly noOther?: () => readonly Ground[]
}

/** What a member does for an answer: it decides it, is needed for it, or neither. */
type Part = 'decides' | 'helps' | 'neither'

/**
 * A list that knows what may be missing from it: the neighbours that were found, and those that AWS did not show. It answers
 * three-valued: `some` and `every` give an answer that no missing member could turn, and throw `Unknown` otherwise. A member of
 * which a property was not seen is missing as far as that property is looked at. The order of the members means nothing.
 */
export class Found<T> {
  #made: Source<T> | undefined
  /** A list from which nothing is missing: most are asked as they are, and need no source. */
  readonly #items: readonly T[] | undefined

  constructor(source: Source<T> | readonly T[]) {
    if (isList(source)) this.#items = source
    else this.#made = source
  }

  /** A list from which nothing is missing. */
  static of<T>(items: readonly T[]): Found<T> {
    return new Found(items)
  }

  get #source(): Source<T> {
    this.#made ??= { members: (this.#items ?? []).map((item) => () => [item]), missing: NOTHING_MISSING }
    return this.#made
  }

  /** Does one pass the test? Without a test: is there one? */
  some(test: (item: T) => Answer = () => true): boolean {
    return this.#reach((item) => (isYes(test(item)) ? 'decides' : 'neither'))
  }

  /** Do all pass? */
  every(test: (item: T) => Answer): boolean {
    return !this.#reach((item) => (isYes(test(item)) ? 'neither' : 'decides'))
  }

  /** Are there at least `n` different values? */
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

  /** What each comes to. */
  flatMap<U>(values: (item: T) => readonly U[]): Found<U> {
    return this.#each((items) => items.flatMap(values))
  }

  /** All of them as a plain list; throws `Unknown` where one is missing. */
  get whole(): readonly T[] {
    const all: T[] = []
    this.#reach((item) => {
      all.push(item)
      return 'neither'
    })
    return all
  }

  /**
   * The found members that pass, without regard to missing ones: for the words of a finding. A verdict rests on `some`, `every` or
   * `filter`, never on this.
   */
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
   * Goes through the members until one decides; false where none does. Of the grounds that were noted on the way those count
   * that the answer rests on: of the members that decided it, or else of all, and that there is no other.
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
        const grounds = takeBack(start)
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

/** The same of a list from which nothing is missing, where nothing is noted. */
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

/** What all items of a member do; what could not be told of them is added to `unseen`. */
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

/** Are all answers yes? One no decides, also where others are unknown. */
export const all = (...questions: readonly (() => Answer)[]): boolean => !isThere(false, questions)

/** Is one answer yes? It decides, also where others are unknown. */
export const any = (...questions: readonly (() => Answer)[]): boolean => isThere(true, questions)

/** Is there a question with this answer? */
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
    if (start !== undefined) others = [...others, ...takeBack(start)]
  }
  note(others)
  if (unseen) throw incomplete(unseen)
  return false
}

const incomplete = (unseen: readonly string[]): Unknown =>
  new Unknown(unseen.length === 1 ? unseen : [...new Set(unseen)].sort())
