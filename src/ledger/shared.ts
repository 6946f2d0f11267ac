/** The most characters remembered. Later values are not shared, which bounds the writer's memory. */
const REMEMBERED = 32 << 20

/**
 * Texts shared by rows. The first row with a text writes it in full. When a second row has it, it moves to a table, and rows
 * refer to its place from then on. Texts of a single row never fill the table.
 */
export class SharedTexts {
  /** The shared values, in the order of their places. */
  readonly table: string[] = []
  readonly #places = new Map<string, number>()
  #characters = 0

  /** The place of a text in the table; undefined when the row has to write it in full. */
  placeOf(text: string): number | undefined {
    const known = this.#places.get(text)
    if (known === undefined) {
      if (this.#characters + text.length > REMEMBERED) return undefined
      this.#characters += text.length
      this.#places.set(text, ONCE)
      return undefined
    }
    if (known !== ONCE) return known
    return this.#put(text)
  }

  /** The place of a text that one row has twice, which goes to the table at once. Undefined when the table is full. */
  placeAtOnce(text: string): number | undefined {
    const known = this.#places.get(text)
    if (known !== undefined && known !== ONCE) return known
    if (known === undefined) {
      if (this.#characters + text.length > REMEMBERED) return undefined
      this.#characters += text.length
    }
    return this.#put(text)
  }

  #put(text: string): number {
    this.#places.set(text, this.table.length)
    return this.table.push(text) - 1
  }
}

/** Marks a text seen in one row. */
const ONCE = -1
