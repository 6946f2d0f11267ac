import { each, type Near, type NearBefore, type Neighbour } from '../../../controls/control.ts'
import { any, Found } from '../../../controls/found.ts'
import { isEverything, portsText, type SecurityGroupRule } from '../../../controls/ports.ts'
import { listed } from '../../../controls/wording.ts'

const LIST = 'AWS::EC2::PrefixList'
const listFacts = ['PrefixListId', 'OwnerId', 'Entries'] as const
type PrefixList = Near<typeof LIST, (typeof listFacts)[number]>

type Family = 4 | 6
type Rules = readonly SecurityGroupRule[] | null | undefined
type Properties = Readonly<Record<string, unknown>>

/** A neighbour: the prefix lists that the rules that matter name as their source. */
const listsOf = (rulesOf: (properties: Properties, near: NearBefore) => Found<SecurityGroupRule>) =>
  each(LIST, {
    where: 'PrefixListId',
    is: (properties, _, near) =>
      rulesOf(properties, near).flatMap(({ SourcePrefixListId: id }) => (id === undefined ? [] : [id])),
    reads: listFacts,
  })

/** The prefix lists that a security group itself names, in the inbound rules that matter. */
export const listsOfTheGroup = (matters: (rule: SecurityGroupRule) => boolean) =>
  // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
  listsOf(({ SecurityGroupIngress }) => naming((SecurityGroupIngress as Rules) ?? []).filter(matters))

/** The rules whose source is a prefix list. */
const naming = (rules: readonly SecurityGroupRule[]): Found<SecurityGroupRule> =>
  rules.some(namesList) ? Found.of(rules.filter(namesList)) : NO_RULES
const namesList = ({ SourcePrefixListId }: SecurityGroupRule): boolean => SourcePrefixListId !== undefined
const NO_RULES = Found.of<SecurityGroupRule>([])

/** The outbound rules of a group, each with its destination in the field where an inbound rule has its source. */
export const outbound = (rules: Outbound): readonly SecurityGroupRule[] =>
  (rules ?? []).map(({ DestinationPrefixListId, ...rule }) => ({
    ...rule,
    SourcePrefixListId: DestinationPrefixListId,
  }))
type Outbound =
  | readonly (SecurityGroupRule & { readonly DestinationPrefixListId?: string | undefined })[]
  | null
  | undefined

/** The prefix lists that a security group names in the outbound rules that matter. */
export const listsOutOfTheGroup = (matters: (rule: SecurityGroupRule) => boolean) =>
  // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
  listsOf(({ SecurityGroupEgress }) => naming(outbound(SecurityGroupEgress as Outbound)).filter(matters))

/** A route to an internet gateway as a rule: its destination is where traffic may go, by address or by a prefix list. */
const asRule = (destination: string): SecurityGroupRule =>
  destination.startsWith('pl-')
    ? { SourcePrefixListId: destination }
    : destination.includes(':')
      ? { CidrIpv6: destination }
      : { CidrIp: destination }

/** Neighbours: the subnets of a resource, and the prefix lists that their routes to internet gateways name. */
export const placedIn = (idsOf: Neighbour['is']) => ({
  subnets: each(SUBNET, { where: 'SubnetId', is: idsOf, reads: subnetFacts }),
  lists: listsOf(
    (_, near) =>
      near['subnets']?.flatMap(({ state }) =>
        // safe: the neighbour above reads it, and so it has the collector's own type, or is null
        ((state['InternetRoutes'] as readonly string[] | null) ?? []).map(asRule),
      ) ?? NO_RULES,
  ),
})
const SUBNET = 'AWS::EC2::Subnet'
const subnetFacts = ['state.InternetRoutes'] as const
type Subnet = Near<typeof SUBNET, (typeof subnetFacts)[number]>

/** Whether a subnet has a route for the whole internet to an internet gateway; a prefix list that was not read may hold it. */
export const isPublicSubnet =
  (lists: Found<PrefixList>) =>
  ({ state }: Subnet): boolean =>
    allowInternet({ rules: Found.of((state.InternetRoutes ?? []).map(asRule)), near: { lists }, matters: () => true })

/** Neighbours: the security groups of a resource, and the prefix lists that their inbound rules name. */
export const guardedBy = (idsOf: Neighbour['is']) => ({
  groups: each('AWS::EC2::SecurityGroup', { where: 'GroupId', is: idsOf, reads: ['SecurityGroupIngress'] }),
  lists: listsOf(
    (_, near) =>
      // safe: the neighbour above reads it, and so it has the shape of CloudFormation's property, or is null
      near['groups']?.flatMap(({ properties }) => (properties['SecurityGroupIngress'] as Rules) ?? []) ?? Found.of([]),
  ),
})

/** The whole internet as a rule names it, `0.0.0.0/0` or `::/0`; undefined for another source. */
const internetIn = ({ CidrIp, CidrIpv6 }: SecurityGroupRule, family: Family | undefined): string | undefined =>
  isEverything(CidrIp, family) ? CidrIp : isEverything(CidrIpv6, family) ? CidrIpv6 : undefined

/** Rules, the prefix lists that they name, and which of the rules matter; `family` limits it to IPv4 or IPv6. */
interface Question {
  readonly rules: Found<SecurityGroupRule>
  /** Only looked up if a rule names a prefix list. */
  readonly near: { readonly lists: Found<PrefixList> }
  readonly matters: (rule: SecurityGroupRule) => boolean
  readonly family?: Family | undefined
}

/**
 * A test of one rule: does it matter, and is its source the whole internet, by address or by a prefix list? The lists that AWS manages
 * hold addresses of its services only (vpc/latest/userguide/working-with-aws-managed-prefix-lists.html).
 */
function opensToInternet({ near, matters, family }: Question): (rule: SecurityGroupRule) => boolean {
  // the entries of AWS's lists are not read
  const holdsAll = ({ properties }: PrefixList): boolean =>
    properties.OwnerId !== 'AWS' && (properties.Entries ?? []).some(({ Cidr }) => isEverything(Cidr, family))
  return (rule) => {
    const isInternet = internetIn(rule, family) !== undefined
    // most rules name no prefix list: their address alone decides
    if (rule.SourcePrefixListId === undefined) return isInternet && matters(rule)
    return any(
      () => isInternet && matters(rule),
      () =>
        matters(rule) &&
        near.lists.some((list) => list.properties.PrefixListId === rule.SourcePrefixListId && holdsAll(list)),
    )
  }
}

/** Do the rules that matter allow the whole internet? */
export const allowInternet = (question: Question): boolean => question.rules.some(opensToInternet(question))

/**
 * What the rules that matter open to the whole internet, in the words of a finding: `tcp/22 and tcp/3389 to 0.0.0.0/0,
 * tcp/22 to ::/0`.
 */
export function openings(question: Question): string {
  const open = question.rules.seen(opensToInternet(question))
  const bySource = grouped(
    open.map((rule) => [internetIn(rule, question.family) ?? rule.SourcePrefixListId ?? '', portsText(rule)]),
  )
  const byPorts = grouped([...bySource].map(([source, ports]) => [listed(ports, 2), source]))
  return [...byPorts]
    .slice(0, 2)
    .map(([ports, sources]) => `${ports} to ${listed(sources)}`)
    .join(', ')
}

/** The values of each key, in the order of the pairs. */
function grouped(pairs: readonly (readonly [key: string, value: string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value])
  return groups
}

interface Guards {
  readonly groups: Found<Near<'AWS::EC2::SecurityGroup', 'SecurityGroupIngress'>>
  readonly lists: Found<PrefixList>
}

const inbound = (near: Guards, matters: Question['matters']): Question => ({
  rules: near.groups.flatMap(({ properties }) => properties.SecurityGroupIngress ?? []),
  near,
  matters,
})

/** Does a security group of a resource allow the whole internet through a rule that matters? */
export const isOpenToAll = (near: Guards, matters: Question['matters']): boolean =>
  allowInternet(inbound(near, matters))

/** The finding for a resource that `isOpenToAll`: `Security groups open tcp/2049 to 0.0.0.0/0`. */
export const openToAll = (near: Guards, matters: Question['matters']): string =>
  `Security groups open ${openings(inbound(near, matters))}`
