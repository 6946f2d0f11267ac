import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { redshift } from './catalog.ts'

moveCases(redshift, 'AWS::Redshift::Cluster', { MultiAZ: true, Encrypted: true, AutomatedSnapshotRetentionPeriod: 7 }, [
  [{ MultiAZ: false }, { resilience: 'customer' }],
  [{ AutomatedSnapshotRetentionPeriod: 0 }, { backup: 'customer' }],
  [{ Encrypted: false }, { 'server-side-encryption': 'customer' }],
])
