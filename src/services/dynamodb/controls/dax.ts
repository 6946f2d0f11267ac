import { control } from '../../../controls/control.ts'
import { listed } from '../../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html'
const guide = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide'
const on = 'AWS::DAX::Cluster'

const stays = (_: unknown, { state }: { readonly state: { readonly Status: string | null } }): boolean =>
  state.Status !== 'deleting'

export const cachesAreEncrypted = control({
  id: 'DynamoDB.3',
  compared: '2026-11-30',
  configRule: 'dax-encryption-enabled',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'DynamoDB Accelerator (DAX) clusters should be encrypted at rest',
  finding: 'SSESpecification.SSEEnabled is false',
  reads: ['SSESpecification', 'state.Status'],
  applies: stays,
  holds: (cluster) => cluster.SSESpecification?.SSEEnabled,
  fix: 'Create a new cluster with SSESpecification enabled and move to it: encryption cannot be turned on later.',
  source: `${docs}#dynamodb-3`,
})

export const cachesSpeakTls = control({
  id: 'DynamoDB.7',
  compared: '2026-11-30',
  configRule: 'dax-tls-endpoint-encryption',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'DynamoDB Accelerator (DAX) clusters should be encrypted in transit (TLS)',
  finding: ({ ClusterEndpointEncryptionType }) =>
    `ClusterEndpointEncryptionType is ${ClusterEndpointEncryptionType ?? 'NONE'}`,
  reads: ['ClusterEndpointEncryptionType', 'state.Status'],
  applies: stays,
  holds: (cluster) => cluster.ClusterEndpointEncryptionType === 'TLS',
  fix: 'Create a new cluster with ClusterEndpointEncryptionType TLS and move to it: it cannot be turned on later.',
  source: `${docs}#dynamodb-7`,
})

export const cachesSurviveAZone = control({
  id: 'Demarc.DAX.1',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'DynamoDB Accelerator (DAX) clusters should have nodes in at least two Availability Zones',
  finding: (_, { state }) => `Nodes are in ${listed(state.NodeZones ?? []) || 'no zone'} only`,
  reads: ['state.NodeZones', 'state.Status'],
  applies: stays,
  holds: (_, { state }) => (state.NodeZones ?? []).length >= 2,
  fix: 'Add nodes in other Availability Zones (IncreaseReplicationFactor); AWS advises three for production.',
  source: `${guide}/DAX.concepts.cluster.html`,
})
