import { isUtf8 } from 'node:buffer'
import { DemarcError } from './errors.ts'
import { DEEPEST } from './json.ts'

/** One member of a JSON object, or one item of a member that is an array. */
export interface JsonPiece {
  readonly key: string
  /** True for an item of the array under `key`, false for a whole member. */
  readonly item: boolean
  /** The line on which it begins, counted from 1. */
  readonly line: number
  readonly value: unknown
}

/** The largest size of one piece, in bytes: a run's head, a resource or a layer. */
const LARGEST = 64 << 20

/** What is expected next at the level of the outermost object and its arrays. */
type Place = 'start' | 'first key' | 'key' | 'colon' | 'value' | 'comma' | 'first item' | 'item' | 'item comma' | 'end'

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, COMMA] = [9, 10, 13, 32, 34, 44]
const [COLON, OPEN_ARRAY, BACKSLASH, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [58, 91, 92, 93, 123, 125]

/**
 * Splits a JSON object that arrives in chunks into its members, and arrays into their items, so that a file of any size is never
 * held in memory whole. The piece `{ item: false, value: [] }` announces an array before its items. `name` is the file's name in
 * errors (`INPUT_DAMAGED`), which also give the line.
 */
export class JsonPieces {
  readonly #name: string
  #place: Place = 'start'
  #line = 1
  #key = ''
  // whether a value (or key) is being read
  #taking = false
  #from = 0
  #held: Buffer[] = []
  #heldBytes = 0
  #startLine = 1
  #depth = 0
  #inString = false
  #escaped = false
  /** Before this position of the chunk, do not try to read an item as a whole line. */
  #noLineBefore = 0

  constructor(name: string) {
    this.#name = name
  }

  push(chunk: Buffer): JsonPiece[] {
    const pieces: JsonPiece[] = []
    let at = 0
    this.#noLineBefore = 0
    while (at < chunk.length) at = this.#taking ? this.#take(chunk, at, pieces) : this.#step(chunk, at, pieces)
    if (this.#taking) {
      this.#hold(chunk.subarray(this.#from))
      this.#from = 0
    }
    return pieces
  }

  /** Call this at the end of the input: throws when the text is cut short. */
  end(): void {
    if (this.#place === 'end') return
    throw this.#damaged(
      this.#place === 'start' ? 'the file is empty' : 'it ends in the middle: it was cut short',
      this.#line,
    )
  }

  /** Handles one byte between values. */
  #step(chunk: Buffer, at: number, pieces: JsonPiece[]): number {
    const byte = chunk[at] ?? 0
    if (byte === NEWLINE) this.#line++
    if (byte === SPACE || byte === NEWLINE || byte === TAB || byte === RETURN) return at + 1
    switch (this.#place) {
      case 'start':
        if (byte !== OPEN_OBJECT) throw this.#damaged('it does not begin with {: it is not a JSON object', this.#line)
        this.#place = 'first key'
        return at + 1
      case 'first key':
      case 'key':
        if (byte === CLOSE_OBJECT && this.#place === 'first key') this.#place = 'end'
        else if (byte === QUOTE) return this.#begin(at)
        else throw this.#unexpected(byte)
        return at + 1
      case 'colon':
        if (byte !== COLON) throw this.#unexpected(byte)
        this.#place = 'value'
        return at + 1
      case 'value':
        if (byte !== OPEN_ARRAY) return this.#begin(at)
        pieces.push({ key: this.#key, item: false, line: this.#line, value: [] })
        this.#place = 'first item'
        return at + 1
      case 'comma':
      case 'item comma':
        if (byte === COMMA) this.#place = this.#place === 'comma' ? 'key' : 'item'
        else if (byte === CLOSE_OBJECT && this.#place === 'comma') this.#place = 'end'
        else if (byte === CLOSE_ARRAY && this.#place === 'item comma') this.#place = 'comma'
        else throw this.#unexpected(byte)
        return at + 1
      case 'first item':
      case 'item':
        if (byte === OPEN_OBJECT && at >= this.#noLineBefore) {
          const end = this.#wholeLine(chunk, at, pieces)
          if (end !== undefined) return end
        }
        if (byte !== CLOSE_ARRAY || this.#place === 'item') return this.#begin(at)
        this.#place = 'comma'
        return at + 1
      case 'end':
        throw this.#damaged('something follows after the end of the JSON object', this.#line)
    }
  }

  /**
   * Fast path for an item on a line of its own, as Demarc writes it: parses the line at once instead of byte by byte. Returns
   * where the item ends; undefined when the line is anything else.
   */
  #wholeLine(chunk: Buffer, at: number, pieces: JsonPiece[]): number | undefined {
    const newline = chunk.indexOf(NEWLINE, at)
    // try once a line, so that text without line breaks is not searched again and again
    this.#noLineBefore = newline < 0 ? chunk.length : newline
    if (newline < 0) return undefined
    const end = chunk[newline - 1] === COMMA ? newline - 1 : newline
    if (chunk[end - 1] !== CLOSE_OBJECT) return undefined
    const bytes = chunk.subarray(at, end)
    if (!isUtf8(bytes)) return undefined
    const text = bytes.toString('utf8')
    // each level takes two brackets
    if (text.length > 2 * DEEPEST && opens(text) > DEEPEST) return undefined
    try {
      pieces.push({ key: this.#key, item: true, line: this.#line, value: JSON.parse(text) })
    } catch {
      return undefined
    }
    this.#place = 'item comma'
    return end
  }

  #begin(at: number): number {
    this.#taking = true
    this.#from = at
    this.#startLine = this.#line
    this.#depth = 0
    this.#inString = false
    this.#escaped = false
    return at
  }

  /** Reads the bytes of a value, up to its end or the end of the chunk. */
  #take(chunk: Buffer, begin: number, pieces: JsonPiece[]): number {
    let at = begin
    // local variables for speed: this loop sees every byte of the file
    let [depth, inString, escaped] = [this.#depth, this.#inString, this.#escaped]
    let ended = false
    for (; at < chunk.length && !ended; at++) {
      const byte = chunk[at]
      if (byte === NEWLINE) this.#line++
      if (inString) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) {
          inString = false
          ended = depth === 0
        }
      } else if (byte === QUOTE) {
        inString = true
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (++depth > DEEPEST) throw this.#damaged(`its values nest deeper than ${DEEPEST}`, this.#line)
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (depth === 0) break
        ended = --depth === 0
      } else if (depth === 0) {
        // a number or a word ends at the next delimiter
        if (byte === COMMA || byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB || byte === COLON) {
          if (byte === NEWLINE) this.#line--
          break
        }
      }
    }
    this.#depth = depth
    this.#inString = inString
    this.#escaped = escaped
    if (at === chunk.length && !ended) return at
    this.#hold(chunk.subarray(this.#from, at))
    this.#finish(pieces)
    return at
  }

  #hold(bytes: Buffer): void {
    this.#heldBytes += bytes.length
    if (this.#heldBytes > LARGEST) throw this.#damaged(`one value is larger than ${LARGEST >> 20} MiB`, this.#startLine)
    this.#held.push(bytes)
  }

  #finish(pieces: JsonPiece[]): void {
    const [only] = this.#held
    const bytes = this.#held.length === 1 && only ? only : Buffer.concat(this.#held)
    this.#held = []
    this.#heldBytes = 0
    this.#taking = false
    const value = this.#parsed(bytes)
    if (this.#place === 'first key' || this.#place === 'key') {
      this.#key = String(value)
      this.#place = 'colon'
      return
    }
    const item = this.#place !== 'value'
    pieces.push({ key: this.#key, item, line: this.#startLine, value })
    this.#place = item ? 'item comma' : 'comma'
  }

  #parsed(bytes: Buffer): unknown {
    if (!isUtf8(bytes)) throw this.#damaged('it is not UTF-8', this.#startLine)
    try {
      return JSON.parse(bytes.toString('utf8'))
    } catch (cause) {
      throw this.#damaged('this is not JSON', this.#startLine, cause)
    }
  }

  #unexpected(byte: number): DemarcError {
    const shown = byte > SPACE && byte < 127 ? `"${String.fromCharCode(byte)}"` : `byte ${byte}`
    return this.#damaged(`${shown} is not expected here`, this.#line)
  }

  #damaged(what: string, line: number, cause?: unknown): DemarcError {
    return new DemarcError('INPUT_DAMAGED', `${this.#name}:${line}: ${what}`, {
      hint: 'The file is damaged, or not what Demarc wrote. Write it again: demarc scan --format json --out FILE',
      cause,
    })
  }
}

/** The number of opening brackets in a text, also inside strings: an upper bound of its depth. */
function opens(text: string): number {
  let times = 0
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) times++
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) times++
  return times
}
