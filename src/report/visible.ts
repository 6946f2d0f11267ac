/**
 * What is not to be shown as it is: it moves a terminal's cursor, changes its colours or its title, or turns the text around. The joiners
 * of scripts and emoji stay (U+200C, U+200D).
 */
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu
/** Line ends of every kind, and tabs. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/** Somebody else's text (a name, a tag, a user agent, a line of demarc.yaml) as one line without hidden characters. */
export const visible = (text: string): string => text.replace(BREAKS, ' ').replace(HIDDEN, '?')

/** The same with its tabs and line ends, where these are harmless. */
export const visibleLines = (text: string): string =>
  text.replace(HIDDEN, (one) => (one === '\t' || one === '\n' || one === '\r' ? one : '?'))
