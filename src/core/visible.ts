/**
 * Characters that must not be shown as they are: they move the cursor, change colours or the window title, reverse the text
 * direction, or are invisible, so that two names look alike (Unicode's Cc, Cf, Zl, Zp and Default_Ignorable_Code_Point). The two
 * joiners (U+200C, U+200D) and the emoji selector (U+FE0F) are kept between letters of scripts that need them; next to ASCII they
 * only hide.
 */
const JOINERS = String.raw`(?:\u200c|\u200d|\ufe0f)`
const HIDDEN = new RegExp(
  String.raw`(?!${JOINERS})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]|(?<![^\0-\x7f])${JOINERS}|(?:\u200c|\u200d)(?![^\0-\x7f])`,
  'gu',
)
/** Line ends of every kind, and tabs. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
/** Anything but printable ASCII. Most text has none and needs no further look. */
const SPECIAL = /[^ -~]/
const SPECIAL_IN_LINES = /[^\n\t -~]/

/** The longest outside text shown, in characters: no name, ARN (2,048) or description in AWS is longer. */
export const MAX_SHOWN = 4096

/** Outside text (a name, a tag, a user agent, a line of demarc.yaml) as one line without hidden characters, cut when too long. */
export const visible = (text: string): string => {
  const short = cutShort(text)
  return !SPECIAL.test(short) ? short : short.replace(BREAKS, ' ').replace(HIDDEN, '?')
}

/** The same, keeping tabs and line ends. */
export const visibleLines = (text: string): string => filtered(cutShort(text), PLAIN_LINES)

/** Cuts a text to `most` characters and says how many are missing. */
export function cutShort(text: string, most = MAX_SHOWN): string {
  if (text.length <= most) return text
  const start = text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
  return `${start}... (cut: ${(text.length - start.length).toLocaleString('en-US')} more characters)`
}

/** The sequences of our own styles (`styleText`, the QR code): they set colours and weights and move nothing. */
const STYLE = String.raw`\x1b\[(?:[0-9]|[2-4][0-9]|97;40)m`
/** The further sequences of a prompt or progress line: they move, hide or show the cursor, or clear. */
const DRAWING = String.raw`\x1b\[\??[0-9;]*[A-HJKfhlmsu]|\r`
const kept = (what: string): RegExp => new RegExp(`(${what})|${HIDDEN.source}`, 'gu')
const LINES = String.raw`\r\n|\n|\t`
const [PLAIN_LINES, STYLED, DRAWN] = [kept(LINES), kept(`${STYLE}|${LINES}`), kept(`${DRAWING}|${LINES}`)]

const filtered = (text: string, pattern: RegExp): string =>
  SPECIAL_IN_LINES.test(text) ? text.replace(pattern, (_, stays: string | undefined) => stays ?? '?') : text

/**
 * Text that a build server would run as a command: `::error::` at the start of a line in GitHub Actions
 * (docs.github.com/actions/reference/workflow-commands-for-github-actions), `##vso[` and `##[error]` in Azure Pipelines
 * (learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands). Their agents skip leading spaces, and find `##` anywhere
 * in a line.
 */
const COMMAND = new RegExp(String.raw`(^(?:${STYLE}|[^\S\n])*)::(?=[a-z][^\n]*::)|##(?=\[|vso\[)`, 'gim')

/** Disables such commands by showing their first character as a hidden character is shown. */
const withoutCommands = (text: string): string =>
  text.includes('::') || text.includes('##')
    ? text.replace(COMMAND, (found, before: string | undefined) => `${before ?? ''}?${found.slice(-1)}`)
    : text

/**
 * A whole text for a terminal or a log. Keeps lines, tabs and (with `styles`) colours; removes all other control characters and
 * build-server commands.
 */
export const harmless = (text: string, styles: boolean): string =>
  withoutCommands(filtered(text, styles ? STYLED : PLAIN_LINES))

/** The same for a line that is redrawn: cursor movements are kept. */
export const harmlessDrawing = (text: string): string => withoutCommands(filtered(text, DRAWN))

/** JSON of the same value, with every hidden character as an escape (RFC 8259, section 7). */
export function visibleJson(value: unknown, indent?: number): string {
  return escapedInJson(JSON.stringify(value, null, indent) ?? 'null')
}

/** Printable ASCII that JSON leaves unescaped: no quotation marks or backslashes. */
const PLAIN = /^[ !#-[\]-~]*$/

/** The same for a string: most names, ids and Regions of AWS need no escape. */
export const visibleJsonText = (text: string): string =>
  PLAIN.test(text) && !text.includes('##') ? `"${text}"` : visibleJson(text)

/** `##` where it begins a command of Azure Pipelines: in JSON it is always inside a string. */
const HASHES = /##(?=\[|vso\[)/gi

/** The same for JSON text; the result contains no build-server command either. */
export function escapedInJson(text: string): string {
  const json = text.includes('##') ? text.replace(HASHES, String.raw`\u0023#`) : text
  if (!SPECIAL_IN_LINES.test(json)) return json
  return json.replace(HIDDEN, (one) =>
    one === '\n' ? one : Array.from({ length: one.length }, (_, at) => escaped(one.charCodeAt(at))).join(''),
  )
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`
