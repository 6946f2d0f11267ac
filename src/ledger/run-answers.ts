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
  members(names: readonly string[], listing: readonly string[]): string {
    const input = names.length > 1 && names.length <= FEW ? commonInput(names, listing) : undefined
    const items = names.map((name) =>
      this.#item(input !== undefined && hasInput(name, input) ? name.slice(0, -input.length - 1) : name),
    )
    return input === undefined
      ? `"answers":[${items.join(',')}]`
      : `"input":${visibleJsonText(input)},"answers":[${items.join(',')}]`
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

/** The region and input in an answer's name (`answerName`). */
const inputOf = (name: string): string => name.slice(name.indexOf(' ') + 1)

/** Whether a name has this region and input. */
const hasInput = (name: string, input: string): boolean => {
  const cut = name.length - input.length - 1
  return name.charCodeAt(cut) === SPACE && name.endsWith(input) && name.indexOf(' ') === cut
}

const SPACE = 32

/** The input shared by the most names; undefined when no two share one. */
function commonInput(names: readonly string[], listing: readonly string[]): string | undefined {
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
