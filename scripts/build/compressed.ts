/**
 * Long texts that few commands need, compressed in the build: password dictionaries, and the table of Cloud Control's
 * handlers.
 */
import { readFile } from 'node:fs/promises'
import { brotliCompressSync, constants } from 'node:zlib'

/** zxcvbn's dictionaries: each is one call with one long text. */
const DICTIONARIES = /\/@zxcvbn-ts\/language-[a-z]+\/dist\/\w+\.json\.c?m?js$/
const LONG_TEXT = /\("((?:[^"\\]|\\.){10000,})"\)/

/** Our tables that contain only text. */
const TABLES = /\/src\/services\/cloudcontrol\/collect\/(types|permissions)\.gen\.ts$/

/** A bundler plugin: such a text is decompressed when its module is loaded, which happens only where it is needed. */
export const compressed = {
  name: 'compressed',
  async load(id: string) {
    if (DICTIONARIES.test(id)) {
      const code = await readFile(id, 'utf8')
      const text = LONG_TEXT.exec(code)?.[1]
      // small ones stay as they are
      return text === undefined ? null : code.replace(`"${text}"`, () => unpacked(JSON.parse(`"${text}"`)))
    }
    if (!TABLES.test(id)) return null
    const exported = Object.entries(await import(id))
    return {
      code: exported
        .map(([name, value]) => `export const ${name} = JSON.parse(${unpacked(JSON.stringify(value))})`)
        .join('\n'),
      moduleType: 'js' as const,
    }
  },
}

/** A program that returns the text. */
function unpacked(text: string): string {
  const options = { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }
  const packed = brotliCompressSync(text, options).toString('base64')
  return `process.getBuiltinModule('node:zlib').brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString()`
}
