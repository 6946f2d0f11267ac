import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { backup } from './catalog.ts'

moveCases(backup, 'Demarc::Backup::RecoveryPoint', { IsEncrypted: true }, [
  [{ IsEncrypted: false }, { 'server-side-encryption': 'customer' }],
])
