import { visibleJson } from '../../core/visible.ts'
import type { Session } from '../../mfa/aws/session.ts'
import type { SessionFlags, SessionFormat } from './session-flags.ts'

/** A session, and where its calls go. */
export interface Opened {
  readonly session: Session
  readonly region: string
  /** The endpoint, where it is not AWS's own. */
  readonly endpoint: string | null
}

export const variablesOf = ({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: Session) => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
  AWS_CREDENTIAL_EXPIRATION: expiresAt,
})

/**
 * What the SDK for JavaScript, and so Demarc, asks before the keys in the environment (its default chain skips `fromEnv` where
 * AWS_PROFILE is set); the other is the AWS CLI's older name of it.
 */
export const profileVariables: ReadonlySet<string> = new Set(['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'])

/** How a shell sets a variable and takes one away, also one that is not there. */
interface Shell {
  set(name: string, value: string): string
  unset(name: string): string
}

/** What ends a single-quoted string in PowerShell: it takes the typographic quotes for the same (about_Quoting_Rules). */
const POWERSHELL_QUOTES = /['\u2018\u2019\u201a\u201b]/g

/** The quotes of each shell; a session's values hold none, but a shell is not to find out. */
const shells: Readonly<Record<Exclude<SessionFormat, 'json'>, Shell>> = {
  env: {
    set: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
    unset: (name) => `unset ${name}`,
  },
  fish: {
    set: (name, value) => `set -gx ${name} '${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
    unset: (name) => `set -e ${name}`,
  },
  powershell: {
    set: (name, value) => `$Env:${name} = '${value.replace(POWERSHELL_QUOTES, '$&$&')}'`,
    unset: (name) => `Remove-Item Env:${name} -ErrorAction Ignore`,
  },
}

/** The region and the endpoint that go with the profile that is taken away, where the environment has none of its own. */
function placeOf(
  { region, endpoint }: Opened,
  profile: string | undefined,
  env: NodeJS.ProcessEnv,
): Record<string, string> {
  const fromProfile = profile !== undefined || [...profileVariables].some((name) => env[name])
  return {
    ...(fromProfile && !env['AWS_REGION'] ? { AWS_REGION: region } : {}),
    ...(endpoint === null ? {} : { AWS_ENDPOINT_URL: endpoint }),
  }
}

/** The session as standard output gets it: lines for a shell, or JSON for a `credential_process`. */
export function printed(
  opened: Opened,
  { format, profile }: Pick<SessionFlags, 'format' | 'profile'>,
  env: NodeJS.ProcessEnv,
): string {
  const { session } = opened
  if (format !== 'json') {
    const { set, unset } = shells[format]
    const variables = { ...placeOf(opened, profile, env), ...variablesOf(session) }
    // first what may fail: a shell's lines end as their last one does
    const lines = [...[...profileVariables].map(unset), ...Object.entries(variables).map((one) => set(...one))]
    return lines.map((line) => `${line}\n`).join('')
  }
  // as the SDKs and the CLI read it (AWS SDKs and Tools Reference Guide, "Process credential provider")
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = session
  const answer = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiresAt,
  }
  return `${visibleJson(answer)}\n`
}
