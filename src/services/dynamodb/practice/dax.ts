import type * as Client from '@aws-sdk/client-dax'
import { HOME, iamArn, securityGroups, subnets, tagsOf, US } from '../../../practice/company.ts'
import { alnumId, ec2Id } from '../../../practice/ids.ts'
import { type Is, kind } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import { type Answer, awsError, type Call, practiceService, type SeedContext } from '../../../practice/service.ts'
import { type HasTags, tag, tagPairs, tagsFrom } from '../../../practice/tags.ts'
import { dax as sdk } from '../sdk.ts'

interface Cluster extends HasTags {
  is: Is<Client.Cluster, 'ClusterName' | 'NodeType' | 'IamRoleArn' | 'SubnetGroup' | 'SSEDescription'> & {
    ClusterEndpointEncryptionType: Client.ClusterEndpointEncryptionType
  }
  created: string
  /** The Availability Zone of each node. */
  zones: string[]
  groups: string[]
}

/** DAX in one region. */
interface DaxState {
  clusters: Cluster[]
}
type C<I = unknown> = Call<I, DaxState>

const NODES_AT_MOST = 11
const endpoints = { TLS: { scheme: 'daxs', Port: 9111 }, NONE: { scheme: 'dax', Port: 8111 } } as const
const invalid = (message: string) => awsError('InvalidParameterValueException', message)
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', whole: true })

export const clusters = kind<DaxState, Cluster>({
  in: (state) => state.clusters,
  id: ({ is }) => is.ClusterName,
  arn: ['dax', 'cache/'],
  missing: (name) => awsError('ClusterNotFoundFault', `Cluster ${name} not found.`),
  exists: (name) => awsError('ClusterAlreadyExistsFault', `Cluster ${name} already exists.`),
})

function seedDax(context: SeedContext): DaxState {
  const common = { created: daysAgo(context, 300), tags: tagsOf('shop-prod') }
  const IamRoleArn = iamArn('role/shop-prod-web')
  const here: Readonly<Record<string, Cluster>> = {
    [HOME]: {
      is: {
        ClusterName: 'shop-carts',
        NodeType: 'dax.r5.large',
        IamRoleArn,
        SubnetGroup: 'shop-prod-private',
        SSEDescription: { Status: 'ENABLED' },
        ClusterEndpointEncryptionType: 'TLS',
      },
      zones: [subnets.shopPrivateA.zone, subnets.shopPrivateB.zone, `${HOME}c`],
      groups: [ec2Id('sg', securityGroups.shopDatabase.name)],
      ...common,
    },
    [US]: {
      is: {
        ClusterName: 'us-shop-carts',
        NodeType: 'dax.t3.small',
        IamRoleArn,
        SubnetGroup: 'us-shop',
        SSEDescription: { Status: 'DISABLED' },
        ClusterEndpointEncryptionType: 'NONE',
      },
      zones: [subnets.usPublicA.zone],
      groups: [ec2Id('sg', securityGroups.usCheckout.name)],
      ...common,
    },
  }
  const one = here[context.region]
  return { clusters: one ? [one] : [] }
}

/** The cluster with an ARN, as tag operations name it. */
function taggedOf(call: C, arn: string | undefined): Cluster {
  const own = clusters.arn(call, '')
  if (!arn?.startsWith(own)) throw awsError('InvalidARNFault', `${arn} is not the ARN of a DAX cluster of this region.`)
  return clusters.of(call, arn.slice(own.length))
}

function shown(call: C, one: Cluster, Status = 'available'): Answer<Client.Cluster> {
  const { ClusterName: name, ClusterEndpointEncryptionType } = one.is
  const { scheme, Port } = endpoints[ClusterEndpointEncryptionType]
  const Address = `${name}.${alnumId('dax', `${call.region} ${name}`, 6)}.dax-clusters.${call.region}.amazonaws.com`
  return {
    ...one.is,
    ClusterArn: clusters.arnOf(call, one),
    TotalNodes: one.zones.length,
    ActiveNodes: one.zones.length,
    Status,
    ClusterDiscoveryEndpoint: { Address, Port, URL: `${scheme}://${Address}` },
    Nodes: one.zones.map((AvailabilityZone, index) => ({
      NodeId: `${name}-${'abcdefghijk'[index]}`,
      AvailabilityZone,
      NodeStatus: 'available',
      NodeCreateTime: one.created,
    })),
    SecurityGroups: one.groups.map((id) => ({ SecurityGroupIdentifier: id, Status: 'active' })),
  }
}

/** The zones of new nodes: those of the request, otherwise the region's zones in turn. */
const zonesOf = ({ region }: C, count: number, named: readonly string[] | undefined, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => named?.[index] ?? `${region}${'abc'[(from + index) % 3]}`)

function counted(count: number): number {
  if (count >= 1 && count <= NODES_AT_MOST) return count
  throw invalid(`The replication factor must be from 1 to ${NODES_AT_MOST}.`)
}

/** Amazon DynamoDB Accelerator: clusters that cache tables. */
export const dax = practiceService<typeof Client, DaxState>({
  sdk,
  scope: 'regional',
  seed: seedDax,
  acts: { ClusterName: clusters.arn, ResourceName: clusters.arn },
  describes: {
    'AWS::DAX::Cluster': (ask) =>
      (ask('DescribeClusters', {}).Clusters ?? []).map((is) => ({
        is,
        also: {
          Id: is.ClusterName,
          Arn: is.ClusterArn,
          SecurityGroupIds: (is.SecurityGroups ?? []).flatMap(({ SecurityGroupIdentifier: id }) => id ?? []),
          SSESpecification: is.SSEDescription && { SSEEnabled: is.SSEDescription.Status === 'ENABLED' },
          SubnetGroupName: is.SubnetGroup,
          ReplicationFactor: is.TotalNodes,
          AvailabilityZones: undefined,
        },
        tags: ask('ListTags', { ResourceName: is.ClusterArn }).Tags,
      })),
  },
  reads: {
    DescribeClusters: (call) => {
      const names = call.input.ClusterNames ?? call.state.clusters.map(({ is }) => is.ClusterName).sort()
      return paged(call, { Clusters: names.map((name) => shown(call, clusters.of(call, name))) })
    },
    ListTags: (call) => paged(call, { Tags: tagPairs(taggedOf(call, call.input.ResourceName).tags) }),
  },
  changes: {
    CreateCluster: (call) => {
      const { NodeType = '', ReplicationFactor = 0, IamRoleArn = '', SubnetGroupName = 'default' } = call.input
      const { AvailabilityZones, SecurityGroupIds = [], SSESpecification, Tags } = call.input
      const ClusterName = (call.input.ClusterName ?? '').toLowerCase()
      if (!/^[a-z](-?[a-z0-9])*$/.test(ClusterName) || ClusterName.length > 20)
        throw invalid(`${ClusterName} is not a valid cluster name.`)
      const made = clusters.add(call, {
        is: {
          ClusterName,
          NodeType,
          IamRoleArn,
          SubnetGroup: SubnetGroupName,
          // both are off by default (APIReference/API_dax_CreateCluster.html)
          SSEDescription: { Status: SSESpecification?.Enabled ? 'ENABLED' : 'DISABLED' },
          ClusterEndpointEncryptionType: call.input.ClusterEndpointEncryptionType === 'TLS' ? 'TLS' : 'NONE',
        },
        created: call.now.toISOString(),
        zones: zonesOf(call, counted(ReplicationFactor), AvailabilityZones),
        groups: [...SecurityGroupIds],
        tags: tagsFrom(Tags),
      })
      return { Cluster: shown(call, made) }
    },
    DeleteCluster: (call) => ({ Cluster: shown(call, clusters.remove(call, call.input.ClusterName), 'deleting') }),
    IncreaseReplicationFactor: (call) => {
      const { ClusterName, NewReplicationFactor = 0, AvailabilityZones } = call.input
      const stored = clusters.of(call, ClusterName)
      const had = stored.zones.length
      if (counted(NewReplicationFactor) <= had) throw invalid(`The cluster has ${had} nodes already.`)
      stored.zones.push(...zonesOf(call, NewReplicationFactor - had, AvailabilityZones, had))
      return { Cluster: shown(call, stored) }
    },
    TagResource: (call) => {
      const stored = taggedOf(call, call.input.ResourceName)
      tag(stored, call.input.Tags)
      return { Tags: tagPairs(stored.tags) }
    },
  },
})
