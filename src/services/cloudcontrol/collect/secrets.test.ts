import { beforeAll, describe, expect, test } from 'vitest'
import { looksSecret } from '../../../collect/secret-values.ts'
import { loadSchemas, withoutSecrets } from './secrets.ts'

/** What a recording, a run and a model see of a resource's properties. */

beforeAll(loadSchemas)

const without = (properties: unknown, TypeName = 'AWS::Glue::Job'): unknown =>
  JSON.parse(withoutSecrets(JSON.stringify(properties), { TypeName }))

test('what the schema says is never read back is taken out, however deep', () => {
  const connection = {
    CatalogId: '1',
    ConnectionInput: { Name: 'c', AuthenticationConfiguration: { BasicAuthenticationCredentials: { Password: 'x' } } },
  }
  expect(without(connection, 'AWS::Glue::Connection')).toEqual({ CatalogId: '1', ConnectionInput: { Name: 'c' } })
  expect(without({ DBInstanceIdentifier: 'd', MasterUserPassword: 'x' }, 'AWS::RDS::DBInstance')).toEqual({
    DBInstanceIdentifier: 'd',
  })
})

test.each([
  [{ AdminPassword: 'x' }, { AdminPassword: '(redacted)' }],
  [{ Deep: [{ ClientSecret: 'x' }] }, { Deep: [{ ClientSecret: '(redacted)' }] }],
  [{ 'auth-token': 'x' }, { 'auth-token': '(redacted)' }],
  [{ DefaultArguments: { '--db_password': 'x' } }, { DefaultArguments: { '--db_password': '(redacted)' } }],
  // people write secrets under any name there
  [{ DefaultArguments: { '--mode': 'x' } }, { DefaultArguments: { '--mode': '(redacted)' } }],
  [
    { ConnectorConfiguration: { 'connection.user': 'x' } },
    { ConnectorConfiguration: { 'connection.user': '(redacted)' } },
  ],
  [{ ContainerArguments: ['--db-password', 'x'] }, { ContainerArguments: ['(redacted)', '(redacted)'] }],
  [
    { ContainerEntrypoint: ['run'], RulesString: 'x' },
    { ContainerEntrypoint: ['(redacted)'], RulesString: '(redacted)' },
  ],
  [{ Command: ['run', 'x'] }, { Command: ['(redacted)', '(redacted)'] }],
  [
    { Command: { Name: 'glueetl' }, Bypass: 'x' },
    { Command: { Name: 'glueetl' }, Bypass: 'x' },
  ],
  [
    { DbPw: 'x', 'connection.pass': 'x' },
    { DbPw: '(redacted)', 'connection.pass': '(redacted)' },
  ],
  [{ Uri: 'https://me:x@example.com/' }, { Uri: '(redacted)' }],
  [{ ScriptLocation: 'https://a.example/s?X-Amz-Signature=0' }, { ScriptLocation: '(redacted)' }],
  [{ Environment: { Variables: { HOST: 'x' } } }, { Environment: { Variables: { HOST: '(redacted)' } } }],
  [
    { EnvironmentVariables: [{ Name: 'A', Value: 'x' }] },
    { EnvironmentVariables: [{ Name: 'A', Value: '(redacted)' }] },
  ],
  [
    { Parameters: [{ ParameterKey: 'DbPassword', ParameterValue: 'x' }] },
    { Parameters: [{ ParameterKey: 'DbPassword', ParameterValue: '(redacted)' }] },
  ],
  [
    { Passwords: ['x', 'y'], Password: ['x'] },
    { Passwords: ['x', 'y'], Password: ['(redacted)'] },
  ],
])('by name, %j becomes %j', (properties, left) => {
  expect(without(properties)).toEqual(left)
})

test.each([
  { SecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-AbCdEf', SecretId: 'prod/db' },
  { Password: '{{resolve:secretsmanager:prod/db:SecretString:password}}' },
  { AuthToken: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-AbCdEf' },
  {
    PasswordPolicy: { MinimumLength: 8, RequireSymbols: true },
    ManageMasterUserPassword: true,
    AccessTokenValidity: 60,
  },
  { Tags: [{ Key: 'Team', Value: 'data' }], Name: 'nightly', Empty: '', AdminPassword: '' },
  { KmsKeyId: '1234abcd-12ab-34cd-56ef-1234567890ab', VpcId: 'vpc-0a1b2c3d4e5f60718', RoleId: 'AROAJQABLZS4A3QDU576Q' },
  {
    Policy:
      '{"Statement":[{"Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:*:*:secret:prod/database"}]}',
  },
  { Description: 'Rotates the secret weekly, and tells the owners' },
  { ImageDigest: `sha256:${'0a1b2c3d'.repeat(8)}`, Script: 's3://bucket/scripts/nightly-forecast-of-everything.py' },
  {
    Url: 'https://sqs.eu-central-1.amazonaws.com/111122223333/jobs',
    Class: 'com.nordlicht.analytics.NightlyForecastJob',
  },
])('%j has no secret', (properties) => {
  expect(without(properties)).toEqual(properties)
})

describe('by value, wherever it stands', () => {
  // made up, and put together here so that no scanner of this repository takes them for real
  const keys: readonly (readonly [string, string])[] = [
    ['an access key', `AKIA${'IOSFODNN7EXAMPLE'}`],
    ['a secret access key', `wJalrXUtnFEMI/K7MDENG/${'bPxRfiCYEXAMPLEKEY'}`],
    ['a private key', `-----BEGIN RSA ${'PRIVATE KEY'}-----\nabc`],
    ['a token of GitHub', `ghp_${'a1B2'.repeat(9)}`],
    ['a token of Slack', `xoxb-${'1234567890-abcdefghij'}`],
    ['a key of Stripe', `sk_live_${'a1B2c3D4e5F6g7H8'}`],
    ['a web token', `eyJhbGciOiJIUzI1NiJ9.${'eyJzdWIiOiIxIn0abc'}.abc`],
    ['a password in a URL', 'postgres://shop:hunter22@db.internal/shop'],
    ['an assignment', 'export DB_PASSWORD=hunter22'],
    ['an argument', '--api-key hunter22'],
    ['a member of JSON', '{"secret": "hunter22"}'],
    ['random letters', 'q7Xv9ZpL2mN8bR4tY6wK1cJ3'],
  ]
  test.each(keys)('%s', (_, secret) => {
    expect(without({ Description: `x ${secret}` })).toEqual({ Description: '(redacted)' })
  })
})

test('a primary identifier stays, whatever it looks like', () => {
  expect(without({ Name: 'q7Xv9ZpL2mN8bR4tY6wK1cJ3' })).toEqual({ Name: 'q7Xv9ZpL2mN8bR4tY6wK1cJ3' })
})

test.each(['', '{', '[]', '"text"', 'null', '['.repeat(500)])('%j is no object, and is hidden whole', (text) => {
  expect(withoutSecrets(text, { TypeName: 'AWS::Glue::Job' })).toBe('(redacted)')
})

test('names as of a prototype are names as any other', () => {
  const text = '{"__proto__":{"Password":"x"},"constructor":{"Secret":"x"}}'
  expect(withoutSecrets(text, {})).toBe('{"__proto__":{"Password":"(redacted)"},"constructor":{"Secret":"(redacted)"}}')
})

test.each(['-', 'eyJ', 'a://', 'SG.a', '--token', '"secret"', 'a1B2_'])(
  '%j without end is soon looked through',
  (piece) => {
    expect(looksSecret(piece.repeat(50_000))).toBe(false)
  },
)
