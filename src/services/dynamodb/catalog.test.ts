import { expect, test } from 'vitest'
import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { splitOf } from '../describe.ts'
import { dynamodb } from './catalog.ts'

moveCases(dynamodb, 'AWS::DAX::Cluster', { SSESpecification: { SSEEnabled: true }, 'state.NodeZones': ['a', 'b'] }, [
  [{ 'state.NodeZones': ['a'] }, { resilience: 'customer' }],
  [{ SSESpecification: { SSEEnabled: false } }, { 'server-side-encryption': 'customer' }],
  [{ SSESpecification: null }, { 'server-side-encryption': 'customer' }],
])

const recovery = (PointInTimeRecoveryEnabled: boolean) => ({
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
})
moveCases(dynamodb, 'AWS::DynamoDB::Table', { Replicas: null, ...recovery(true) }, [
  [recovery(false), { backup: 'customer' }],
  [{ PointInTimeRecoverySpecification: null }, { backup: 'customer' }],
])

test('a global table has backups of AWS where one of its replicas has point-in-time recovery', () => {
  const backup = (...Replicas: readonly object[]) =>
    splitOf('AWS::DynamoDB::GlobalTable', {
      properties: { Replicas, PointInTimeRecoverySpecification: null },
      state: {},
    })?.find(({ layer }) => layer === 'backup')?.party
  const [west, east] = [{ Region: 'eu-west-1' }, { Region: 'us-east-1' }]
  expect(backup(west, { ...east, ...recovery(true) })).toBe('shared')
  expect(backup(west, { ...east, ...recovery(false) })).toBe('customer')
})
