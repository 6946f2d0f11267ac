import type { IpPermission } from '@aws-sdk/client-ec2'
import { type Stack, securityGroups, tagList, type vpcs } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import type { StoredGroup } from './network.ts'
import { companyLists, prefixListId } from './prefix-lists.ts'
import { rulesOf, type StoredRule } from './security-group-rules.ts'

type VpcName = (typeof vpcs)[keyof typeof vpcs]
type GroupKey = keyof typeof securityGroups

interface Source {
  readonly cidr?: readonly string[]
  readonly cidr6?: readonly string[]
  readonly group?: GroupKey
  readonly list?: keyof typeof companyLists
  readonly why?: string
}

export const groupId = (key: GroupKey): string => ec2Id('sg', securityGroups[key].name)
/** The default group, which AWS creates with a VPC. */
export const defaultGroupId = (vpc: string): string => ec2Id('sg', `${vpc} default`)

/** One permission: protocol, ports and sources. */
function allow(IpProtocol: string, from: number | undefined, to: number | undefined, source: Source): IpPermission {
  const Description = source.why
  return {
    IpProtocol,
    ...(from === undefined ? {} : { FromPort: from, ToPort: to }),
    IpRanges: (source.cidr ?? []).map((CidrIp) => ({ CidrIp, ...(Description ? { Description } : {}) })),
    Ipv6Ranges: (source.cidr6 ?? []).map((CidrIpv6) => ({ CidrIpv6, ...(Description ? { Description } : {}) })),
    PrefixListIds: source.list
      ? [{ PrefixListId: prefixListId(companyLists[source.list]), ...(Description ? { Description } : {}) }]
      : [],
    UserIdGroupPairs: source.group ? [{ GroupId: groupId(source.group) }] : [],
  }
}

const tcp = (port: number, source: Source): IpPermission => allow('tcp', port, port, source)
const world = { cidr: ['0.0.0.0/0'], cidr6: ['::/0'] }
const allOut = (): IpPermission[] => [allow('-1', undefined, undefined, { cidr: ['0.0.0.0/0'] })]
const OFFICE = '198.51.100.0/28'

/** Database groups, which start no connections: they have no outbound rules. */
const silent: readonly GroupKey[] = ['shopDatabase']

/**
 * The inbound rules of each of the company's groups. All groups except the database groups allow all outbound traffic,
 * EC2's default.
 */
const plans: Readonly<Record<GroupKey, readonly [Stack, description: string, ...IpPermission[]]>> = {
  shopLoadBalancer: [
    'shop-prod',
    'Web shop from the internet',
    tcp(443, world),
    tcp(80, { ...world, why: 'redirected to HTTPS' }),
  ],
  shopWeb: ['shop-prod', 'Web servers of the shop', tcp(8443, { group: 'shopLoadBalancer' })],
  shopDatabase: ['shop-prod', 'Database of the shop', tcp(5432, { group: 'shopWeb' }), tcp(3306, { group: 'shopWeb' })],
  shopEndpoints: ['shop-prod', 'Interface endpoints of the shop', tcp(443, { cidr: ['10.20.0.0/16'] })],
  shopFiles: ['shop-prod', 'Media of the shop, by NFS', tcp(2049, { group: 'shopWeb' })],
  shopCache: ['shop-prod', 'Sessions and baskets of the shop', tcp(6379, { group: 'shopWeb' })],
  shopSearch: ['shop-prod', 'Search of the shop', tcp(443, { group: 'shopWeb' })],
  shopWarehouse: ['shop-prod', 'Reports of the shop', tcp(5439, { group: 'shopWeb' })],
  shopMemcached: ['shop-prod', 'memcached, before DynamoDB took over', tcp(11_211, { group: 'shopWeb' })],
  shopLegacy: [
    'shop-prod',
    'The shop of 2019',
    tcp(80, world),
    tcp(443, world),
    tcp(21, { cidr: ['0.0.0.0/0'], why: 'catalogue upload by FTP' }),
  ],
  stagingLoadBalancer: [
    'shop-staging',
    'Staging shop',
    tcp(443, world),
    tcp(80, world),
    tcp(9000, { cidr: ['0.0.0.0/0'], why: 'debugger, remove' }),
  ],
  stagingWeb: [
    'shop-staging',
    'Web servers of the staging shop',
    allow('tcp', 8000, 8100, { cidr: ['0.0.0.0/0'] }),
    tcp(22, { cidr: [OFFICE], why: 'office' }),
  ],
  stagingCache: [
    'shop-staging',
    'Caches of the staging shop',
    tcp(6379, { cidr: ['0.0.0.0/0'], why: 'for the agency' }),
  ],
  stagingFiles: [
    'shop-staging',
    'Media of the staging shop, by NFS',
    tcp(2049, { cidr: ['0.0.0.0/0'], why: 'to be narrowed' }),
  ],
  stagingDatabase: [
    'shop-staging',
    'Database of the staging shop',
    tcp(3306, { cidr: ['0.0.0.0/0'], why: 'for the agency' }),
  ],
  bastion: ['corp-it', 'Jump host', tcp(22, { cidr: ['0.0.0.0/0'], why: 'home office' })],
  corpServices: [
    'corp-it',
    'File server and old accounting',
    tcp(445, { cidr: ['10.40.0.0/16'] }),
    tcp(3389, { cidr: [OFFICE], cidr6: ['::/0'] }),
    allow('icmp', -1, -1, { cidr: ['0.0.0.0/0'] }),
    tcp(443, { cidr: ['0.0.0.0/0'] }),
  ],
  corpDatabases: [
    'corp-it',
    'Databases of corporate IT',
    tcp(11_433, { group: 'corpServices' }),
    tcp(1433, { group: 'corpServices' }),
  ],
  corpReports: ['corp-it', 'Sales reports of 2019', tcp(5439, { list: 'fieldStaff', why: 'for the field staff' })],
  analyticsJobs: ['analytics', 'Jobs and notebooks', tcp(8443, { group: 'analyticsIngest' })],
  analyticsIngest: ['analytics', 'Measurements from the field', tcp(8883, { list: 'fieldDevices' })],
  analyticsFiles: ['analytics', 'Notebooks, by NFS', tcp(2049, { group: 'analyticsJobs' })],
  analyticsWarehouse: ['analytics', 'Warehouse and reports', tcp(5432, { group: 'analyticsJobs' })],
  usLoadBalancer: ['shop-prod', 'US web shop from the internet', tcp(443, world), tcp(80, world)],
  usCheckout: ['shop-prod', 'US checkout', tcp(443, world)],
  usDatabases: [
    'shop-prod',
    'Databases of the US shop',
    tcp(5432, { group: 'usCheckout' }),
    tcp(3306, { group: 'usCheckout' }),
  ],
  myLoadBalancer: ['my-shop', 'Shop from the internet', tcp(80, world), tcp(443, world)],
  myWeb: [
    'my-shop',
    'Web server of the shop',
    tcp(8080, { group: 'myLoadBalancer' }),
    tcp(22, { cidr: ['0.0.0.0/0'], why: 'from home' }),
  ],
  myDatabase: ['my-shop', 'Database of the shop', tcp(5432, { group: 'myWeb' })],
}

const stored = (group: string, ingress: IpPermission[], egress: IpPermission[]): StoredRule[] =>
  [...rulesOf(ingress, false), ...rulesOf(egress, true)].map((rule, index) => ({
    ...rule,
    id: ec2Id('sgr', `${group} seed ${index}`),
  }))

const base = (id: string, account: string, region: string, vpc: string) => ({
  GroupId: id,
  OwnerId: account,
  VpcId: ec2Id('vpc', vpc),
  SecurityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${id}`,
})

/** The groups of the given VPCs, including each VPC's default group. */
export function seedGroups(here: readonly VpcName[], account: string, region: string): StoredGroup[] {
  const own = Object.entries(securityGroups).flatMap(([key, { name, vpc }]): StoredGroup[] => {
    if (!here.includes(vpc)) return []
    const group = key as GroupKey // safe: Object.entries of that very table
    const [stack, Description, ...ingress] = plans[group]
    const id = ec2Id('sg', name)
    const rules = stored(id, ingress, silent.includes(group) ? [] : allOut())
    return [{ ...base(id, account, region, vpc), GroupName: name, Description, rules, Tags: tagList(stack, name) }]
  })
  return [
    ...own,
    // the rules were removed in one VPC only
    ...here.map((vpc) => defaultGroup(vpc, account, region, vpc !== 'shop-prod')),
  ]
}

/** The default group of a VPC, as AWS creates it: members can reach each other and any destination. */
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
