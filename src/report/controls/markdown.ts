import type { ControlEntry } from './entry.ts'
import { controlPage, type PageBlock } from './page.ts'

/** One control as a Markdown document. */
export const controlMarkdown = (entry: ControlEntry): string =>
  `${[`# ${entry.id}`, ...controlPage(entry).map(blockMarkdown)].join('\n\n')}\n`

function blockMarkdown(block: PageBlock): string {
  if ('heading' in block) return `${'#'.repeat(block.level)} ${block.heading}`
  if ('list' in block)
    return block.list.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item}`).join('\n')
  if ('code' in block) return `\`\`\`${block.language}\n${block.code}\n\`\`\``
  return /^https:\/\/\S+$/.test(block.text) ? `<${block.text}>` : block.text
}

/** Several controls as a Markdown table; `link` returns the address of a control's page, if it has one. */
export function controlsTable(entries: readonly ControlEntry[], link?: (id: string) => string): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|')
  return [
    '| control | severity | what it says | on |',
    '| --- | --- | --- | --- |',
    ...entries.map(
      ({ id, severity, on }) =>
        `| ${link ? `[${id}](${link(id)})` : id} | ${severity} | ${cell(on[0]?.title ?? '')} | ${on.map(({ type }) => type).join(', ')} |`,
    ),
    '',
  ].join('\n')
}
