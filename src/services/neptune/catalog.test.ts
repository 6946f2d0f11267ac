import { describe, expect, test } from 'vitest'
import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { split } from '../../catalog/parties.ts'
import type { Configured } from '../../catalog/service.ts'
import { describeType } from '../describe.ts'
import { neptune } from './catalog.ts'

function inFull(type: string) {
  const found = describeType(type)
  if (found.kind !== 'full') throw new TypeError(`${type} is described in full`)
  return found
}

moveCases(neptune, 'AWS::Neptune::DBCluster', { StorageEncrypted: true }, [
  [{ StorageEncrypted: false }, { 'server-side-encryption': 'customer' }],
  [{ StorageEncrypted: null }, { 'server-side-encryption': 'customer' }],
])

describe('an instance', () => {
  const encryption = (cluster: readonly Configured[] | undefined, DBClusterIdentifier: string | null = 'orders') => {
    const { entry, category, source } = inFull('AWS::Neptune::DBInstance')
    const rows = split(entry, category, source, { properties: { DBClusterIdentifier }, state: {} }, (neighbour) => {
      expect(neighbour).toMatchObject({ of: 'AWS::Neptune::DBCluster', where: 'DBClusterIdentifier' })
      return cluster
    })
    return rows.find(({ layer }) => layer === 'server-side-encryption')?.party
  }
  const clusterWith = (properties: Configured['properties']): Configured => ({ properties, state: {} })
  test('is encrypted as its cluster is', () => {
    expect(encryption([clusterWith({ StorageEncrypted: true })])).toBe('shared')
    expect(encryption([clusterWith({ StorageEncrypted: false })])).toBe('customer')
    expect(encryption([clusterWith({ StorageEncrypted: null })])).toBe('customer')
  })
  test('leaves it open where the cluster was not read, or its encryption', () => {
    expect(encryption(undefined)).toBe('unknown')
    expect(encryption([clusterWith({})])).toBe('unknown')
  })
  test('asks no cluster where it names none', () => {
    expect(encryption(undefined, null)).toBe('shared')
  })
})
