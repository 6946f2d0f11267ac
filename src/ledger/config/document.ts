import { type Document, isAlias, isCollection, isMap, isScalar, Lexer, LineCounter, Parser, parseDocument } from 'yaml'
import { visible } from '../../core/visible.ts'

/** Far more than a person writes: each keeps what a hostile file can cost within bounds. */
const MOST_CHARACTERS = 512 * 1024
const MOST_LEVELS = 32
const MOST_ALIASES = 100

/** The most mistakes that are listed for one file; further ones are counted. */
const MOST_TOLD = 20

/** Something wrong at a place of a text: offset, and what. */
export interface Misplaced {
  readonly at: number
  readonly message: string
}

export interface YamlText {
  /** The document, with its comments and order; undefined where it has problems. */
  readonly document: Document.Parsed | undefined
  /** What it holds: maps, lists and text, never a number or a date. */
  readonly value: unknown
  readonly problems: readonly Misplaced[]
  /** `line:column` of an offset, both from 1. */
  readonly place: (offset: number) => string
}

/**
 * Reads YAML 1.2 with its failsafe schema: every scalar is text, so that an account id keeps its leading zero and a date is what
 * was written. Never throws, and takes bounded time: size, nesting and aliases have limits.
 */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter()
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${Math.max(1, line)}:${Math.max(1, col)}`
  }
  const refused = (...problems: readonly Misplaced[]): YamlText => ({
    document: undefined,
    value: undefined,
    problems,
    place,
  })
  if (text.length > MOST_CHARACTERS)
    return refused({ at: 0, message: `the file is longer than ${MOST_CHARACTERS / 1024} KiB` })
  const deep = tooDeep(text)
  if (deep !== undefined) {
    for (let at = text.indexOf('\n'), from = 0; ; from = at + 1, at = text.indexOf('\n', from)) {
      lines.addNewLine(from)
      if (at < 0) break
    }
    return refused({ at: deep, message: `nested more than ${MOST_LEVELS} levels deep` })
  }
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  })
  const problems = [...document.errors, ...document.warnings].map(({ pos, message, code }) => ({
    at: pos[0],
    message: code === 'MULTIPLE_DOCS' ? 'a second document begins here: there must be one' : lowerFirst(message),
  }))
  if (problems.length > 0) return refused(...problems)
  try {
    return { document, value: document.toJS({ maxAliasCount: MOST_ALIASES }), problems, place }
  } catch {
    // the only thing that toJS refuses: an alias without an anchor, or too many of them
    return refused({ at: 0, message: `its aliases lead nowhere, or more than ${MOST_ALIASES} times to one place` })
  }
}

/** What is wrong in a file, a line each with its place (`file:line:column`), in their order; for the message of an error. */
export function tellMisplaced(file: string, problems: readonly Misplaced[], place: YamlText['place']): string {
  const lines = [...problems]
    .sort((a, b) => a.at - b.at)
    // a key that the text names may hold line ends
    .map(({ at, message }) => `${file}:${place(at)}: ${visible(message)}`)
    .filter((line, index, all) => all.indexOf(line) === index)
  const more = lines.length > MOST_TOLD ? [`and ${lines.length - MOST_TOLD} more`] : []
  return [...lines.slice(0, MOST_TOLD), ...more].join('\n       ')
}

/**
 * Where a text is nested too deep to be composed: the composer calls itself for each level. The lexer and the parser below it
 * keep a list instead, so they can be asked first.
 */
function tooDeep(text: string): number | undefined {
  const parser = new Parser()
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme)) {
      // what it has finished does not matter here
    }
    if (parser.stack.length > MOST_LEVELS * 2) return parser.offset
  }
  return undefined
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Where a value stands (its key, with `key`), following aliases; of what is not there, where its nearest parent stands. */
export function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], key = false): number {
  let node: unknown = document.contents
  let at = startOf(node) ?? 0
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    if (!isCollection(node)) return at
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === step) : undefined
    const next: unknown = pair ? pair.value : node.get(step, true)
    const keyAt = startOf(pair?.key)
    const here = key && index === path.length - 1 ? keyAt : (startOf(next) ?? keyAt)
    if (here === undefined) return at
    at = here
    node = next
  }
  return at
}

const startOf = (node: unknown): number | undefined =>
  (isCollection(node) || isScalar(node) || isAlias(node)) && node.range ? node.range[0] : undefined
