import { each, type Near, type NearBefore, type Neighbour } from '../../../controls/control.ts'
import { any, Found } from '../../../controls/found.ts'
import { isEverything, type Permission } from '../../../controls/ports.ts'

const LIST = 'AWS::EC2::PrefixList'
const listFacts = ['PrefixListId', 'OwnerId', 'Entries'] as const
type PrefixList = Near<typeof LIST, (typeof listFacts)[number]>

type Family = 4 | 6
type Rules = readonly Permission[] | null | undefined
type Properties = Readonly<Record<string, unknown>>

/** A neighbour: the prefix lists that rules name as their source, of the rules that matter. */
const listsOf = (rulesOf: (properties: Properties, near: NearBefore) => Found<Permission>) =>
  each(LIST, {
    where: 'PrefixListId',
    is: (properties, _, near) =>
      rulesOf(properties, near).flatMap(({ SourcePrefixListId: id }) => (id === undefined ? [] : [id])),
    reads: listFacts,
  })

/** The prefix lists that a security group itself names, in the inbound rules that matter. */
export const listsOfTheGroup = (matters: (rule: Permission) => boolean) =>
  // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
  listsOf(({ SecurityGroupIngress }) => Found.of((SecurityGroupIngress as Rules) ?? []).filter(matters))

/** The outbound rules of a group with their destination where an inbound rule has its source. */
export const outbound = (rules: Outbound): readonly Permission[] =>
  (rules ?? []).map(({ DestinationPrefixListId, ...rule }) => ({
    ...rule,
    SourcePrefixListId: DestinationPrefixListId,
  }))
type Outbound = readonly (Permission & { readonly DestinationPrefixListId?: string | undefined })[] | null | undefined

/** The prefix lists that a security group names in the outbound rules that matter. */
export const listsOutOfTheGroup = (matters: (rule: Permission) => boolean) =>
  // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
  listsOf(({ SecurityGroupEgress }) => Found.of(outbound(SecurityGroupEgress as Outbound)).filter(matters))

/** Neighbours: the security groups before a resource, and the prefix lists that their inbound rules name. */
export const guardedBy = (idsOf: Neighbour['is']) => ({
  groups: each('AWS::EC2::SecurityGroup', { where: 'GroupId', is: idsOf, reads: ['SecurityGroupIngress'] }),
  lists: listsOf(
    (_, near) =>
      // safe: the neighbour above reads it, and so it has the shape of CloudFormation's property, or is null
      near['groups']?.flatMap(({ properties }) => (properties['SecurityGroupIngress'] as Rules) ?? []) ?? Found.of([]),
  ),
})

/**
 * Do rules let the whole internet in, where they matter: by its own address, or by a prefix list that holds it? What AWS manages
 * holds the addresses of its own services (vpc/latest/userguide/working-with-aws-managed-prefix-lists.html).
 */
export function letAllIn(
  rules: Found<Permission>,
  lists: Found<PrefixList>,
  matters: (rule: Permission) => boolean,
  family?: Family,
): boolean {
  const byAddress = ({ CidrIp, CidrIpv6 }: Permission): boolean =>
    isEverything(CidrIp, family) || isEverything(CidrIpv6, family)
  // AWS's are never asked for their entries
  const holdsAll = ({ properties }: PrefixList): boolean =>
    properties.OwnerId !== 'AWS' && (properties.Entries ?? []).some(({ Cidr }) => isEverything(Cidr, family))
  return rules.some((rule) =>
    any(
      () => byAddress(rule) && matters(rule),
      () =>
        rule.SourcePrefixListId !== undefined &&
        matters(rule) &&
        lists.some((list) => list.properties.PrefixListId === rule.SourcePrefixListId && holdsAll(list)),
    ),
  )
}

interface Guards {
  readonly groups: Found<Near<'AWS::EC2::SecurityGroup', 'SecurityGroupIngress'>>
  readonly lists: Found<PrefixList>
}

/** Does one of the groups before a resource let the whole internet in, by a rule that matters? */
export const isOpenToAll = ({ groups, lists }: Guards, matters: (rule: Permission) => boolean): boolean =>
  letAllIn(
    groups.flatMap(({ properties }) => properties.SecurityGroupIngress ?? []),
    lists,
    matters,
  )
