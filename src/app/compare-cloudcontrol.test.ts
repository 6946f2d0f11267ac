import { expect, test } from 'vitest'
import { refusal } from '../collect/collect-in-test.ts'
import type { Clients, ServiceId } from '../collect/sdk.ts'
import type { Resource } from '../model/resource.ts'
import { areSameInForm } from '../services/cloudcontrol/collect/forms.ts'
import { compareWithCloudControl } from './compare-cloudcontrol.ts'

/** What collectors read, held against what Cloud Control shows of the same resources. */

const queue = (name: string, properties: Record<string, unknown>, more: Partial<Resource> = {}): Resource => ({
  type: 'AWS::Kinesis::Stream',
  id: `arn:aws:kinesis:eu-central-1:111122223333:stream/${name}`,
  name,
  account: '111122223333',
  region: 'eu-central-1',
  tags: {},
  properties,
  state: {},
  unseen: {},
  ...more,
})

/** Cloud Control, which shows these by their identifiers, and refuses the others. */
function compared(own: readonly Resource[], shown: Readonly<Record<string, object>>) {
  const asked: string[] = []
  const client = {
    getResource: async ({ TypeName, Identifier }: { TypeName: string; Identifier: string }) => {
      asked.push(Identifier)
      const properties = shown[Identifier]
      if (!properties) throw refusal('HandlerFailureException', 'cloudformation:GetResource', 400)
      return { TypeName, ResourceDescription: { Identifier, Properties: JSON.stringify(properties) } }
    },
  }
  // safe: nothing else of this client is asked
  const clients = { client: async <S extends ServiceId>() => client as unknown as Clients[S] }
  return compareWithCloudControl(own, { clients, account: '111122223333', homeRegion: 'us-east-1' }).then(
    (comparison) => ({ comparison, asked }),
  )
}

test('each property on which the two differ is told, and what could not be compared', async () => {
  const { comparison } = await compared(
    [
      queue('a', { RetentionPeriodHours: 24, StreamEncryption: { KeyId: 'k' } }),
      queue('b', { RetentionPeriodHours: 24 }),
      queue('c', {}),
    ],
    { a: { RetentionPeriodHours: 48, StreamEncryption: { KeyId: 'k' }, Other: true }, b: { RetentionPeriodHours: 24 } },
  )
  expect(comparison).toEqual({
    with: 'cloudcontrol',
    resources: 2,
    types: 1,
    compared: 3,
    same: 2,
    differences: [
      {
        id: queue('a', {}).id,
        type: 'AWS::Kinesis::Stream',
        region: 'eu-central-1',
        property: 'RetentionPeriodHours',
        ours: '24',
        theirs: '48',
      },
    ],
    omitted: 0,
    notRead: [
      {
        type: 'AWS::Kinesis::Stream',
        region: 'eu-central-1',
        why: 'cloudformation:GetResource (refused (HandlerFailureException))',
        resources: 1,
      },
    ],
  })
})

test('a value in another form is no difference, and another value is one', async () => {
  const instance = (name: string, profile: string): Resource => ({
    ...queue(name, { IamInstanceProfile: `arn:aws:iam::111122223333:instance-profile/path/${profile}` }),
    type: 'AWS::EC2::Instance',
    id: `arn:aws:ec2:eu-central-1:111122223333:instance/${name}`,
  })
  const { comparison } = await compared([instance('i-1', 'web'), instance('i-2', 'web')], {
    'i-1': { IamInstanceProfile: 'web' },
    'i-2': { IamInstanceProfile: 'db' },
  })
  expect(comparison).toMatchObject({ compared: 2, same: 1 })
  expect(comparison.differences.map(({ id, theirs }) => [id.split('/')[1], theirs])).toEqual([['i-2', '"db"']])
})

test.each([
  ['AWS::ElasticLoadBalancingV2::Listener', 'Protocol', 'GENEVE', undefined, true],
  ['AWS::ElasticLoadBalancingV2::Listener', 'Protocol', 'TCP', undefined, false],
  ['AWS::ElasticLoadBalancingV2::Listener', 'Protocol', 'GENEVE', 'TLS', false],
  ['AWS::Redshift::ClusterParameterGroup', 'Parameters', [{ a: 1 }], [{ b: 2 }, { a: 1 }], true],
  ['AWS::Redshift::ClusterParameterGroup', 'Parameters', [{ a: 1 }], [{ a: 2 }], false],
  ['AWS::Redshift::ClusterParameterGroup', 'Parameters', [{ a: 1 }], undefined, false],
  ['AWS::EC2::Instance', 'ImageId', 'ami-1', undefined, false],
])('%s %s %j and %j', (type, property, ours, theirs, same) => {
  expect(areSameInForm(type, property, ours, theirs)).toBe(same)
})

test('what another account owns, what was not read and what is no type of CloudFormation is not asked for', async () => {
  const { asked } = await compared(
    [
      queue('a', {}, { owner: '999988887777' }),
      queue('b', {}, { unread: 'a reason' }),
      queue('c', {}, { type: 'Demarc::Account::Account' }),
    ],
    {},
  )
  expect(asked).toEqual([])
})

test('what the schema calls write-only is not compared: it never comes back', async () => {
  const instance = queue(
    'd',
    { MasterUserPassword: 'x', Engine: 'mysql' },
    { type: 'AWS::RDS::DBInstance', id: 'arn:aws:rds:eu-central-1:111122223333:db:d' },
  )
  const { comparison } = await compared([instance], { d: { Engine: 'mysql' } })
  expect(comparison).toMatchObject({ compared: 1, same: 1 })
})

test("what is left out of Cloud Control's answer or hidden in it is not compared", async () => {
  const stream = queue('a', { RetentionPeriodHours: 24, ShardCount: 1, StreamEncryption: { KeyId: 'k' } })
  const { comparison } = await compared([stream], {
    a: { RetentionPeriodHours: 24, StreamEncryption: { KeyId: '(redacted)' }, '(left out)': ['ShardCount'] },
  })
  expect(comparison).toMatchObject({ compared: 1, same: 1 })
})

test('what is hidden in the answer that a collector read is not compared', async () => {
  const stream = queue('a', { RetentionPeriodHours: 24, StreamEncryption: { KeyId: '(redacted)' } })
  const { comparison } = await compared([stream], { a: { RetentionPeriodHours: 24, StreamEncryption: { KeyId: 'k' } } })
  expect(comparison).toMatchObject({ compared: 1, same: 1 })
})

test('a resource is found by the properties that make up its identifier', async () => {
  const stage = queue(
    'prod',
    { RestApiId: 'x', StageName: 'prod' },
    { type: 'AWS::ApiGateway::Stage', id: 'arn:aws:x:y:z:p' },
  )
  const { asked, comparison } = await compared([stage], { 'x|prod': { RestApiId: 'x', StageName: 'prod' } })
  expect([asked, comparison.same]).toEqual([['x|prod'], 2])
})
