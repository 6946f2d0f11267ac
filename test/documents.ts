import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Written by hand, for readers: the README and each page of docs/ that no script writes. */
export const documents: readonly string[] = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
    .filter((path) => !readFileSync(path, 'utf8').startsWith('<!-- Generated')),
]

export interface Block {
  readonly language: string
  readonly text: string
  /** Why no test runs it, from the comment before it: `<!-- not run: ... -->`. */
  readonly notRun: string | undefined
}

/** The fenced blocks of a document, in order. */
export const blocksOf = (document: string): readonly Block[] =>
  [...readFileSync(document, 'utf8').matchAll(/^(?:<!-- not run: ([^>]+) -->\n+)?```(\w*)\n(.*?)^```$/gms)].map(
    ([, notRun, language = '', text = '']) => ({ language, text, notRun }),
  )

/** The commands of blocks of shell that a test runs, comments and line continuations taken away. */
export const commandsOf = (document: string): readonly string[] =>
  blocksOf(document)
    .filter(({ language, notRun }) => language === 'sh' && notRun === undefined)
    .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/(^|\s+)#.*$/, '').trim())
    .filter((line) => line !== '')
