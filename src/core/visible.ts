/**
 * What is not to be shown as it is: it moves a terminal's cursor, changes its colours or its title, turns the text around, or takes no
 * room, so that two names look alike (Unicode's Cc, Cf, Zl, Zp and Default_Ignorable_Code_Point). Two joiners (U+200C, U+200D) and the
 * selector of emoji (U+FE0F) stay between letters of the scripts that need them; beside ASCII they only hide.
 */
const JOINERS = String.raw`(?:\u200c|\u200d|\ufe0f)`
const HIDDEN = new RegExp(
  String.raw`(?!${JOINERS})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]|(?<![^\0-\x7f])${JOINERS}|(?:\u200c|\u200d)(?![^\0-\x7f])`,
  'gu',
)
/** Line ends of every kind, and tabs. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
/** Not printable ASCII: where there is none of it, as in nearly all text, nothing is looked at more closely. */
const SPECIAL = /[^ -~]/
const SPECIAL_IN_LINES = /[^\n\t -~]/

/** A text of others is shown up to here: no name, ARN (2,048) or description of AWS's is longer. */
export const SHOWN_AT_MOST = 4096

/** Text of others (a name, a tag, a user agent, a line of demarc.yaml) as one line without hidden characters, cut where it has no end. */
export const visible = (text: string): string => {
  const short = cutShort(text)
  return !SPECIAL.test(short) ? short : short.replace(BREAKS, ' ').replace(HIDDEN, '?')
}

/** The same with its tabs and line ends, where these are harmless. */
export const visibleLines = (text: string): string => filtered(cutShort(text), PLAIN_LINES)

/** A text at most so long, which says how much of it is missing. */
export function cutShort(text: string, most = SHOWN_AT_MOST): string {
  if (text.length <= most) return text
  const start = text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
  return `${start}... (cut: ${(text.length - start.length).toLocaleString('en-US')} more characters)`
}

/** What our own styles write (`styleText`, the QR code): it sets colours and weights, and moves nothing. */
const STYLE = String.raw`\x1b\[(?:[0-9]|[2-4][0-9]|97;40)m`
/** What a question or a progress line writes besides: it moves the cursor, clears, or hides the cursor. */
const DRAWING = String.raw`\x1b\[\??[0-9;]*[A-HJKfhlmsu]|\r`
const kept = (what: string): RegExp => new RegExp(`(${what})|${HIDDEN.source}`, 'gu')
const LINES = String.raw`\r\n|\n|\t`
const [PLAIN_LINES, STYLED, DRAWN] = [kept(LINES), kept(`${STYLE}|${LINES}`), kept(`${DRAWING}|${LINES}`)]

const filtered = (text: string, pattern: RegExp): string =>
  SPECIAL_IN_LINES.test(text) ? text.replace(pattern, (_, stays: string | undefined) => stays ?? '?') : text

/**
 * What a build server takes for a command in what a step prints: `::error::` at the start of a line in GitHub Actions
 * (docs.github.com/actions/reference/workflow-commands-for-github-actions), `##vso[` and `##[error]` in Azure Pipelines
 * (learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands). Their agents look behind spaces, and for `##` within a line.
 */
const COMMAND = new RegExp(String.raw`(^(?:${STYLE}|[^\S\n])*)::(?=[a-z][^\n]*::)|##(?=\[|vso\[)`, 'gim')

/** The same text with no such command in it: its first character is shown as hidden characters are. */
const withoutCommands = (text: string): string =>
  text.includes('::') || text.includes('##')
    ? text.replace(COMMAND, (found, before: string | undefined) => `${before ?? ''}?${found.slice(-1)}`)
    : text

/**
 * A whole text for a terminal or a log: its lines, its tabs and, where `styles` are wanted, its colours stay; no other control does, and no
 * command of a build server.
 */
export const harmless = (text: string, styles: boolean): string =>
  withoutCommands(filtered(text, styles ? STYLED : PLAIN_LINES))

/** The same where a line is drawn again: the cursor may move. */
export const harmlessDrawing = (text: string): string => withoutCommands(filtered(text, DRAWN))

/** JSON of the same value without hidden characters, as data: each stands as its escape (RFC 8259, 7). */
export function visibleJson(value: unknown, indent?: number): string {
  return escapedInJson(JSON.stringify(value, null, indent) ?? 'null')
}

/** Printable ASCII that JSON has as it is: without quotation marks and backslashes. */
const PLAIN = /^[ !#-[\]-~]*$/

/** The same of a text: names, ids and regions of AWS need no escape. */
export const visibleJsonText = (text: string): string => (PLAIN.test(text) ? `"${text}"` : visibleJson(text))

/** `##` before what makes it a command of Azure Pipelines: in JSON it stands within a text. */
const HASHES = /##(?=\[|vso\[)/gi

/** The same of a JSON text, which then has no command of a build server either. */
export function escapedInJson(text: string): string {
  const json = text.includes('##') ? text.replace(HASHES, String.raw`\u0023#`) : text
  if (!SPECIAL_IN_LINES.test(json)) return json
  return json.replace(HIDDEN, (one) =>
    one === '\n' ? one : Array.from({ length: one.length }, (_, at) => escaped(one.charCodeAt(at))).join(''),
  )
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`
