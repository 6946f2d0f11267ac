import { isoTime } from '../../core/clock.ts'
import { sha256 } from '../../core/digest.ts'
import { AtomicFile } from '../../core/files.ts'
import { packBlock } from '../../core/gzip-blocks.ts'
import { canonicalJson } from '../../core/json.ts'
import type { NamedCall } from '../asking.ts'
import type { AnswerKeeper } from '../aws.ts'
import { chained, type End, FIRST, type Header, recordedError } from './format.ts'
import { encodeValue, keepStreams } from './value.ts'

/** Characters per block: enough to compress well, few enough to unpack for one answer. */
const BLOCK = 1 << 19
/** Blocks that may be queued for writing before answers have to wait: the memory bound. */
const AHEAD = 3
/** A longer `by` is replaced by its digest. */
const LONG = 200

/** Writes every AWS answer of a scan to a file, which appears under its name only when complete. */
export class Recorder implements AnswerKeeper {
  readonly #file: AtomicFile
  readonly #now: () => number
  #chain = FIRST
  #answers = 0
  #lines: string[] = []
  #size = 0
  #waiting = 0
  #written: Promise<void> = Promise.resolve()

  private constructor(file: AtomicFile, now: () => number) {
    this.#file = file
    this.#now = now
  }

  /** Throws CANNOT_WRITE at once when the file cannot be written. */
  static async create(path: string, header: Omit<Header, 'schema' | 'chain'>, now: () => number): Promise<Recorder> {
    const recorder = new Recorder(await AtomicFile.create(path), now)
    recorder.#add({ schema: 'demarc.recording/1', ...header })
    return recorder
  }

  async answered(asked: NamedCall, answer: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const { kept, given } = await keepStreams(answer)
    // request ids are not part of the answer
    delete kept['$metadata']
    await this.#keep(asked, false, canonicalJson(encodeValue(kept, asked.name)))
    return given
  }

  async refused(asked: NamedCall, error: unknown): Promise<void> {
    await this.#keep(asked, true, canonicalJson(recordedError(error)))
  }

  /** Writes the end and renames the file to its name. Returns `sha256`, the digest of the whole file. */
  async finish(
    end: Pick<End, 'finishedAt' | 'timing'>,
  ): Promise<{ readonly answers: number; readonly sha256: string }> {
    this.#add({ answers: this.#answers, ...end })
    this.#flush()
    try {
      await this.#written
    } catch (error) {
      await this.#file.discard()
      throw error
    }
    await this.#file.commit()
    return { answers: this.#answers, sha256: this.#chain }
  }

  /** Deletes the file of a failed scan. May be called twice, also after `finish()`. */
  async discard(): Promise<void> {
    await this.#written.catch(() => {}) // the call that waited for it has reported the error
    await this.#file.discard()
  }

  async #keep(asked: NamedCall, refused: boolean, content: string): Promise<void> {
    const { name, service, region, operation, input, by } = asked
    this.#add(
      {
        answer: ++this.#answers,
        at: isoTime(this.#now()),
        name,
        service,
        region,
        operation,
        input: input ?? {},
        by: askerName(by),
        refused,
        sha256: sha256(content),
      },
      content,
    )
    if (this.#size >= BLOCK) this.#flush()
    if (this.#waiting >= AHEAD) await this.#written
  }

  #add(members: object, content?: string): void {
    const { line, chain } = chained(this.#chain, members)
    this.#chain = chain
    const lines = content === undefined ? `${line}\n` : `${line}\n${content}\n`
    this.#lines.push(lines)
    this.#size += lines.length
  }

  #flush(): void {
    const block = Buffer.from(this.#lines.join(''))
    this.#lines = []
    this.#size = 0
    this.#waiting++
    this.#written = this.#written.then(async () => {
      await this.#file.write(await packBlock(block))
      this.#waiting--
    })
    // the next waiting answer, or finish(), reports the error
    this.#written.catch(() => {})
  }
}

/** The name of an asker, shortened. */
export const askerName = (by: string): string => (by.length > LONG ? `sha256:${sha256(by)}` : by)
