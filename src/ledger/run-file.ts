import type { z } from 'zod'
import { DemarcError } from '../core/errors.ts'
import { type JsonPiece, JsonPieces } from '../core/json-pieces.ts'
import { readChunks } from '../core/reading.ts'
import { type RunBlindSpot, type RunHead, type RunLayer, type RunResource, type RunSummary, runSchema } from './run.ts'

/** What hears of a run while its file is read, in the order of the file: a run of any size passes through. */
export interface RunVisitor {
  readonly head?: (head: RunHead) => void
  readonly resource?: (resource: RunResource) => void
  readonly layer?: (layer: RunLayer) => void
  readonly blindSpot?: (blindSpot: RunBlindSpot) => void
  readonly summary?: (summary: RunSummary) => void
}

const { shape } = runSchema
/** The members of a run, each with the schema of the member or of its items. */
const members = {
  schema: { what: 'the schema', items: false, schema: shape.schema },
  run: { what: 'the run', items: false, schema: shape.run },
  resources: { what: 'a resource', items: true, schema: shape.resources.element },
  ledger: { what: 'a layer', items: true, schema: shape.ledger.element },
  blindSpots: { what: 'a blind spot', items: true, schema: shape.blindSpots.element },
  summary: { what: 'the summary', items: false, schema: shape.summary },
} as const satisfies Record<keyof typeof shape, { what: string; items: boolean; schema: z.ZodType }>
type Member = keyof typeof members

/**
 * Reads a run file (`demarc.run/1`) piece by piece, each one checked against the schema. What is wrong is said with the file
 * and the line: `FILE_UNREADABLE`, `INPUT_DAMAGED` (no JSON, cut short) or `RUN_FILE_WRONG` (not a run, or one of another
 * version).
 */
export async function readRun(path: string, visitor: RunVisitor): Promise<void> {
  const pieces = new JsonPieces(path)
  const reader = new Reader(path, visitor)
  for await (const chunk of readChunks(path)) for (const piece of pieces.push(chunk)) reader.take(piece)
  pieces.end()
  reader.end()
}

class Reader {
  readonly #path: string
  readonly #visitor: RunVisitor
  readonly #seen = new Set<string>()

  constructor(path: string, visitor: RunVisitor) {
    this.#path = path
    this.#visitor = visitor
  }

  take(piece: JsonPiece): void {
    const { key, item, value, line } = piece
    if (!isMember(key)) throw this.#wrong(line, `a run has no member "${key.slice(0, 60)}"`)
    const member = members[key]
    if (!item) {
      if (this.#seen.has(key)) throw this.#wrong(line, `the member "${key}" stands there twice`)
      this.#seen.add(key)
      // the array as such: its items follow
      if (member.items && Array.isArray(value)) return
    }
    if (member.items !== item)
      throw this.#wrong(line, `the member "${key}" is ${item ? 'an array, and must not be one' : 'no array'}`)
    const { resource, layer, blindSpot, head, summary } = this.#visitor
    switch (key) {
      case 'schema':
        this.#checkSchema(value, line)
        return
      case 'run':
        head?.(this.#parsed(shape.run, piece))
        return
      case 'resources':
        resource?.(this.#parsed(shape.resources.element, piece))
        return
      case 'ledger':
        layer?.(this.#parsed(shape.ledger.element, piece))
        return
      case 'blindSpots':
        blindSpot?.(this.#parsed(shape.blindSpots.element, piece))
        return
      case 'summary':
        summary?.(this.#parsed(shape.summary, piece))
        return
    }
  }

  end(): void {
    const missing = Object.keys(members).filter((key) => !this.#seen.has(key))
    if (missing.length > 0) throw this.#wrong(undefined, `the run has no member "${missing.join('", "')}"`)
  }

  #checkSchema(value: unknown, line: number): void {
    if (value === shape.schema.value) return
    const is = typeof value === 'string' ? `"${value.slice(0, 60)}"` : 'no text'
    throw this.#wrong(line, `its schema is ${is}; a run's is "${shape.schema.value}"`)
  }

  #parsed<S extends z.ZodType>(schema: S, { key, value, line }: JsonPiece): z.infer<S> {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const at = issue && issue.path.length > 0 ? ` at ${issue.path.map(String).join('.')}` : ''
    const { what } = members[key as Member] // safe: only members are parsed
    throw this.#wrong(line, `${what} is not as it should be${at}: ${issue?.message ?? 'unknown'}`)
  }

  #wrong(line: number | undefined, what: string): DemarcError {
    const place = line === undefined ? this.#path : `${this.#path}:${line}`
    return new DemarcError('RUN_FILE_WRONG', `${place}: ${what}`, {
      hint: 'A run file is what demarc scan --format json --out FILE writes; schema/run.schema.json describes it.',
    })
  }
}

const isMember = (key: string): key is Member => Object.hasOwn(members, key)
