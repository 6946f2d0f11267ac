import type { EKS } from '@aws-sdk/client-eks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, iamArn, keyArn } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { splitOf } from '../describe.ts'
import { subnets } from '../ec2/collect/vpc.ts'
import { eksClusters, fargateProfiles, nodegroups } from './collect.ts'
import * as eksModule from './controls/eks.ts'

const eksControls = controlsIn(eksModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let eks: EKS

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  eks = await aws.client('eks', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [eksClusters, nodegroups, fargateProfiles, subnets])
const verdict = verdictBy(eksControls)
const name = 'shop-staging'
const clusterName = name
const staging = ['shop-staging-public-a', 'shop-staging-public-b'].map((one) => ec2Id('subnet', one))

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('reads clusters, node groups and profiles, with tags', () => {
    expect(model.blindSpots).toEqual([])
    const found = model.resources.filter(({ type }) => type.startsWith('AWS::EKS::'))
    expect(found.map((one) => one.name)).toEqual(
      expect.arrayContaining(['analytics', 'shop-prod-batch', 'shop-prod-general', 'shop-staging']),
    )
    expect(found.filter(({ tags, unseen }) => !tags['team'] || Object.keys(unseen).length > 0)).toEqual([])
  })
  test.each([
    ['AWS::EKS::Cluster', 'analytics', 'aws', 'shared', /^$/],
    ['AWS::EKS::Cluster', 'shop-prod', 'aws', 'shared', /^$/],
    ['AWS::EKS::Nodegroup', 'shop-prod-general', 'shared', 'shared', /image that EKS builds/],
    ['AWS::EKS::FargateProfile', 'shop-prod-batch', 'aws', 'shared', /^$/],
  ])('responsible parties of %s %s: guest OS %s, platform %s', (type, which, guest, platform, because) => {
    const one = model.ofType(type).find((it) => it.name === which)
    const rows = one && splitOf(one.type, one)
    const row = (layer: string) => rows?.find((it) => it.layer === layer)
    expect([row('guest-os')?.party, row('platform')?.party]).toEqual([guest, platform])
    expect(row('guest-os')?.because ?? '').toMatch(because)
  })
})

test('the calls of the remedies fix a cluster, one kind of update at a time', async () => {
  const wrong = ['EKS.1', 'EKS.2', 'EKS.3', 'EKS.8', 'Demarc.EKS.1', 'Demarc.EKS.2', 'Demarc.EKS.3']
  const before = await scan()
  for (const id of wrong) expect(verdict(id, name, before), id).toBe('unmet')
  await eks.updateClusterConfig({ name, resourcesVpcConfig: { publicAccessCidrs: ['198.51.100.0/28'] } })
  expect(verdict('Demarc.EKS.1', name, await scan())).toBe('met')
  const resourcesVpcConfig = { endpointPublicAccess: false, endpointPrivateAccess: true }
  await eks.updateClusterConfig({ name, resourcesVpcConfig })
  await eks.updateClusterConfig({ name, logging: { clusterLogging: [{ types: ['audit'], enabled: true }] } })
  await eks.updateClusterConfig({ name, deletionProtection: true })
  await eks.updateClusterConfig({ name, accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' } })
  await eks.updateClusterConfig({ name, accessConfig: { authenticationMode: 'API' } })
  const provider = { keyArn: keyArn('shop-staging-data', HOME) }
  await eks.associateEncryptionConfig({ clusterName, encryptionConfig: [{ resources: ['secrets'], provider }] })
  // nodes of Amazon Linux 2 run at most 1.32, and may be three versions older than the cluster
  for (const version of ['1.32', '1.33']) await eks.updateClusterVersion({ name, version })
  expect(await refused(eks.updateClusterVersion({ name, version: '1.34' }))).toBe('InvalidParameterException')
  await eks.deleteNodegroup({ clusterName, nodegroupName: 'shop-staging-nodes' })
  await eks.updateClusterVersion({ name, version: '1.34' })
  const after = await scan()
  for (const id of wrong) expect(verdict(id, name, after), id).toBe(id === 'Demarc.EKS.1' ? 'not-applicable' : 'met')
})

test('a node group and a profile that cannot be changed are replaced', async () => {
  const nodeRole = iamArn('role/eks-node-role')
  await eks.createNodegroup({
    clusterName,
    nodegroupName: 'open',
    nodeRole,
    subnets: staging.slice(0, 1),
    amiType: 'AL2_x86_64',
    version: '1.32',
    remoteAccess: { ec2SshKey: 'staging' },
  })
  const wrong = ['EKS.9', 'Demarc.EKS.4', 'Demarc.EKS.5', 'Demarc.EKS.6', 'Demarc.EKS.7']
  const before = await scan()
  for (const id of wrong) expect(verdict(id, 'open', before), id).toBe('unmet')
  expect(verdict('Demarc.EKS.8', 'shop-staging-jobs', before)).toBe('unmet')
  const update = (nodegroupName: string) => eks.updateNodegroupVersion({ clusterName, nodegroupName })
  expect(await refused(update('open'))).toBe('InvalidParameterException')
  await eks.createNodegroup({ clusterName, nodegroupName: 'nodes', nodeRole, subnets: staging, version: '1.33' })
  await update('nodes')
  await eks.deleteNodegroup({ clusterName, nodegroupName: 'open' })
  await eks.createFargateProfile({
    clusterName,
    fargateProfileName: 'jobs',
    podExecutionRoleArn: iamArn('role/eks-pod-execution'),
    subnets: staging,
    selectors: [{ namespace: 'jobs' }],
  })
  await eks.deleteFargateProfile({ clusterName, fargateProfileName: 'shop-staging-jobs' })
  const after = await scan()
  for (const id of wrong) expect(verdict(id, 'nodes', after), id).toBe('met')
  expect(verdict('Demarc.EKS.8', 'jobs', after)).toBe('met')
  expect(verdict('Demarc.EKS.8', 'shop-staging-jobs', after)).toBeUndefined()
})

test('tags, and requests that AWS rejects', async () => {
  const resourceArn = `arn:aws:eks:${HOME}:${practice.account}:cluster/shop-prod`
  await eks.tagResource({ resourceArn, tags: { owner: 'shop' } })
  await eks.untagResource({ resourceArn, tagKeys: ['team'] })
  expect((await eks.listTagsForResource({ resourceArn })).tags).toMatchObject({ owner: 'shop' })
  const config = (more: object) => refused(eks.updateClusterConfig({ name: 'shop-prod', ...more }))
  expect(await config({ name: 'none', deletionProtection: true })).toBe('ResourceNotFoundException')
  expect(await config({})).toBe('InvalidParameterException')
  expect(await config({ deletionProtection: true, upgradePolicy: { supportType: 'STANDARD' } })).toBe(
    'InvalidParameterException',
  )
  expect(await config({ resourcesVpcConfig: { endpointPrivateAccess: false } })).toBe('InvalidParameterException')
  expect(await config({ accessConfig: { authenticationMode: 'CONFIG_MAP' } })).toBe('InvalidParameterException')
  expect(await refused(eks.updateClusterVersion({ name: 'shop-prod', version: '1.38' }))).toBe(
    'InvalidParameterException',
  )
  expect(await refused(eks.deleteCluster({ name: 'shop-prod' }))).toBe('InvalidRequestException')
  const nodeRole = iamArn('role/eks-node-role')
  const again = { clusterName: 'shop-prod', nodegroupName: 'shop-prod-general', nodeRole, subnets: staging }
  expect(await refused(eks.createNodegroup(again))).toBe('ResourceInUseException')
  expect(await refused(eks.createNodegroup({ ...again, nodegroupName: 'x', subnets: ['subnet-none'] }))).toBe(
    'InvalidParameterException',
  )
  expect(await refused(eks.describeFargateProfile({ clusterName, fargateProfileName: 'none' }))).toBe(
    'ResourceNotFoundException',
  )
})
