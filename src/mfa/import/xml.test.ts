import { expect, test } from 'vitest'
import { childrenOf, descend, parseXml } from './xml.ts'

test('elements, attributes, text and lines', () => {
  const root = parseXml(
    '\uFEFF<?xml version="1.0"?>\n<!-- c -->\n<a xmlns="http://www.w3.org/n" b="1 &amp; 2">\n t<![CDATA[<x>]]>\n<c\n d="e"/>u</a>',
    'f',
  )
  expect(root).toMatchObject({ name: 'a', namespace: 'http://www.w3.org/n', text: 't<x>\nu', line: 3 })
  expect(root.attributes['b']).toBe('1 & 2')
  expect(childrenOf(root, 'c')).toMatchObject([{ name: 'c', attributes: { d: 'e' }, line: 5 }])
  expect(descend(root, ['c', 'none'], 'f')).toBeUndefined()
})

test.each([
  ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', 'f:1: a DOCTYPE'],
  ['a file of this machine', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'f:1: a DOCTYPE'],
  [
    'a billion laughs',
    `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};">`).join('')}]><a>&l30;</a>`,
    'f:1: a DOCTYPE',
  ],
  ['an entity that nobody declared', '<a>\n&b;</a>', 'f:2: not well-formed XML: undefined entity'],
  ['a tag that is not closed', '<a>\n<b>\n</a>', 'f:3: not well-formed XML'],
  ['nothing', '', 'f:1: not well-formed XML'],
  ['a prefix that nobody bound', '<x:a/>', 'f:1: not well-formed XML'],
  ['an attribute twice', '<a b="1" b="2"/>', 'f:1: not well-formed XML'],
  ['two roots', '<a/>\n<b/>', 'f:2: not well-formed XML'],
  ['too deep a nest', '<a>'.repeat(51), 'f:1: elements are nested more than 50 deep'],
])('%s is refused', (_, text, message) => {
  expect(() => parseXml(text, 'f')).toThrow(message)
})

test('what another vocabulary says by the same names is not taken', () => {
  const root = parseXml(
    '<a xmlns="urn:ietf:params:xml:ns:keyprov:pskc" xmlns:x="urn:x" Id="1" x:Id="2"><x:b>theirs</x:b><b>ours</b></a>',
    'f',
  )
  expect(root.attributes).toEqual({ Id: '1' })
  expect(childrenOf(root, 'b').map(({ text }) => text)).toEqual(['ours'])
})
