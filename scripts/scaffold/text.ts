/** Small edits of source text, for what `npm run new` adds to. Each throws where the text is not of the form it knows. */

export class NotScaffolded extends Error {}

/** `s3-access` -> `s3Access`; `S3.19` -> `s319`. */
export function camel(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('')
}

/** With an import line more; the formatter puts it in its place. */
export const withImport = (text: string, names: string, from: string): string => {
  // behind a comment that opens the file
  const at = /^\/\*\*[\s\S]*?\*\/\n/.exec(text)?.[0].length ?? 0
  return `${text.slice(0, at)}import { ${names} } from '${from}'\n${text.slice(at)}`
}

/** With names more in the import of a module that the text imports already. */
export function withImported(text: string, name: string, from: string): string {
  const line = new RegExp(`import (type )?\\{([^}]*)\\} from '${from.replaceAll('.', '\\.')}'`)
  const found = line.exec(text)
  if (!found) return withImport(text, name, from)
  const [whole, type, names = ''] = found
  const has = names.split(',').some((one) => one.trim() === name)
  if (has && !type) return text
  const others = names
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const kept = type ? others.map((one) => `type ${one}`) : others
  return text.replace(whole, `import { ${[...kept, name].join(', ')} } from '${from}'`)
}

/** With an item more at the end of the list (or record) that ends the text: `...]` or `...}`. */
export function withItem(text: string, item: string, close: ']' | '}'): string {
  const at = text.lastIndexOf(close)
  if (at < 0 || text.slice(at + 1).trim() !== '') throw new NotScaffolded(`it does not end with ${close}`)
  const before = text.slice(0, at).trimEnd().replace(/,$/, '')
  const comma = /[[{]$/.test(before) ? '' : ','
  return `${before}${comma}\n  ${item},\n${close}\n`
}

/** A registry with an entry more: its import, and its line among the others in the order of the alphabet. */
export function withEntry(text: string, names: string, from: string, line: string, close: ']' | '}'): string {
  const imported = withImport(text, names, from)
  const lines = imported.split('\n')
  const end = lines.lastIndexOf(close)
  let open = end - 1
  while (open >= 0 && lines[open]?.startsWith('  ')) open--
  if (end < 0 || open < 0) throw new NotScaffolded('it has no list of one line each')
  let at = open + 1
  while (at < end && (lines[at] ?? '') < `  ${line},`) at++
  lines.splice(at, 0, `  ${line},`)
  return lines.join('\n')
}
