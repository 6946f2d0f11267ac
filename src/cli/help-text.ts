import type { Output } from './io.ts'

/** The greatest width of a paragraph, since longer lines are hard to read. */
const WIDEST = 100
/** The least width for text next to something. */
const BESIDE = 30
/** The indentation of an explanation on its own line. */
const INDENT = 6

/**
 * Wraps help text to a width. Lines without indentation form paragraphs and are joined first. A long indented line is a command
 * or name, with an explanation after two or more spaces: only the explanation is wrapped, since commands are copied.
 */
export function fitHelp(text: string, columns: number): string {
  const width = Math.min(columns, WIDEST)
  const lines: string[] = []
  let paragraph: string[] = []
  const end = (): void => {
    if (paragraph.length > 0) lines.push(...wrap(paragraph.join(' '), width, 0))
    paragraph = []
  }
  for (const line of text.split('\n'))
    if (/^\S/.test(line)) paragraph.push(line)
    else {
      end()
      lines.push(...(line.length <= width ? [line] : indented(line, width)))
    }
  end()
  return lines.join('\n')
}

function indented(line: string, width: number): readonly string[] {
  const [, head = line, gap = '', tail = ''] = /^( *\S.*?)( {2,})(\S.*)$/.exec(line) ?? []
  const margin = line.length - line.trimStart().length
  // a continuation of an explanation, in its column
  if (tail === '') return margin >= BESIDE ? wrap(line.trimStart(), width, margin) : [line]
  const beside = head.length + gap.length
  if (width - beside >= BESIDE) {
    const [first = '', ...rest] = wrap(tail, width, beside)
    return [`${head}${gap}${first.trimStart()}`, ...rest]
  }
  return [head, ...wrap(tail, width, INDENT)]
}

/** Wraps words to a width, with each line indented. */
function wrap(text: string, width: number, indent: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(`${' '.repeat(indent)}${line}`)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, `${' '.repeat(indent)}${line}`]
}

/** The width of help: the terminal's, or 80 columns without one. */
export const helpWidthOf = ({ isTTY, columns }: Pick<Output, 'isTTY' | 'columns'>): number => (isTTY && columns) || 80
