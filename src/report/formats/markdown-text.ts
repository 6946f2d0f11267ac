import { visible } from '../../core/visible.ts'

/**
 * Text from outside in Markdown (CommonMark with GitHub's tables): every character that means something within a line is escaped, line ends
 * become spaces. A backslash before ASCII punctuation is that character (CommonMark 0.31, 2.4).
 */
export const plain = (text: string): string => unlinked(flat(text).replace(/[\\`*_{}[\]<>()#|~&$]/g, '\\$&'))

/**
 * No address becomes a link, and no name a mention: GitHub makes links of what looks like one (GitHub Flavored Markdown, 6.9). A mail
 * address and a mention are looked for after the backslashes are gone, so that an empty comment parts them.
 */
const unlinked = (escaped: string): string =>
  escaped.replace(/:(?=\/\/)|(?<=www)\.|(?<=(?:mailto|xmpp)):/gi, '\\$&').replaceAll('@', '@<!-- -->')

/**
 * Text of ours: without what would break a table or a page. Its full stops, brackets and hyphens stay readable in the source.
 */
export const ours = (text: string): string => flat(text).replace(/[\\`*_<>|[\]]/g, '\\$&')

/**
 * A name as code: nothing in it is Markdown, a mention or a link. The fence is longer than any run of backticks inside; in a table
 * a pipe has to be escaped even there (GitHub Flavored Markdown, 4.10).
 */
export function code(text: string): string {
  const line = flat(text).replaceAll('|', '\\|')
  const runs = line.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const space = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${space}${line}${space}${fence}`
}

/** One line, without hidden characters. */
const flat = (text: string): string => visible(text).replace(/\s+/g, ' ')

export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
