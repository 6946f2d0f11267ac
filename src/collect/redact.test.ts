import { NormalizedSchema } from '@smithy/core/schema'
import { describe, expect, test } from 'vitest'
import { sdk } from '../services/sdk.gen.ts'
import { REDACTED, Redaction } from './redact.ts'
import type { SdkClient, ServiceId } from './sdk.ts'

type Operation = readonly unknown[]
const secrets = Object.values(sdk).flatMap((client) => Object.keys(client.secrets))
const notSecret = new Set(Object.values(sdk).flatMap((client) => client.notSecret))
const isOperation = (value: unknown): value is Operation => Array.isArray(value) && value[0] === 9
const outputOf = (operation: Operation): NormalizedSchema =>
  NormalizedSchema.of(operation[5] as Parameters<typeof NormalizedSchema.of>[0]) // safe: an operation's schema

const operationsOf = async ({ module }: SdkClient): Promise<readonly Operation[]> =>
  Object.values(await module()).filter(isOperation)

async function redacted(service: ServiceId, name: string, answer: object): Promise<unknown> {
  const operation = (await operationsOf(sdk[service])).find((one) => one[2] === name)
  expect(operation).toBeDefined()
  new Redaction(Object.values(sdk)).redact(operation ?? [], answer)
  return answer
}

describe('secrets go, what they are called stays', () => {
  test.each<[ServiceId, string, object, object]>([
    [
      'lambda',
      'ListFunctions',
      { Functions: [{ FunctionName: 'f', Environment: { Variables: { name: 's3cret', EMPTY: '' } } }] },
      { Functions: [{ FunctionName: 'f', Environment: { Variables: { name: REDACTED, EMPTY: '' } } }] },
    ],
    [
      'ecs',
      'DescribeTaskDefinition',
      {
        taskDefinition: {
          containerDefinitions: [{ name: 'c', environment: [{ name: 'AWS_SECRET', value: 's3cret' }], image: 'i' }],
        },
      },
      {
        taskDefinition: {
          containerDefinitions: [{ name: 'c', environment: [{ name: 'AWS_SECRET', value: REDACTED }], image: 'i' }],
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
              { Namespace: 'aws:rds:dbinstance', OptionName: 'DBPassword', Value: 's3cret' },
              { Namespace: 'aws:autoscaling:asg', OptionName: 'MinSize', Value: '2' },
            ],
          },
        ],
      },
      { ConfigurationSettings: [{ OptionSettings: [{ Value: REDACTED }, { Value: REDACTED }, { Value: '2' }] }] },
    ],
    [
      'ec2',
      'DescribeLaunchTemplateVersions',
      { LaunchTemplateVersions: [{ LaunchTemplateData: { UserData: 'IyEvYmlu', ImageId: 'ami-1' } }] },
      { LaunchTemplateVersions: [{ LaunchTemplateData: { UserData: REDACTED, ImageId: 'ami-1' } }] },
    ],
    [
      'ec2',
      'DescribeInstanceAttribute',
      { InstanceId: 'i-1', UserData: { Value: 'IyEvYmlu' } },
      { InstanceId: 'i-1', UserData: { Value: REDACTED } },
    ],
    [
      'ec2',
      'DescribeVpnConnections',
      {
        VpnConnections: [
          {
            CustomerGatewayConfiguration: '<xml/>',
            Options: { TunnelOptions: [{ PreSharedKey: 'k', IkeVersions: [{ Value: 'ikev2' }] }] },
          },
        ],
      },
      {
        VpnConnections: [
          {
            CustomerGatewayConfiguration: REDACTED,
            Options: { TunnelOptions: [{ PreSharedKey: REDACTED, IkeVersions: [{ Value: 'ikev2' }] }] },
          },
        ],
      },
    ],
    [
      'iam',
      'ListVirtualMFADevices',
      {
        VirtualMFADevices: [
          { SerialNumber: 'arn', Base32StringSeed: new Uint8Array([1, 2]), QRCodePNG: new Uint8Array() },
        ],
      },
      {
        VirtualMFADevices: [
          { SerialNumber: 'arn', Base32StringSeed: new TextEncoder().encode(REDACTED), QRCodePNG: new Uint8Array() },
        ],
      },
    ],
    [
      'ssm',
      'GetParameters',
      { Parameters: [{ Name: '/db', Value: 's3cret' }] },
      { Parameters: [{ Name: '/db', Value: REDACTED }] },
    ],
    [
      'autoscaling',
      'DescribeLaunchConfigurations',
      { LaunchConfigurations: [{ UserData: 'IyEvYmlu', ImageId: 'ami-1' }, { UserData: '' }] },
      { LaunchConfigurations: [{ UserData: REDACTED, ImageId: 'ami-1' }, { UserData: '' }] },
    ],
    [
      'lambda',
      'GetFunction',
      { Code: { Location: 'https://bucket/x?X-Amz-Signature=1', RepositoryType: 'S3' } },
      { Code: { Location: REDACTED, RepositoryType: 'S3' } },
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
    expect(await redacted(client, name, answer)).toMatchObject(expected)
  })
})

test('no answer of any operation of any service keeps a text that its schema calls sensitive', async () => {
  const kept: string[] = []
  const named = new Set<string>()
  for (const client of Object.values(sdk))
    for (const operation of await operationsOf(client)) {
      const output = outputOf(operation)
      const answer = sample(output, [], named)
      new Redaction(Object.values(sdk)).redact(operation, answer)
      sensitiveTexts(output, answer, `${client.id} ${String(operation[2])}`, kept)
    }
  expect(kept).toEqual([])
  // and what the services name are members that there are
  expect([...secrets, ...notSecret].filter((path) => !named.has(path))).toEqual([])
}, 60_000)

const pathOf = (struct: NormalizedSchema, member: string): string =>
  `${(struct.getName(true) ?? '').replace(/^com\.amazonaws\./, '')}.${member}`

/** A value with one of everything. */
function sample(schema: NormalizedSchema, within: readonly (string | undefined)[], named: Set<string>): unknown {
  if (schema.isStructSchema()) {
    const name = schema.getName(true)
    if (within.includes(name)) return undefined
    const bag: Record<string, unknown> = {}
    for (const [member, one] of schema.structIterator()) {
      named.add(pathOf(schema, member))
      bag[member] = sample(one, [...within, name], named)
    }
    return bag
  }
  if (schema.isListSchema()) return [sample(schema.getValueSchema(), within, named)]
  if (schema.isMapSchema()) return { key: sample(schema.getValueSchema(), within, named) }
  if (schema.isStringSchema()) return 's3cret'
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
  else if (secret && (value instanceof Uint8Array ? new TextDecoder().decode(value) : value) === 's3cret') kept.push(at)
}
