import { expect, test } from 'vitest'
import { ask } from '../../controls/basis.ts'
import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { place } from '../../model/model.ts'
import { coverageExamples, planFor } from '../backup/controls/coverage.in-test.ts'
import * as x from './controls/dax.ts'
import * as d from './controls/dynamodb.ts'

const active = { TableStatus: 'ACTIVE' }
const deleting = { TableStatus: 'DELETING' }

const target = (ResourceId: string, unit: string, more: object = {}, PolicyTypes = ['TargetTrackingScaling']) => ({
  ResourceId,
  ScalableDimension: `dynamodb:${ResourceId.includes('/index/') ? 'index' : 'table'}:${unit}`,
  MinCapacity: 5,
  SuspendedState: null,
  ...more,
  state: { PolicyTypes, TargetUtilizations: PolicyTypes.map(() => 70) },
})
const both = (ResourceId: string) => [target(ResourceId, 'ReadCapacityUnits'), target(ResourceId, 'WriteCapacityUnits')]
const suspended = { SuspendedState: { DynamicScalingOutSuspended: true } }
const provisioned = { TableName: 't', BillingMode: 'PROVISIONED', GlobalSecondaryIndexes: null, state: active }
const indexed = { ...provisioned, GlobalSecondaryIndexes: [{ IndexName: 'by-day' }] }
const scaling = { near: { targets: both('table/t') } }
const keeping = (TargetUtilizations: readonly number[] | null) => ({
  near: {
    targets: both('table/t').map(({ state, ...one }) => ({ ...one, state: { ...state, TargetUtilizations } })),
  },
})
const from = (MinCapacity: number | null) => ({
  near: { targets: both('table/t').map((one) => ({ ...one, MinCapacity })) },
})
const asked = (parameters: Record<string, number>) => ({ ...provisioned, parameters })
const noTargets = missing('application-autoscaling:DescribeScalableTargets')
examples(d.tablesScale, {
  met: [
    { ...provisioned, ...scaling },
    { ...provisioned, near: { targets: [...both('table/t'), noTargets] } },
    { ...provisioned, BillingMode: 'PAY_PER_REQUEST', near: { targets: [] } },
    { ...indexed, near: { targets: [...both('table/t'), ...both('table/t/index/by-day')] } },
    { ...asked({ minProvisionedReadCapacity: 5 }), ...scaling },
    { ...asked({ minProvisionedWriteCapacity: 4 }), ...scaling },
    { ...asked({ targetReadUtilization: 70 }), ...scaling },
    { ...asked({ targetWriteUtilization: 70 }), ...keeping([50, 70]) },
    // without values of a customer, what a policy keeps does not count
    { ...provisioned, ...keeping([]) },
    { ...asked({ targetReadUtilization: 60 }), BillingMode: 'PAY_PER_REQUEST', ...scaling },
    { ...provisioned, near: { targets: [...both('table/t'), target('table/t', 'ReadCapacityUnits', suspended)] } },
    {
      ...provisioned,
      near: {
        targets: both('table/t').map((one) => ({ ...one, SuspendedState: { DynamicScalingInSuspended: true } })),
      },
    },
  ],
  unmet: [
    { ...provisioned, near: { targets: [] } },
    { ...provisioned, TableName: 'u', ...scaling },
    { ...indexed, ...scaling },
    { ...provisioned, near: { targets: [target('table/t', 'ReadCapacityUnits')] } },
    { ...provisioned, near: { targets: [target('table/t', 'WriteCapacityUnits')] } },
    { ...provisioned, near: { targets: both('table/t').map((one) => ({ ...one, ResourceId: 'table/u' })) } },
    {
      ...provisioned,
      near: {
        targets: both('table/t').map((one) => ({ ...one, ScalableDimension: 'dynamodb:table:ReadCapacityUnits' })),
      },
    },
    { ...provisioned, near: { targets: both('table/t').map((one) => ({ ...one, ...suspended })) } },
    {
      ...provisioned,
      near: {
        targets: both('table/t').map((one) => ({ ...one, state: { PolicyTypes: [], TargetUtilizations: [70] } })),
      },
    },
    { ...asked({ minProvisionedReadCapacity: 5 }), ...from(4) },
    { ...asked({ minProvisionedWriteCapacity: 4 }), ...from(null) },
    { ...asked({ targetReadUtilization: 70 }), ...keeping([71]) },
    { ...asked({ targetWriteUtilization: 60 }), ...scaling },
    // the reads scale, the writes do not
    { ...provisioned, near: { targets: [{ ...target('table/t', 'ReadCapacityUnits'), state: {} }] } },
  ],
  unknown: [
    { ...provisioned, near: { targets: [target('table/t', 'ReadCapacityUnits'), noTargets] } },
    { ...provisioned, near: { targets: both('table/t').map((one) => ({ ...one, state: {} })) } },
    // AWS does not say whether a lower target passes, or one of a metric of the customer's own
    { ...asked({ targetReadUtilization: 70 }), ...keeping([50]) },
    { ...asked({ targetReadUtilization: 70 }), ...keeping([]) },
  ],
  notApplicable: [
    { ...provisioned, ...scaling, state: deleting },
    // for the property that differs alone
    { ...provisioned, BillingMode: 'PAY_PER_REQUEST', near: { targets: [] }, state: deleting },
  ],
})
test('an on-demand table scales without its targets; a provisioned one is unknown', () => {
  const table = (BillingMode: string) => ({
    id: 'arn:t',
    type: 'AWS::DynamoDB::Table',
    account: '1',
    region: 'eu-central-1',
    name: 't',
    tags: {},
    properties: { TableName: 't', BillingMode, GlobalSecondaryIndexes: null },
    state: active,
    unseen: {},
  })
  const type = 'AWS::ApplicationAutoScaling::ScalableTarget'
  const call = 'application-autoscaling:DescribeScalableTargets'
  const blindSpot = { type, call, why: 'access denied', region: 'eu-central-1', account: '1', listing: true }
  const verdict = (mode: string) => {
    const model = place([table(mode)], [blindSpot])
    return ask(d.tablesScale, table(mode), model)
  }
  expect(verdict('PAY_PER_REQUEST')).toEqual({ is: 'met' })
  expect(verdict('PROVISIONED')).toEqual({ is: 'unknown', missing: [`${call} (access denied)`] })
})

const recovery = (PointInTimeRecoveryEnabled: boolean) => ({
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
})
examples(d.tablesRecoverToAnyPoint, {
  met: [{ ...recovery(true), state: active }],
  unmet: [
    { ...recovery(false), state: active },
    { PointInTimeRecoverySpecification: null, state: active },
  ],
  notApplicable: [{ ...recovery(true), state: deleting }],
})
const id = 'arn:aws:dynamodb:eu-central-1:111122223333:table/t'
const table = { id, state: active }
examples(d.tablesAreInABackupPlan, {
  ...coverageExamples(table, 'DynamoDB'),
  notApplicable: [
    {
      ...table,
      state: { TableStatus: 'CREATING' },
      near: { plans: [planFor('DynamoDB', { Resources: [id] })], vaults: [] },
    },
  ],
})
examples(d.tablesAreProtectedFromDeletion, {
  met: [{ DeletionProtectionEnabled: true, state: active }],
  unmet: [
    { DeletionProtectionEnabled: false, state: active },
    { DeletionProtectionEnabled: null, state: active },
  ],
  notApplicable: [{ DeletionProtectionEnabled: true, state: deleting }],
})
const key = {
  SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: 'arn:aws:kms:eu-central-1:1:key/k' },
}
examples(d.tablesAreEncryptedWithKms, {
  met: [{ ...key, state: active }],
  unmet: [
    { SSESpecification: null, state: active },
    { SSESpecification: { SSEEnabled: false }, state: active },
  ],
  notApplicable: [{ ...key, state: deleting }],
})
const letting = (AWS: string, Effect = 'Allow', TableStatus = 'ACTIVE') => ({
  state: {
    TableStatus,
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect, Principal: { AWS }, Action: 'dynamodb:GetItem', Resource: id },
    }),
  },
})
examples(d.tablesAreNotShared, {
  met: [
    { state: { ...active, Policy: null } },
    letting('arn:aws:iam::111122223333:role/web'),
    letting('444455556666', 'Deny'),
  ],
  unmet: [letting('444455556666'), letting('arn:aws:iam::444455556666:role/lab'), letting('*')],
  unknown: [{ state: { ...active, Policy: 'not a policy' } }, letting('AIDAEXAMPLE')],
  notApplicable: [letting('arn:aws:iam::111122223333:role/web', 'Allow', 'DELETING')],
})

/** The same of the policy of its stream. */
const streaming = (...given: Parameters<typeof letting>) => {
  const { state } = letting(...given)
  return { state: { TableStatus: state.TableStatus, StreamPolicy: state.Policy } }
}
examples(d.streamsAreNotShared, {
  met: [{ state: { ...active, StreamPolicy: null } }, streaming('arn:aws:iam::111122223333:role/web')],
  unmet: [streaming('444455556666'), streaming('arn:aws:iam::444455556666:role/lab'), streaming('*')],
  unknown: [{ state: { ...active, StreamPolicy: 'not a policy' } }, streaming('AIDAEXAMPLE')],
  notApplicable: [streaming('arn:aws:iam::111122223333:role/web', 'Allow', 'DELETING')],
})

const available = { Status: 'available' }
examples(x.cachesAreEncrypted, {
  met: [{ SSESpecification: { SSEEnabled: true }, state: available }],
  unmet: [
    { SSESpecification: { SSEEnabled: false }, state: available },
    { SSESpecification: null, state: available },
  ],
  notApplicable: [{ SSESpecification: { SSEEnabled: true }, state: { Status: 'deleting' } }],
})
examples(x.cachesSpeakTls, {
  met: [{ ClusterEndpointEncryptionType: 'TLS', state: available }],
  unmet: [
    { ClusterEndpointEncryptionType: 'NONE', state: available },
    { ClusterEndpointEncryptionType: null, state: available },
  ],
  notApplicable: [{ ClusterEndpointEncryptionType: 'TLS', state: { Status: 'deleting' } }],
})
examples(x.cachesSurviveAZone, {
  met: [{ state: { ...available, NodeZones: ['a', 'b'] } }],
  unmet: [{ state: { ...available, NodeZones: ['a'] } }, { state: { ...available, NodeZones: null } }],
  notApplicable: [{ state: { Status: 'deleting', NodeZones: ['a', 'b'] } }],
})
