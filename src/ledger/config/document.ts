import { type Document, isAlias, isCollection, isMap, isScalar, Lexer, LineCounter, Parser, parseDocument } from 'yaml'
import { visible } from '../../core/visible.ts'

/** Far more than people write. These limits bound what a hostile file can cost. */
const MOST_CHARACTERS = 512 * 1024
const MOST_LEVELS = 32
const MOST_ALIASES = 100

/** The most mistakes listed for one file; the rest are counted. */
const MOST_LISTED = 20

/** A problem at a place in a text: its offset, and what is wrong. */
export interface Misplaced {
  readonly at: number
  readonly message: string
}

export interface YamlText {
  /** The document with its comments and order; undefined when it has problems. */
  readonly document: Document.Parsed | undefined
  /** Its content: maps, lists and strings, never numbers or dates. */
  readonly value: unknown
  readonly problems: readonly Misplaced[]
  /** `line:column` of an offset, both counted from 1. */
  readonly place: (offset: number) => string
}

/**
 * Parses YAML 1.2 with the failsafe schema: every scalar is a string, so that an account id keeps its leading zero and a date
 * stays as written. Never throws. Size, nesting and aliases are limited, so that it takes bounded time.
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
    // the only error of toJS: an alias without an anchor, or too many aliases
    return refused({
      at: 0,
      message: `it has an alias without an anchor, or more than ${MOST_ALIASES} aliases of one place`,
    })
  }
}

/** The problems of a file in order, one per line with its place (`file:line:column`), for an error message. */
export function tellMisplaced(file: string, problems: readonly Misplaced[], place: YamlText['place']): string {
  const lines = [...problems]
    .sort((a, b) => a.at - b.at)
    // a message quotes keys of the file, which may contain line breaks
    .map(({ at, message }) => `${file}:${place(at)}: ${visible(message)}`)
    .filter((line, index, all) => all.indexOf(line) === index)
  const more = lines.length > MOST_LISTED ? [`and ${lines.length - MOST_LISTED} more`] : []
  return [...lines.slice(0, MOST_LISTED), ...more].join('\n       ')
}

/**
 * The offset at which a text is nested too deeply to compose; undefined if it is not. The composer recurses for each level, but
 * the lexer and the parser do not, so they are run first.
 */
function tooDeep(text: string): number | undefined {
  const parser = new Parser()
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme)) {
      // only the parser's state matters here, not its output
    }
    if (parser.stack.length > MOST_LEVELS * 2) return parser.offset
  }
  return undefined
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** The offset of a value (or of its key, with `key`), following aliases; for a missing value, the offset of its nearest parent. */
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
