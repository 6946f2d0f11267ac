import { visible } from '../../core/visible.ts'

/**
 * Outside text in Markdown (CommonMark with GitHub's tables): escapes every character with an inline meaning and turns line ends
 * into spaces. A backslash makes ASCII punctuation literal (CommonMark 0.31, 2.4).
 */
export const plain = (text: string): string => unlinked(flat(text).replace(/[\\`*_{}[\]<>()#|~&$]/g, '\\$&'))

/**
 * Prevents links and mentions: GitHub links anything that looks like an address (GitHub Flavored Markdown, 6.9). It looks for
 * mail addresses and mentions after removing backslashes, so an empty comment separates them.
 */
const unlinked = (escaped: string): string =>
  escaped.replace(/:(?=\/\/)|(?<=www)\.|(?<=(?:mailto|xmpp)):/gi, '\\$&').replaceAll('@', '@<!-- -->')

/**
 * Our own text, escaped only where it would break a table or page, so that full stops, brackets and hyphens stay readable in the
 * source.
 */
export const ours = (text: string): string => flat(text).replace(/[\\`*_<>|[\]]/g, '\\$&')

/**
 * A name as code, in which nothing is Markdown, a mention or a link. The fence is longer than any run of backticks inside; in
 * tables even a pipe in code must be escaped (GitHub Flavored Markdown, 4.10).
 */
export function code(text: string): string {
  const line = flat(text).replaceAll('|', '\\|')
  const runs = line.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const space = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${space}${line}${space}${fence}`
}

/** On one line, without hidden characters. */
const flat = (text: string): string => visible(text).replace(/\s+/g, ' ')

export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
