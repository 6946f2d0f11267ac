import { type Look, wrapped } from '../terminal/look.ts'
import { count } from '../views/words.ts'
import type { ControlEntry } from './entry.ts'
import { controlPage, type PageBlock } from './page.ts'
import { controlLine } from './screen.ts'

/** One control for the terminal. */
export const controlText = (entry: ControlEntry, look: Look): string =>
  `${[look.paint('bold', entry.id), ...controlPage(entry).flatMap((block) => ['', ...blockLines(block, look)])].join('\n')}\n`

function blockLines(block: PageBlock, look: Look): readonly string[] {
  const plain = (text: string): string => text.replaceAll('`', '')
  if ('heading' in block) return [look.paint(block.level === 2 ? 'bold' : 'cyan', block.heading)]
  if ('list' in block)
    return block.list.flatMap((item, index) => {
      const mark = block.ordered ? `${String(index + 1).padStart(3)}. ` : '  - '
      return wrapped(plain(item), look, mark, mark.length)
    })
  // commands and templates are meant to be copied, so they are never wrapped
  if ('code' in block) return block.code.split('\n').map((line) => (line === '' ? '' : `    ${line}`))
  return wrapped(plain(block.text), look, '  ', 2)
}

/** Several controls, one per line. */
export function controlsText(entries: readonly ControlEntry[], look: Look): string {
  const id = Math.max(...entries.map((entry) => entry.id.length)) + 1
  const lines = entries.map((entry) => controlLine(entry, look, id))
  return `${lines.join('\n')}\n\n${count(entries.length, 'control')}.\n`
}
