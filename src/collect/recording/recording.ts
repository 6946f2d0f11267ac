import type { KeyObject } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { z } from 'zod'
import { sha256 } from '../../core/digest.ts'
import { DemarcError } from '../../core/errors.ts'
import { blockAt, type GzipBlock, unpackBlock } from '../../core/gzip-blocks.ts'
import { canonicalJson, parseJson } from '../../core/json.ts'
import { unreadable } from '../../core/reading.ts'
import { openRegular } from '../../core/whole-file.ts'
import type { AwsCall } from '../asking.ts'
import { chainOf, type End, endSchema, FIRST, type Header, headerSchema, headSchema, isAsWritten } from './format.ts'
import { verifyRecording } from './signature.ts'

/** Where an answer's content is: the block and the bytes in it. */
interface Place {
  readonly block: number
  readonly from: number
  readonly to: number
  readonly by: string
  readonly refused: boolean
  readonly answer: number
  used: boolean
}

/** The number of unpacked blocks to cache: calls are repeated in nearly the recorded order. */
const UNPACKED = 8

/** A recorded answer, as JSON. */
export interface RecordedAnswer {
  readonly refused: boolean
  readonly json: unknown
}

/**
 * A verified recording: every digest is right. It holds only the places of answers in memory and reads answers on demand. Must be
 * closed.
 */
export class Recording {
  readonly path: string
  readonly header: Header
  readonly end: End
  readonly #file: FileHandle
  readonly #blocks: readonly GzipBlock[]
  readonly #places: ReadonlyMap<string, Place[]>
  readonly #unpacked = new Map<number, Buffer>()

  private constructor(path: string, file: FileHandle, read: Indexed) {
    this.path = path
    this.#file = file
    this.header = read.header
    this.end = read.end
    this.#blocks = read.blocks
    this.#places = read.places
  }

  /**
   * Opens and verifies a recording. Throws FILE_UNREADABLE, RECORDING_DAMAGED (not a recording, cut short, or wrong bytes) or
   * RECORDING_ALTERED (a changed line), with the place. `signedBy` is the public key that must have signed it
   * (RECORDING_UNSIGNED, RECORDING_FORGED).
   */
  static async open(path: string, signedBy?: KeyObject): Promise<Recording> {
    let file: FileHandle
    try {
      // it is read at any place, which no pipe allows
      file = await openRegular(path)
    } catch (error) {
      throw unreadable(error, path)
    }
    try {
      if (signedBy) await verifyRecording(path, file, signedBy)
      return new Recording(path, file, await new Index(path).read(file))
    } catch (error) {
      await file.close()
      throw unreadable(error, path)
    }
  }

  async close(): Promise<void> {
    this.#unpacked.clear()
    await this.#file.close()
  }

  /**
   * The answer to a question: the asker's next one, else the next of any asker, else the last one; undefined when the recording
   * has no such call.
   */
  async answer(question: AwsCall, by: string): Promise<RecordedAnswer | undefined> {
    const places = this.#places.get(keyOf(question))
    if (!places) return undefined
    const mine = keyed(by)
    const place = places.find((one) => !one.used && one.by === mine) ?? places.find((one) => !one.used) ?? places.at(-1)
    if (!place) return undefined
    place.used = true
    const content = await this.#content(place.block)
    const text = content.toString('utf8', place.from, place.to)
    let json: unknown
    try {
      json = parseJson(text)
    } catch (cause) {
      throw this.unreadAnswer(place.answer, cause)
    }
    if (canonicalJson(json) !== text)
      throw new DemarcError(
        'RECORDING_ALTERED',
        `${this.path}: answer ${place.answer} is not written as Demarc writes it: ${OTHER_FORM}`,
        { hint: HINT },
      )
    return { refused: place.refused, json }
  }

  /** The error for an answer with a correct digest that cannot be decoded. */
  unreadAnswer(answer: number | undefined, cause: unknown): DemarcError {
    const which = answer === undefined ? 'an answer' : `answer ${answer}`
    return new DemarcError('RECORDING_DAMAGED', `${this.path}: ${which} cannot be read`, { hint: HINT, cause })
  }

  async #content(number: number): Promise<Buffer> {
    const known = this.#unpacked.get(number)
    this.#unpacked.delete(number)
    const block = this.#blocks[number - 1]
    if (!known && !block) throw this.unreadAnswer(undefined, undefined)
    const content = known ?? (await unpackBlock(this.#file, block as GzipBlock, this.path)) // safe: looked up above
    this.#unpacked.set(number, content)
    for (const oldest of this.#unpacked.keys()) {
      if (this.#unpacked.size <= UNPACKED) break
      this.#unpacked.delete(oldest)
    }
    return content
  }
}

const HINT = 'Record it again: demarc scan --record FILE'
const OTHER_FORM = 'a member has been repeated, moved or spaced'
const keyed = (text: string): string => sha256(text).slice(0, 32)
const keyOf = ({
  service,
  region,
  operation,
  input,
}: Omit<AwsCall, 'service'> & { readonly service: string }): string =>
  keyed(`${service} ${region} ${operation} ${canonicalJson(input ?? {})}`)

interface Indexed {
  readonly header: Header
  readonly end: End
  readonly blocks: readonly GzipBlock[]
  readonly places: ReadonlyMap<string, Place[]>
}

const NEWLINE = 10
/**
 * The largest unpacked size as a multiple of the packed one: AWS's answers compress to about a tenth, but deflate can reach a
 * thousandth.
 */
const MOST_TIMES = 200
/** The unpacked size that is always allowed, in bytes. */
const FREE = 64 * 1024 * 1024

/** Reads a recording once from start to end: verifies every line and notes where the answers are. */
class Index {
  readonly #path: string
  readonly #blocks: GzipBlock[] = []
  readonly #places = new Map<string, Place[]>()
  #header: Header | undefined
  #end: End | undefined
  #line = 0
  #answers = 0
  #chain = FIRST
  #unpacked = 0

  constructor(path: string) {
    this.#path = path
  }

  async read(file: FileHandle): Promise<Indexed> {
    const { size } = await file.stat()
    if (size === 0) throw this.#damaged('the file is empty')
    for (let offset = 0; offset < size; ) {
      const block = await blockAt(file, this.#blocks.length + 1, offset, size, this.#path)
      this.#blocks.push(block)
      const content = await unpackBlock(file, block, this.#path)
      offset += block.size
      this.#unpacked += content.length
      if (this.#unpacked > FREE && this.#unpacked > size * MOST_TIMES)
        throw this.#damaged(`it unpacks to more than ${MOST_TIMES} times its size: it is made to fill memory or time`)
      this.#take(content, block.number)
    }
    const [header, end] = [this.#header, this.#end]
    if (!header) throw this.#damaged('it has no header')
    if (!end) throw this.#damaged(`it has no end: it was cut short after answer ${this.#answers}`)
    return { header, end, blocks: this.#blocks, places: this.#places }
  }

  #take(content: Buffer, block: number): void {
    let from = 0
    const next = (): Buffer => {
      const to = content.indexOf(NEWLINE, from)
      if (to < 0) throw this.#damaged(`line ${this.#line + 1} has no end`)
      const line = content.subarray(from, to)
      from = to + 1
      this.#line++
      return line
    }
    while (from < content.length) {
      if (this.#end) throw this.#altered('something follows after its end')
      const line = next().toString('utf8')
      if (!this.#header) this.#header = this.#proven(line, headerSchema, 'the header')
      else if (line.startsWith('{"answers":')) this.#end = this.#lastLine(line)
      else this.#head(line, next, () => from, block)
    }
  }

  #head(line: string, next: () => Buffer, at: () => number, block: number): void {
    const head = this.#proven(line, headSchema, `answer ${this.#answers + 1}`)
    this.#answers++
    if (head.answer !== this.#answers)
      throw this.#altered(`answer ${head.answer} stands where answer ${this.#answers} should`)
    const from = at()
    const content = next()
    if (sha256(content) !== head.sha256)
      throw this.#altered(`answer ${head.answer} (${head.name}) is not what AWS answered: its SHA-256 is another`)
    const { by, refused, answer } = head
    const place: Place = { block, from, to: from + content.length, by: keyed(by), refused, answer, used: false }
    const key = keyOf(head)
    const places = this.#places.get(key)
    if (places) places.push(place)
    else this.#places.set(key, [place])
  }

  #lastLine(line: string): End {
    const end = this.#proven(line, endSchema, 'the end')
    if (end.answers !== this.#answers)
      throw this.#altered(`it should hold ${end.answers} answers, and there are ${this.#answers}`)
    return end
  }

  /** Parses a line whose chain is right. */
  #proven<S extends z.ZodType<{ readonly chain: string }>>(line: string, schema: S, what: string): z.infer<S> {
    let json: unknown
    try {
      json = parseJson(line)
    } catch (cause) {
      throw this.#damaged(`line ${this.#line} (${what}) is not JSON`, cause)
    }
    if (typeof json === 'object' && json !== null && 'schema' in json && json.schema !== 'demarc.recording/1')
      throw this.#damaged(
        `line ${this.#line}: its schema is ${JSON.stringify(json.schema)?.slice(0, 60)}; a recording's is "demarc.recording/1"`,
      )
    const parsed = schema.safeParse(json)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw this.#damaged(
        `line ${this.#line}: ${what} is not as it should be at ${issue?.path.join('.')}: ${issue?.message}`,
      )
    }
    if (parsed.data.chain !== chainOf(this.#chain, line))
      throw this.#altered(`line ${this.#line} (${what}) is not what was written there: its chain is broken`)
    if (typeof json !== 'object' || json === null || !isAsWritten(line, json))
      throw this.#altered(`${what} is not written as Demarc writes it: ${OTHER_FORM}`)
    this.#chain = parsed.data.chain
    return parsed.data
  }

  #damaged(what: string, cause?: unknown): DemarcError {
    return new DemarcError('RECORDING_DAMAGED', `${this.#path}: ${what}`, { hint: HINT, cause })
  }

  #altered(what: string): DemarcError {
    return new DemarcError('RECORDING_ALTERED', `${this.#path}: ${what} (line ${this.#line})`, { hint: HINT })
  }
}
