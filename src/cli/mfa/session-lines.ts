import type { ChildEnvironment } from '../../mfa/session/child-environment.ts'
import type { Session } from '../../mfa/session/kept.ts'
import type { SessionFormat } from './session-flags.ts'

export const variablesOf = ({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: Session) => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
  AWS_CREDENTIAL_EXPIRATION: expiresAt,
})

/** How a shell sets and unsets a variable, even one that does not exist. */
interface Shell {
  set(name: string, value: string): string
  unset(name: string): string
}

/**
 * Characters that end a single-quoted string in PowerShell, which include typographic quotes (the note in about_Quoting_Rules, of
 * 2024-09-09). Two in a row, of any kind, stand for the second (ScanStringLiteral in engine/parser/tokenizer.cs of
 * PowerShell/PowerShell).
 */
const POWERSHELL_QUOTES = /['\u2018\u2019\u201a\u201b]/g

/** The syntax of each shell. */
const shells: Readonly<Record<Exclude<SessionFormat, 'json'>, Shell>> = {
  env: {
    set: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
    unset: (name) => `unset ${name}`,
  },
  fish: {
    set: (name, value) => `set -gx ${name} '${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
    // a universal variable reaches programs even if an unexported global one hides it, so it is unexported, with its value kept,
    // in all of the user's shells (fishshell.com/docs/current/language.html, "Exporting variables" and "Universal Variables")
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

/** Lines for a shell: first those that may fail, since the exit status is that of the last one. */
export function shellLines(format: Exclude<SessionFormat, 'json'>, { set, unset }: ChildEnvironment): string {
  const shell = shells[format]
  const lines = [...unset.map(shell.unset), ...Object.entries(set).map((one) => shell.set(...one))]
  return lines.map((line) => `${line}\n`).join('')
}

/** The output of a `credential_process` (sdkref/latest/guide/feature-process-credentials.html). Keys without a token do not expire. */
export const processAnswer = (keys: Pick<Session, 'accessKeyId' | 'secretAccessKey'> & Partial<Session>): string =>
  `${asciiJson({
    Version: 1,
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: keys.expiresAt,
  })}\n`

/** The session as printed on standard output: lines for a shell, or JSON for a `credential_process`. */
export const printed = (session: Session, { set, unset }: ChildEnvironment, format: SessionFormat): string =>
  format === 'json' ? processAnswer(session) : shellLines(format, { unset, set: { ...set, ...variablesOf(session) } })

/** JSON in ASCII only, so that nothing in it can control a terminal (RFC 8259, section 7). */
const asciiJson = (value: object): string =>
  JSON.stringify(value).replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
