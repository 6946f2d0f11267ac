/** Small edits of source text for `npm run new`. Each throws for text in an unexpected form. */

export class NotScaffolded extends Error {}

/** Marks what a person must write; a test fails until the mark is gone. */
export const WRITE = 'Write here'

/** `s3-access` -> `s3Access`; `S3.19` -> `s319`. */
export function camel(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('')
}

/** Adds an import line; the formatter sorts it. */
export const withImport = (text: string, names: string, from: string): string => {
  // after the first comment of the file
  const at = /^\/\*\*[\s\S]*?\*\/\n/.exec(text)?.[0].length ?? 0
  return `${text.slice(0, at)}import { ${names} } from '${from}'\n${text.slice(at)}`
}

/** Adds a name to the import of a module, or the import itself. */
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
