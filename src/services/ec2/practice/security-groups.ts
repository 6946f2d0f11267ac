import type { IpPermission, SecurityGroupRuleRequest } from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../practice/ids.ts'
import type { Naming } from '../../../practice/kind.ts'
import { awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import { filtered } from './kinds.ts'
import { type Client, groups, type NetworkState, type StoredGroup } from './network.ts'
import { prefixLists, shownList } from './prefix-lists.ts'
import { essenceOf, rulesOf, type StoredRule, shownRule } from './security-group-rules.ts'

type C<I = unknown> = Call<I, NetworkState>

type Named = Naming<'GroupId' | 'GroupName'>

/** The group that a request names: by id, or in the default VPC by name. */
function groupOf(call: C, { GroupId, GroupName }: Named): StoredGroup {
  if (GroupId !== undefined) return groups.of(call, GroupId)
  if (GroupName === undefined)
    throw awsError('MissingParameter', 'The request must contain the parameter groupName or groupId')
  const standard = call.state.vpcs.find(({ IsDefault }) => IsDefault)?.VpcId
  const found = call.state.groups.find((one) => one.GroupName === GroupName && one.VpcId === standard)
  return found ?? groups.of(call, GroupName)
}

interface Permissions extends Named {
  readonly IpPermissions?: IpPermission[] | undefined
  readonly IpProtocol?: string | undefined
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
  readonly CidrIp?: string | undefined
}

/** The rules that a request describes: as permissions, or in the older form as one rule with a single network. */
function asked(call: C<Permissions>, egress: boolean): StoredRule[] {
  const { IpPermissions, IpProtocol, FromPort, ToPort, CidrIp } = call.input
  const single = CidrIp === undefined ? [] : [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] }]
  const rules = rulesOf([...(IpPermissions ?? []), ...single], egress)
  for (const { kind, who } of rules) {
    if (kind === 'group') groups.of(call, who)
    if (kind === 'prefix') prefixLists.of(call, who)
  }
  return rules
}

const LARGEST = 60

/** Adds the rules of a request to a group (AuthorizeSecurityGroupIngress, AuthorizeSecurityGroupEgress). */
function authorize(call: C<Permissions>, egress: boolean) {
  const group = groupOf(call, call.input)
  const rules = asked(call, egress)
  if (rules.length === 0)
    throw awsError('MissingParameter', 'The request must contain the parameter ipPermissions or cidrIp')
  const known = new Set(group.rules.map(essenceOf))
  for (const rule of rules) {
    if (known.has(essenceOf(rule)))
      throw awsError(
        'InvalidPermission.Duplicate',
        `the specified rule "peer: ${rule.who}, ${rule.protocol.toUpperCase()}, from port: ${rule.from ?? -1}, to port: ${rule.to ?? -1}, ALLOW" already exists`,
      )
    known.add(essenceOf(rule))
    call.state.made += 1
    rule.id = ec2Id('sgr', `${group.GroupId} ${call.state.made}`)
    group.rules.push(rule)
  }
  if (group.rules.filter((rule) => rule.egress === egress).length > LARGEST)
    throw awsError(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    )
  return { Return: true, SecurityGroupRules: rules.map((rule) => shownRule(rule, group.GroupId, call.account)) }
}

/** Removes rules from a group, by id or by content. */
function revoke(call: C<Permissions & { readonly SecurityGroupRuleIds?: string[] | undefined }>, egress: boolean) {
  const group = groupOf(call, call.input)
  const ids = call.input.SecurityGroupRuleIds ?? []
  const here = group.rules.filter((rule) => rule.egress === egress)
  for (const id of ids)
    if (!here.some((rule) => rule.id === id))
      throw awsError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`)
  const wanted = new Set(asked(call, egress).map(essenceOf))
  for (const essence of wanted)
    if (!here.some((rule) => essenceOf(rule) === essence))
      throw awsError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
  group.rules = group.rules.filter((rule) => !ids.includes(rule.id) && !wanted.has(essenceOf(rule)))
  return { Return: true }
}

/** A rule as ModifySecurityGroupRules describes it. */
function ruleFrom(request: SecurityGroupRuleRequest, egress: boolean): StoredRule {
  const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId, Description } = request
  const ports = { IpProtocol, FromPort, ToPort }
  const [rule, ...more] = rulesOf(
    [
      {
        ...ports,
        ...(CidrIpv4 === undefined ? {} : { IpRanges: [{ CidrIp: CidrIpv4, Description }] }),
        ...(CidrIpv6 === undefined ? {} : { Ipv6Ranges: [{ CidrIpv6, Description }] }),
        ...(PrefixListId === undefined ? {} : { PrefixListIds: [{ PrefixListId, Description }] }),
        ...(ReferencedGroupId === undefined ? {} : { UserIdGroupPairs: [{ GroupId: ReferencedGroupId, Description }] }),
      },
    ],
    egress,
  )
  if (!rule || more.length > 0)
    throw awsError('InvalidParameterValue', 'A security group rule has exactly one source or destination.')
  return rule
}

export const securityGroupReads = {
  DescribeSecurityGroupRules: ({ input, state, account }) => {
    const { SecurityGroupRuleIds: ids = [], Filters } = input
    const all = state.groups.flatMap(({ GroupId: group, rules }) => rules.map((rule) => ({ group, rule })))
    const named = ids.length === 0 ? all : all.filter(({ rule }) => ids.includes(rule.id))
    const found = filtered(named, Filters, { 'group-id': 'group', 'security-group-rule-id': ({ rule }) => rule.id })
    return { SecurityGroupRules: found.map(({ group, rule }) => shownRule(rule, group, account)) }
  },
} satisfies ServiceDefinition<Client, NetworkState>['reads']

export const securityGroupChanges = {
  AuthorizeSecurityGroupIngress: (call) => authorize(call, false),
  AuthorizeSecurityGroupEgress: (call) => authorize(call, true),
  RevokeSecurityGroupIngress: (call) => revoke(call, false),
  RevokeSecurityGroupEgress: (call) => revoke(call, true),
  ModifySecurityGroupRules: (call) => {
    const group = groupOf(call, { GroupId: call.input.GroupId })
    for (const { SecurityGroupRuleId = '', SecurityGroupRule } of call.input.SecurityGroupRules ?? []) {
      const index = group.rules.findIndex(({ id }) => id === SecurityGroupRuleId)
      const before = group.rules[index]
      if (!before)
        throw awsError(
          'InvalidSecurityGroupRuleId.NotFound',
          `The security group rule ID '${SecurityGroupRuleId}' does not exist`,
        )
      const after = ruleFrom(SecurityGroupRule ?? {}, before.egress)
      if (after.kind !== before.kind)
        throw awsError('InvalidParameterValue', 'The kind of source or destination of a rule cannot be changed.')
      group.rules[index] = { ...after, id: before.id }
    }
    return { Return: true }
  },
  CreateSecurityGroup: (call) => {
    const { input, state, account, region } = call
    const vpc = state.vpcs.find((one) => (input.VpcId === undefined ? one.IsDefault : one.VpcId === input.VpcId))
    if (!vpc && input.VpcId === undefined) throw awsError('VPCIdNotSpecified', 'No default VPC for this user')
    if (!vpc) throw awsError('InvalidVpcID.NotFound', `The vpc ID '${input.VpcId}' does not exist`)
    const { GroupName = '', Description = '' } = input
    if (GroupName === '' || Description === '')
      throw awsError('MissingParameter', 'The request must contain the parameters GroupName and GroupDescription')
    if (state.groups.some((one) => one.VpcId === vpc.VpcId && one.GroupName === GroupName))
      throw awsError(
        'InvalidGroup.Duplicate',
        `The security group '${GroupName}' already exists for VPC '${vpc.VpcId}'`,
      )
    state.made += 1
    const id = ec2Id('sg', `${GroupName} ${state.made}`)
    const SecurityGroupArn = `arn:aws:ec2:${region}:${account}:security-group/${id}`
    const out = { id: ec2Id('sgr', id), egress: true, protocol: '-1', kind: 'ipv4' as const, who: '0.0.0.0/0' }
    const Tags = input.TagSpecifications?.[0]?.Tags ?? []
    const group = { GroupId: id, OwnerId: account, VpcId: vpc.VpcId, SecurityGroupArn, GroupName, Description, Tags }
    groups.add(call, { ...group, rules: [out] })
    return { GroupId: id, SecurityGroupArn, Tags }
  },
  DeleteManagedPrefixList: (call) => {
    const list = prefixLists.of(call, call.input.PrefixListId)
    if (call.state.groups.some(({ rules }) => rules.some(({ who }) => who === list.PrefixListId)))
      throw awsError('DependencyViolation', `The prefix list ${list.PrefixListId} is in use.`)
    return { PrefixList: shownList(prefixLists.remove(call, list.PrefixListId)) }
  },
  DeleteSecurityGroup: (call) => {
    const { state } = call
    const { GroupId: id, GroupName } = groupOf(call, call.input)
    if (GroupName === 'default')
      throw awsError('CannotDelete', `the specified group: "${id}" name: "default" cannot be deleted by a user`)
    const guarding = state.interfaces.some(({ Groups = [] }) => Groups.some(({ GroupId }) => GroupId === id))
    const referred = state.groups.some((one) => one.GroupId !== id && one.rules.some(({ who }) => who === id))
    if (guarding || referred) throw awsError('DependencyViolation', `resource ${id} has a dependent object`)
    groups.remove(call, id)
    return { Return: true, GroupId: id }
  },
} satisfies ServiceDefinition<Client, NetworkState>['changes']
