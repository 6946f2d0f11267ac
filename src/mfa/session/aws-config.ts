import { byText } from '../../core/by-text.ts'

/** The settings of a section of `~/.aws/config` or `~/.aws/credentials`; nested ones as `s3.addressing_style`. */
export type Settings = Readonly<Record<string, string>>

/** The two files of the AWS CLI and the SDKs, read together. */
export interface AwsConfig {
  /** Profiles by name; the credentials file takes precedence over the configuration file. */
  readonly profiles: Readonly<Record<string, Settings>>
  /** The sections `[services NAME]`, with settings such as `sts.endpoint_url`. */
  readonly services: Readonly<Record<string, Settings>>
  /** The names of the sections `[sso-session NAME]`. */
  readonly ssoSessions: readonly string[]
}

const NO_SETTINGS: Settings = byText({})

/**
 * Parses the two files as the SDKs do (sdkref/latest/guide/file-format.html): `[profile NAME]` and `[default]` in one, `[NAME]`
 * in the other. Ignores lines that are not settings.
 */
export function parseAwsConfig(configText: string, credentialsText: string): AwsConfig {
  const profiles = byText<Settings>({})
  const services = byText<Settings>({})
  const ssoSessions: string[] = []
  for (const [section, settings] of sectionsOf(configText)) {
    const [kind, name] = namedSection(section)
    if (kind === 'profile') profiles[name] = byText({ ...profiles[name], ...settings })
    if (kind === 'sso-session') ssoSessions.push(name)
    if (kind === 'services') services[name] = byText({ ...services[name], ...settings })
  }
  const own = byText<Settings>({})
  for (const [section, settings] of sectionsOf(credentialsText)) own[section] = byText({ ...own[section], ...settings })
  for (const [name, settings] of Object.entries(own)) {
    const rest = hasKey(settings) ? withoutKey(profiles[name]) : profiles[name]
    profiles[name] = byText({ ...rest, ...settings })
  }
  return { profiles, services, ssoSessions }
}

/** What makes a key: it is taken from one file, never half from each (SharedCredentialProvider and ConfigProvider in botocore/credentials.py). */
const KEY: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_security_token',
])
const hasKey = (settings: Settings): boolean => settings['aws_access_key_id'] !== undefined
const withoutKey = (settings: Settings = NO_SETTINGS): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !KEY.has(name)))

/** The kind and name in `profile "my name"`; `default` is a profile without the keyword. */
function namedSection(section: string): readonly [kind: string, name: string] {
  if (section === 'default') return ['profile', section]
  const [, kind = '', , name = ''] = /^([\w-]+)\s+(["'])?(.+?)\2$/.exec(section) ?? []
  return [kind, name]
}

/** The sections of a file with their settings, in order. */
function sectionsOf(text: string): readonly (readonly [section: string, settings: Record<string, string>])[] {
  const sections: [string, Record<string, string>][] = []
  let settings: Record<string, string> | undefined
  let nested: string | undefined
  for (const line of text.split(/\r?\n/)) {
    // a comment starts a line or follows a space
    const said = (line.split(/(?:^|\s)[;#]/)[0] ?? '').trim()
    const section = /^\[(.*)\]$/.exec(said)?.[1]?.trim()
    if (section !== undefined) {
      settings = byText<string>({})
      sections.push([section, settings])
      nested = undefined
      continue
    }
    const equals = said.indexOf('=')
    if (settings === undefined || equals < 1) continue
    const [named, value] = [said.slice(0, equals).trim(), said.slice(equals + 1).trim()]
    // botocore takes a setting in letters of either size, and a nested one as it is written
    const name = named.toLowerCase()
    if (/^\S/.test(line)) nested = value === '' ? name : undefined
    if (value !== '') settings[nested === undefined ? name : `${nested}.${named}`] = value
  }
  return sections
}
