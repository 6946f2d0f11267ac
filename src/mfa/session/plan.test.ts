import { expect, test } from 'vitest'
import { parseAwsConfig } from './aws-config.ts'
import { isDirect, keyOf, ofUser } from './kept.ts'
import { planOf, type SessionRequest } from './plan.ts'

const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`
const MFA = 'arn:aws:iam::111122223333:mfa/anna'
const config = parseAwsConfig(
  `
[profile base]
region = eu-central-1
[profile admin]
role_arn = ${role('Admin')}
source_profile = base
mfa_serial = ${MFA}
role_session_name = anna
external_id = x1
duration_seconds = 7200
endpoint_url = http://127.0.0.1:1
[profile chained]
role_arn = ${role('Chained')}
source_profile = admin
[profile itself]
role_arn = ${role('Admin')}
source_profile = itself
aws_access_key_id = AKIAITSELF
aws_secret_access_key = s
[profile viaitself]
ROLE_ARN = ${role('Chained')}
Source_Profile = itself
[profile circle]
role_arn = ${role('Admin')}
source_profile = square
[profile square]
role_arn = ${role('Admin')}
source_profile = circle
[profile environment]
role_arn = ${role('Admin')}
credential_source = Environment
[profile machine]
role_arn = ${role('Admin')}
credential_source = Ec2InstanceMetadata
[sso-session corp]
sso_region = eu-west-1
[profile sso]
sso_session = corp
sso_account_id = 111122223333
[profile sso-gone]
sso_session = none
[profile half]
aws_access_key_id = AKIAHALF
[profile orphan]
role_arn = ${role('Admin')}
[profile both]
role_arn = ${role('Admin')}
source_profile = base
credential_source = Environment
[profile lost]
role_arn = ${role('Admin')}
source_profile = bsae
[profile odd]
role_arn = ${role('Admin')}
credential_source = Cloud
[profile long]
role_arn = ${role('Admin')}
source_profile = base
duration_seconds = a day
[profile wrong]
role_arn = Admin
source_profile = base
`,
  '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n',
)
const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' }
const plan = (asked: SessionRequest = {}, env = {}) => planOf(asked, config, env)
const baseKeys = { is: 'keys', accessKeyId: 'AKIABASE', secretAccessKey: 's', sessionToken: undefined }

test('a role of a profile: its source, its device, and all that it says of the role', () => {
  expect(plan({ profile: 'admin' })).toEqual({
    profile: 'admin',
    base: baseKeys,
    serial: MFA,
    roles: [{ arn: role('Admin'), sessionName: 'anna', externalId: 'x1', seconds: 7200 }],
    seconds: undefined,
    direct: false,
    endpoint: 'http://127.0.0.1:1',
  })
})

test('a chain: roles in the order in which they are assumed, with the device of the user at its beginning', () => {
  const { base, serial, roles } = plan({ profile: 'chained', duration: 900, sessionName: 'me' })
  expect([base, serial]).toEqual([baseKeys, MFA])
  expect(roles.map(({ arn, sessionName, seconds }) => [arn, sessionName, seconds])).toEqual([
    [role('Admin'), 'anna', 7200],
    [role('Chained'), 'me', 900],
  ])
})

test('an option adds a role behind those of the profile, and names another device', () => {
  const { roles, serial } = plan({ profile: 'chained', roleArn: role('Last'), serial: 'GAKT1' })
  expect([roles.map(({ arn }) => arn), serial]).toEqual([[role('Admin'), role('Chained'), role('Last')], 'GAKT1'])
})

test.each<[string, SessionRequest, object, object]>([
  ['--profile, before the environment', { profile: 'base' }, KEYS, baseKeys],
  ['AWS_PROFILE, before keys in the environment', {}, { ...KEYS, AWS_PROFILE: 'base' }, baseKeys],
  ['keys in the environment', {}, KEYS, { is: 'keys', accessKeyId: 'AKIAENV' }],
  ['with the token of a session', {}, { ...KEYS, AWS_SESSION_TOKEN: 't' }, { sessionToken: 't' }],
  ['nothing: the chain of the SDK', {}, {}, { is: 'chain' }],
  ['AWS_DEFAULT_PROFILE, its older name', {}, { AWS_DEFAULT_PROFILE: 'base' }, baseKeys],
  ['keys in the environment, before that', {}, { ...KEYS, AWS_DEFAULT_PROFILE: 'base' }, { accessKeyId: 'AKIAENV' }],
  ['the keys of a source, before its role', { profile: 'viaitself' }, {}, { accessKeyId: 'AKIAITSELF' }],
  ['a profile that is its own source', { profile: 'itself' }, {}, { accessKeyId: 'AKIAITSELF' }],
  ['credential_source Environment', { profile: 'environment' }, KEYS, { accessKeyId: 'AKIAENV' }],
  ['credential_source of a machine', { profile: 'machine' }, {}, { is: 'machine', source: 'Ec2InstanceMetadata' }],
  ['what the SDK finds', { profile: 'sso' }, {}, { is: 'profile', profile: 'sso' }],
])('begins from %s', (_, asked, env, expected) => {
  expect(plan(asked, env).base).toMatchObject(expected)
})

test.each<[SessionRequest, string, RegExp]>([
  [{ profile: 'bsae' }, 'UNKNOWN_PROFILE', /no profile "bsae"/],
  [{ profile: 'circle' }, 'BAD_PROFILE', /circle -> square -> circle/],
  [{ profile: 'sso-gone' }, 'BAD_PROFILE', /sso_session "none", which is not there/],
  [{ profile: 'half' }, 'BAD_PROFILE', /no aws_secret_access_key/],
  [{ profile: 'orphan' }, 'BAD_PROFILE', /neither a source_profile nor a credential_source/],
  [{ profile: 'both' }, 'BAD_PROFILE', /both a source_profile and a credential_source/],
  [{ profile: 'lost' }, 'BAD_PROFILE', /source_profile "bsae", which is not there/],
  [{ profile: 'odd' }, 'BAD_PROFILE', /credential_source "Cloud"/],
  [{ profile: 'long' }, 'BAD_PROFILE', /duration_seconds "a day"/],
  [{ profile: 'wrong' }, 'BAD_ROLE_ARN', /"Admin" of profile "wrong"/],
  [{ profile: 'environment' }, 'BAD_PROFILE', /from the environment .* which has none/],
  [{ profile: 'base', roleArn: 'Admin' }, 'BAD_ROLE_ARN', /"Admin" is not the ARN/],
  [{ profile: 'base', externalId: 'x' }, 'ROLE_MISSING', /--external-id is of a role/],
  [{ profile: 'base', needsRole: true }, 'ROLE_MISSING', /takes a role/],
  // what AWS would refuse, before a code is spent
  [{ profile: 'admin', sessionName: 'a b' }, 'BAD_OPTION', /--session-name "a b"/],
  [{ profile: 'admin', externalId: '' }, 'BAD_OPTION', /--external-id ""/],
  [{ profile: 'admin', duration: 43_201 }, 'BAD_OPTION', /--duration 43201/],
  [{ profile: 'chained', duration: 3601 }, 'ROLE_TOO_LONG', /Chained is assumed from another role/],
])('%j is refused: %s', (asked, code, message) => {
  expect(() => plan(asked)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }))
})

test('half a key in the environment is no reason to use the profile default, which may be of another account', () => {
  const half = { AWS_ACCESS_KEY_ID: 'AKIAE' }
  const refused = expect.objectContaining({
    code: 'CREDENTIALS_MISSING',
    message: expect.stringContaining('AWS_SECRET'),
  })
  const config = parseAwsConfig('', '[default]\naws_access_key_id = AKIAD\naws_secret_access_key = d')
  expect(() => planOf({}, config, half)).toThrow(refused)
  expect(planOf({ profile: 'default' }, config, half).base).toMatchObject({ accessKeyId: 'AKIAD' })
})

test('a services section that is not there is refused: the call would go to AWS', () => {
  const config = parseAwsConfig('[default]\nservices = local\n', '')
  expect(() => planOf({}, config, {})).toThrow(expect.objectContaining({ code: 'BAD_PROFILE' }))
  expect(planOf({}, config, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }).endpoint).toBe('http://127.0.0.1:1')
})

test('each thing that tells sessions apart is in the key, and no secret is', () => {
  const of = (asked: SessionRequest, env = {}) => keyOf(plan(asked, env))
  const keys = [
    of({ profile: 'base' }),
    of({ profile: 'base', endpointUrl: 'http://127.0.0.1:2' }),
    of({ profile: 'base', serial: MFA }),
    of({ profile: 'base', duration: 3600 }),
    of({ profile: 'itself' }),
    of({ profile: 'sso' }),
    of({ profile: 'base', roleArn: role('Admin') }),
    of({ profile: 'base', roleArn: role('Other') }),
    of({ profile: 'base', roleArn: role('Admin'), sessionName: 'me' }),
    of({ profile: 'base', roleArn: role('Admin'), externalId: 'x1' }),
    of({ profile: 'base', roleArn: role('Admin'), duration: 900 }),
    of({ profile: 'base', roleArn: role('Admin'), direct: true }),
    of({ profile: 'chained' }),
    of({}, KEYS),
    of({}, { ...KEYS, AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:3' }),
  ]
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.join()).not.toContain('"s"')
  // what begins from the machine at hand is not kept
  expect([of({}), of({ profile: 'machine' })]).toEqual([undefined, undefined])
})

test('the roles of a user share the session of the user; what must outlast it, or cannot have one, takes a code of its own', () => {
  const user = (asked: SessionRequest) => keyOf(ofUser(plan(asked)))
  expect(user({ profile: 'base', roleArn: role('A') })).toBe(
    user({ profile: 'base', roleArn: role('B'), duration: 900 }),
  )
  const direct = (asked: SessionRequest, env = {}) => isDirect(plan(asked, env))
  expect([
    direct({ profile: 'base', roleArn: role('A') }),
    direct({ profile: 'base', roleArn: role('A'), duration: 3600 }),
    direct({ profile: 'base', roleArn: role('A'), duration: 3601 }),
    direct({ roleArn: role('A') }, { ...KEYS, AWS_SESSION_TOKEN: 't' }),
    direct({ profile: 'base', direct: true }),
  ]).toEqual([false, false, true, true, false])
})
