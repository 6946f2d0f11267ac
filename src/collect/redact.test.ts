import type { NormalizedSchema } from '@smithy/core/schema'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../core/digest.ts'
import { canonicalJson } from '../core/json.ts'
import { reads } from '../services/reads.gen.ts'
import { sdk } from '../services/sdk.gen.ts'
import { encodeValue } from './recording/value.ts'
import { REDACTED, Redaction } from './redact.ts'
import { outputOf } from './schema.ts'
import type { SdkClient, ServiceId } from './sdk.ts'

type Operation = readonly unknown[]
const secrets = Object.values(sdk).flatMap((client) => Object.keys(client.secrets))
const notSecret = new Set(Object.values(sdk).flatMap((client) => client.notSecret))
const isOperation = (value: unknown): value is Operation => Array.isArray(value) && value[0] === 9

const operationsOf = async ({ module }: SdkClient): Promise<readonly Operation[]> =>
  Object.values(await module()).filter(isOperation)

const redaction = new Redaction(Object.values(sdk), reads)

async function redacted(service: ServiceId, name: string, answer: object): Promise<unknown> {
  const operation = (await operationsOf(sdk[service])).find((one) => one[2] === name)
  expect(operation).toBeDefined()
  redaction.redact(operation ?? [], answer)
  return answer
}

describe('what is read stays, and everything else goes', () => {
  test.each<[ServiceId, string, object, object]>([
    [
      'lambda',
      'ListFunctions',
      {
        Functions: [
          {
            FunctionName: 'f',
            Environment: { Variables: { name: 's3cret' } },
            ImageConfigResponse: { ImageConfig: { Command: ['--token', 's3cret'], EntryPoint: ['s3cret'] } },
          },
        ],
      },
      { Functions: [{ FunctionName: 'f' }] },
    ],
    [
      'ecs',
      'DescribeTaskDefinition',
      {
        taskDefinition: {
          containerDefinitions: [
            {
              name: 'c',
              image: 'i',
              environment: [{ name: 'AWS_SECRET', value: 's3cret' }],
              command: ['--password=s3cret'],
              entryPoint: ['s3cret'],
              healthCheck: { command: ['curl', 'https://u:s3cret@host'] },
              dockerLabels: { token: 's3cret' },
              logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 's3cret' } },
              firelensConfiguration: { type: 'fluentd', options: { key: 's3cret' } },
            },
          ],
          volumes: [
            { name: 'v', dockerVolumeConfiguration: { driverOpts: { o: 'password=s3cret' }, labels: { l: 's3cret' } } },
          ],
        },
      },
      {
        taskDefinition: {
          containerDefinitions: [
            {
              name: 'c',
              image: 'i',
              environment: [{ name: `sha256:${sha256('AWS_SECRET')}` }],
              logConfiguration: { logDriver: 'splunk' },
            },
          ],
          volumes: [{ name: 'v' }],
        },
      },
    ],
    [
      'elasticbeanstalk',
      'DescribeConfigurationSettings',
      {
        ConfigurationSettings: [
          {
            OptionSettings: [
              { Namespace: 'aws:elasticbeanstalk:application:environment', OptionName: 'TOKEN', Value: 's3cret' },
              {
                Namespace: 'aws:cloudformation:template:parameter',
                OptionName: 'EnvironmentVariables',
                Value: 'TOKEN=s3cret',
              },
              { Namespace: 'aws:rds:dbinstance', OptionName: 'DBPassword', Value: 's3cret' },
              { Namespace: 'aws:autoscaling:asg', OptionName: 'MinSize', Value: '2' },
            ],
          },
        ],
      },
      {
        ConfigurationSettings: [
          {
            OptionSettings: [
              { Namespace: 'aws:elasticbeanstalk:application:environment', OptionName: 'TOKEN', Value: REDACTED },
              {
                Namespace: 'aws:cloudformation:template:parameter',
                OptionName: 'EnvironmentVariables',
                Value: REDACTED,
              },
              { Namespace: 'aws:rds:dbinstance', OptionName: 'DBPassword', Value: REDACTED },
              { Namespace: 'aws:autoscaling:asg', OptionName: 'MinSize', Value: '2' },
            ],
          },
        ],
      },
    ],
    [
      'sns',
      'ListSubscriptions',
      {
        Subscriptions: [
          { TopicArn: 't', Endpoint: 'https://hooks.example.com/s3cret?key=s3cret' },
          { TopicArn: 't', Endpoint: 'jo@example.com' },
          { TopicArn: 't', Endpoint: 'arn:aws:sqs:eu-central-1:111122223333:q' },
        ],
      },
      {
        Subscriptions: [
          { TopicArn: 't', Endpoint: `sha256:${sha256('https://hooks.example.com/s3cret?key=s3cret')}` },
          { TopicArn: 't', Endpoint: 'jo@example.com' },
          { TopicArn: 't', Endpoint: 'arn:aws:sqs:eu-central-1:111122223333:q' },
        ],
      },
    ],
    [
      'redshift',
      'DescribeClusterParameters',
      {
        Parameters: [
          { ParameterName: 'require_ssl', ParameterValue: 'true' },
          { ParameterName: 'query_group', ParameterValue: 's3cret' },
        ],
      },
      {
        Parameters: [
          { ParameterName: 'require_ssl', ParameterValue: 'true' },
          { ParameterName: 'query_group', ParameterValue: REDACTED },
        ],
      },
    ],
    [
      'ecs',
      'DescribeTaskDefinition',
      {
        taskDefinition: {
          containerDefinitions: [
            { environment: [{ name: 'AWS_ACCESS_KEY_ID', value: 's3cret' }, { name: 'CUSTOMER_A' }] },
          ],
        },
      },
      {
        taskDefinition: {
          containerDefinitions: [
            { environment: [{ name: 'AWS_ACCESS_KEY_ID' }, { name: `sha256:${sha256('CUSTOMER_A')}` }] },
          ],
        },
      },
    ],
    [
      'cloudwatch',
      'DescribeAlarms',
      { MetricAlarms: [{ Dimensions: [{ Name: 'Customer', Value: 's3cret' }] }] },
      { MetricAlarms: [{ Dimensions: [{ Name: 'Customer', Value: REDACTED }] }] },
    ],
    [
      'apigatewayv2',
      'GetIntegrations',
      {
        Items: [
          {
            IntegrationId: 'i',
            IntegrationUri: 'https://user:s3cret@example.com/{proxy}?key=s3cret#s3cret',
            RequestParameters: { 'overwrite:header.authorization': 's3cret' },
            RequestTemplates: { 'application/json': '{"token":"s3cret"}' },
          },
        ],
      },
      { Items: [{ IntegrationId: 'i', IntegrationUri: 'https://example.com/{proxy}' }] },
    ],
    [
      'apigateway',
      'GetStages',
      {
        item: [
          { stageName: 's', variables: { a: 's3cret' }, canarySettings: { stageVariableOverrides: { a: 's3cret' } } },
        ],
      },
      { item: [{ stageName: 's' }] },
    ],
    [
      'elbv2',
      'DescribeRules',
      {
        Rules: [
          {
            Conditions: [{ HttpHeaderConfig: { HttpHeaderName: 'x-origin', Values: ['s3cret'] } }],
            Actions: [
              {
                Type: 'authenticate-oidc',
                AuthenticateOidcConfig: { AuthenticationRequestExtraParams: { key: 's3cret' } },
                FixedResponseConfig: { MessageBody: 's3cret' },
              },
            ],
          },
        ],
      },
      { Rules: [{ Actions: [{ Type: 'authenticate-oidc' }] }] },
    ],
    [
      'ec2',
      'DescribeVpnConnections',
      {
        VpnConnections: [
          {
            VpnConnectionId: 'v',
            CustomerGatewayConfiguration: '<xml/>',
            Options: { TunnelOptions: [{ PreSharedKey: 'k', IkeVersions: [{ Value: 'ikev2' }] }] },
          },
        ],
      },
      {
        VpnConnections: [{ VpnConnectionId: 'v', Options: { TunnelOptions: [{ IkeVersions: [{ Value: 'ikev2' }] }] } }],
      },
    ],
    [
      'iam',
      'ListVirtualMFADevices',
      {
        VirtualMFADevices: [
          { SerialNumber: 'arn', Base32StringSeed: new Uint8Array([1]), QRCodePNG: new Uint8Array() },
        ],
      },
      { VirtualMFADevices: [{ SerialNumber: 'arn', Base32StringSeed: new TextEncoder().encode(REDACTED) }] },
    ],
    [
      's3',
      'GetBucketEncryption',
      {
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { KMSMasterKeyID: 'arn:aws:kms:x' } }],
        },
      },
      {
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { KMSMasterKeyID: 'arn:aws:kms:x' } }],
        },
      },
    ],
  ])('%s %s', async (client, name, answer, expected) => {
    expect(await redacted(client, name, answer)).toEqual(expected)
  })
})

test('a text of an answer stands in a recording only where it is read', async () => {
  const kept = new Set<string>()
  const named = new Set<string>()
  const sensitive: string[] = []
  let operations = 0
  for (const client of Object.values(sdk))
    for (const operation of await operationsOf(client)) {
      operations++
      const output = outputOf(operation)
      const answer = sample(output, [], named, '')
      redaction.redact(operation, answer)
      sensitiveTexts(output, answer, `${client.id} ${String(operation[2])}`, sensitive)
      const recorded = canonicalJson(encodeValue(answer, String(operation[2])))
      for (const [, path = ''] of recorded.matchAll(/s3cret<([^>]*)>/g)) kept.add(path.replace('|', '#'))
      expect(recorded).not.toContain('user:pass')
    }
  expect(operations).toBeGreaterThan(4_000)
  const isRead = (path: string): boolean => {
    const [struct = '', member = ''] = path.split('.')
    return (reads[struct] ?? '').split(' ').includes(member)
  }
  expect([...kept].filter((path) => !isRead(path))).toEqual([])
  expect(kept.size).toBeGreaterThan(500)
  expect(sensitive).toEqual([])
  // and what the services name are members that there are
  expect([...secrets, ...notSecret].filter((path) => !named.has(path))).toEqual([])
  const read = Object.entries(reads).flatMap(([struct, members]) => members.split(' ').map((one) => `${struct}.${one}`))
  expect(read.filter((path) => !named.has(path))).toEqual([])
}, 120_000)

const pathOf = (struct: NormalizedSchema, member: string): string =>
  `${(struct.getName(true) ?? '').replace(/^com\.amazonaws\./, '')}.${member}`

/** A value with one of everything; each text is a marker that names the member that holds it. */
function sample(
  schema: NormalizedSchema,
  within: readonly (string | undefined)[],
  named: Set<string>,
  path: string,
): unknown {
  if (schema.isStructSchema()) {
    const name = schema.getName(true)
    if (within.includes(name)) return undefined
    const bag: Record<string, unknown> = {}
    for (const [member, one] of schema.structIterator()) {
      named.add(pathOf(schema, member))
      bag[member] = sample(one, [...within, name], named, pathOf(schema, member))
    }
    return bag
  }
  if (schema.isListSchema()) return [sample(schema.getValueSchema(), within, named, path)]
  if (schema.isMapSchema()) return { key: sample(schema.getValueSchema(), within, named, path) }
  if (schema.isStringSchema()) return `https://user:pass@host/s3cret<${path.replace('#', '|')}>?key=user:pass`
  return schema.isBlobSchema() ? new TextEncoder().encode('s3cret') : null
}

function sensitiveTexts(schema: NormalizedSchema, value: unknown, at: string, kept: string[], sensitive = false): void {
  const secret = sensitive || Boolean(schema.getMergedTraits().sensitive)
  if (value === undefined || value === null) return
  if (schema.isStructSchema())
    for (const [member, one] of schema.structIterator()) {
      if (notSecret.has(pathOf(schema, member))) continue
      // of a pair in an environment the name stays
      if (secret && /^(name|key)$/i.test(member)) continue
      sensitiveTexts(one, (value as Record<string, unknown>)[member], `${at}.${member}`, kept, secret) // safe: sample() made it
    }
  else if (schema.isListSchema() && Array.isArray(value))
    for (const one of value) sensitiveTexts(schema.getValueSchema(), one, at, kept, secret)
  else if (schema.isMapSchema())
    for (const one of Object.values(value)) sensitiveTexts(schema.getValueSchema(), one, at, kept, secret)
  else if (secret && String(value instanceof Uint8Array ? new TextDecoder().decode(value) : value).includes('s3cret'))
    kept.push(at)
}
