import type { Redshift } from '@aws-sdk/client-redshift'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { buckets, HOME, subnets, US } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { prefixLists } from '../ec2/collect/prefix-lists.ts'
import { securityGroups } from '../ec2/collect/vpc.ts'
import { groupId } from '../ec2/practice/security-groups.seed.ts'
import { warehouseParameterGroups, warehouseSubnetGroups, warehouses } from './collect/redshift.ts'
import * as redshiftModule from './controls/redshift.ts'

const redshiftControls = controlsIn(redshiftModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let redshift: Redshift
let inUs: Redshift

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  redshift = await aws.client('redshift', HOME)
  inUs = await aws.client('redshift', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () =>
  scanPractice(practice, [warehouses, warehouseParameterGroups, warehouseSubnetGroups, securityGroups, prefixLists])
const verdict = verdictBy(redshiftControls)

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('reads all clusters, parameter groups and subnet groups', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    const names = (kind: string) => model.ofType(`AWS::Redshift::${kind}`).map(({ name }) => name)
    expect(names('Cluster').toSorted()).toEqual(['analytics-warehouse', 'sales-2019', 'shop-prod-reports'])
    expect(names('ClusterParameterGroup').length).toBe(5)
    expect(names('ClusterSubnetGroup').length).toBe(3)
    expect(model.ofType('AWS::Redshift::Cluster').every(({ tags }) => tags['team'])).toBe(true)
  })
  test('keeps only the parameters that controls read', () => {
    const own = model.ofType('AWS::Redshift::ClusterParameterGroup').find(({ name }) => name === 'shop-prod-reports')
    expect(own?.properties.Parameters).toEqual([
      { ParameterName: 'enable_user_activity_logging', ParameterValue: 'true' },
      { ParameterName: 'require_ssl', ParameterValue: 'true' },
      { ParameterName: 'use_fips_ssl', ParameterValue: 'false' },
    ])
  })
})

const sales = 'sales-2019'
const modify = (more: object, ClusterIdentifier = sales) => redshift.modifyCluster({ ClusterIdentifier, ...more })
/** Assigns a new parameter group to the cluster and reboots it. */
async function setParameter(ParameterGroupName: string, ParameterName: string): Promise<void> {
  await redshift.createClusterParameterGroup({
    ParameterGroupName,
    ParameterGroupFamily: 'redshift-1.0',
    Description: ParameterGroupName,
  })
  const Parameters = [{ ParameterName, ParameterValue: 'true' }]
  await redshift.modifyClusterParameterGroup({ ParameterGroupName, Parameters })
  await modify({ ClusterParameterGroupName: ParameterGroupName })
  const applied = async () => {
    const { Clusters } = await redshift.describeClusters({ ClusterIdentifier: sales })
    return Clusters?.[0]?.ClusterParameterGroups?.[0]?.ParameterApplyStatus
  }
  expect(await applied()).toBe('pending-reboot')
  await redshift.rebootCluster({ ClusterIdentifier: sales })
  expect(await applied()).toBe('in-sync')
}
const subnetIds = (...keys: (keyof typeof subnets)[]) => keys.map((key) => ec2Id('subnet', subnets[key].name))

describe('remediation of unmet controls', () => {
  test.each<[string, string, () => Promise<unknown>]>([
    ['Redshift.1', sales, () => modify({ PubliclyAccessible: false })],
    ['Redshift.2', sales, () => setParameter('tls', 'require_ssl')],
    ['Redshift.3', sales, () => modify({ AutomatedSnapshotRetentionPeriod: 7 })],
    [
      'Redshift.4',
      sales,
      () => redshift.enableLogging({ ClusterIdentifier: sales, BucketName: buckets.accessLogs, S3KeyPrefix: 'sales/' }),
    ],
    ['Redshift.6', sales, () => modify({ AllowVersionUpgrade: true })],
    ['Redshift.7', sales, () => modify({ EnhancedVpcRouting: true })],
    ['Redshift.15', sales, () => modify({ VpcSecurityGroupIds: [groupId('corpServices')] })],
    ['Redshift.10', sales, () => modify({ Encrypted: true })],
    [
      'Redshift.16',
      'corp-it-sales',
      () =>
        redshift.modifyClusterSubnetGroup({
          ClusterSubnetGroupName: 'corp-it-sales',
          SubnetIds: subnetIds('corpPrivateA', 'corpPrivateB'),
        }),
    ],
    ['Demarc.Redshift.1', sales, () => setParameter('queries', 'enable_user_activity_logging')],
    [
      'Demarc.Redshift.2',
      sales,
      async () => {
        const copy = { ClusterIdentifier: sales, DestinationRegion: US, SnapshotCopyGrantName: 'sales' }
        expect(await refused(redshift.enableSnapshotCopy(copy))).toBe('SnapshotCopyGrantNotFoundFault')
        await inUs.createSnapshotCopyGrant({ SnapshotCopyGrantName: 'sales' })
        await redshift.enableSnapshotCopy(copy)
      },
    ],
    ['Demarc.Redshift.3', sales, () => modify({ ManageMasterPassword: true })],
  ])('%s on %s', async (id, name, fix) => {
    expect(verdict(id, name, await scan())).toBe('unmet')
    await fix()
    expect(verdict(id, name, await scan())).toBe('met')
  })

  test('a new cluster has other names than the default, is encrypted, and runs in two zones', async () => {
    await redshift.createCluster({
      ClusterIdentifier: 'sales',
      NodeType: 'ra3.large',
      NumberOfNodes: 2,
      DBName: 'sales',
      MasterUsername: 'keeper',
      ManageMasterPassword: true,
      ClusterSubnetGroupName: 'shop-prod-private',
      VpcSecurityGroupIds: [groupId('shopWarehouse')],
      MultiAZ: true,
      Tags: [{ Key: 'team', Value: 'shop' }],
    })
    const model = await scan()
    for (const id of ['Redshift.2', 'Redshift.8', 'Demarc.Redshift.4', 'Redshift.10', 'Redshift.18'])
      expect(verdict(id, 'sales', model)).toBe('met')
    const SkipFinalClusterSnapshot = true
    await redshift.deleteCluster({ ClusterIdentifier: 'sales', SkipFinalClusterSnapshot })
    expect(await refused(redshift.describeClusters({ ClusterIdentifier: 'sales' }))).toMatch(/^ClusterNotFound/)
  })

  test('logging and snapshot copies are turned off, tags are added and removed', async () => {
    const ClusterIdentifier = 'shop-prod-reports'
    await redshift.disableLogging({ ClusterIdentifier })
    await redshift.disableSnapshotCopy({ ClusterIdentifier })
    const model = await scan()
    expect([
      verdict('Redshift.4', ClusterIdentifier, model),
      verdict('Demarc.Redshift.2', ClusterIdentifier, model),
    ]).toEqual(['unmet', 'unmet'])
    const found = model.ofType('AWS::Redshift::Cluster').find(({ name }) => name === ClusterIdentifier)
    const ResourceName = found?.id ?? ''
    await redshift.createTags({ ResourceName, Tags: [{ Key: 'stage', Value: 'test' }] })
    await redshift.deleteTags({ ResourceName, TagKeys: ['team'] })
    const keys = ((await redshift.describeTags({ ResourceName })).TaggedResources ?? []).map(({ Tag }) => Tag?.Key)
    expect([keys.includes('stage'), keys.includes('team')]).toEqual([true, false])
  })
})

describe('requests that AWS rejects', () => {
  const logging = (more: object) => redshift.enableLogging({ ClusterIdentifier: sales, ...more })
  const parameters = (ParameterGroupName: string, ParameterName: string, ParameterValue: string) =>
    redshift.modifyClusterParameterGroup({ ParameterGroupName, Parameters: [{ ParameterName, ParameterValue }] })
  test.each<[string, RegExp, () => Promise<unknown>]>([
    ['an unknown cluster', /^ClusterNotFound/, () => modify({}, 'nobody')],
    [
      'logging of a cluster that is not there',
      /^ClusterNotFound/,
      () => redshift.describeLoggingStatus({ ClusterIdentifier: 'nobody' }),
    ],
    ['more than 35 days', /^InvalidParameterValue/, () => modify({ AutomatedSnapshotRetentionPeriod: 36 })],
    [
      'no snapshots of RA3',
      /^InvalidParameterValue/,
      () => modify({ AutomatedSnapshotRetentionPeriod: 0 }, 'shop-prod-reports'),
    ],
    [
      'a password that is managed and given',
      /^InvalidParameterCombination/,
      () => modify({ ManageMasterPassword: true, MasterUserPassword: 'Secret-of-2019' }),
    ],
    ['two zones for old nodes', /^UnsupportedOperation/, () => modify({ MultiAZ: true })],
    ['a security group that is not there', /^InvalidParameterValue/, () => modify({ VpcSecurityGroupIds: ['sg-0'] })],
    [
      'a parameter group that is not there',
      /^ClusterParameterGroupNotFound/,
      () => modify({ ClusterParameterGroupName: 'none' }),
    ],
    [
      'a change of a default parameter group',
      /^InvalidClusterParameterGroupState/,
      () => parameters('default.redshift-1.0', 'require_ssl', 'true'),
    ],
    [
      'a parameter that is not there',
      /^InvalidParameterValue/,
      () => parameters('shop-prod-reports', 'require_tls', 'true'),
    ],
    ['a truth that is none', /^InvalidParameterValue/, () => parameters('shop-prod-reports', 'require_ssl', 'yes')],
    ['logs for a bucket that is not there', /^BucketNotFoundFault/, () => logging({ BucketName: 'nordlicht-nowhere' })],
    ['logs of no kind', /^InvalidParameterValue/, () => logging({ LogDestinationType: 'cloudwatch', LogExports: [] })],
    [
      'a copy without a grant',
      /^InvalidParameterCombination/,
      () => redshift.enableSnapshotCopy({ ClusterIdentifier: 'shop-prod-reports', DestinationRegion: US }),
    ],
    [
      'a subnet of another VPC',
      /^InvalidSubnet/,
      () =>
        redshift.modifyClusterSubnetGroup({
          ClusterSubnetGroupName: 'corp-it-sales',
          SubnetIds: subnetIds('shopPrivateA'),
        }),
    ],
    [
      'a deletion without a last snapshot',
      /^InvalidParameterCombination/,
      () => redshift.deleteCluster({ ClusterIdentifier: sales }),
    ],
    ['a change that is not practised', /^NotImplemented/, () => modify({ ElasticIp: '203.0.113.9' })],
  ])('%s', async (_, code, call) => {
    expect(await refused(call())).toMatch(code)
  })
})
