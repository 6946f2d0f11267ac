import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { redshift } from './catalog.ts'

moveCases(redshift, 'AWS::Redshift::Cluster', { MultiAZ: true, Encrypted: true }, [
  [{ MultiAZ: false }, { resilience: 'customer' }],
  [{ Encrypted: false }, { 'server-side-encryption': 'customer' }],
])
