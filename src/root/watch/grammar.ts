import { sha256 } from '../../core/digest.ts'

/** A queue takes messages of its senders: each value of an event may be any text, and fits the grammar of where it goes by these. */

/** CloudTrail's own ids are UUIDs; an id of another form stands as its digest. */
const ID = /^[A-Za-z0-9_-]{1,128}$/

/** The id of an event for a header, an attribute or a deduplication id: always the same for the same event. */
export const eventKey = (id: string): string => (ID.test(id) ? id : `sha256-${sha256(id)}`)

/** A subject of SNS: printable ASCII, no space in front, at most 100 characters, never empty (sns/latest/api/API_Publish.html). */
export const subjectOf = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]/g, '?')
    .trim()
    .slice(0, 100) || '?'

/** Characters that XML has no word for, half a surrogate pair among them (www.w3.org/TR/xml/#charsets). */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
/** Below what a message of SNS may have, 262,144 bytes, at up to three bytes a UTF-16 unit (sns/latest/api/API_Publish.html). */
const MESSAGE = 80_000

/** The text of a message of SNS. */
export const messageText = (text: string): string => text.slice(0, MESSAGE).replace(NOT_XML, '\ufffd')
