import type { RedshiftServerless } from '@aws-sdk/client-redshift-serverless'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, keyArn, keys, subnets, US } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { prefixLists } from '../ec2/collect/prefix-lists.ts'
import { securityGroups } from '../ec2/collect/vpc.ts'
import { groupId } from '../ec2/practice/security-groups.seed.ts'
import { keys as keyCollector } from '../kms/collect.ts'
import { namespaces, workgroups } from './collect/serverless.ts'
import * as serverlessModule from './controls/serverless.ts'

const redshiftServerlessControls = controlsIn(serverlessModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let serverless: RedshiftServerless

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  serverless = await aws.client('redshift-serverless', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [namespaces, workgroups, securityGroups, prefixLists, keyCollector])
const verdict = verdictBy(redshiftServerlessControls)

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('reads all namespaces and workgroups', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    const those = ['Namespace', 'Workgroup'].map((kind) => model.ofType(`AWS::RedshiftServerless::${kind}`))
    expect(those.map(({ length }) => length)).toEqual([3, 3])
    expect(those.flat().every(({ tags }) => tags['team'])).toBe(true)
  })
})

const trial = 'sales-trial'
const group = (more: object) => serverless.updateWorkgroup({ workgroupName: trial, ...more })
const space = (more: object) => serverless.updateNamespace({ namespaceName: trial, ...more })
const parameter = (parameterKey: string) => group({ configParameters: [{ parameterKey, parameterValue: 'true' }] })
const copy = (destinationRegion: string) =>
  serverless.createSnapshotCopyConfiguration({ namespaceName: trial, destinationRegion, snapshotRetentionPeriod: 7 })

describe('remediation of unmet controls', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['RedshiftServerless.1', () => group({ enhancedVpcRouting: true })],
    ['RedshiftServerless.2', () => parameter('require_ssl')],
    ['RedshiftServerless.3', () => group({ publiclyAccessible: false })],
    ['RedshiftServerless.4', () => space({ kmsKeyId: keyArn(keys.shopData.alias, HOME) })],
    ['RedshiftServerless.5', () => space({ adminUsername: 'keeper', adminUserPassword: 'Not-for-long-1' })],
    ['RedshiftServerless.6', () => space({ logExports: ['connectionlog', 'userlog'] })],
    ['Demarc.RedshiftServerless.1', () => group({ securityGroupIds: [groupId('corpServices')] })],
    ['Demarc.RedshiftServerless.2', () => copy(US)],
    ['Demarc.RedshiftServerless.3', () => space({ manageAdminPassword: true })],
  ])('%s', async (id, fix) => {
    expect(verdict(id, trial, await scan())).toBe('unmet')
    await fix()
    expect(verdict(id, trial, await scan())).toBe('met')
  })

  test('a new namespace with another database name replaces the old one', async () => {
    await serverless.createNamespace({ namespaceName: 'sales', dbName: 'sales', manageAdminPassword: true })
    await serverless.deleteWorkgroup({ workgroupName: trial })
    await serverless.deleteNamespace({ namespaceName: trial })
    await serverless.createWorkgroup({
      workgroupName: 'sales',
      namespaceName: 'sales',
      subnetIds: (['corpPrivateA', 'corpPrivateB', 'corpPrivateC'] as const).map((key) =>
        ec2Id('subnet', subnets[key].name),
      ),
      securityGroupIds: [groupId('corpServices')],
    })
    const model = await scan()
    expect(verdict('Demarc.RedshiftServerless.4', 'sales', model)).toBe('met')
    expect(verdict('RedshiftServerless.2', 'sales', model)).toBe('met')
    expect(verdict('Demarc.RedshiftServerless.4', trial, model)).toBeUndefined()
  })

  test('tags are added and removed', async () => {
    const { workgroup } = await serverless.getWorkgroup({ workgroupName: 'shop-prod-forecast' })
    const resourceArn = workgroup?.workgroupArn ?? ''
    await serverless.tagResource({ resourceArn, tags: [{ key: 'stage', value: 'test' }] })
    await serverless.untagResource({ resourceArn, tagKeys: ['team'] })
    const keysNow = ((await serverless.listTagsForResource({ resourceArn })).tags ?? []).map(({ key }) => key)
    expect([keysNow.includes('stage'), keysNow.includes('team')]).toEqual([true, false])
  })
})

describe('requests that AWS rejects', () => {
  const forecast = 'shop-prod-forecast'
  const change = (more: object) => serverless.updateWorkgroup({ workgroupName: forecast, ...more })
  test.each<[string, string, () => Promise<unknown>]>([
    [
      'a workgroup that is not there',
      'ResourceNotFoundException',
      () => serverless.getWorkgroup({ workgroupName: 'none' }),
    ],
    [
      'a namespace that is not there',
      'ResourceNotFoundException',
      () => serverless.getNamespace({ namespaceName: 'none' }),
    ],
    ['two kinds of change at once', 'ValidationException', () => change({ port: 5440, publiclyAccessible: true })],
    ['no change', 'ValidationException', () => change({})],
    [
      'a parameter that is not there',
      'ValidationException',
      () => change({ configParameters: [{ parameterKey: 'tls', parameterValue: 'true' }] }),
    ],
    [
      'subnets in two zones',
      'ValidationException',
      () =>
        change({ subnetIds: [ec2Id('subnet', subnets.shopPrivateA.name), ec2Id('subnet', subnets.shopPrivateB.name)] }),
    ],
    ['a security group that is not there', 'ValidationException', () => change({ securityGroupIds: ['sg-0'] })],
    ['a name in use', 'ConflictException', () => serverless.createNamespace({ namespaceName: forecast })],
    [
      'the end of a namespace in use',
      'ConflictException',
      () => serverless.deleteNamespace({ namespaceName: forecast }),
    ],
    [
      'a copy to the same region',
      'ValidationException',
      () => serverless.createSnapshotCopyConfiguration({ namespaceName: forecast, destinationRegion: HOME }),
    ],
    ['a change that is not practised', 'NotImplemented', () => change({ maxCapacity: 16 })],
  ])('%s', async (_, code, call) => {
    expect(await refused(call())).toBe(code)
  })
})
