import { DemarcError } from '../../core/errors.ts'
import { whyUnreadable } from '../../core/reading.ts'
import { LARGEST, readWhole } from '../../core/whole-file.ts'
import { encodeBase32 } from '../../mfa/base32.ts'
import { awsTokens } from '../../mfa/import/aws-tokens.ts'
import type { PskcSecrets } from '../../mfa/import/pskc-encryption.ts'
import { readTokens } from '../../mfa/import/read-tokens.ts'
import type { TokenSeeds } from '../../services/iam/practice/tokens.ts'

export interface TokenFile {
  readonly file: string
  /** The file with the key of an encrypted PSKC file. */
  readonly keyFile: string | undefined
  /** The key itself, when it is not in a file. */
  readonly key: string | undefined
}

export interface GivenTokens {
  readonly seeds: TokenSeeds
  /** What was left out or not verified, with file and line. */
  readonly notes: readonly string[]
}

/** The tokens in a vendor's file, in the form AWS accepts. Throws MFA_SEED_FILE and MFA_SEED_FILE_KEY, with the line. */
export async function readTokenFile({ file, keyFile, key }: TokenFile): Promise<GivenTokens> {
  const given = keyFile === undefined ? key && Buffer.from(key) : await read(keyFile)
  const { tokens, notes } = await readTokens((await read(file)).toString(), file, given ? secretsIn(given) : {})
  return {
    seeds: new Map(awsTokens(tokens, file).map(({ serial, seed }) => [serial, encodeBase32(seed)])),
    notes: notes.map(({ line, text }) => `${file}:${line}: ${text}`),
  }
}

/** One key, as pre-shared key and as password: the PSKC file says which it needs. Vendors send pre-shared keys in hexadecimal. */
function secretsIn(bytes: Buffer): PskcSecrets {
  const passphrase = bytes.toString().replace(/\r?\n$/, '')
  const hex = /^([0-9a-f]{2})+$/i.test(passphrase.trim())
  return { passphrase, preSharedKey: hex ? Buffer.from(passphrase.trim(), 'hex') : bytes }
}

const read = (file: string): Promise<Buffer> =>
  readWhole(file, LARGEST.list).catch((cause) => {
    const why = whyUnreadable(cause) ?? String(cause)
    throw new DemarcError('PRACTICE_TOKENS_UNREADABLE', `${file} cannot be read: ${why}`, {
      cause,
      hint: 'Check that the file exists and is readable.',
    })
  })
