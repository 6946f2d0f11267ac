import { type Document, isMap, isNode, isScalar, isSeq, parseDocument, Scalar, stringify, YAMLMap, YAMLSeq } from 'yaml'
import { DemarcError } from '../../core/errors.ts'
import { parseConfig } from './parse.ts'

/** The members of an entry in the order in which they are written; undefined ones are left out. */
export interface NewEntry {
  readonly list: 'attestations' | 'exceptions'
  readonly responsibility?: string | undefined
  readonly control?: string | undefined
  readonly scope?:
    | {
        readonly resource?: string | undefined
        readonly type?: string | undefined
        readonly account?: string | undefined
        readonly tag?: Readonly<Record<string, string>> | undefined
      }
    | undefined
  readonly statement?: string | undefined
  readonly reason?: string | undefined
  readonly by: string
  readonly evidence?: string | undefined
  readonly date: string
  readonly expires: string
}

/**
 * Adds an entry at the end of a list of a `demarc.yaml` and returns the new text. Order and comments are kept; if the list has
 * entries, or does not exist yet, every existing byte is kept. Throws `CONFIG_INVALID` when the file is invalid before or after
 * the change, so that an invalid file is never written.
 */
export function withEntry(text: string, file: string, { list, ...entry }: NewEntry): string {
  const before = parseConfig(text, file)
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'error' })
  const node = nodeOf(entry)
  for (const written of [spliced(text, document, list, node), rewritten(text, document, list, node)]) {
    if (written === undefined) continue
    const after = parseConfig(written, file)
    const [grown, other] =
      list === 'attestations' ? (['attestations', 'exceptions'] as const) : (['exceptions', 'attestations'] as const)
    if (after[grown].length === before[grown].length + 1 && after[other].length === before[other].length) return written
  }
  throw new DemarcError('CONFIG_INVALID', `an entry cannot be added to ${file}: its form is not understood`, {
    hint: `Write the list "${list}" as a block, one entry after the other.`,
  })
}

/** Inserts the entry after the last one with the same indentation, or a new list at the end of the file. */
function spliced(text: string, { contents }: Document.Parsed, list: string, node: YAMLMap): string | undefined {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = (indent: string): string =>
    stringify([node], { lineWidth: 0, indentSeq: true })
      .trimEnd()
      .split('\n')
      .map((line) => `${indent}${line}${newline}`)
      .join('')
  const whole = text === '' || text.endsWith('\n') ? text : `${text}${newline}`
  const pairs = isMap(contents) ? contents.items : []
  const pair = pairs.find(({ key }) => isScalar(key) && key.value === list)
  if (!pair) {
    const flow = isMap(contents) && contents.flow === true
    return flow ? undefined : `${whole}${pairs.length > 0 ? newline : ''}${list}:${newline}${lines('  ')}`
  }
  const seq: unknown = pair.value
  const last = isSeq(seq) ? seq.items.at(-1) : undefined
  if (!isSeq(seq) || seq.flow || !seq.range || !isMap(last) || !last.range) return undefined
  const from = whole.lastIndexOf('\n', seq.range[0] - 1) + 1
  const indent = whole.slice(from, seq.range[0])
  if (indent.trim() !== '') return undefined
  const at = whole.indexOf('\n', last.range[1] - 1) + 1
  return at === 0 ? undefined : whole.slice(0, at) + lines(indent) + whole.slice(at)
}

/** The whole file as the YAML library writes it, for a list that is empty or in brackets. */
function rewritten(text: string, document: Document.Parsed, list: string, node: YAMLMap): string {
  if (!isMap(document.contents)) document.contents = new YAMLMap() as unknown as typeof document.contents // safe: an empty document accepts any map
  const known = document.get(list, true)
  const seq = isSeq(known) && known.items.length > 0 ? known : new YAMLSeq()
  if (seq !== known) {
    const comments = isNode(known) ? [known.commentBefore, known.comment].filter((one) => one) : []
    if (comments.length > 0) seq.commentBefore = comments.join('\n')
    document.set(list, seq)
  }
  if (isMap(document.contents)) document.contents.flow = false
  seq.flow = false
  seq.add(node)
  const written = document.toString({ lineWidth: 0 })
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  return `${mark}${text.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written}`
}

function nodeOf(value: Readonly<Record<string, unknown>>): YAMLMap {
  const map = new YAMLMap()
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || (typeof item === 'object' && item !== null && Object.keys(item).length === 0)) continue
    const scalar = new Scalar(key)
    // safe: the values of an entry are strings, or records of strings
    map.set(scalar, typeof item === 'object' ? nodeOf(item as Record<string, unknown>) : textOf(String(item)))
  }
  return map
}

/** A string, quoted when other YAML parsers would read it as a number (an account id). */
function textOf(text: string): Scalar {
  const scalar = new Scalar(text)
  if (/^[\d.]+$/.test(text)) scalar.type = Scalar.QUOTE_SINGLE
  return scalar
}
