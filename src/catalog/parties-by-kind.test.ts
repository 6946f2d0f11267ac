import { describe, expect, test } from 'vitest'
import { describeType, splitOf } from '../services/describe.ts'
import type { LayerId } from './layers.ts'
import { shareableTypes, typesOfKinds } from './parties-by-kind.ts'
import { readByAws } from './read-by-aws.ts'

const rowOf = (type: string, layer: LayerId) => splitOf(type)?.find((row) => row.layer === layer)

describe('the kinds of types', () => {
  test('name types that their shape places', () => {
    const others = [...typesOfKinds, ...readByAws].filter((type) => describeType(type).kind !== 'shape')
    expect(others).toEqual([])
  })
  test.each([...shareableTypes])('%s can be shared by AWS RAM, and is asked with which accounts', (type) => {
    expect(rowOf(type, 'resource-policy')).toMatchObject({
      party: 'customer',
      responsibilities: expect.arrayContaining(['cross-account-sharing']),
      source: 'https://docs.aws.amazon.com/ram/latest/userguide/shareable.html',
    })
  })
  test('a snapshot has the layers of its twins: no software runs in it', () => {
    for (const type of ['AWS::MemoryDB::Snapshot', 'AWS::Redshift::Snapshot', 'AWS::FSx::Backup'])
      for (const layer of ['guest-os', 'platform'] as const)
        expect(rowOf(type, layer)?.party, type).toBe(rowOf('AWS::RDS::DBSnapshot', layer)?.party)
  })
  test('a desktop is streamed over TLS by AWS, and sends what the customer has it send', () => {
    expect(rowOf('AWS::WorkSpaces::Workspace', 'encryption-in-transit')?.party).toBe('shared')
    expect(rowOf('AWS::AppStream::Fleet', 'encryption-in-transit')?.party).toBe('shared')
  })
  test.each([...readByAws])('%s has no client-side encryption: AWS reads it, or passes it on', (type) => {
    expect(rowOf(type, 'client-side-encryption')?.party).toBe('none')
  })
})
