import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Words that no message holds: CONTRIBUTING.md says what to write instead. */
const avoided =
  /\b(?:anew|mend(?:s|ed|ing)?|whoever|whom|nobody|somebody|anybody|strangers?|of late|bears|for ever|thereby|beforehand|wherever|whatever|whichever|those that|deeds?|it is done|it is so|lets? in|lets not|stands? open|dut(?:y|ies)|not every)\b/gi

/** An older file's own word, which its message must name. */
const allowed = new Set(['write that instead of "duty"'])

/** The texts of a source file that are more than a word, each with its line. Comments are no messages. */
function* textsOf(path: string): Generator<{ readonly line: number; readonly text: string }> {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  const parts: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) parts.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  for (const node of parts) {
    const text = node.getText(source)
    if (text.includes(' ')) yield { line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, text }
  }
}

const faultsIn = (path: string): readonly string[] =>
  [...textsOf(path)].flatMap(({ line, text }) =>
    [...allowed].some((one) => text.includes(one))
      ? []
      : [...text.matchAll(avoided)].map(([word]) => `${path}:${line}: "${word}" in ${text.slice(0, 80)}`),
  )

test('no message holds a word that is hard to read', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/test\.ts$|\.gen\.ts$|in-test/.test(file))
    .map((file) => join('src', file))
  expect(files.length).toBeGreaterThan(600)
  expect(files.flatMap(faultsIn)).toEqual([])
})

/** Words that a comment and the name of a test do not need either. `nobody` in backquotes is a user name of the practice account. */
const avoidedInComments =
  /(?<!['`])\b(?:anew|mend(?:s|ed|ing)?|whoever|whom|nobody|somebody|anybody|strangers?|of late|for ever|thereby|deeds?)\b(?!['`])/gi

/** The comments of a source file, and the names of its tests. */
function* commentsOf(path: string): Generator<string> {
  const text = readFileSync(path, 'utf8')
  for (const [comment] of text.matchAll(/^\s*(?:\/\/|\/?\*).*$/gm)) yield comment
  for (const [name] of text.matchAll(/(?:^|\s)(?:test|describe)(?:\.\w+)*\('[^']*'|^\s*\]\)\('[^']*'/gm)) yield name
}

test('no comment and no name of a test holds a word that is hard to read', () => {
  const files = ['src', 'scripts', 'bench', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.gen.ts') && file !== 'words.test.ts')
      .map((file) => join(folder, file)),
  )
  expect(files.length).toBeGreaterThan(1500)
  const found = files.flatMap((path) =>
    [...commentsOf(path)].flatMap((text) =>
      [...text.matchAll(avoidedInComments)].map(([word]) => `${path}: "${word}" in ${text.trim().slice(0, 100)}`),
    ),
  )
  expect(found).toEqual([])
})

/** The keys of every object that a JSON Schema describes. */
function* keysOf(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') yield* Object.keys(value)
    yield* keysOf(value)
  }
}

test.each(readdirSync('schema'))('%s names its members by the words of ARCHITECTURE.md', (file) => {
  const keys = new Set(keysOf(JSON.parse(readFileSync(join('schema', file), 'utf8'))))
  expect(keys.size).toBeGreaterThan(5)
  expect([...keys].filter((key) => /^(?:says|duty|duties|gaps?|owner)$/.test(key))).toEqual([])
})
