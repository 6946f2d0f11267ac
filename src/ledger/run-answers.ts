import { visibleJsonText } from '../core/visible.ts'
import { SharedTexts } from './shared.ts'

/** Longer lists are not shortened: a row over the whole account has thousands of answers, about as many resources. */
const FEW = 64

/**
 * Encodes the names of AWS answers in rows. Most answers behind a resource have the same input, its own name; the row has that
 * input once, and names those answers by operation only.
 */
export class AnswerNames {
  readonly #texts = new SharedTexts()
  /** The names in the shared table. */
  readonly #places = new Map<string, number>()

  /** The members of a row that name these answers, as JSON. `listing`: those that other resources rest on, too. */
  members(names: readonly string[], listing: readonly string[], before: NamedBefore): string {
    const input = names.length > 1 && names.length <= FEW ? commonInput(names, listing) : undefined
    let items = ''
    for (let at = 0; at < names.length; at++) {
      const item = this.#itemAt(at, names[at] ?? '', input, before)
      items += at === 0 ? item : `,${item}`
    }
    return input === undefined ? `"answers":[${items}]` : `"input":${visibleJsonText(input)},"answers":[${items}]`
  }

  #itemAt(at: number, name: string, input: string | undefined, before: NamedBefore): string | number {
    if (input === undefined) return this.#item(name)
    const known = before.operations[at]
    if (known !== undefined && isOf(known, input, name)) return before.items[at] ?? 0
    if (!hasInput(name, input)) return this.#item(name)
    const operation = name.slice(0, -input.length - 1)
    const item = this.#item(operation)
    if (typeof item === 'number') {
      before.operations[at] = operation
      before.items[at] = item
    }
    return item
  }

  #item(name: string): string | number {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    const json = visibleJsonText(name)
    const place = this.#texts.placeOf(json)
    if (place === undefined) return json
    this.#places.set(name, place)
    return place
  }

  /** The names shared by several resources, as JSON. */
  get table(): readonly string[] {
    return this.#texts.table
  }
}

/**
 * The operations that were named at each place in the row before, and their places in the table: the resources of a type rest on
 * answers of the same operations, so that most names are compared and not looked up.
 */
export class NamedBefore {
  readonly operations: string[] = []
  readonly items: number[] = []
}

/** Whether a name is that of an operation with this input. */
const isOf = (operation: string, input: string, name: string): boolean =>
  name.length === operation.length + 1 + input.length &&
  name.charCodeAt(operation.length) === SPACE &&
  name.startsWith(operation) &&
  name.endsWith(input)

/** The region and input in an answer's name (`answerName`). */
const inputOf = (name: string): string => name.slice(name.indexOf(' ') + 1)

/** Whether a name has this region and input. */
const hasInput = (name: string, input: string): boolean => {
  const cut = name.length - input.length - 1
  return name.charCodeAt(cut) === SPACE && name.endsWith(input) && name.indexOf(' ') === cut
}

const SPACE = 32

/** The input that all names but those of the listing have, if they are several: the usual case. */
function onlyInput(names: readonly string[], listing: readonly string[]): string | undefined {
  let input: string | undefined
  let count = 0
  for (const name of names) {
    if (listing.includes(name)) continue
    if (input === undefined) input = inputOf(name)
    else if (!hasInput(name, input)) return undefined
    count++
  }
  return count > 1 ? input : undefined
}

/** The input shared by the most names; undefined when no two share one. */
function commonInput(names: readonly string[], listing: readonly string[]): string | undefined {
  const only = onlyInput(names, listing)
  if (only !== undefined) return only
  const left = names.filter((name) => !listing.includes(name))
  let [most, often]: [string | undefined, number] = [undefined, 1]
  for (let unlike = left; unlike.length > often; ) {
    const input = inputOf(unlike[0] ?? '')
    const others = unlike.filter((name) => !hasInput(name, input))
    const count = unlike.length - others.length
    if (count > often) [most, often] = [input, count]
    unlike = others
  }
  return most
}
