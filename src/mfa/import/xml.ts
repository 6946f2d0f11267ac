import { SaxesParser } from 'saxes'
import { badFile } from './token.ts'

/** An element by its local name, with only what the supported formats need. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own text, trimmed, without that of its children. */
  readonly text: string
  readonly line: number
}

/** Deeper than any real file; stops maliciously nested ones. */
const DEEPEST = 50

/**
 * Parses an XML document into a tree. Safe for untrusted files: saxes knows only XML's five built-in entities and fetches
 * nothing, and a DOCTYPE, which could declare entities, is rejected. Malformed XML is rejected with its line.
 */
export function parseXml(text: string, file: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const refuse = (why: string): never => {
    throw badFile({ file, line: parser.line }, why)
  }
  type Open = Omit<XmlElement, 'children'> & { children: XmlElement[]; text: string }
  const open: Open[] = []
  let root: XmlElement | undefined
  let line = 1
  // the message begins with its own line:column, which is removed
  parser.on('error', ({ message }) => refuse(`not well-formed XML: ${message.replace(/^[0-9]+:[0-9]+: /, '')}`))
  parser.on('doctype', () => refuse('a DOCTYPE has no place in such a file'))
  parser.on('opentagstart', () => {
    // when a line ends right after the name, the parser is already on the next one
    line = parser.column === 0 ? parser.line - 1 : parser.line
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length === DEEPEST) refuse(`elements are nested more than ${DEEPEST} deep`)
    // prefixed attributes belong to another vocabulary; the supported formats use none
    const own = Object.values(attributes).filter((attribute) => attribute.uri === '')
    const values = own.map((attribute): [string, string] => [attribute.local, attribute.value])
    open.push({ name: local, namespace: uri, attributes: Object.fromEntries(values), children: [], text: '', line })
  })
  const addText = (piece: string): void => {
    const current = open.at(-1)
    if (current) current.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const done = open.pop()
    if (!done) return
    const element = { ...done, text: done.text.trim() }
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  })
  parser.write(text.replace(/^\uFEFF/, '')).close()
  return root ?? refuse('there is no element in it')
}

/** The only child with this name; undefined when there is none. Throws when there are several. */
export function child(element: XmlElement | undefined, name: string, file: string): XmlElement | undefined {
  const [found, second] = childrenOf(element, name)
  if (second) throw badFile({ file, line: second.line }, `a second <${name}> where one is to be`)
  return found
}

/** The children with this name in the vocabularies of these files; other vocabularies may use the same names. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter(({ name: own, namespace }) => own === name && isOurs(namespace)) ?? []

/**
 * PSKC and the parts it uses of XML Encryption, XML Signature and PKCS #5 (RFC 6030, section 11.1 and appendix A). Its figure 7
 * also has elements without a namespace.
 */
const VOCABULARIES = [
  'urn:ietf:params:xml:ns:keyprov:',
  'http://www.w3.org/',
  'http://www.rsasecurity.com/rsalabs/pkcs/',
]
const isOurs = (namespace: string): boolean =>
  namespace === '' || VOCABULARIES.some((vocabulary) => namespace.startsWith(vocabulary))

/** The element reached by a path of names. */
export const descend = (
  element: XmlElement | undefined,
  names: readonly string[],
  file: string,
): XmlElement | undefined => names.reduce<XmlElement | undefined>((at, name) => child(at, name, file), element)
