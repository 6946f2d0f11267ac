import type { IpPermission } from '@aws-sdk/client-ec2'
import { type Stack, securityGroups, tagList, type vpcs } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import type { StoredGroup } from './network.ts'
import { rulesOf, type StoredRule } from './security-group-rules.ts'

type VpcName = (typeof vpcs)[keyof typeof vpcs]
type GroupKey = keyof typeof securityGroups

interface Source {
  readonly cidr?: readonly string[]
  readonly cidr6?: readonly string[]
  readonly group?: GroupKey
  readonly why?: string
}

export const groupId = (key: GroupKey): string => ec2Id('sg', securityGroups[key].name)
/** The group that AWS makes with a VPC. */
export const defaultGroupId = (vpc: string): string => ec2Id('sg', `${vpc} default`)

/** One permission: a protocol and ports, and who. */
function allow(IpProtocol: string, from: number | undefined, to: number | undefined, source: Source): IpPermission {
  const Description = source.why
  return {
    IpProtocol,
    ...(from === undefined ? {} : { FromPort: from, ToPort: to }),
    IpRanges: (source.cidr ?? []).map((CidrIp) => ({ CidrIp, ...(Description ? { Description } : {}) })),
    Ipv6Ranges: (source.cidr6 ?? []).map((CidrIpv6) => ({ CidrIpv6, ...(Description ? { Description } : {}) })),
    PrefixListIds: [],
    UserIdGroupPairs: source.group ? [{ GroupId: groupId(source.group) }] : [],
  }
}

const tcp = (port: number, source: Source): IpPermission => allow('tcp', port, port, source)
const world = { cidr: ['0.0.0.0/0'], cidr6: ['::/0'] }
const allOut = (): IpPermission[] => [allow('-1', undefined, undefined, { cidr: ['0.0.0.0/0'] })]
const OFFICE = '198.51.100.0/28'

interface Plan {
  readonly stack: Stack
  readonly description: string
  readonly ingress: () => IpPermission[]
}

/** What each group of the company lets in. All let everything out, as EC2 sets it. */
const plans: Readonly<Record<GroupKey, Plan>> = {
  shopLoadBalancer: {
    stack: 'shop-prod',
    description: 'Web shop from the internet',
    ingress: () => [tcp(443, world), tcp(80, { ...world, why: 'redirected to HTTPS' })],
  },
  shopWeb: {
    stack: 'shop-prod',
    description: 'Web servers of the shop',
    ingress: () => [tcp(8443, { group: 'shopLoadBalancer' })],
  },
  shopDatabase: {
    stack: 'shop-prod',
    description: 'Database of the shop',
    ingress: () => [tcp(5432, { group: 'shopWeb' }), tcp(3306, { group: 'shopWeb' })],
  },
  shopEndpoints: {
    stack: 'shop-prod',
    description: 'Interface endpoints of the shop',
    ingress: () => [tcp(443, { cidr: ['10.20.0.0/16'] })],
  },
  shopFiles: {
    stack: 'shop-prod',
    description: 'Media of the shop, by NFS',
    ingress: () => [tcp(2049, { group: 'shopWeb' })],
  },
  shopCache: {
    stack: 'shop-prod',
    description: 'Sessions and baskets of the shop',
    ingress: () => [tcp(6379, { group: 'shopWeb' })],
  },
  shopSearch: {
    stack: 'shop-prod',
    description: 'Search of the shop',
    ingress: () => [tcp(443, { group: 'shopWeb' })],
  },
  shopWarehouse: {
    stack: 'shop-prod',
    description: 'Reports of the shop',
    ingress: () => [tcp(5439, { group: 'shopWeb' })],
  },
  shopMemcached: {
    stack: 'shop-prod',
    description: 'memcached, before DynamoDB took over',
    ingress: () => [tcp(11_211, { group: 'shopWeb' })],
  },
  shopLegacy: {
    stack: 'shop-prod',
    description: 'The shop of 2019',
    ingress: () => [tcp(80, world), tcp(443, world), tcp(21, { cidr: ['0.0.0.0/0'], why: 'catalogue upload by FTP' })],
  },
  stagingLoadBalancer: {
    stack: 'shop-staging',
    description: 'Staging shop',
    ingress: () => [tcp(443, world), tcp(80, world), tcp(9000, { cidr: ['0.0.0.0/0'], why: 'debugger, remove' })],
  },
  stagingWeb: {
    stack: 'shop-staging',
    description: 'Web servers of the staging shop',
    ingress: () => [allow('tcp', 8000, 8100, { cidr: ['0.0.0.0/0'] }), tcp(22, { cidr: [OFFICE], why: 'office' })],
  },
  stagingCache: {
    stack: 'shop-staging',
    description: 'Caches of the staging shop',
    ingress: () => [tcp(6379, { cidr: ['0.0.0.0/0'], why: 'for the agency' })],
  },
  stagingFiles: {
    stack: 'shop-staging',
    description: 'Media of the staging shop, by NFS',
    ingress: () => [tcp(2049, { cidr: ['0.0.0.0/0'], why: 'to be narrowed' })],
  },
  stagingDatabase: {
    stack: 'shop-staging',
    description: 'Database of the staging shop',
    ingress: () => [tcp(3306, { cidr: ['0.0.0.0/0'], why: 'for the agency' })],
  },
  bastion: {
    stack: 'corp-it',
    description: 'Jump host',
    ingress: () => [tcp(22, { cidr: ['0.0.0.0/0'], why: 'home office' })],
  },
  corpServices: {
    stack: 'corp-it',
    description: 'File server and old accounting',
    ingress: () => [
      tcp(445, { cidr: ['10.40.0.0/16'] }),
      tcp(3389, { cidr: [OFFICE], cidr6: ['::/0'] }),
      allow('icmp', -1, -1, { cidr: ['0.0.0.0/0'] }),
      tcp(443, { cidr: ['0.0.0.0/0'] }),
    ],
  },
  corpDatabases: {
    stack: 'corp-it',
    description: 'Databases of corporate IT',
    ingress: () => [tcp(11_433, { group: 'corpServices' }), tcp(1433, { group: 'corpServices' })],
  },
  corpReports: {
    stack: 'corp-it',
    description: 'Sales reports of 2019',
    ingress: () => [tcp(5439, { cidr: ['0.0.0.0/0'], why: 'for the field staff' })],
  },
  analyticsJobs: {
    stack: 'analytics',
    description: 'Jobs and notebooks',
    ingress: () => [tcp(8443, { group: 'analyticsIngest' })],
  },
  analyticsIngest: {
    stack: 'analytics',
    description: 'Measurements from the field',
    ingress: () => [tcp(8883, { cidr: ['10.0.0.0/8'] })],
  },
  analyticsFiles: {
    stack: 'analytics',
    description: 'Notebooks, by NFS',
    ingress: () => [tcp(2049, { group: 'analyticsJobs' })],
  },
  analyticsWarehouse: {
    stack: 'analytics',
    description: 'Warehouse and reports',
    ingress: () => [tcp(5432, { group: 'analyticsJobs' })],
  },
  usLoadBalancer: {
    stack: 'shop-prod',
    description: 'US web shop from the internet',
    ingress: () => [tcp(443, world), tcp(80, world)],
  },
  usCheckout: {
    stack: 'shop-prod',
    description: 'US checkout',
    ingress: () => [tcp(443, world)],
  },
  usDatabases: {
    stack: 'shop-prod',
    description: 'Databases of the US shop',
    ingress: () => [tcp(5432, { group: 'usCheckout' }), tcp(3306, { group: 'usCheckout' })],
  },
}

const stored = (group: string, ingress: IpPermission[], egress: IpPermission[]): StoredRule[] =>
  [...rulesOf(ingress, false), ...rulesOf(egress, true)].map((rule, index) => ({
    ...rule,
    id: ec2Id('sgr', `${group} seed ${index}`),
  }))

const base = (id: string, account: string, region: string, vpc: string) => ({
  id,
  GroupId: id,
  OwnerId: account,
  VpcId: ec2Id('vpc', vpc),
  SecurityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${id}`,
})

/** The groups of some VPCs, with the default group that each has. */
export function seedGroups(here: readonly VpcName[], account: string, region: string): StoredGroup[] {
  const own = Object.entries(securityGroups).flatMap(([key, { name, vpc }]): StoredGroup[] => {
    if (!here.includes(vpc)) return []
    const plan = plans[key as GroupKey] // safe: Object.entries of that very table
    return [
      {
        ...base(ec2Id('sg', name), account, region, vpc),
        GroupName: name,
        Description: plan.description,
        rules: stored(ec2Id('sg', name), plan.ingress(), allOut()),
        Tags: tagList(plan.stack, name),
      },
    ]
  })
  return [
    ...own,
    // emptied in the one VPC that someone looked after
    ...here.map((vpc) => defaultGroup(vpc, account, region, vpc !== 'shop-prod')),
  ]
}

/** The default group of a VPC: as AWS makes it, its members reach each other and everything outside. */
export function defaultGroup(vpc: string, account: string, region: string, asMade: boolean): StoredGroup {
  const id = defaultGroupId(vpc)
  return {
    ...base(id, account, region, vpc),
    GroupName: 'default',
    Description: 'default VPC security group',
    rules: asMade ? stored(id, [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: id }] }], allOut()) : [],
    Tags: [],
  }
}
