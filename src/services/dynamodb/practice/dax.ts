import { HOME, iamArn, securityGroups, subnets, tagList, US } from '../../../practice/company.ts'
import { alnumId, ec2Id } from '../../../practice/ids.ts'
import { awsError, type Call, page, practiceService, type SeedContext } from '../../../practice/service.ts'
import { dax as sdk } from '../sdk.ts'

interface Cluster {
  nodeType: string
  zones: string[]
  encrypted: boolean
  tls: boolean
  role: string
  subnetGroup: string
  securityGroups: string[]
  created: string
  tags: { Key: string; Value: string }[]
}

/** DAX in one region: clusters by name. */
interface DaxState {
  clusters: Record<string, Cluster>
}
type C<I = unknown> = Call<I, DaxState>

const NODES_AT_MOST = 11
const PORTS = { tls: 9111, plain: 8111 } as const

function seedDax({ region, now }: SeedContext): DaxState {
  const created = new Date(now.getTime() - 300 * 86_400_000).toISOString()
  const common = { nodeType: 'dax.r5.large', role: iamArn('role/shop-prod-web'), created, tags: tagList('shop-prod') }
  if (region === HOME)
    return {
      clusters: {
        'shop-carts': {
          ...common,
          zones: [subnets.shopPrivateA.zone, subnets.shopPrivateB.zone, `${HOME}c`],
          encrypted: true,
          tls: true,
          subnetGroup: 'shop-prod-private',
          securityGroups: [ec2Id('sg', securityGroups.shopDatabase.name)],
        },
      },
    }
  if (region === US)
    return {
      clusters: {
        'us-shop-carts': {
          ...common,
          nodeType: 'dax.t3.small',
          zones: [subnets.usPublicA.zone],
          encrypted: false,
          tls: false,
          subnetGroup: 'us-shop',
          securityGroups: [ec2Id('sg', securityGroups.usCheckout.name)],
        },
      },
    }
  return { clusters: {} }
}

const arnOf = ({ partition, region, account }: C, name: string): string =>
  `arn:${partition}:dax:${region}:${account}:cache/${name}`

function clusterOf({ state }: C, name: string | undefined): Cluster {
  const found = state.clusters[name ?? '']
  if (!found) throw awsError('ClusterNotFoundFault', `Cluster ${name} not found.`)
  return found
}

/** By name or by ARN, as the operations on tags have it. */
function taggedOf(call: C, arn: string | undefined): Cluster {
  const own = arnOf(call, '')
  if (!arn?.startsWith(own)) throw awsError('InvalidARNFault', `${arn} is not the ARN of a DAX cluster of this region.`)
  return clusterOf(call, arn.slice(own.length))
}

function shown(call: C, name: string, one: Cluster, Status = 'available') {
  const port = one.tls ? PORTS.tls : PORTS.plain
  const host = `${name}.${alnumId('dax', `${call.region} ${name}`, 6)}.dax-clusters.${call.region}.amazonaws.com`
  return {
    ClusterName: name,
    ClusterArn: arnOf(call, name),
    TotalNodes: one.zones.length,
    ActiveNodes: one.zones.length,
    NodeType: one.nodeType,
    Status,
    ClusterDiscoveryEndpoint: { Address: host, Port: port, URL: `${one.tls ? 'daxs' : 'dax'}://${host}` },
    Nodes: one.zones.map((AvailabilityZone, index) => ({
      NodeId: `${name}-${'abcdefghijk'[index]}`,
      AvailabilityZone,
      NodeStatus: 'available',
      NodeCreateTime: new Date(one.created),
    })),
    IamRoleArn: one.role,
    SubnetGroup: one.subnetGroup,
    SecurityGroups: one.securityGroups.map((id) => ({ SecurityGroupIdentifier: id, Status: 'active' })),
    SSEDescription: { Status: one.encrypted ? ('ENABLED' as const) : ('DISABLED' as const) },
    ClusterEndpointEncryptionType: one.tls ? ('TLS' as const) : ('NONE' as const),
  }
}

/** The zones of new nodes: the named ones, else those of the region in turn. */
const zonesOf = ({ region }: C, count: number, named: readonly string[] | undefined, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => named?.[index] ?? `${region}${'abc'[(from + index) % 3]}`)

function counted(count: number): number {
  if (count >= 1 && count <= NODES_AT_MOST) return count
  throw awsError('InvalidParameterValueException', `The replication factor must be from 1 to ${NODES_AT_MOST}.`)
}

/** Amazon DynamoDB Accelerator: clusters that cache tables. */
export const dax = practiceService({
  sdk,
  scope: 'regional',
  seed: seedDax,
  acts: { ClusterName: arnOf, ResourceName: (_, arn) => arn },
  reads: {
    DescribeClusters: (call) => {
      const names = call.input.ClusterNames ?? Object.keys(call.state.clusters).sort()
      const { items, next } = page(call, names, { token: call.input.NextToken, size: call.input.MaxResults })
      return { Clusters: items.map((name) => shown(call, name, clusterOf(call, name))), NextToken: next }
    },
    ListTags: (call) => {
      const { tags } = taggedOf(call, call.input.ResourceName)
      const { items, next } = page(call, tags, { token: call.input.NextToken, size: undefined })
      return { Tags: items, NextToken: next }
    },
  },
  changes: {
    CreateCluster: (call) => {
      const { input, state, now } = call
      const name = (input.ClusterName ?? '').toLowerCase()
      if (!/^[a-z](-?[a-z0-9])*$/.test(name) || name.length > 20)
        throw awsError('InvalidParameterValueException', `${name} is not a valid cluster name.`)
      if (state.clusters[name]) throw awsError('ClusterAlreadyExistsFault', `Cluster ${name} already exists.`)
      const cluster: Cluster = {
        nodeType: input.NodeType ?? '',
        zones: zonesOf(call, counted(input.ReplicationFactor ?? 0), input.AvailabilityZones),
        // both are off unless they are asked for (APIReference/API_dax_CreateCluster.html)
        encrypted: input.SSESpecification?.Enabled ?? false,
        tls: input.ClusterEndpointEncryptionType === 'TLS',
        role: input.IamRoleArn ?? '',
        subnetGroup: input.SubnetGroupName ?? 'default',
        securityGroups: [...(input.SecurityGroupIds ?? [])],
        created: now.toISOString(),
        tags: (input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value })),
      }
      state.clusters[name] = cluster
      return { Cluster: shown(call, name, cluster) }
    },
    DeleteCluster: (call) => {
      const name = call.input.ClusterName ?? ''
      const cluster = clusterOf(call, name)
      delete call.state.clusters[name]
      return { Cluster: shown(call, name, cluster, 'deleting') }
    },
    IncreaseReplicationFactor: (call) => {
      const { ClusterName: name = '', NewReplicationFactor = 0, AvailabilityZones } = call.input
      const cluster = clusterOf(call, name)
      const had = cluster.zones.length
      if (counted(NewReplicationFactor) <= had)
        throw awsError('InvalidParameterValueException', `The cluster has ${had} nodes already.`)
      cluster.zones.push(...zonesOf(call, NewReplicationFactor - had, AvailabilityZones, had))
      return { Cluster: shown(call, name, cluster) }
    },
    TagResource: (call) => {
      const cluster = taggedOf(call, call.input.ResourceName)
      const added = (call.input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }))
      cluster.tags = [...cluster.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added]
      return { Tags: cluster.tags }
    },
  },
})
