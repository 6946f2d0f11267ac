/**
 * Whether a text is a deliverable email address, as Amazon SNS requires: a local part, and a domain of at least two
 * labels.
 */
export const isEmailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@]{1,64}@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(text)
