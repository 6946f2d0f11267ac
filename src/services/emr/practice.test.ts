import type { EMR } from '@aws-sdk/client-emr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { US } from '../../practice/company.ts'
import { instances } from '../ec2/collect/compute.ts'
import { emrBlockPublicAccess, emrClusters, emrSecurityConfigurations } from './collect.ts'
import * as controls from './controls.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let emr: EMR

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  emr = await aws.client('emr', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [emrClusters, emrSecurityConfigurations, emrBlockPublicAccess, instances])
const verdict = verdictBy(controlsIn(controls))

test('a scan sees clusters, security configurations and block public access, whole', async () => {
  const model = await scan()
  expect(model.blindSpots).toEqual([])
  expect(verdict('EMR.1', 'shop-staging-clicks', model)).toBe('unmet')
  expect(verdict('EMR.1', 'analytics-backfill', model)).toBe('met')
  expect(model.ofType('AWS::EMR::Cluster').map(({ tags, name }) => tags['Name'] === name)).toEqual([true, true])
})

test('a new cluster is at its start, one that is terminated is gone', async () => {
  const tags = [{ Key: 'Name', Value: 'new' }]
  const { JobFlowId = '' } = await emr.runJobFlow({ Name: 'new', Instances: { InstanceFleets: [] }, Tags: tags })
  expect(verdict('EMR.1', 'new', await scan())).toBe('not-applicable')
  await emr.removeTags({ ResourceId: JobFlowId, TagKeys: ['Name'] })
  await emr.addTags({ ResourceId: JobFlowId, Tags: [{ Key: 'owner', Value: 'kim' }] })
  expect((await emr.describeCluster({ ClusterId: JobFlowId })).Cluster?.Tags).toEqual([{ Key: 'owner', Value: 'kim' }])
  expect(await refused(emr.listInstances({ ClusterId: JobFlowId, InstanceGroupTypes: ['MASTER'] }))).toBe(
    'InvalidRequestException',
  )
  await emr.terminateJobFlows({ JobFlowIds: [JobFlowId] })
  expect(verdict('EMR.1', 'new', await scan())).toBeUndefined()
})

test('EMR.2 is fixed by its call', async () => {
  expect(verdict('EMR.2', US, await scan())).toBe('unmet')
  await emr.putBlockPublicAccessConfiguration({
    BlockPublicAccessConfiguration: { BlockPublicSecurityGroupRules: true },
  })
  expect(verdict('EMR.2', US, await scan())).toBe('met')
})

test('EMR.3 and EMR.4 ask each security configuration', async () => {
  const SecurityConfiguration = JSON.stringify({ EncryptionConfiguration: { EnableAtRestEncryption: true } })
  await emr.createSecurityConfiguration({ Name: 'half', SecurityConfiguration })
  const model = await scan()
  const both = (name: string) => [verdict('EMR.3', name, model), verdict('EMR.4', name, model)]
  expect([both('analytics-encrypted'), both('shop-staging-plain'), both('half')]).toEqual([
    ['met', 'met'],
    ['unmet', 'unmet'],
    ['met', 'unknown'],
  ])
  expect(await refused(emr.createSecurityConfiguration({ Name: 'no', SecurityConfiguration: '{' }))).toBe(
    'InvalidRequestException',
  )
  await emr.deleteSecurityConfiguration({ Name: 'half' })
  expect(verdict('EMR.3', 'half', await scan())).toBeUndefined()
})
