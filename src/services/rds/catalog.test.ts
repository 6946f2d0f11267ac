import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { rds } from './catalog.ts'

const calm = {
  Engine: 'postgres',
  MultiAZ: true,
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
  [{ StorageEncrypted: false }, { 'server-side-encryption': 'customer' }],
])
moveCases(rds, 'AWS::RDS::DBCluster', { StorageEncrypted: true }, [
  [{ StorageEncrypted: false }, { 'server-side-encryption': 'customer' }],
])
for (const type of ['Demarc::RDS::DBSnapshot', 'Demarc::RDS::DBClusterSnapshot'])
  moveCases(rds, type, { Encrypted: true }, [[{ Encrypted: false }, { 'server-side-encryption': 'customer' }]])
