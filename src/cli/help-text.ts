import type { Output } from './io.ts'

/** The widest that a paragraph of help becomes, however wide the terminal is: longer lines are hard to read. */
const WIDEST = 100
/** The least room for what stands beside something. */
const BESIDE = 30
/** Where an explanation stands that has a line of its own. */
const INDENT = 6

/**
 * A text of help, wrapped to a width. Lines that begin at the margin are a paragraph, and are joined before. An indented line that is too long
 * is a command or a name with an explanation behind two spaces or more: the explanation is wrapped, the command never, since it is copied.
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
  // what goes on below an explanation, in its column
  if (tail === '') return margin >= BESIDE ? wrap(line.trimStart(), width, margin) : [line]
  const beside = head.length + gap.length
  if (width - beside >= BESIDE) {
    const [first = '', ...rest] = wrap(tail, width, beside)
    return [`${head}${gap}${first.trimStart()}`, ...rest]
  }
  return [head, ...wrap(tail, width, INDENT)]
}

/** Words in lines of at most a width, each indented. */
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

/** The width of help: that of the terminal, or 80 columns where there is none. */
export const helpWidthOf = ({ isTTY, columns }: Pick<Output, 'isTTY' | 'columns'>): number => (isTTY && columns) || 80
