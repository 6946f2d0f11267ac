import type { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, US } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { prefixLists } from './collect/prefix-lists.ts'
import { networkInterfaces, securityGroups } from './collect/vpc.ts'
import * as securityGroupsModule from './controls/security-groups.ts'

const controls = controlsIn(securityGroupsModule)
const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let ec2: EC2
let ec2InUs: EC2

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  ec2 = await aws.client('ec2', HOME)
  ec2InUs = await aws.client('ec2', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const verdicts = (id: string, model: Model) => {
  const control = controls.find((one) => one.id === id)
  if (!control) throw new Error(`no control ${id}`)
  return verdictsOf(control, model)
}
const sg = (name: string): string => ec2Id('sg', name)

const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }

test('closing SSH to the world meets the controls', async () => {
  const GroupId = sg('corp-it-bastion')
  const anywhere = { ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
  expect(verdicts('EC2.13', await scanPractice(practice, [securityGroups]))['corp-it-bastion']).toBe('unmet')
  await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: [anywhere] })
  await ec2.authorizeSecurityGroupIngress({
    GroupId,
    IpPermissions: [{ ...ssh, IpRanges: [{ CidrIp: '198.51.100.7/28', Description: 'office' }] }],
  })
  const model = await scanPractice(practice, [securityGroups])
  for (const id of ['EC2.13', 'EC2.19', 'EC2.53']) expect(verdicts(id, model)['corp-it-bastion'], id).toBe('met')
  // EC2.18 is asked of groups with a rule for the whole internet alone
  expect(verdicts('EC2.18', model)['corp-it-bastion']).toBe('not-applicable')
  const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] })
  // the bits of the host are cut off
  expect(group?.IpPermissions).toEqual([
    {
      ...ssh,
      IpRanges: [{ CidrIp: '198.51.100.0/28', Description: 'office' }],
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: [],
    },
  ])
})
test('a rule is as open as the prefix list that it names', async () => {
  const GroupId = sg('corp-it-bastion')
  const open = async () =>
    verdicts('EC2.13', await scanPractice(practice, [securityGroups, prefixLists]))['corp-it-bastion']
  const named = (PrefixListId: string) => [
    { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, PrefixListIds: [{ PrefixListId }] },
  ]
  const made = await ec2.createManagedPrefixList({
    PrefixListName: 'homes',
    AddressFamily: 'IPv4',
    MaxEntries: 2,
    Entries: [{ Cidr: '198.51.100.7/28' }],
  })
  const PrefixListId = made.PrefixList?.PrefixListId ?? ''
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: named(PrefixListId) })
  expect(await open()).toBe('met')
  const Entry = { Cidr: '1.0.0.0/0' }
  await ec2.modifyManagedPrefixList({ PrefixListId, CurrentVersion: 1, AddEntries: [Entry] })
  expect(await open()).toBe('unmet')
  await expect(
    ec2.modifyManagedPrefixList({ PrefixListId, CurrentVersion: 1, RemoveEntries: [Entry] }),
  ).rejects.toThrow('version 2')
  await ec2.modifyManagedPrefixList({ PrefixListId, CurrentVersion: 2, RemoveEntries: [Entry] })
  expect(await open()).toBe('met')
  const byAws = { Filters: [{ Name: 'prefix-list-name', Values: [`com.amazonaws.${HOME}.s3`] }] }
  const { PrefixLists: [s3] = [] } = await ec2.describeManagedPrefixLists(byAws)
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: named(s3?.PrefixListId ?? '') })
  expect(await open()).toBe('met')
  await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: named(s3?.PrefixListId ?? '') })
  await expect(ec2.deleteManagedPrefixList({ PrefixListId })).rejects.toThrow('in use')
  await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: named(PrefixListId) })
  await ec2.deleteManagedPrefixList({ PrefixListId })
})
test('a rule keeps its id when it is modified, and can be revoked by it', async () => {
  const GroupId = sg('corp-it-services')
  const rules = () => ec2.describeSecurityGroupRules({ Filters: [{ Name: 'group-id', Values: [GroupId] }] })
  const open = (await rules()).SecurityGroupRules?.find(({ CidrIpv6 }) => CidrIpv6 === '::/0')
  const SecurityGroupRuleId = open?.SecurityGroupRuleId ?? ''
  const SecurityGroupRule = { IpProtocol: 'tcp', FromPort: 3389, ToPort: 3389, CidrIpv6: '2001:db8::/56' }
  await ec2.modifySecurityGroupRules({ GroupId, SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule }] })
  expect(verdicts('EC2.54', await scanPractice(practice, [securityGroups]))['corp-it-services']).toBe('met')
  await ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds: [SecurityGroupRuleId] })
  expect((await rules()).SecurityGroupRules?.some((one) => one.SecurityGroupRuleId === SecurityGroupRuleId)).toBe(false)
})
test('the default group is emptied', async () => {
  const { SecurityGroups: [group] = [] } = await ec2InUs.describeSecurityGroups({
    Filters: [
      { Name: 'group-name', Values: ['default'] },
      { Name: 'vpc-id', Values: [ec2Id('vpc', 'default')] },
    ],
  })
  const GroupId = group?.GroupId ?? ''
  await ec2InUs.revokeSecurityGroupIngress({ GroupId, IpPermissions: group?.IpPermissions })
  await ec2InUs.revokeSecurityGroupEgress({ GroupId, IpPermissions: group?.IpPermissionsEgress })
  const model = await scanPractice(practice, [securityGroups])
  const emptied = model.ofType('AWS::EC2::SecurityGroup').find((one) => one.properties['GroupId'] === GroupId)
  expect(emptied?.properties).toMatchObject({ SecurityGroupIngress: [], SecurityGroupEgress: [] })
})
test('a group without a VPC needs a default VPC, which one region has', async () => {
  const asked = { GroupName: 'temporary', Description: 'for a day' }
  expect(await refused(ec2.createSecurityGroup(asked))).toBe('VPCIdNotSpecified')
  const { GroupId } = await ec2InUs.createSecurityGroup(asked)
  await ec2InUs.deleteSecurityGroup({ GroupId })
})
test('the unused group is deleted; one in use, one referred to and a default one are not', async () => {
  await ec2.deleteSecurityGroup({ GroupId: sg('shop-prod-memcached') })
  const model = await scanPractice(practice, [securityGroups, networkInterfaces])
  expect(verdicts('EC2.22', model)['shop-prod-memcached']).toBeUndefined()
  expect(await refused(ec2.deleteSecurityGroup({ GroupId: sg('shop-prod-web') }))).toBe('DependencyViolation')
  expect(await refused(ec2.deleteSecurityGroup({ GroupId: sg('corp-it default') }))).toBe('CannotDelete')
  const { GroupId } = await ec2.createSecurityGroup({
    GroupName: 'temporary',
    Description: 'for a day',
    VpcId: ec2Id('vpc', 'corp-it'),
  })
  await ec2.authorizeSecurityGroupIngress({
    GroupId: sg('corp-it-services'),
    IpPermissions: [{ ...ssh, UserIdGroupPairs: [{ GroupId }] }],
  })
  expect(await refused(ec2.deleteSecurityGroup({ GroupId }))).toBe('DependencyViolation')
})
test.each([
  ['an unknown group', { GroupId: 'sg-0123' }, 'InvalidGroup.NotFound'],
  ['no group', {}, 'MissingParameter'],
  ['no permission', { GroupId: sg('shop-prod-web') }, 'MissingParameter'],
  ['a malformed network', { CidrIp: '10.0.0/8', ...ssh }, 'InvalidParameterValue'],
  ['a range the wrong way round', { CidrIp: '10.0.0.0/8', ...ssh, ToPort: 21 }, 'InvalidParameterValue'],
  ['TCP without ports', { CidrIp: '10.0.0.0/8', IpProtocol: 'tcp' }, 'InvalidParameterValue'],
  ['an unknown protocol', { CidrIp: '10.0.0.0/8', IpProtocol: 'carrier-pigeon' }, 'InvalidParameterValue'],
  [
    'a rule that is there',
    {
      IpPermissions: [
        { IpProtocol: '6', FromPort: 8443, ToPort: 8443, UserIdGroupPairs: [{ GroupId: sg('shop-prod-alb') }] },
      ],
    },
    'InvalidPermission.Duplicate',
  ],
  [
    'an unknown source group',
    { IpPermissions: [{ ...ssh, UserIdGroupPairs: [{ GroupId: 'sg-0123' }] }] },
    'InvalidGroup.NotFound',
  ],
])('%s is refused', async (what, input, code) => {
  const named = what === 'no group' ? input : { GroupId: sg('shop-prod-web'), ...input }
  expect(await refused(ec2.authorizeSecurityGroupIngress(named))).toBe(code)
})
test('what is not there cannot be revoked', async () => {
  const IpPermissions = [{ ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]
  expect(await refused(ec2.revokeSecurityGroupIngress({ GroupId: sg('shop-prod-web'), IpPermissions }))).toBe(
    'InvalidPermission.NotFound',
  )
})
