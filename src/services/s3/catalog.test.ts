import { expect, test } from 'vitest'
import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { splitOf } from '../describe.ts'
import { s3 } from './catalog.ts'

const partyOf = (type: string, layer: string, properties: Record<string, unknown>) =>
  splitOf(type, { properties, state: {} })?.find((one) => one.layer === layer)?.party

test('a lifecycle rule to One Zone storage makes resilience the customer’s', () => {
  const to = (StorageClass: string, Status = 'Enabled') =>
    partyOf('AWS::S3::Bucket', 'resilience', {
      LifecycleConfiguration: { Rules: [{ Status, Transitions: [{ StorageClass, TransitionInDays: 30 }] }] },
    })
  expect([to('ONEZONE_IA'), to('ONEZONE_IA', 'Disabled'), to('GLACIER')]).toEqual(['customer', 'shared', 'shared'])
  expect(partyOf('AWS::S3::Bucket', 'resilience', { LifecycleConfiguration: null })).toBe('shared')
  expect(partyOf('AWS::S3::Bucket', 'resilience', {})).toBe('unknown')
})

moveCases(s3, 'AWS::S3::Bucket', { LifecycleConfiguration: null }, [
  [
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Transitions: [{ StorageClass: 'ONEZONE_IA' }] }] } },
    { resilience: 'customer' },
  ],
])
