/** Small edits of source text, for what `npm run new` adds to. Each throws where the text is not of the form it knows. */

export class NotScaffolded extends Error {}

/** What a person must write stands behind this, and a test fails as long as it does. */
export const WRITE = 'Write here'

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

/** With a name more in the import of a module, which the text may import already. */
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
