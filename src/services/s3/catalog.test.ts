import { expect, test } from 'vitest'
import { splitOf } from '../describe.ts'

const ownerOf = (type: string, layer: string, properties: Record<string, unknown>) =>
  splitOf(type, { properties, state: {} })?.find((one) => one.layer === layer)?.owner

test('a lifecycle rule to One Zone storage makes resilience the customer’s', () => {
  const to = (StorageClass: string, Status = 'Enabled') =>
    ownerOf('AWS::S3::Bucket', 'resilience', {
      LifecycleConfiguration: { Rules: [{ Status, Transitions: [{ StorageClass, TransitionInDays: 30 }] }] },
    })
  expect([to('ONEZONE_IA'), to('ONEZONE_IA', 'Disabled'), to('GLACIER')]).toEqual(['customer', 'shared', 'shared'])
  expect(ownerOf('AWS::S3::Bucket', 'resilience', { LifecycleConfiguration: null })).toBe('shared')
  expect(ownerOf('AWS::S3::Bucket', 'resilience', {})).toBe('unknown')
})
