import type { Cluster, EMR } from '@aws-sdk/client-emr'
import { collector, detail, pages, type Reach, stated, tagRecord } from '../../collect/collector.ts'
import { isRecord } from '../../core/record.ts'
import { resourceId } from '../../model/resource.ts'

const clusterType = 'AWS::EMR::Cluster'
const securityType = 'AWS::EMR::SecurityConfiguration'
const blockType = 'Demarc::EMR::BlockPublicAccess'

/** A cluster that is terminated stays in the listing for two months (emr/latest/ManagementGuide/emr-manage-view-clusters.html). */
const THERE = ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING'] as const

/** A cluster, described: two details look at it, and AWS is asked once. */
const clusterOf = ({ client, once, region }: Reach, ClusterId: string): Promise<Cluster> =>
  once(`emr cluster ${region} ${ClusterId}`, async () => {
    const { Cluster } = await (await client('emr')).describeCluster({ ClusterId })
    return stated(Cluster, 'Cluster')
  })

/** The instances that are the primary nodes of a cluster, by fleet or by group. */
async function primaryInstances(emr: EMR, { Id, InstanceCollectionType: kind }: Cluster): Promise<readonly string[]> {
  const fleet = stated(kind, 'InstanceCollectionType') === 'INSTANCE_FLEET'
  const found: string[] = []
  const listed = pages(
    (Marker) =>
      emr.listInstances({
        ClusterId: Id,
        ...(fleet ? { InstanceFleetType: 'MASTER' } : { InstanceGroupTypes: ['MASTER'] }),
        // one that was replaced stays in the listing
        InstanceStates: ['BOOTSTRAPPING', 'PROVISIONING', 'RUNNING'],
        Marker,
      }),
    (answer) => answer.Instances,
    (answer) => answer.Marker,
  )
  for await (const { Ec2InstanceId } of listed) if (Ec2InstanceId !== undefined) found.push(Ec2InstanceId)
  return found.sort()
}

/** Clusters that run or start, with the instances of their primary nodes. */
export const emrClusters = collector({
  types: [clusterType],
  service: 'emr',
  scope: 'region',
  needs: ['elasticmapreduce:ListClusters'],
  async *list({ client }) {
    const emr = await client('emr')
    const found = pages(
      (Marker) => emr.listClusters({ ClusterStates: [...THERE], Marker }),
      (answer) => answer.Clusters,
      (answer) => answer.Marker,
    )
    for await (const { Id, Name, ClusterArn, Status } of found)
      if (Id && ClusterArn)
        yield {
          type: clusterType,
          id: ClusterArn,
          name: Name || Id,
          properties: { Id, ...(Name ? { Name } : {}) },
          state: { Status: Status?.State },
        }
  },
  details: [
    detail({
      on: clusterType,
      needs: ['elasticmapreduce:DescribeCluster'],
      fills: ['ReleaseLabel', 'SecurityConfiguration', 'tags'],
      async get(reach, { properties: { Id } }) {
        const one = await clusterOf(reach, stated(Id ?? undefined, 'Id'))
        return {
          tags: tagRecord(one.Tags),
          properties: {
            ReleaseLabel: one.ReleaseLabel ?? null,
            SecurityConfiguration: one.SecurityConfiguration ?? null,
          },
        }
      },
    }),
    detail({
      on: clusterType,
      needs: ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:ListInstances'],
      fills: ['state.PrimaryInstances'],
      async get(reach, { properties: { Id } }) {
        const one = await clusterOf(reach, stated(Id ?? undefined, 'Id'))
        return { state: { PrimaryInstances: await primaryInstances(await reach.client('emr'), one) } }
      },
    }),
  ],
})

/** The two flags of a document's encryption, off where it says nothing of it; undefined where the document cannot be read. */
export function encryptionIn(text: string | undefined) {
  const parsed = parse(text)
  if (!isRecord(parsed)) return undefined
  const { EncryptionConfiguration: of } = parsed
  const off = { EnableAtRestEncryption: false, EnableInTransitEncryption: false }
  if (!isRecord(of)) return { EncryptionConfiguration: off }
  const { EnableAtRestEncryption, EnableInTransitEncryption } = of
  return { EncryptionConfiguration: { EnableAtRestEncryption, EnableInTransitEncryption } }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** A security configuration with the flags of its encryption alone; one that is no document stays empty. */
export const withoutAllButEncryption = (text: string): string => JSON.stringify(encryptionIn(text) ?? '')

/** Security configurations: encryption, authentication and authorization of the clusters that name them. */
export const emrSecurityConfigurations = collector({
  types: [securityType],
  service: 'emr',
  scope: 'region',
  needs: ['elasticmapreduce:ListSecurityConfigurations'],
  async *list({ client, account, region }) {
    const emr = await client('emr')
    const found = pages(
      (Marker) => emr.listSecurityConfigurations({ Marker }),
      (answer) => answer.SecurityConfigurations,
      (answer) => answer.Marker,
    )
    for await (const { Name } of found)
      if (Name)
        yield {
          type: securityType,
          id: resourceId(securityType, account, region, Name),
          name: Name,
          properties: { Name },
        }
  },
  details: [
    detail({
      on: securityType,
      needs: ['elasticmapreduce:DescribeSecurityConfiguration'],
      fills: ['SecurityConfiguration'],
      async get({ client }, { name }) {
        const emr = await client('emr')
        const { SecurityConfiguration } = await emr.describeSecurityConfiguration({ Name: name })
        return { properties: { SecurityConfiguration: encryptionIn(SecurityConfiguration) } }
      },
    }),
  ],
})

/** Whether a Region refuses clusters that are open to the internet, and for which ports it does not. */
export const emrBlockPublicAccess = collector({
  types: [blockType],
  service: 'emr',
  scope: 'region',
  needs: ['elasticmapreduce:GetBlockPublicAccessConfiguration'],
  async *list({ client, account, region }) {
    const { BlockPublicAccessConfiguration } = await (await client('emr')).getBlockPublicAccessConfiguration({})
    const found = stated(BlockPublicAccessConfiguration, 'BlockPublicAccessConfiguration')
    yield {
      type: blockType,
      id: resourceId(blockType, account, region),
      name: region,
      properties: {
        BlockPublicSecurityGroupRules: stated(found.BlockPublicSecurityGroupRules, 'BlockPublicSecurityGroupRules'),
        PermittedPublicSecurityGroupRuleRanges: (found.PermittedPublicSecurityGroupRuleRanges ?? []).map(
          ({ MinRange, MaxRange }) => ({ MinRange, MaxRange }),
        ),
      },
    }
  },
})
