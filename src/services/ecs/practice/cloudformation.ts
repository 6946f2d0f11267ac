import type * as Client from '@aws-sdk/client-ecs'
import type { Answer, Ask, Describing } from '../../../practice/service.ts'

type Module = typeof Client

/** The services of all clusters, ten a call (AmazonECS/latest/APIReference/API_DescribeServices.html). */
const servicesOf = (ask: Ask<Module>): readonly Answer<Client.Service>[] =>
  (ask('ListClusters', {}).clusterArns ?? []).flatMap((cluster) =>
    (ask('ListServices', { cluster }).serviceArns ?? []).flatMap(
      (arn) => ask('DescribeServices', { cluster, services: [arn], include: ['TAGS'] }).services ?? [],
    ),
  )

const network = ({ networkConfiguration }: Pick<Client.Service, 'networkConfiguration'>) =>
  networkConfiguration?.awsvpcConfiguration && { AwsvpcConfiguration: networkConfiguration.awsvpcConfiguration }

/** Clusters, services, task definitions, task sets and capacity providers in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::ECS::Cluster': (ask) =>
    (ask('ListClusters', {}).clusterArns ?? [])
      .flatMap(
        (arn) =>
          ask('DescribeClusters', { clusters: [arn], include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'] }).clusters ?? [],
      )
      .map((is) => ({
        is: { ...is, clusterSettings: is.settings },
        also: { Arn: is.clusterArn },
        tags: is.tags,
      })),
  'AWS::ECS::Service': (ask) =>
    servicesOf(ask).map((is) => ({
      is: { ...is, cluster: is.clusterArn, networkConfiguration: network(is) },
      also: { Name: is.serviceName },
      tags: is.tags,
      arn: is.serviceArn,
    })),
  'AWS::ECS::TaskSet': (ask) =>
    servicesOf(ask).flatMap((service) =>
      (service.taskSets ?? []).map((is) => ({
        is: { ...is, cluster: is.clusterArn, service: is.serviceArn, networkConfiguration: network(is) },
        tags: is.tags,
        arn: is.taskSetArn,
      })),
    ),
  'AWS::ECS::TaskDefinition': (ask) =>
    (ask('ListTaskDefinitions', {}).taskDefinitionArns ?? []).map((arn) => {
      const { taskDefinition: is, tags } = ask('DescribeTaskDefinition', { taskDefinition: arn, include: ['TAGS'] })
      return {
        is: {
          ...is,
          volumes: is?.volumes?.map(({ efsVolumeConfiguration, ...volume }) => ({
            ...volume,
            EFSVolumeConfiguration: efsVolumeConfiguration,
          })),
        },
        tags,
        arn,
      }
    }),
  'AWS::ECS::CapacityProvider': (ask) =>
    // capacity providers of managed instances are listed only for their cluster
    // (AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html)
    [undefined, ...(ask('ListClusters', {}).clusterArns ?? [])]
      .flatMap((cluster) => ask('DescribeCapacityProviders', { cluster, include: ['TAGS'] }).capacityProviders ?? [])
      // AWS's own providers are not resources of the account
      .filter(({ name }, at, all) => !name?.startsWith('FARGATE') && all.findIndex((one) => one.name === name) === at)
      .map((is) => ({ is, also: { ClusterName: is.cluster }, tags: is.tags, arn: is.capacityProviderArn })),
}
