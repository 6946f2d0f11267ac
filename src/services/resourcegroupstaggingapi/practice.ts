import type { GetResourcesInput, ResourceTagMapping, TagFilter } from '@aws-sdk/client-resource-groups-tagging-api'
import { US } from '../../practice/company.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, type Call, practiceService } from '../../practice/service.ts'
import { type Tags, tagPairs } from '../../practice/tags.ts'
import { acm } from '../acm/practice.ts'
import { backup } from '../backup/practice/index.ts'
import { plans, reports, vaults } from '../backup/practice/state.ts'
import { cloudcontrol } from '../cloudcontrol/practice/index.ts'
import { taggedOf } from '../cloudcontrol/practice/long-tail.ts'
import { cloudfront } from '../cloudfront/practice/index.ts'
import { distributions } from '../cloudfront/practice/state.ts'
import { cloudwatch } from '../cloudwatch/practice/index.ts'
import { alarms, compositesIn } from '../cloudwatch/practice/state.ts'
import { dms } from '../dms/practice/index.ts'
import { dax, clusters as daxClusters } from '../dynamodb/practice/dax.ts'
import { dynamodb } from '../dynamodb/practice/index.ts'
import { tables } from '../dynamodb/practice/state.ts'
import { ecr } from '../ecr/practice/index.ts'
import { repositories } from '../ecr/practice/state.ts'
import { elasticache } from '../elasticache/practice/index.ts'
import { clusters, nodesOf, groups as replicationGroups, serverless } from '../elasticache/practice/state.ts'
import { elasticBeanstalk } from '../elasticbeanstalk/practice/index.ts'
import { buses, eventbridge } from '../events/practice.ts'
import { kms } from '../kms/practice/index.ts'
import { lambda } from '../lambda/practice/index.ts'
import { functions } from '../lambda/practice/state.ts'
import { cloudwatchLogs } from '../logs/practice/index.ts'
import { groups } from '../logs/practice/state.ts'
import { domains, opensearch } from '../opensearch/practice/index.ts'
import { collections, opensearchServerless } from '../opensearch/practice/opensearchserverless/index.ts'
import { redshiftServerless } from '../redshift/practice/redshift-serverless/index.ts'
import { namespaces, workgroups } from '../redshift/practice/redshift-serverless/state.ts'
import { s3 } from '../s3/practice/index.ts'
import { bucketArn } from '../s3/practice/state.ts'
import { sns } from '../sns/practice/index.ts'
import { arnOf } from '../sns/practice/state.ts'
import { sqs } from '../sqs/practice/index.ts'
import { queues } from '../sqs/practice/state.ts'
import { resourceGroupsTaggingApi as sdk } from './sdk.ts'

type C<I = unknown> = Call<I, Record<string, never>>
type Found = readonly (readonly [arn: string, tags: Tags | undefined])[]

/** The entries of a table by name. */
const entries = (table: Readonly<Record<string, { tags: Tags }>>, arn: (name: string) => string): Found =>
  Object.entries(table).map(([name, { tags }]) => [arn(name), tags])

/**
 * The types that the API knows, by their names in ResourceTypeFilters, each with its resources in the request's region.
 */
const types: Readonly<Record<string, (call: C) => Found>> = {
  'acm:certificate': (call) => Object.entries(call.of(acm).certificates).map(([arn, { tags }]) => [arn, tags]),
  'aoss:collection': (call) =>
    call.of(opensearchServerless).collections.map((one) => [collections.arnOf(call, one), one.tags]),
  'backup:backup-plan': (call) => entries(call.of(backup).plans, (id) => plans.arn(call, id)),
  'backup:backup-vault': (call) => entries(call.of(backup).vaults, (name) => vaults.arn(call, name)),
  'backup:report-plan': (call) => entries(call.of(backup).reports, (name) => reports.arn(call, name)),
  // only us-east-1 returns global resources
  'cloudfront:distribution': (call) =>
    call.region === US
      ? call.of(cloudfront).distributions.map((one) => [distributions.arnOf(call, one), one.tags])
      : [],
  'cloudwatch:alarm': (call) =>
    [call.of(cloudwatch).alarms, compositesIn(call.of(cloudwatch))].flatMap((all) =>
      entries(all, (name) => alarms.arn(call, name)),
    ),
  'dax:cache': (call) => call.of(dax).clusters.map((one) => [daxClusters.arnOf(call, one), one.tags]),
  'dms:endpoint': (call) => call.of(dms).endpoints.map(({ is, tags }) => [is.EndpointArn, tags]),
  'dms:rep': (call) => call.of(dms).instances.map(({ is, tags }) => [is.ReplicationInstanceArn, tags]),
  'dms:task': (call) => call.of(dms).tasks.map(({ is, tags }) => [is.ReplicationTaskArn, tags]),
  'dynamodb:table': (call) => call.of(dynamodb).tables.map((one) => [tables.arnOf(call, one), one.tags]),
  'ecr:repository': (call) => call.of(ecr).repositories.map((one) => [repositories.arnOf(call, one), one.tags]),
  // a node has the tags of its group
  'elasticache:cluster': (call) => [
    ...call
      .of(elasticache)
      .groups.flatMap((one) => nodesOf(one).map((node) => [clusters.arn(call, node), one.tags] as const)),
    ...call.of(elasticache).clusters.map((one) => [clusters.arnOf(call, one), one.tags] as const),
  ],
  'elasticache:replicationgroup': (call) =>
    call.of(elasticache).groups.map((one) => [replicationGroups.arnOf(call, one), one.tags]),
  'elasticache:serverlesscache': (call) =>
    call.of(elasticache).serverless.map((one) => [serverless.arnOf(call, one), one.tags]),
  'elasticbeanstalk:environment': (call) =>
    call
      .of(elasticBeanstalk)
      .environments.filter(({ is }) => is.Status !== 'Terminated')
      .map(({ is, tags }) => [is.EnvironmentArn, tags]),
  'es:domain': (call) => call.of(opensearch).domains.map((one) => [domains.arnOf(call, one), one.tags]),
  'events:event-bus': (call) => entries(call.of(eventbridge).buses, (name) => buses.arn(call, name)),
  'kms:key': (call) => Object.values(call.of(kms).keys).map(({ is, tags }) => [is.Arn, tags]),
  'lambda:function': (call) => call.of(lambda).functions.map((one) => [functions.arnOf(call, one), one.tags]),
  'logs:log-group': (call) =>
    Object.entries(call.of(cloudwatchLogs).groups).map(([name, { tags }]) => [groups.arn(call, name), tags]),
  'redshift-serverless:namespace': (call) =>
    call.of(redshiftServerless).namespaces.map((one) => [namespaces.arnOf(call, one), one.tags]),
  'redshift-serverless:workgroup': (call) =>
    call.of(redshiftServerless).workgroups.map((one) => [workgroups.arnOf(call, one), one.tags]),
  s3: (call) =>
    Object.entries(call.of(s3).buckets)
      .filter(([, { region }]) => region === call.region)
      .map(([name, { tags }]) => [bucketArn(name), tags]),
  sns: (call) => Object.entries(call.of(sns).topics).map(([name, { tags }]) => [arnOf(call, name), tags]),
  sqs: (call) => Object.entries(call.of(sqs).queues).map(([name, { tags }]) => [queues.arn(call, name), tags]),
}

const invalid = (message: string) => awsError('InvalidParameterException', message)
const paged = listing({
  token: 'PaginationToken',
  size: 'ResourcesPerPage',
  next: 'PaginationToken',
  usual: 50,
  most: 100,
  invalid: () => invalid('The pagination token is not one that this operation gave.'),
  check: (size) => {
    if (size < 1 || size > 100) throw invalid('ResourcesPerPage must be between 1 and 100.')
  },
})

/** Whether a filter includes a type: `lambda` includes all types of Lambda. */
const means = (filter: string, type: string): boolean => type === filter || type.startsWith(`${filter}:`)

function asked(input: GetResourcesInput): readonly string[] {
  const { ResourceTypeFilters: filters = [], ResourceARNList: arns = [] } = input
  if (filters.length > 0 && arns.length > 0)
    throw invalid('ResourceARNList cannot be combined with ResourceTypeFilters.')
  const known = Object.keys(types)
  const strange = filters.find((filter) => !known.some((type) => means(filter, type)))
  if (strange !== undefined)
    throw awsError('NotImplemented', `The practice account does not list ${strange} by its tags.`, 501)
  return filters.length === 0 ? known : known.filter((type) => filters.some((filter) => means(filter, type)))
}

/** Whether tags match a filter: by its key and, if it has values, by one of them. */
const meets = (tags: Tags, { Key = '', Values = [] }: TagFilter): boolean =>
  Object.hasOwn(tags, Key) && (Values.length === 0 || Values.includes(tags[Key] ?? ''))

/** Resource Groups Tagging API: the tagged resources of a region, for the services that it knows. */
export const resourceGroupsTagging = practiceService({
  sdk,
  scope: 'regional',
  seed: (): Record<string, never> => ({}),
  reads: {
    GetResources: (call) => {
      const { ResourceARNList: arns = [], TagFilters = [] } = call.input
      // types that no service of the practice account simulates have no filter
      const others = (call.input.ResourceTypeFilters ?? []).length === 0 ? taggedOf(call.of(cloudcontrol)) : []
      const all: ResourceTagMapping[] = [
        ...asked(call.input).flatMap((type) => types[type]?.(call) ?? []),
        ...others,
      ].flatMap(([ResourceARN, tags = {}]) =>
        Object.keys(tags).length > 0 &&
        (arns.length === 0 || arns.includes(ResourceARN)) &&
        TagFilters.every((filter) => meets(tags, filter))
          ? [{ ResourceARN, Tags: tagPairs(tags) }]
          : [],
      )
      const { PaginationToken = '', ...page } = paged(call, { ResourceTagMappingList: all })
      return { ...page, PaginationToken }
    },
  },
})
