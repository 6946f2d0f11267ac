import { byText } from '../../../core/by-text.ts'
import {
  HOME,
  iamArn,
  keyArn,
  keys,
  type Stack,
  type SubnetKey,
  type securityGroups,
  subnetIds,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { type Cluster, type EksState, logging, type Nodegroup } from './state.ts'

interface Plan {
  /** The name of the cluster, and of the stack in its tags. */
  readonly name: Stack
  readonly in: readonly SubnetKey[]
  readonly group: keyof typeof securityGroups
  readonly endpoint?: Partial<Cluster['resourcesVpcConfig']>
  readonly is: Partial<Cluster>
  /** Its node group and its Fargate profile, with the subnets of both. */
  readonly parts?: {
    readonly in: readonly SubnetKey[]
    readonly nodegroup: Partial<Nodegroup> & { readonly nodegroupName: string }
    readonly profile: string
  }
}

const plans: Readonly<Record<string, readonly Plan[]>> = byText({
  [HOME]: [
    {
      name: 'shop-prod',
      in: ['shopPrivateA', 'shopPrivateB'],
      group: 'shopWeb',
      endpoint: { endpointPublicAccess: false, endpointPrivateAccess: true },
      is: {
        version: '1.35',
        logging: logging(['api', 'audit', 'authenticator']),
        encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: keyArn(keys.shopData.alias, HOME) } }],
        accessConfig: { authenticationMode: 'API' },
        upgradePolicy: { supportType: 'STANDARD' },
        deletionProtection: true,
      },
      parts: {
        in: ['shopPrivateA', 'shopPrivateB'],
        nodegroup: { nodegroupName: 'shop-prod-general', version: '1.35' },
        profile: 'shop-prod-batch',
      },
    },
    {
      name: 'shop-staging',
      in: ['stagingPublicA', 'stagingPublicB'],
      group: 'stagingWeb',
      is: { version: '1.31', accessConfig: { authenticationMode: 'CONFIG_MAP' } },
      parts: {
        in: ['stagingPublicA'],
        nodegroup: {
          nodegroupName: 'shop-staging-nodes',
          version: '1.30',
          amiType: 'AL2_x86_64',
          remoteAccess: { ec2SshKey: 'staging' },
        },
        profile: 'shop-staging-jobs',
      },
    },
  ],
  [US]: [
    {
      name: 'analytics',
      in: ['analyticsPrivateA', 'analyticsPrivateB'],
      group: 'analyticsJobs',
      endpoint: { endpointPrivateAccess: true, publicAccessCidrs: ['198.51.100.0/28'] },
      is: {
        logging: logging(['audit']),
        accessConfig: { authenticationMode: 'API' },
        computeConfig: { enabled: true },
      },
    },
  ],
})

/** The EKS clusters of Nordlicht: the shop on node groups and Fargate, analytics in Auto Mode. */
export function seedEks(context: SeedContext): EksState {
  const state: EksState = { clusters: [], nodegroups: [], profiles: [] }
  for (const [index, { name, in: where, group, endpoint, is, parts }] of (plans[context.region] ?? []).entries()) {
    state.clusters.push({
      name,
      version: '1.34',
      createdAt: daysAgo(context, 260 + 300 * index),
      logging: logging([]),
      accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' },
      upgradePolicy: { supportType: 'EXTENDED' },
      deletionProtection: false,
      computeConfig: { enabled: false },
      ...is,
      resourcesVpcConfig: {
        subnetIds: subnetIds(where),
        securityGroupIds: [groupId(group)],
        endpointPublicAccess: true,
        endpointPrivateAccess: false,
        publicAccessCidrs: ['0.0.0.0/0'],
        ...endpoint,
      },
      tags: tagsOf(name),
    })
    if (!parts) continue
    const part = {
      clusterName: name,
      subnets: subnetIds(parts.in),
      createdAt: daysAgo(context, 240 + 100 * index),
      tags: tagsOf(name),
    }
    state.nodegroups.push({ ...part, version: '1.34', amiType: 'AL2023_x86_64_STANDARD', ...parts.nodegroup })
    state.profiles.push({
      ...part,
      fargateProfileName: parts.profile,
      podExecutionRoleArn: iamArn('role/eks-pod-execution'),
      selectors: [{ namespace: 'batch' }],
    })
  }
  return state
}
