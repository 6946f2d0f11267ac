import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { opensearch } from './catalog.ts'

const calm = { ClusterConfig: { ZoneAwarenessEnabled: true }, EncryptionAtRestOptions: { Enabled: true } }

moveCases(opensearch, 'AWS::OpenSearchService::Domain', calm, [
  [{ ClusterConfig: { ZoneAwarenessEnabled: false } }, { resilience: 'customer' }],
  [{ EncryptionAtRestOptions: { Enabled: false } }, { 'server-side-encryption': 'customer' }],
])
moveCases(opensearch, 'AWS::OpenSearchServerless::Collection', { StandbyReplicas: 'ENABLED' }, [
  [{ StandbyReplicas: 'DISABLED' }, { resilience: 'customer' }],
])
