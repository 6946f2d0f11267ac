import type { ECS } from '@aws-sdk/client-ecs'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    ecs: ECS
  }
}

export const ecs = sdkClient({
  id: 'ecs',
  module: () => import('@aws-sdk/client-ecs'),
  client: ({ ECS }) => ECS,
  prefix: 'ecs',
  // reads of clusters, services and task definitions: 20 a second, with a bucket of 50 and more
  quota: {
    perSecond: 20,
    burst: 50,
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html',
  },
  // not as a whole: its members have rules of their own
  notSecret: ['ecs#ContainerDefinition.environment'],
  secrets: {
    // environments: the value goes; of the names, those stay that ECS.8 asks for
    'ecs#KeyValuePair.value': {},
    'ecs#KeyValuePair.name': {
      as: 'digest',
      when: ({ name }) =>
        !['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA'].includes(String(name)),
    },
  },
})
