import { SaxesParser } from 'saxes'
import { badFile } from './token.ts'

/** An element, by its local name: as much as the formats that are read here need. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children, trimmed. */
  readonly text: string
  readonly line: number
}

/** Deeper than any true file, so that a made-up one exhausts nothing. */
const DEEPEST = 50

/**
 * An XML document as a tree. Safe on untrusted files: saxes knows no entities but XML's own five and fetches nothing; a DOCTYPE, where
 * entities would be declared, is refused. What is not well-formed is refused with its line.
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
  // the message begins with a place of its own, line:column
  parser.on('error', ({ message }) => refuse(`not well-formed XML: ${message.replace(/^[0-9]+:[0-9]+: /, '')}`))
  parser.on('doctype', () => refuse('a DOCTYPE has no place in such a file'))
  parser.on('opentagstart', () => {
    // where a line ends with the name, the parser is on the next one already
    line = parser.column === 0 ? parser.line - 1 : parser.line
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length === DEEPEST) refuse(`elements are nested more than ${DEEPEST} deep`)
    // one with a prefix is of another vocabulary, and the formats have none
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

/** The only child with the name; undefined where there is none. Several are ambiguous. */
export function child(element: XmlElement | undefined, name: string, file: string): XmlElement | undefined {
  const [found, second] = childrenOf(element, name)
  if (second) throw badFile({ file, line: second.line }, `a second <${name}> where one is to be`)
  return found
}

/** The children with the name, of the vocabularies of these files alone: others may use the same names. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter(({ name: own, namespace }) => own === name && isOurs(namespace)) ?? []

/**
 * PSKC and what it takes from XML Encryption, XML Signature and PKCS #5 (RFC 6030, section 11.1 and appendix A), whose figure 7 has elements
 * in no namespace, too.
 */
const VOCABULARIES = [
  'urn:ietf:params:xml:ns:keyprov:',
  'http://www.w3.org/',
  'http://www.rsasecurity.com/rsalabs/pkcs/',
]
const isOurs = (namespace: string): boolean =>
  namespace === '' || VOCABULARIES.some((vocabulary) => namespace.startsWith(vocabulary))

/** The element that one comes to by these names. */
export const descend = (
  element: XmlElement | undefined,
  names: readonly string[],
  file: string,
): XmlElement | undefined => names.reduce<XmlElement | undefined>((at, name) => child(at, name, file), element)
