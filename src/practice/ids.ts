import { createHash, createHmac } from 'node:crypto'

/**
 * Makes ids that look like AWS's and depend only on their names, so that the same seed gives the same account, byte for
 * byte. `kind` distinguishes two resources with one name.
 */
function digest(kind: string, name: string): Buffer {
  return createHash('sha512').update(`${kind}\n${name}`).digest()
}

/** `i-0a1b2c...`: EC2's long ids have 17 hexadecimal digits. */
export function ec2Id(prefix: string, name: string): string {
  return `${prefix}-0${digest(prefix, name).toString('hex').slice(0, 16)}`
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** `AIDA...`, `AROA...`, `AKIA...`: IAM's unique ids are a four-letter prefix and 17 characters of base 32 (16 for access keys). */
export function iamId(prefix: string, name: string, length = 17): string {
  return prefix + Array.from(digest(prefix, name).subarray(0, length), (byte) => BASE32[byte & 31]).join('')
}

/** Characters a-z and 0-9, as in the ids of snapshots of RDS resources or Beanstalk environments (`e-abcdefghij`). */
export function alnumId(kind: string, name: string, length: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
  return Array.from(digest(kind, name).subarray(0, length), (byte) => alphabet[byte % 36]).join('')
}

/** Hexadecimal digits, as at the end of a load balancer's ARN. At most 128. */
export function hexId(kind: string, name: string, length: number): string {
  return digest(kind, name).toString('hex').slice(0, length)
}

/** A UUID, as in a KMS key's id. */
export function uuidOf(kind: string, name: string): string {
  const hex = digest(kind, name).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Makes secrets by name: 40 characters from the alphabet of AWS secret access keys. */
export type SecretOf = (name: string) => string

/**
 * The secrets of one practice account. They cannot be computed without its key, which is random and chosen when the
 * account starts.
 */
export const secretsBy =
  (key: string): SecretOf =>
  (name) =>
    createHmac('sha512', key).update(name).digest('base64').slice(0, 40)
