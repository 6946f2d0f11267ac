import type { Control } from '../controls/control.ts'
import { SplitPath } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'
import { NamedBefore } from './run-answers.ts'
import type { PieceKey, Pieces } from './run-pieces.ts'

/** Used as a property by controls that read none: their evidence is that the resource exists. */
const THERE = ''
const NOT_SEEN = -1
const IN_ROW = -2
/** A longer list of names is searched with a map. */
const FEW = 16

/** The places of the answers behind each property of a resource; most resources of a type have the same. */
export interface Shape {
  /** By property number. */
  readonly places: readonly (string | undefined)[]
}

/** The properties that the controls of a type read, numbered. */
export class ReadProperties {
  readonly paths: SplitPath[] = []
  readonly keys: PieceKey[] = []
  readonly #numbers = new Map<string, number>()
  readonly #shapes = new Map<string, Shape>()
  readonly #pieces: Pieces
  #last: Shape = { places: [] }
  readonly #lists = new Map<string, readonly number[]>()

  constructor(pieces: Pieces) {
    this.#pieces = pieces
  }

  /** The numbers of the properties that a control reads. */
  of({ reads }: Control): readonly number[] {
    return reads.length === 0 ? [this.#number(THERE)] : reads.map((path) => this.#number(path))
  }

  #number(path: string): number {
    const known = this.#numbers.get(path)
    if (known !== undefined) return known
    this.#numbers.set(path, this.paths.length)
    this.keys.push(this.#pieces.key(path))
    return this.paths.push(new SplitPath(path)) - 1
  }

  /** Numbers without repetition; equal lists are one object. */
  list(numbers: Iterable<number>): readonly number[] {
    const distinct = [...new Set(numbers)]
    const key = distinct.join()
    const known = this.#lists.get(key) ?? distinct
    this.#lists.set(key, known)
    return known
  }

  /** The shape with these places; equal shapes are one object. */
  shape(places: readonly (string | undefined)[]): Shape {
    // most resources have the shape of the one before
    if (isSame(places, this.#last.places)) return this.#last
    const key = places.join(';')
    const shape = this.#shapes.get(key) ?? { places: [...places] }
    this.#shapes.set(key, shape)
    this.#last = shape
    return shape
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

/** One resource while its verdicts are recorded; `begin` moves on to the next of the type. */
export class ResourceRow {
  resource: Resource
  /** Its evidence. */
  readonly own: (string | number)[] = []
  /** The names of the answers behind its verdicts. */
  readonly answers: string[] = []
  /** What is particular to its verdicts that are not unmet. */
  readonly particulars: string[] = []
  readonly properties: ReadProperties
  readonly named = new NamedBefore()
  /** By property number: its index in `own`, or `NOT_SEEN`; and the places of the answers behind it. */
  readonly #at: number[] = []
  /** By property number: whether its value was in the row itself at first. `again` may move it to the table. */
  readonly #inRow: boolean[] = []
  /** For each property in turn: its place in the table, `NOT_SEEN`, or `IN_ROW` when its value is in the row itself. */
  readonly table: number[] = []
  readonly #behind: (string | undefined)[] = []
  /** Lists of names already placed, and their places: most verdicts share one. */
  readonly #lists: (readonly string[])[] = []
  readonly #ofList: string[] = []
  #names: Map<string, number> | undefined
  /** The properties recorded last; those of a type are mostly the same. */
  #numbers: readonly number[] | undefined
  /** The list of names placed last, and its places: most properties rest on the listing. */
  #lastList: readonly string[] | undefined
  #ofLastList = ''

  constructor(resource: Resource, properties: ReadProperties) {
    this.resource = resource
    this.properties = properties
  }

  /** Records what controls read of a resource. */
  begin(resource: Resource, numbers: readonly number[]): void {
    this.resource = resource
    // clear only lists with content: a cleared list has to allocate again
    for (const list of [this.own, this.answers, this.particulars, this.#lists, this.#ofList])
      if (list.length > 0) list.length = 0
    if (numbers !== this.#numbers) this.#clear(numbers)
    this.#names = undefined
    this.#lastList = undefined
    for (let place = 0; place < numbers.length; place++) this.table[place] = this.#see(numbers[place] ?? 0)
  }

  /** Forgets properties that will not be recorded; recording replaces all others. */
  #clear(numbers: readonly number[]): void {
    if (this.table.length > numbers.length) this.table.length = numbers.length
    this.#at.fill(NOT_SEEN)
    this.#inRow.fill(false)
    this.#behind.fill(undefined)
    this.#numbers = numbers
  }

  /** Whether all values were in the table from the start. */
  get isAllInTable(): boolean {
    return !this.table.includes(IN_ROW)
  }

  /** The same for some properties. */
  wereInTable(numbers: readonly number[]): boolean {
    for (const number of numbers) if (this.#inRow[number]) return false
    return true
  }

  /** Records a property and returns its place in the table. */
  #see(number: number): number {
    const at = this.properties.paths[number]
    const { answers } = this.resource
    if (at === undefined || at.path === THERE) {
      this.#behind[number] = answers && this.placesOf([answers.listing, answers.details.id ?? []])
      this.#at[number] = NOT_SEEN
      return NOT_SEEN
    }
    const value = at.valueIn(this.resource)
    const piece = value === undefined ? undefined : this.properties.keys[number]?.of(value)
    this.#at[number] = piece === undefined ? NOT_SEEN : this.own.push(piece) - 1
    this.#behind[number] = answers && this.#listed(answers.details[at.path] ?? answers.listing)
    const isInRow = typeof piece === 'string'
    this.#inRow[number] = isInRow
    return isInRow ? IN_ROW : (piece ?? NOT_SEEN)
  }

  /** What all recorded properties rest on. */
  get shape(): Shape {
    return this.properties.shape(this.#behind)
  }

  /** The evidence of a finding, taken from the resource's properties. It is moved to the table, since both use it. */
  again(numbers: readonly number[], { texts }: Pieces): (string | number)[] {
    const pieces: (string | number)[] = []
    for (const number of numbers) {
      const at = this.#at[number] ?? NOT_SEEN
      const piece = at === NOT_SEEN ? undefined : this.own[at]
      if (piece === undefined) continue
      const again = typeof piece === 'number' ? piece : (texts.placeAtOnce(piece) ?? piece)
      this.own[at] = again
      pieces.push(again)
    }
    return pieces
  }

  /** The places of the answers in some lists. */
  placesOf(lists: readonly (readonly string[])[]): string {
    const [first] = lists
    if (!first) return ''
    return isOneList(lists, first)
      ? this.#listed(first)
      : placesIn(lists.flatMap((list) => list.map((name) => this.#place(name))))
  }

  #listed(list: readonly string[]): string {
    if (list === this.#lastList) return this.#ofLastList
    const places = this.#placed(list)
    this.#lastList = list
    this.#ofLastList = places
    return places
  }

  #placed(list: readonly string[]): string {
    if (list.length === 1) return String(this.#place(list[0] ?? ''))
    const known = this.#lists.indexOf(list)
    if (known >= 0) return this.#ofList[known] ?? ''
    const places = placesIn(list.map((name) => this.#place(name)))
    this.#lists.push(list)
    this.#ofList.push(places)
    return places
  }

  #place(name: string): number {
    const { answers } = this
    if (!this.#names) {
      const known = answers.indexOf(name)
      if (known >= 0) return known
      if (answers.length < FEW) return answers.push(name) - 1
      this.#names = new Map(answers.map((one, at) => [one, at]))
    }
    let known = this.#names.get(name)
    if (known === undefined) {
      known = answers.push(name) - 1
      this.#names.set(name, known)
    }
    return known
  }
}

/** Whether all lists are the first one, or empty. */
function isOneList(lists: readonly (readonly string[])[], first: readonly string[]): boolean {
  for (const list of lists) if (list !== first && list.length > 0) return false
  return true
}

/** Distinct places as text, sorted. */
export const placesIn = (places: readonly number[]): string =>
  places.length < 2 ? String(places[0] ?? '') : [...new Set(places)].sort((a, b) => a - b).join()
