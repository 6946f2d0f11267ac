import { sha256 } from '../../core/digest.ts'

/**
 * Functions that fit values of events to the syntax of their destination. A queue accepts messages from its senders, so a value
 * may be any text.
 */

/** CloudTrail's ids are UUIDs; an id of another form is replaced by its digest. */
const ID = /^[A-Za-z0-9_-]{1,128}$/

/** The id of an event for a header, an attribute or deduplication; equal for equal events. */
export const eventKey = (id: string): string => (ID.test(id) ? id : `sha256-${sha256(id)}`)

/** A subject for SNS: printable ASCII, no leading space, at most 100 characters, never empty (sns/latest/api/API_Publish.html). */
export const subjectOf = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]/g, '?')
    .trim()
    .slice(0, 100) || '?'

/** Characters that XML cannot contain, including lone surrogates (www.w3.org/TR/xml/#charsets). */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
/** UTF-16 units that stay below SNS's limit of 262,144 bytes, at up to three bytes each (sns/latest/api/API_Publish.html). */
const MESSAGE = 80_000

/** The text of an SNS message. */
export const messageText = (text: string): string => text.slice(0, MESSAGE).replace(NOT_XML, '\ufffd')
