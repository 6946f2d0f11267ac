/** The most characters that are remembered. Later values are not shared, which bounds the writer's memory. */
const REMEMBERED = 32 << 20

/**
 * Texts that many rows have in common. The first row that has one writes it out; where a second row has it too, it goes into a
 * table, and rows name its place there from then on. What one row alone has never fills the table.
 */
export class SharedTexts {
  /** The values that several rows share, in the order of their indexes. */
  readonly table: string[] = []
  readonly #places = new Map<string, number>()
  #characters = 0

  /** The place of a text in the table; undefined where the row has to write it out. */
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

  /** The place of a text that one row has twice: it is put into the table at once. Undefined where there is no room. */
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

/** Seen in one row. */
const ONCE = -1
