import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { dynamodb } from './catalog.ts'

moveCases(dynamodb, 'AWS::DAX::Cluster', { SSESpecification: { SSEEnabled: true }, 'state.NodeZones': ['a', 'b'] }, [
  [{ 'state.NodeZones': ['a'] }, { resilience: 'customer' }],
  [{ SSESpecification: { SSEEnabled: false } }, { 'server-side-encryption': 'customer' }],
  [{ SSESpecification: null }, { 'server-side-encryption': 'customer' }],
])
