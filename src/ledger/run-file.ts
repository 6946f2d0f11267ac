import type { z } from 'zod'
import { DemarcError } from '../core/errors.ts'
import { type JsonPiece, JsonPieces } from '../core/json-pieces.ts'
import { readUnpacked } from '../core/reading.ts'
import { isRecord } from '../core/record.ts'
import { readHead } from './older-warnings.ts'
import {
  type RunBlindSpot,
  type RunControl,
  type RunEntry,
  type RunHead,
  type RunLayer,
  type RunOfVerdicts,
  type RunResource,
  runSchema,
} from './run.ts'
import { type FirstFinding, FromFirst, firstLayerSchema, firstSummarySchema } from './run-1.ts'
import { coverageShare } from './summary.ts'

/**
 * Receives a run while its file is read, in file order, so that a run of any size can be processed. Entries refer to resources,
 * stacks, layers and particulars by index, and those may come later. In a `demarc.run/1` each entry has one layer.
 */
export interface RunVisitor {
  readonly head?: (head: RunHead) => void
  readonly resource?: (resource: RunResource) => void
  readonly entry?: (entry: RunEntry) => void
  readonly stack?: (layers: readonly number[], place: number) => void
  readonly layer?: (layer: RunLayer, place: number) => void
  readonly particulars?: (particulars: RunOfVerdicts, place: number) => void
  readonly controls?: (controls: Readonly<Record<string, RunControl>>) => void
  readonly finding?: (finding: FirstFinding) => void
  readonly blindSpot?: (spot: RunBlindSpot) => void
  /** The share of the customer's assessable responsibilities that was assessed. */
  readonly coverage?: (share: number) => void
}

const { shape } = runSchema
interface Member {
  readonly what: string
  readonly items: boolean
  /** The schema of the member, or of its items. */
  readonly schema: z.ZodType
  /** Whether a run may lack it. */
  readonly optional: boolean
}
const one = (what: string, schema: z.ZodType): Member => ({ what, items: false, schema, optional: false })
const items = (what: string, schema: z.ZodType): Member => ({ what, items: true, schema, optional: false })
const someItems = (what: string, schema: z.ZodType): Member => ({ ...items(what, schema), optional: true })
const stackSchema = shape.stacks.unwrap().element
const particularsSchema = shape.particulars.unwrap().element

const SECOND = shape.schema.value
const FIRST = 'demarc.run/1'
type Version = typeof FIRST | typeof SECOND
/** The members of a run, by version. */
const members: Readonly<Record<Version, ReadonlyMap<string, Member>>> = {
  [FIRST]: new Map([
    ['schema', one('the schema', shape.schema)],
    ['run', one('the run', readHead)],
    ['resources', items('a resource', shape.resources.element)],
    ['ledger', items('a layer', firstLayerSchema)],
    ['gaps', items('a blind spot', shape.blindSpots.element)],
    ['summary', one('the summary', firstSummarySchema)],
  ]),
  [SECOND]: new Map([
    ['schema', one('the schema', shape.schema)],
    ['run', one('the run', readHead)],
    ['resources', items('a resource', shape.resources.element)],
    ['ledger', items('an entry of the ledger', shape.ledger.element)],
    ['stacks', someItems('a list of layers', stackSchema)],
    ['layers', items('a layer', shape.layers.element)],
    ['controls', one('the controls', shape.controls)],
    ['evidence', items('a piece of evidence', shape.evidence.element)],
    ['answers', items('the name of an answer', shape.answers.element)],
    ['particulars', someItems('what verdicts have of their own', particularsSchema)],
    ['findings', items('a finding', shape.findings.element)],
    ['blindSpots', items('a blind spot', shape.blindSpots.element)],
    ['summary', one('the summary', shape.summary)],
  ]),
}

/**
 * Reads a run file piece by piece and checks each piece against the schema. Reads `demarc.run/2`, and `demarc.run/1` by
 * converting it, plain or compressed with gzip or Zstandard. Errors name the file and line: `FILE_UNREADABLE`, `INPUT_DAMAGED`
 * (not JSON, or cut short), `RUN_FILE_WRONG` (not a run, or another version).
 */
export async function readRun(path: string, visitor: RunVisitor): Promise<void> {
  const pieces = new JsonPieces(path)
  const reader = new Reader(path, visitor)
  for await (const chunk of readUnpacked(path)) for (const piece of pieces.push(chunk)) reader.take(piece)
  pieces.end()
  reader.end()
}

class Reader {
  readonly #path: string
  readonly #visitor: RunVisitor
  readonly #seen = new Set<string>()
  readonly #first = new FromFirst()
  #version: Version | undefined
  #stacks = 0
  #layers = 0
  #particulars = 0

  constructor(path: string, visitor: RunVisitor) {
    this.#path = path
    this.#visitor = visitor
  }

  take(piece: JsonPiece): void {
    const { key, item, value, line } = piece
    const version = this.#versionFor(piece)
    const member = members[version].get(key)
    if (!member) throw this.#wrong(line, `a run has no member "${key.slice(0, 60)}"`)
    if (!item) {
      if (this.#seen.has(key)) throw this.#wrong(line, `the member "${key}" stands there twice`)
      this.#seen.add(key)
      // the array itself; its items follow
      if (member.items && Array.isArray(value)) return
    }
    if (member.items !== item)
      throw this.#wrong(line, `the member "${key}" is ${item ? 'an array, and must not be one' : 'no array'}`)
    if (version === FIRST && key === 'ledger') this.#takeFirst(piece)
    else this.#visit(piece, member)
  }

  #visit(piece: JsonPiece, { what }: Member): void {
    const { resource, stack, layer, entry, head, controls, particulars, finding, blindSpot, coverage } = this.#visitor
    switch (piece.key) {
      case 'schema':
        return
      case 'run':
        head?.(this.#parsed(readHead, piece, what))
        return
      case 'resources': {
        const parsed = this.#parsed(shape.resources.element, piece, what)
        if (this.#version !== SECOND) this.#first.resource(parsed.id, parsed.type)
        resource?.(parsed)
        return
      }
      case 'ledger':
        entry?.(this.#parsed(shape.ledger.element, piece, what))
        return
      case 'stacks':
        stack?.(this.#parsed(stackSchema, piece, what), this.#stacks++)
        return
      case 'layers':
        layer?.(this.#parsed(shape.layers.element, piece, what), this.#layers++)
        return
      case 'controls':
        controls?.(this.#parsed(shape.controls, piece, what))
        return
      case 'evidence':
        this.#parsed(shape.evidence.element, piece, what)
        return
      case 'answers':
        this.#parsed(shape.answers.element, piece, what)
        return
      case 'particulars':
        particulars?.(this.#parsed(particularsSchema, piece, what), this.#particulars++)
        return
      case 'findings':
        finding?.(this.#parsed(shape.findings.element, piece, what))
        return
      case 'gaps':
      case 'blindSpots':
        blindSpot?.(this.#parsed(shape.blindSpots.element, piece, what))
        return
      case 'summary':
        // version 1 also counted what only a person can attest; compute the share from its rows instead
        if (this.#version === FIRST) this.#parsed(firstSummarySchema, piece, what)
        else coverage?.(coverageShare(this.#parsed(shape.summary, piece, what).coverage))
        return
    }
  }

  #takeFirst(piece: JsonPiece): void {
    const { entry, layer, place, findings } = this.#first.row(this.#parsed(firstLayerSchema, piece, 'a layer'))
    if (layer) this.#visitor.layer?.(layer, place)
    this.#visitor.entry?.(entry)
    for (const finding of findings) this.#visitor.finding?.(finding)
  }

  end(): void {
    const version = this.#version ?? SECOND
    const missing = [...members[version]].flatMap(([key, { optional }]) =>
      optional || this.#seen.has(key) ? [] : [key],
    )
    if (missing.length > 0) throw this.#wrong(undefined, `the run has no member "${missing.join('", "')}"`)
    if (version !== FIRST) return
    this.#visitor.controls?.(this.#first.controls)
    this.#visitor.coverage?.(coverageShare(this.#first.coverage))
  }

  /** The version of the file, from its schema member. If another program sorted the keys, the members before it show the version. */
  #versionFor({ key, value, line, item }: JsonPiece): Version {
    const said = key === 'schema' && !item ? this.#said(value, line) : shownBy(key, value)
    if (this.#version !== undefined && said !== undefined && said !== this.#version && key === 'schema')
      throw this.#wrong(line, `its schema is "${said}", and its members are those of "${this.#version}"`)
    this.#version ??= said
    return this.#version ?? SECOND
  }

  #said(value: unknown, line: number): Version {
    if (value === FIRST || value === SECOND) return value
    const is = typeof value === 'string' ? `"${value.slice(0, 60)}"` : 'no text'
    throw this.#wrong(line, `its schema is ${is}; a run's is "${SECOND}"`)
  }

  #parsed<S extends z.ZodType>(schema: S, { value, line }: JsonPiece, what: string): z.infer<S> {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const at = issue && issue.path.length > 0 ? ` at ${issue.path.map(String).join('.')}` : ''
    throw this.#wrong(line, `${what} is not as it should be${at}: ${issue?.message ?? 'unknown'}`)
  }

  #wrong(line: number | undefined, what: string): DemarcError {
    const place = line === undefined ? this.#path : `${this.#path}:${line}`
    return new DemarcError('RUN_FILE_WRONG', `${place}: ${what}`, {
      hint: 'A run file is what demarc scan --format json --out FILE writes; schema/run.schema.json describes it.',
    })
  }
}

/** The version that a member implies, if it exists only in one or differs between them. */
function shownBy(key: string, value: unknown): Version | undefined {
  if (key === 'gaps') return FIRST
  if (key === 'ledger' && isRecord(value)) return Object.hasOwn(value, 'owner') ? FIRST : SECOND
  return !members[FIRST].has(key) && members[SECOND].has(key) ? SECOND : undefined
}
