import { readOathCsv, readYubicoCsv } from './csv-files.ts'
import type { PskcSecrets } from './pskc-encryption.ts'
import { type Imported, notProtected } from './token.ts'

export type TokenFormat = 'pskc' | 'yubico-csv' | 'oath-csv'

/** The tokens in a vendor's file. The format is detected from the content unless given; `file` is used in messages. */
export async function readTokens(
  text: string,
  file: string,
  secrets: PskcSecrets = {},
  format: TokenFormat = tokenFormatOf(text),
): Promise<Imported> {
  const hasKey = (secrets.preSharedKey ?? secrets.passphrase) !== undefined
  if (hasKey && format !== 'pskc') throw notProtected(file, 1)
  if (format === 'oath-csv') return readOathCsv(text, file)
  if (format === 'yubico-csv') return readYubicoCsv(text, file)
  // load the XML parser only for XML
  const { readPskc } = await import('./pskc.ts')
  return readPskc(text, file, secrets)
}

/** Detects the format: only Yubico's logs begin a line with the kind of configuration, or have a time in the sixth field. */
export function tokenFormatOf(text: string): TokenFormat {
  if (
    text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith('<')
  )
    return 'pskc'
  const yubico =
    /^\s*(LOGGING START|OATH-HOTP|Yubico OTP|Static Password|Challenge-Response)\b|^\s*[0-9]+(,[^,]*){4},\d{4}-\d\d-\d\dT/im
  return yubico.test(text) ? 'yubico-csv' : 'oath-csv'
}
