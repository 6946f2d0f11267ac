import type { ECS } from '@aws-sdk/client-ecs'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    ecs: ECS
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/request-throttling.html',
  read: '2026-11-30',
} as const

export const ecs = sdkClient({
  id: 'ecs',
  module: () => import('@aws-sdk/client-ecs'),
  client: ({ ECS }) => ECS,
  prefix: 'ecs',
  quotas: [
    { together: ['DescribeClusters', 'ListClusters'], perSecond: 20, burst: 50, ...published },
    {
      together: ['DescribeTaskDefinition', 'ListTaskDefinitions', 'ListTaskDefinitionFamilies'],
      perSecond: 20,
      burst: 50,
      ...published,
    },
    { together: ['DescribeCapacityProviders'], perSecond: 20, burst: 50, ...published },
    { together: ['ListTagsForResource'], perSecond: 20, burst: 50, ...published },
    { together: ['ListAccountSettings'], perSecond: 20, burst: 50, ...published },
    {
      together: ['DescribeContainerInstances', 'DescribeTasks', 'ListContainerInstances', 'ListTasks'],
      perSecond: 20,
      burst: 100,
      ...published,
    },
    { together: ['DescribeServices', 'ListServices'], perSecond: 20, burst: 100, ...published },
  ],
  // `user`, which ECS.20 and other controls read, is a name or a number in the image, not a secret. `environment` is
  // not secret as a whole: its members have their own rules.
  notSecret: ['ecs#ContainerDefinition.environment'],
  secrets: {
    // environment variables: values are removed, and only the names that ECS.8 checks are kept
    'ecs#KeyValuePair.value': {},
    'ecs#KeyValuePair.name': {
      as: 'digest',
      when: ({ name }) =>
        !['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA'].includes(String(name)),
    },
  },
})
