import { describe, expect, test } from 'vitest'
import { moveCases } from '../../catalog/move-cases.in-test.ts'
import type { Configured } from '../../catalog/service.ts'
import { splitOf } from '../describe.ts'
import { rds } from './catalog.ts'

const calm = {
  Engine: 'postgres',
  MultiAZ: true,
  BackupRetentionPeriod: 7,
  DBClusterIdentifier: null,
  StorageEncrypted: true,
  'state.OutpostArns': [],
  'state.CustomEngineVersion': false,
}
const sqlServer = { Engine: 'custom-sqlserver-ee' }

moveCases(rds, 'AWS::RDS::DBInstance', calm, [
  [{ Engine: 'custom-oracle-ee' }, { 'guest-os': 'customer', application: 'customer' }],
  [sqlServer, { application: 'customer' }],
  [
    { ...sqlServer, 'state.CustomEngineVersion': true },
    { 'guest-os': 'customer', platform: 'customer' },
  ],
  [
    { 'state.OutpostArns': ['arn:aws:outposts:eu-central-1:123456789012:outpost/op-1'] },
    { facilities: 'shared', resilience: 'customer' },
  ],
  [{ MultiAZ: false }, { resilience: 'customer' }],
  [{ MultiAZ: null }, { resilience: 'customer' }],
  [{ BackupRetentionPeriod: 0 }, { backup: 'customer' }],
  [{ StorageEncrypted: false }, { 'server-side-encryption': 'customer' }],
])
for (const type of ['AWS::RDS::DBCluster', 'AWS::RDS::GlobalCluster'])
  moveCases(rds, type, { StorageEncrypted: true }, [
    [{ StorageEncrypted: false }, { 'server-side-encryption': 'customer' }],
  ])
for (const type of ['Demarc::RDS::DBSnapshot', 'Demarc::RDS::DBClusterSnapshot'])
  moveCases(rds, type, { Encrypted: true }, [[{ Encrypted: false }, { 'server-side-encryption': 'customer' }]])

describe('responsibilities for the operating system', () => {
  const asked = (type: string, properties: Configured['properties'], state: Configured['state'] = {}) =>
    splitOf(type, { properties, state })?.find(({ layer }) => layer === 'guest-os')?.responsibilities
  test('service-updates where AWS patches', () => {
    expect(asked('AWS::RDS::DBInstance', { Engine: 'postgres' })).toEqual(['service-updates'])
    expect(asked('AWS::RDS::DBCluster', { Engine: 'aurora-mysql' })).toEqual(['service-updates'])
  })
  const ofHost = ['os-patching', 'os-hardening', 'remote-access', 'malware-protection', 'vulnerability-scans']
  test('those of a host where the customer patches, and can sign in', () => {
    expect(asked('AWS::RDS::DBInstance', { Engine: 'custom-oracle-ee' })).toEqual(ofHost)
    expect(asked('AWS::RDS::DBInstance', sqlServer, { CustomEngineVersion: true })).toEqual(ofHost)
  })
  test('both where the engine version was not read', () => {
    expect(asked('AWS::RDS::DBInstance', {})).toEqual([...ofHost, 'service-updates'])
    const open = { CustomEngineVersion: undefined }
    expect(asked('AWS::RDS::DBInstance', sqlServer, open)).toEqual([...ofHost, 'service-updates'])
  })
})
