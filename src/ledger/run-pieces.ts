import { escapedInJson } from '../core/visible.ts'
import { evidenceJson } from './evidence.ts'
import { SharedTexts } from './shared.ts'

/** Pieces of evidence: objects with one key, as JSON, or their places in the shared table. */
export class Pieces {
  readonly texts = new SharedTexts()
  readonly #keys = new Map<string, PieceKey>()

  key(key: string): PieceKey {
    let known = this.#keys.get(key)
    if (!known) {
      known = new PieceKey(key, this.texts)
      this.#keys.set(key, known)
    }
    return known
  }

  of(key: string, value: unknown): string | number {
    return this.key(key).of(value)
  }
}

/** The pieces for one key. */
export class PieceKey {
  readonly #start: string
  readonly #texts: SharedTexts
  /** Places by value, for primitive values: most pieces are one of a few, and this avoids making JSON. */
  readonly #plain = new Map<unknown, number>()

  constructor(key: string, texts: SharedTexts) {
    this.#start = `{${JSON.stringify(key)}:`
    this.#texts = texts
  }

  of(given: unknown): string | number {
    const value = Array.isArray(given) && given.length === 0 ? EMPTY : given
    const isPlain = value === null || value === EMPTY || typeof value !== 'object'
    const known = isPlain ? this.#plain.get(value) : undefined
    if (known !== undefined) return known
    const text = escapedInJson(`${this.#start}${evidenceJson(value)}}`)
    const place = this.#texts.placeOf(text)
    if (place === undefined) return text
    if (isPlain) this.#plain.set(value, place)
    return place
  }
}

/** Stands for every empty list, so that empty lists can be looked up by identity. */
const EMPTY: readonly unknown[] = []
