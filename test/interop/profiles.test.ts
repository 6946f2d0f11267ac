import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAwsConfig } from '../../src/app/mfa/aws-files.ts'
import { DemarcError } from '../../src/core/errors.ts'
import { planOf } from '../../src/mfa/session/plan.ts'
import { python } from './programs.ts'

/** A home with AWS's two files, and an environment. */
interface Home {
  readonly config?: string
  readonly credentials?: string
  readonly env?: Readonly<Record<string, string>>
  readonly profile?: string
  /** Whether the endpoint of STS is compared, too. */
  readonly endpoint?: true
}

const keys = (name: string): string => `aws_access_key_id = AKIA${name}\naws_secret_access_key = s\n`
const role = (name: string): string => `role_arn = arn:aws:iam::111122223333:role/${name}\n`
const from = (source: string, of = 'X'): string => `${role(of)}source_profile = ${source}\n`
const serial = (name: string): string => `mfa_serial = arn:aws:iam::111122223333:mfa/${name}\n`
const inEnv = { AWS_ACCESS_KEY_ID: 'AKIAE', AWS_SECRET_ACCESS_KEY: 's' }
const [a, b, both] = [`[a]\n${keys('A')}`, `[b]\n${keys('B')}`, `[a]\n${keys('A')}[b]\n${keys('B')}`]
const usual = `[default]\n${keys('D')}`
/** A role of b, with more that its profile says. */
const ofB = (more: string, env = {}): Home => ({
  config: `[profile a]\n${from('b')}${more}`,
  credentials: b,
  env,
  profile: 'a',
})
const byMachine = (source: string, env = {}): Home => ({
  config: `[profile a]\n${role('X')}credential_source = ${source}\n`,
  env,
  profile: 'a',
})
/** A chain: a from b from c. */
const chain = (ofA: string, ofB: string, more = ''): Home => ({
  config: `[profile a]\n${from('b')}${ofA}[profile b]\n${from('c', 'Y')}${ofB}`,
  credentials: `[c]\n${keys('C')}${more}`,
  profile: 'a',
})
const url = (port: number): string => `http://127.0.0.1:${port}`
const toSts = (config: string, env = {}): Home => ({
  config: `[default]\n${config}`,
  credentials: usual,
  env,
  endpoint: true,
})
const services = `[services s]\nsts =\n  endpoint_url = ${url(2)}\n`
const IGNORE = 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'

test.each<[string, Record<string, Home>]>([
  [
    'alike',
    {
      'the profile default': { credentials: usual },
      'keys in the environment': { credentials: usual, env: inEnv },
      'keys in the environment, and an older name of a profile': {
        credentials: a,
        env: { ...inEnv, AWS_DEFAULT_PROFILE: 'a' },
      },
      'the older name of a profile': { credentials: a, env: { AWS_DEFAULT_PROFILE: 'a' } },
      'a profile by name, and keys in the environment': { credentials: a, env: inEnv, profile: 'a' },
      'half a key in the environment': { credentials: usual, env: { AWS_ACCESS_KEY_ID: 'AKIAE' } },
      'a secret alone in the environment': {
        credentials: usual,
        env: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: 's' },
      },
      'the older name of a token in the environment': { env: { ...inEnv, AWS_SECURITY_TOKEN: 't' } },
      'keys of default in both files': { config: `[default]\n${keys('C')}aws_session_token = c\n`, credentials: usual },
      'keys in the configuration file': { config: `[profile a]\n${keys('C')}`, profile: 'a' },
      '[profile default] with keys': { config: `[profile default]\n${keys('C')}` },
      '[profile a] in the credentials file': { credentials: `[profile a]\n${keys('A')}`, profile: 'a' },
      'half a key in one file, and a whole one in the other': {
        config: `[profile a]\n${keys('C')}`,
        credentials: '[a]\naws_access_key_id = AKIAA\n',
        profile: 'a',
      },
      'half a key': { credentials: '[a]\naws_access_key_id = AKIAA\n', profile: 'a' },
      'a token': { credentials: `${a}aws_session_token = t\n`, profile: 'a' },
      'the older name of a token': { credentials: `${a}aws_security_token = t\n`, profile: 'a' },
      'an empty token': { credentials: `${a}aws_session_token =\n`, profile: 'a' },
      'capitals in the names of settings': {
        config: `[profile a]\n${from('b').replace('role_arn', 'ROLE_ARN').replace('source', 'Source')}`,
        credentials: b.replace('aws_access', 'AWS_ACCESS'),
        profile: 'a',
      },
      'capitals in the name of a profile': { credentials: `[A]\n${keys('A')}[a]\n${keys('B')}`, profile: 'A' },
      'a profile that is not there': { credentials: a, profile: 'b' },
      'a secret with =': { credentials: '[a]\naws_access_key_id=AKIAA\naws_secret_access_key=a=b==\n', profile: 'a' },
      'settings that are indented': { credentials: a.replaceAll('aws', '  aws'), profile: 'a' },
      'lines that end as on Windows': { credentials: usual.replaceAll('\n', '\r\n') },
      'a name in quotes': { config: `[profile "a b"]\n${keys('C')}`, profile: 'a b' },
      'a comment behind a section': { credentials: a.replace(']', '] # mine'), profile: 'a' },
      'a role with all that its profile says': ofB(`${serial('anna')}external_id = ext\nduration_seconds = 7200\n`),
      'an empty external id, number and session name': ofB('external_id =\nrole_session_name =\nmfa_serial =\n'),
      'an empty source': { config: `[profile a]\n${role('X')}source_profile =\n`, credentials: a, profile: 'a' },
      'a source that is not there': { config: `[profile a]\n${from('nope')}`, profile: 'a' },
      'the profile default as a source': {
        config: `[profile a]\n${from('default')}`,
        credentials: usual,
        profile: 'a',
      },
      'default is a role': { config: `[default]\n${from('b')}`, credentials: b },
      'default is a role, and keys are in the environment': {
        config: `[default]\n${from('b')}`,
        credentials: b,
        env: inEnv,
      },
      'its own source, with keys': { config: `[profile a]\n${from('a')}`, credentials: a, profile: 'a' },
      'its own source, without keys': { config: `[profile a]\n${from('a')}`, profile: 'a' },
      'a circle': { config: `[profile a]\n${from('b')}[profile b]\n${from('a')}`, profile: 'a' },
      'a role without a source': { config: `[profile a]\n${role('X')}`, profile: 'a' },
      'a role without a source, with keys': { config: `[profile a]\n${role('X')}`, credentials: a, profile: 'a' },
      'two sources': { ...ofB('credential_source = Environment\n', inEnv) },
      'the environment as a source': byMachine('Environment', inEnv),
      'the environment as a source, without keys': byMachine('Environment'),
      'a source in small letters': byMachine('environment', inEnv),
      'a source that there is none of': byMachine('Laptop', inEnv),
      'a chain': chain('', ''),
      'a chain of which the middle has keys': chain('', '', b),
      'a chain with a device at its end': chain(serial('anna'), ''),
      'a chain with a device at its beginning': chain('', serial('anna')),
      'a chain with two devices': chain(serial('other'), serial('anna')),
      'a sign-in session that is not there': {
        config: '[profile a]\nsso_session = nope\nsso_account_id = 111122223333\nsso_role_name = r\n',
        profile: 'a',
      },
      'an endpoint': toSts(`endpoint_url = ${url(1)}\n`),
      'an endpoint in the credentials file': { credentials: `${usual}endpoint_url = ${url(1)}\n`, endpoint: true },
      'an endpoint of the service': toSts(`services = s\n${services}`),
      'an endpoint of the service before that of all': toSts(`services = s\nendpoint_url = ${url(1)}\n${services}`),
      'an endpoint in the environment before the profile': toSts(`services = s\n${services}`, {
        AWS_ENDPOINT_URL: url(3),
      }),
      'an endpoint of the service in the environment': toSts('', {
        AWS_ENDPOINT_URL_STS: url(4),
        AWS_ENDPOINT_URL: url(3),
      }),
      'a services section that is not there': toSts(`services = nope\nendpoint_url = ${url(1)}\n`),
      'a services section with capitals': toSts(`services = s\n${services.replace('endpoint', 'Endpoint')}`),
      'endpoints that the environment ignores': toSts(`endpoint_url = ${url(1)}\n`, { [IGNORE]: 'true' }),
      'endpoints that the environment does not ignore by 1': toSts(`endpoint_url = ${url(1)}\n`, { [IGNORE]: '1' }),
      'endpoints that the profile ignores': toSts(`endpoint_url = ${url(1)}\nignore_configured_endpoint_urls = TRUE\n`),
      'endpoints that the profile ignores, and the environment does not': toSts(
        `endpoint_url = ${url(1)}\nignore_configured_endpoint_urls = true\n`,
        { [IGNORE]: 'false' },
      ),
      'the endpoint of a source is not that of the role': {
        config: `[profile a]\n${from('b')}[profile b]\nendpoint_url = ${url(1)}\n`,
        credentials: b,
        profile: 'a',
        endpoint: true,
      },
    },
  ],
  // docs/sessions.md says each of these
  [
    'otherwise',
    {
      'AWS_PROFILE counts before keys in the environment': { credentials: a, env: { ...inEnv, AWS_PROFILE: 'a' } },
      'AWS_PROFILE counts before its older name': {
        credentials: both,
        env: { AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'b' },
      },
      'an empty AWS_PROFILE is none': { credentials: usual, env: { AWS_PROFILE: '' } },
      'AWS_SESSION_TOKEN counts before its older name': {
        env: { ...inEnv, AWS_SESSION_TOKEN: 'new', AWS_SECURITY_TOKEN: 'old' },
      },
      'a section that stands twice is read': { credentials: `${a}${a}`, profile: 'a' },
      'a setting that stands twice is read': { credentials: `${a}${keys('B')}`, profile: 'a' },
      'a comment ends a value': { config: `[default]\n${keys('D').replace('AKIAD', 'AKIAD # mine')}` },
      'spaces around a name are none of it': { credentials: `[ a ]\n${keys('A')}`, profile: 'a' },
      'a mark at the beginning of a file is passed over': { config: `\ufeff${usual}` },
      'an empty role is none': {
        ...ofB(''),
        config: '[profile a]\nrole_arn =\nsource_profile = b\n',
        credentials: both,
      },
      'a duration that is not a number is refused': ofB('duration_seconds = 1h\n'),
    },
  ],
])('a profile is understood %s', async (how, homes) => {
  const cases = Object.entries(homes)
  const folder = mkdtempSync(join(tmpdir(), 'demarc-profiles-'))
  try {
    const file = join(folder, 'cases.json')
    writeFileSync(file, JSON.stringify(Object.values(homes)))
    const theirs: readonly unknown[] = JSON.parse(await python('profiles_botocore.py', [file]))
    const differing = cases.flatMap(([name, home], n) => {
      const ours = resolved(home, mkdtempSync(join(folder, 'home-')))
      const their = isError(theirs[n]) ? 'refused' : theirs[n]
      return JSON.stringify(ours) === JSON.stringify(their) ? [] : [{ name, ours, their }]
    })
    if (how === 'alike') expect(differing).toEqual([])
    else expect(differing.map(({ name }) => name)).toEqual(cases.map(([name]) => name))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const isError = (one: unknown): boolean => typeof one === 'object' && one !== null && 'error' in one

/** What Demarc resolves a home to, as profiles_botocore.py says it. */
function resolved({ config = '', credentials = '', env = {}, profile, endpoint }: Home, home: string): unknown {
  mkdirSync(join(home, '.aws'))
  writeFileSync(join(home, '.aws', 'config'), config)
  writeFileSync(join(home, '.aws', 'credentials'), credentials)
  try {
    const plan = planOf({ profile }, readAwsConfig({ HOME: home, ...env }), env)
    const { base, roles } = plan
    return {
      key: base.is === 'keys' ? base.accessKeyId : null,
      token: base.is === 'keys' && roles.length === 0 ? (base.sessionToken ?? null) : null,
      roles: roles.map(({ arn, externalId = null, seconds = null }) => [arn, externalId, seconds]),
      serial: plan.serial ?? null,
      endpoint: (endpoint && plan.endpoint) ?? null,
    }
  } catch (error) {
    if (error instanceof DemarcError) return 'refused'
    throw error
  }
}
