import type { HandedOn } from '../../mfa/session/handed-on.ts'
import type { Session } from '../../mfa/session/kept.ts'
import type { SessionFormat } from './session-flags.ts'

export const variablesOf = ({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: Session) => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
  AWS_CREDENTIAL_EXPIRATION: expiresAt,
})

/** How a shell sets a variable and takes one away, also one that is not there. */
interface Shell {
  set(name: string, value: string): string
  unset(name: string): string
}

/**
 * What ends a single-quoted string in PowerShell: it takes typographic quotes for the same (the note in about_Quoting_Rules, of 2024-09-09).
 * Two in a row, of any kind, are the second of them (ScanStringLiteral in engine/parser/tokenizer.cs of PowerShell/PowerShell).
 */
const POWERSHELL_QUOTES = /['\u2018\u2019\u201a\u201b]/g

/** The quotes of each shell. */
const shells: Readonly<Record<Exclude<SessionFormat, 'json'>, Shell>> = {
  env: {
    set: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
    unset: (name) => `unset ${name}`,
  },
  fish: {
    set: (name, value) => `set -gx ${name} '${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
    // a universal one reaches programs also behind a global one that is not exported: it keeps its value, and is exported no longer, in
    // any shell of the user (fishshell.com/docs/current/language.html, "Exporting variables" and "Universal Variables")
    unset: (name) =>
      `set -le ${name}; set -ge ${name}; if set -qUx ${name}; set -Uu ${name} $${name}; echo '${inNoFish(name)}' >&2; end`,
  },
  powershell: {
    set: (name, value) => `$Env:${name} = '${value.replace(POWERSHELL_QUOTES, '$&$&')}'`,
    unset: (name) => `Remove-Item Env:${name} -ErrorAction Ignore`,
  },
}

const inNoFish = (name: string): string =>
  `${name} was universal: no fish shell exports it now. To export it again: set -Ux ${name} $${name}`

/** Lines for a shell: first what may fail, since a shell's lines end as their last one does. */
export function shellLines(format: Exclude<SessionFormat, 'json'>, { set, unset }: HandedOn): string {
  const shell = shells[format]
  const lines = [...unset.map(shell.unset), ...Object.entries(set).map((one) => shell.set(...one))]
  return lines.map((line) => `${line}\n`).join('')
}

/** What a `credential_process` answers (sdkref/latest/guide/feature-process-credentials.html). Without a token the keys have no end. */
export const processAnswer = (keys: Pick<Session, 'accessKeyId' | 'secretAccessKey'> & Partial<Session>): string =>
  `${asciiJson({
    Version: 1,
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: keys.expiresAt,
  })}\n`

/** The session as standard output gets it: lines for a shell, or JSON for a `credential_process`. */
export const printed = (session: Session, { set, unset }: HandedOn, format: SessionFormat): string =>
  format === 'json' ? processAnswer(session) : shellLines(format, { unset, set: { ...set, ...variablesOf(session) } })

/** JSON of ASCII alone: nothing in it moves a terminal's cursor (RFC 8259, section 7). */
const asciiJson = (value: object): string =>
  JSON.stringify(value).replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
