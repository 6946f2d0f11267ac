import { describe, expect, test } from 'vitest'
import { place } from '../model/model.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { albRedirectsToHttps } from '../services/elasticloadbalancing/controls/elbv2.ts'
import { auroraMysqlAudits } from '../services/rds/controls/clusters.ts'
import { ANOTHER_KIND } from './answer.ts'
import { ask, basis, groundsOf } from './basis.ts'
import { type Control, control, each, the, those } from './control.ts'
import type { Found } from './found.ts'
import type { Ground } from './grounds.ts'

const here = { account: '111122223333', region: 'eu-central-1' }
const one = (type: string, properties: Record<string, unknown>, more: Partial<Resource> = {}): Resource => ({
  ...here,
  id: `${type}/one`,
  type,
  name: 'one',
  tags: {},
  properties,
  state: {},
  unseen: {},
  ...more,
})
const refused = (type: string, call: string): BlindSpot => ({
  ...here,
  type,
  call,
  why: 'access denied',
  listing: true,
})

test('a question that does not arise is not unknown for a neighbour that was not seen', () => {
  const blindSpot = refused('AWS::RDS::DBClusterParameterGroup', 'rds:DescribeDBClusterParameterGroups')
  const verdict = (Engine: string) => {
    const cluster = one(
      'AWS::RDS::DBCluster',
      { Engine, DBClusterParameterGroupName: 'its' },
      { state: { ParameterApplyStatuses: ['in-sync'] } },
    )
    return ask(auroraMysqlAudits, cluster, place([cluster], [blindSpot]))
  }
  expect(verdict('aurora-postgresql')).toEqual({ is: 'not-applicable' })
  expect(verdict('aurora-mysql')).toEqual({ is: 'unknown', missing: [`${blindSpot.call} (access denied)`] })
})

test('a value of another kind than AWS documents leaves the question open, also in a key by which neighbours are found', () => {
  const verdict = (Engine: unknown, group: unknown) => {
    const state = { ParameterApplyStatuses: ['in-sync'] }
    const cluster = one('AWS::RDS::DBCluster', { Engine, DBClusterParameterGroupName: group }, { state })
    return ask(strange, cluster, place([cluster], []))
  }
  const groups = each('AWS::RDS::DBClusterParameterGroup', {
    where: 'DBClusterParameterGroupName',
    // safe: a cluster's name of its group is a text, as AWS documents it
    is: ({ DBClusterParameterGroupName: name }) => (name as string).split(','),
    reads: ['DBClusterParameterGroupName'],
  })
  const strange: Control = { ...auroraMysqlAudits, near: { groups }, neighbours: [['groups', groups]], holds: byGroups }
  expect(verdict('aurora-mysql', 'its')).toMatchObject({
    is: 'unknown',
    missing: ['AWS::RDS::DBClusterParameterGroup its was not seen'],
  })
  expect(verdict('aurora-mysql', 7)).toEqual({ is: 'unknown', missing: [ANOTHER_KIND] })
  expect(verdict(['aurora-mysql'], 'its')).toMatchObject({ is: 'not-applicable' })
})
const byGroups = (_: never, { near }: { near: { groups: Found<unknown> } }): boolean => near.groups.every(() => true)

test('where the question arises by a neighbour, one that was not seen leaves it unknown', () => {
  const blindSpot = refused('AWS::ElasticLoadBalancingV2::Listener', 'elasticloadbalancing:DescribeListeners')
  const balancer = one('AWS::ElasticLoadBalancingV2::LoadBalancer', { LoadBalancerArn: 'its', Type: 'application' })
  const verdict = (blindSpots: BlindSpot[]) => ask(albRedirectsToHttps, balancer, place([balancer], blindSpots))
  expect(verdict([blindSpot])).toEqual({ is: 'unknown', missing: [`${blindSpot.call} (access denied)`] })
  expect(verdict([])).toEqual({ is: 'not-applicable' })
})

const text = {
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'It is as it should be.',
  fix: 'Set it.',
  source: 'https://docs.aws.amazon.com/x.html',
} as const
const GROUP = 'AWS::EC2::SecurityGroup'
const SUBNET = 'AWS::EC2::Subnet'

/** Met where no security group of an instance has a rule. */
const closed = control({
  ...text,
  id: 'Test.1',
  on: 'AWS::EC2::Instance',
  reads: ['SecurityGroupIds'],
  near: {
    groups: each(GROUP, {
      where: 'GroupId',
      is: ({ SecurityGroupIds }) => (Array.isArray(SecurityGroupIds) ? SecurityGroupIds.map(String) : null),
      reads: ['SecurityGroupIngress'],
    }),
  },
  holds: (_, { near }) => near.groups.every(({ properties }) => (properties.SecurityGroupIngress ?? []).length === 0),
})
const instance = one('AWS::EC2::Instance', { SecurityGroupIds: ['a', 'b'] })
const group = (id: string, rules: number | undefined, more: Partial<Resource> = {}): Resource =>
  one(
    GROUP,
    {
      GroupId: id,
      ...(rules === undefined ? {} : { SecurityGroupIngress: Array.from({ length: rules }, () => ({})) }),
    },
    { id, name: id, ...more },
  )
const verdict = (asked: Control, subject: Resource, near: readonly Resource[], blindSpots: readonly BlindSpot[] = []) =>
  ask(asked, subject, place([subject, ...near], blindSpots))

describe('a neighbour that is missing', () => {
  test('does not matter where another decides: one group is open, the other unreadable', () => {
    expect(verdict(closed, instance, [group('a', 1)])).toEqual({ is: 'unmet' })
    expect(verdict(closed, instance, [group('a', 1), group('b', undefined)])).toEqual({ is: 'unmet' })
  })

  test('leaves the verdict unknown where it could turn it, and is named', () => {
    const blindSpot = refused(GROUP, 'ec2:DescribeSecurityGroups')
    expect(verdict(closed, instance, [group('a', 0)])).toEqual({
      is: 'unknown',
      missing: [`${GROUP} b was not seen`],
    })
    expect(verdict(closed, instance, [group('a', 0)], [blindSpot])).toEqual({
      is: 'unknown',
      missing: ['ec2:DescribeSecurityGroups (access denied)'],
    })
    const unseen = { SecurityGroupIngress: { call: 'ec2:DescribeSecurityGroupRules', why: 'access denied' } }
    expect(verdict(closed, instance, [group('a', 0), group('b', undefined, { unseen })])).toEqual({
      is: 'unknown',
      missing: ['ec2:DescribeSecurityGroupRules (access denied)'],
    })
  })

  test('as one of its type in the account, is named by its listing', () => {
    const lonely = control({
      ...text,
      id: 'Test.2',
      on: 'AWS::EC2::Instance',
      reads: [],
      near: { account: the('Demarc::S3::AccountPublicAccessBlock', { within: 'account', reads: ['BlockPublicAcls'] }) },
      holds: (_, { near }) => near.account.every(({ properties }) => properties.BlockPublicAcls),
    })
    const blindSpot = refused('Demarc::S3::AccountPublicAccessBlock', 's3:GetAccountPublicAccessBlock')
    expect(verdict(lonely, instance, [], [blindSpot])).toEqual({
      is: 'unknown',
      missing: ['s3:GetAccountPublicAccessBlock (access denied)'],
    })
  })

  test('hides what it would lead to: the neighbours whose keys it holds', () => {
    const chained = control({
      ...text,
      id: 'Test.3',
      on: 'AWS::EC2::Instance',
      reads: ['SecurityGroupIds'],
      near: {
        groups: each(GROUP, {
          where: 'GroupId',
          is: ({ SecurityGroupIds }) => (Array.isArray(SecurityGroupIds) ? SecurityGroupIds.map(String) : null),
          reads: ['VpcId'],
        }),
        vpcs: those('AWS::EC2::VPC', {
          where: 'VpcId',
          is: (_, __, { groups }) => groups?.flatMap(({ properties }) => [`${properties['VpcId']}`]),
          reads: ['VpcId'],
        }),
      },
      holds: (_, { near }) => near.vpcs.every(({ properties }) => properties.VpcId === 'good'),
    })
    const vpc = (id: string): Resource => one('AWS::EC2::VPC', { VpcId: id }, { id })
    const inVpc = (id: string, VpcId: string): Resource => one(GROUP, { GroupId: id, VpcId }, { id })
    const both = [vpc('good'), vpc('bad')]
    expect(verdict(chained, instance, [...both, inVpc('a', 'good'), inVpc('b', 'good')])).toEqual({ is: 'met' })
    expect(verdict(chained, instance, [...both, inVpc('a', 'good')])).toEqual({
      is: 'unknown',
      missing: [`${GROUP} b was not seen`],
    })
    expect(verdict(chained, instance, [...both, inVpc('a', 'bad')])).toEqual({ is: 'unmet' })
  })
})

test('a neighbour is found by its live state', () => {
  const watched = control({
    ...text,
    id: 'Test.4',
    on: 'AWS::EC2::Instance',
    reads: ['InstanceId'],
    near: {
      volumes: those('AWS::EC2::Volume', {
        where: 'state.AttachedTo',
        is: ({ InstanceId }) => String(InstanceId),
        reads: ['Encrypted'],
      }),
    },
    holds: (_, { near }) => near.volumes.some(({ properties }) => properties.Encrypted),
  })
  const its = one('AWS::EC2::Instance', { InstanceId: 'i-1' })
  const volume = (AttachedTo?: string): Resource =>
    one('AWS::EC2::Volume', { Encrypted: true }, { id: 'v', state: AttachedTo === undefined ? {} : { AttachedTo } })
  expect(verdict(watched, its, [volume('i-1')])).toEqual({ is: 'met' })
  expect(verdict(watched, its, [volume('i-2')])).toEqual({ is: 'unmet' })
  expect(verdict(watched, its, [volume()]).is).toBe('unknown')
})

describe('the grounds of a verdict', () => {
  const inWords = (ground: Ground): string => {
    if (ground.is === 'dated') return `${ground.name} ends ${ground.end}`
    if (ground.is === 'no other') return `no other ${ground.type} by ${ground.where} in ${ground.region}`
    return ground.is === 'there' ? `${ground.resource.id} is there` : `${ground.resource.id} ${ground.path}`
  }
  const grounds = (asked: Control, subject: Resource, near: readonly Resource[]): string[] =>
    groundsOf(basis(asked, subject, place([subject, ...near], []))).map(inWords)
  const own = `${instance.id} SecurityGroupIds`

  test('are all neighbours where all must pass, and the one that fails where one does', () => {
    expect(grounds(closed, instance, [group('a', 0), group('b', 0)])).toEqual([
      own,
      ...['a is there', 'a SecurityGroupIngress', 'b is there', 'b SecurityGroupIngress'],
    ])
    expect(grounds(closed, instance, [group('a', 0), group('b', 1)])).toEqual([
      own,
      ...['b is there', 'b SecurityGroupIngress'],
    ])
  })

  test('are the listing where there could be another, and what was looked at', () => {
    const spread = control({
      ...text,
      id: 'Test.5',
      on: 'AWS::EC2::VPC',
      reads: ['VpcId'],
      near: {
        subnets: those(SUBNET, {
          where: 'VpcId',
          is: ({ VpcId }) => String(VpcId),
          reads: ['AvailabilityZone', 'MapPublicIpOnLaunch'],
        }),
      },
      applies: ({ VpcId }) => VpcId !== 'default',
      holds: (_, { near }) => near.subnets.hasDifferent(2, ({ properties }) => properties.AvailabilityZone),
    })
    const vpc = one('AWS::EC2::VPC', { VpcId: 'v' })
    const subnet = (id: string, AvailabilityZone: string): Resource =>
      one(SUBNET, { VpcId: 'v', AvailabilityZone, MapPublicIpOnLaunch: true }, { id })
    const [a, twin, b] = [subnet('a', '1'), subnet('a-twin', '1'), subnet('b', '2')]
    expect(grounds(spread, vpc, [a, twin, b])).toEqual([
      `${vpc.id} VpcId`,
      ...['a is there', 'a AvailabilityZone', 'b is there', 'b AvailabilityZone'],
    ])
    expect(grounds(spread, vpc, [a])).toEqual([
      `${vpc.id} VpcId`,
      ...['a is there', 'a AvailabilityZone', `no other ${SUBNET} by VpcId in eu-central-1`],
    ])
    const other = one('AWS::EC2::VPC', { VpcId: 'default' })
    expect(grounds(spread, other, [a])).toEqual([`${other.id} VpcId`])
  })

  test('are no listing where there is no key: nothing was looked for', () => {
    const attached = control({
      ...text,
      id: 'Test.6',
      on: 'AWS::EC2::Instance',
      reads: ['SecurityGroupIds'],
      near: {
        groups: those(GROUP, {
          where: 'GroupId',
          is: ({ SecurityGroupIds }) => (Array.isArray(SecurityGroupIds) ? SecurityGroupIds.map(String) : null),
          reads: ['VpcId'],
        }),
        vpcs: those('AWS::EC2::VPC', {
          where: 'VpcId',
          is: (_, __, { groups }) => groups?.flatMap(({ properties }) => [`${properties['VpcId']}`]),
          reads: ['VpcId'],
        }),
      },
      holds: (_, { near }) => !near.groups.some() && !near.vpcs.some(),
    })
    const none = one('AWS::EC2::Instance', { SecurityGroupIds: [] })
    expect(grounds(attached, none, [])).toEqual([`${none.id} SecurityGroupIds`])
    expect([...new Set(grounds(attached, instance, []))]).toEqual([
      `${instance.id} SecurityGroupIds`,
      `no other ${GROUP} by GroupId in eu-central-1`,
    ])
  })
})
