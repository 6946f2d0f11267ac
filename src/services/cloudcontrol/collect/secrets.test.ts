import { beforeAll, describe, expect, test } from 'vitest'
import { ALL, SWEEP } from '../../../../test/sample.ts'
import { looksSecret } from '../../../collect/secret-values.ts'
import { controls } from '../../controls.gen.ts'
import { keptProperties } from './kept.gen.ts'
import { lookedAt, unread } from './kept.ts'
import { loadSchemas, withoutSecrets } from './secrets.ts'
import { handlerTable } from './types.gen.ts'
import { type HandledType, readHandlers } from './types.ts'

/** What a recording, a run and a model see of a resource's properties. */

beforeAll(loadSchemas)

/** All types of a table that a handler reads or lists. */
function typesOf(table: Readonly<Record<string, string>>): readonly HandledType[] {
  const handled = readHandlers(table)
  return Object.entries(table).flatMap(([namespace, rows]) =>
    rows
      .trim()
      .split('\n')
      .map((row) => handled(`${namespace}::${row.split(' ')[0]}`))
      .filter((one) => one !== undefined)
      .filter(({ lists, reads }) => lists || reads),
  )
}

const left = (properties: unknown, TypeName = 'AWS::Glue::Job'): unknown =>
  JSON.parse(withoutSecrets(JSON.stringify(properties), { TypeName }))

/** What is left of a value of a property that is kept. */
const without = (Command: unknown): unknown => Reflect.get(Object(left({ Command })), 'Command')

test('what no control and no move looks at is left out, and its name stands beside the rest', () => {
  const job = {
    Name: 'nightly',
    GlueVersion: '5.0',
    Tags: { Team: 'data' },
    Role: 'arn:aws:iam::111122223333:role/jobs',
    Description: 'x',
    DefaultArguments: { '--mode': 'x' },
    MaxRetries: 1,
    'no name of CloudFormation': 'x',
  }
  expect(left(job)).toEqual({
    Name: 'nightly',
    GlueVersion: '5.0',
    Tags: { Team: 'data' },
    Role: 'arn:aws:iam::111122223333:role/jobs',
    '(left out)': ['DefaultArguments', 'Description', 'MaxRetries'],
  })
})

test('what the schema says is never read back is taken out, however deep', () => {
  const environment = { Type: 'MANAGED', ComputeResources: { ImageId: 'ami-1', UpdateToLatestImageVersion: true } }
  expect(left(environment, 'AWS::Batch::ComputeEnvironment')).toEqual({
    Type: 'MANAGED',
    ComputeResources: { ImageId: 'ami-1' },
  })
  expect(left({ DBInstanceIdentifier: 'd', MasterUserPassword: 'x' }, 'AWS::RDS::DBInstance')).toEqual({
    DBInstanceIdentifier: 'd',
  })
})

describe('of each type that Cloud Control reads', () => {
  const handled = typesOf(handlerTable)
  const names = [
    ...new Set([
      ...Object.values(keptProperties).flatMap((row) => row.split(' ')),
      ...handled.flatMap(({ identifier, tags }) => [...identifier, ...(tags === undefined ? [] : [tags])]),
      'AnyOther',
    ]),
  ]
  const marked = (some: readonly string[]): string =>
    JSON.stringify(Object.fromEntries(some.map((name) => [name, [{ Inner: `<${name}>` }]])))
  /** By default a type is shown the names that it may keep, and each of the others is shown to several types. */
  const PARTS = ALL ? 1 : 50
  const others = Array.from({ length: PARTS }, (_, part) => names.filter((_, n) => n % PARTS === part))

  test('a text stays only where a control or a move looks, and where its tags and its identifier are', SWEEP, () => {
    const wrong = handled.filter(({ type, identifier, tags }, n) => {
      const allowed = new Set([...lookedAt(type), ...identifier, ...(tags === undefined ? [] : [tags])])
      const document = marked([...allowed, ...(others[n % PARTS] ?? [])])
      const texts = [...withoutSecrets(document, { TypeName: type }).matchAll(/<([^>]*)>/g)].map(([, name]) => name)
      return texts.some((name) => !allowed.has(name ?? ''))
    })
    expect(wrong).toEqual([])
    expect(handled.length).toBeGreaterThan(1_700)
  })

  test('all that a control looks at stays, also of its neighbours', () => {
    const reads = controls.flatMap(({ on, reads, neighbours }) => [
      [on, reads] as const,
      ...neighbours.map(([, { of, reads }]) => [of, reads] as const),
    ])
    const byType = new Set(handled.map(({ type }) => type))
    const missing = reads.flatMap(([type, paths]) =>
      byType.has(type)
        ? paths.filter((path) => /^[A-Z]/.test(path) && !lookedAt(type).has(path)).map((path) => `${type} ${path}`)
        : [],
    )
    expect(missing).toEqual([])
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
])('by name, %j becomes %j', (properties, expected) => {
  expect(without(properties)).toEqual(expected)
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
  { Digest: `sha256:${'0a1b2c3d'.repeat(8)}`, Script: 's3://bucket/scripts/nightly-forecast-of-everything.py' },
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

describe('by the schema, a text that nothing reads', () => {
  test('is replaced, and the rest of the structure stays', () => {
    const origin = { Id: 'shop', OriginCustomHeaders: [{ HeaderName: 'X-Origin', HeaderValue: 'Winter 26' }] }
    const distribution = (Origins: unknown) =>
      left({ DistributionConfig: { Origins } }, 'AWS::CloudFront::Distribution')
    expect(distribution([origin])).toEqual({
      DistributionConfig: {
        Origins: [{ Id: 'shop', OriginCustomHeaders: [{ HeaderName: 'X-Origin', HeaderValue: '(redacted)' }] }],
      },
    })
    const statement = { ByteMatchStatement: { SearchString: 'Winter 26', FieldToMatch: { Method: {} } } }
    expect(left({ Rules: [{ Name: 'a', Statement: statement }] }, 'AWS::WAFv2::RuleGroup')).toMatchObject({
      Rules: [
        { Name: 'a', Statement: { ByteMatchStatement: { SearchString: '(redacted)', FieldToMatch: { Method: {} } } } },
      ],
    })
  })

  test('is each of the names that the sources do not have', () => {
    const names = [...unread]
    expect(names.length).toBeGreaterThan(200)
    const text = Object.fromEntries(names.map((name) => [name, 'Winter 26']))
    const list = Object.fromEntries(names.map((name) => [name, ['Winter 26', 'x']]))
    expect(JSON.stringify(without({ text, list }))).not.toMatch(/Winter|"x"/)
  })

  test('stays where it is the key of a tag, an ARN, or not a text', () => {
    expect(left({ Tags: { HostPath: 'data' }, Name: 'a' })).toEqual({ Tags: { HostPath: 'data' }, Name: 'a' })
    const kept = { StreamArn: 'arn:aws:kinesis:eu-central-1:111122223333:stream/a', Headers: { Quantity: 0 } }
    expect(without(kept)).toEqual(kept)
  })
})

test('a primary identifier stays, whatever it looks like', () => {
  expect(left({ Name: 'q7Xv9ZpL2mN8bR4tY6wK1cJ3' })).toEqual({ Name: 'q7Xv9ZpL2mN8bR4tY6wK1cJ3' })
})

test.each(['', '{', '[]', '"text"', 'null', '['.repeat(500)])('%j is no object, and is hidden whole', (text) => {
  expect(withoutSecrets(text, { TypeName: 'AWS::Glue::Job' })).toBe('(redacted)')
})

test('nothing stays of a type that has no schema, whatever the answer says of its type', () => {
  expect(withoutSecrets('{"Name":"x"}', { TypeName: 'AWS::Glue::Nothing' })).toBe('(redacted)')
  expect(withoutSecrets('{"Name":"x"}', {})).toBe('(redacted)')
})

test('names as of a prototype are names as any other', () => {
  const text = '{"__proto__":{"Password":"x"},"Command":{"__proto__":{"Password":"x"},"constructor":{"Secret":"x"}}}'
  expect(withoutSecrets(text, { TypeName: 'AWS::Glue::Job' })).toBe(
    '{"Command":{"__proto__":{"Password":"(redacted)"},"constructor":{"Secret":"(redacted)"}},"(left out)":["__proto__"]}',
  )
})

test.each(['-', 'eyJ', 'a://', 'SG.a', '--token', '"secret"', 'a1B2_'])(
  '%j without end is soon looked through',
  (piece) => {
    expect(looksSecret(piece.repeat(50_000))).toBe(false)
  },
)
