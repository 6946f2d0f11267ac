import { byText } from '../../core/by-text.ts'
import { visibleLines } from '../../core/visible.ts'

/** Characters that XML 1.0 cannot contain even when escaped (2.2): controls, lone surrogates, U+FFFE and U+FFFF. */
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for exactly these
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const entities: Readonly<Record<string, string>> = byText({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // unescaped, a parser would turn these into spaces in an attribute (3.3.3)
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
})

/** Text for XML and HTML, in content and attributes. What XML cannot contain becomes U+FFFD, other hidden characters a question mark. */
export const xml = (text: string): string =>
  visibleLines(text.replace(impossible, '\ufffd')).replace(/[&<>"'\t\n\r]/g, (one) => entities[one] ?? one)

/** ` name="value"` for each attribute that has a value. */
export const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xml(String(value))}"`))
    .join('')
