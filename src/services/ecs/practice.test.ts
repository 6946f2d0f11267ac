import type { ECS } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { splitOf } from '../describe.ts'
import { subnets } from '../ec2/collect/vpc.ts'
import { capacityProviders, ecsClusters, taskDefinitions } from './collect/ecs.ts'
import { ecsServices, taskSets } from './collect/services.ts'
import * as ecsModule from './controls/ecs.ts'
import * as tasksModule from './controls/tasks.ts'

const ecsControls = controlsIn(ecsModule)
const ecsTaskControls = controlsIn(tasksModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let ecs: ECS

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  ecs = await aws.client('ecs', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () =>
  scanPractice(practice, [ecsClusters, ecsServices, taskSets, taskDefinitions, capacityProviders, subnets])
const all = [...ecsControls, ...ecsTaskControls]
const verdict = verdictBy(all)

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('reads all resources, with tags, without values of environment variables', () => {
    expect(model.blindSpots).toEqual([])
    const found = model.resources.filter(({ type }) => type.startsWith('AWS::ECS::'))
    expect(found.filter(({ tags, unseen }) => !tags['team'] || Object.keys(unseen).length > 0)).toEqual([])
    expect(JSON.stringify(found)).not.toContain('only-for-practice')
  })
  test('the id of a task definition is its family, without the revision', async () => {
    const ids = model.ofType('AWS::ECS::TaskDefinition').map(({ id }) => id)
    expect(ids).toContain(`arn:aws:ecs:${HOME}:${practice.account}:task-definition/shop-web`)
  })
  test.each([
    ['web', 'FARGATE', 'aws', 'shared', 'shared'],
    ['worker', 'FARGATE', 'aws', 'shared', 'shared'],
    ['label-printer', 'EXTERNAL', 'customer', 'customer', 'customer'],
    ['metrics-agent', 'EC2', 'customer', 'customer', 'customer'],
    ['jobs', 'MANAGED_INSTANCES', 'aws', 'aws', 'customer'],
  ])('responsible parties of the service %s on %s: guest OS %s, platform %s, disks %s', (name, kind, ...owners) => {
    const one = model.ofType('AWS::ECS::Service').find((it) => it.name === name)
    expect(one?.state['Compute']).toBe(kind)
    const rows = one && splitOf(one.type, one)
    const partyOf = (layer: string) => rows?.find((row) => row.layer === layer)?.party
    expect(['guest-os', 'platform', 'server-side-encryption'].map(partyOf)).toEqual(owners)
  })
  test('without capacity providers, only the compute of services with a strategy is unknown', async () => {
    const needs = [ecsClusters, ecsServices].flatMap((one) => [...one.needs, ...one.details.flatMap((it) => it.needs)])
    const Action = needs.filter((one) => one !== 'ecs:DescribeCapacityProviders')
    const auditorPolicy = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action, Resource: '*' },
    })
    const other = await startPractice({ auditorPolicy })
    try {
      const seen = await scanPractice(other, [ecsClusters, ecsServices], 'auditor')
      expect(new Set(seen.blindSpots.map(({ call }) => call))).toEqual(new Set(['ecs:DescribeCapacityProviders']))
      expect(verdict('ECS.2', 'web', seen)).toBe('met')
      expect(verdict('ECS.10', 'web', seen)).toBe('met')
      const computeOf = (name: string) =>
        seen.ofType('AWS::ECS::Service').find((one) => one.name === name)?.state['Compute']
      expect(['web', 'worker', 'label-printer', 'metrics-agent'].map(computeOf)).toEqual([
        'FARGATE',
        'FARGATE',
        'EXTERNAL',
        undefined,
      ])
    } finally {
      await other.close()
    }
  })
})

test('the calls of the remedies fix services and clusters', async () => {
  const before = await scan()
  for (const id of ['ECS.2', 'ECS.10', 'Demarc.ECS.1']) expect(verdict(id, 'worker', before), id).toBe('unmet')
  for (const id of ['ECS.12', 'Demarc.ECS.2']) expect(verdict(id, 'corp-it', before), id).toBe('unmet')
  expect(verdict('ECS.19', 'corp-it-build', before)).toBe('unmet')
  await ecs.updateService({
    cluster: 'shop-prod',
    service: 'worker',
    platformVersion: 'LATEST',
    forceNewDeployment: true,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ['shop-prod-private-a', 'shop-prod-private-b'].map((name) => ec2Id('subnet', name)),
        assignPublicIp: 'DISABLED',
      },
    },
  })
  await ecs.updateClusterSettings({ cluster: 'corp-it', settings: [{ name: 'containerInsights', value: 'enhanced' }] })
  await ecs.updateCluster({
    cluster: 'corp-it',
    configuration: { executeCommandConfiguration: { logging: 'DEFAULT' } },
  })
  await ecs.updateCapacityProvider({
    name: 'corp-it-build',
    autoScalingGroupProvider: { managedScaling: { status: 'ENABLED' }, managedTerminationProtection: 'ENABLED' },
  })
  const after = await scan()
  for (const id of ['ECS.2', 'ECS.10', 'Demarc.ECS.1']) expect(verdict(id, 'worker', after), id).toBe('met')
  for (const id of ['ECS.12', 'Demarc.ECS.2']) expect(verdict(id, 'corp-it', after), id).toBe('met')
  expect(verdict('ECS.19', 'corp-it-build', after)).toBe('met')
})

test('a task set without public IP addresses replaces another', async () => {
  const service = { cluster: 'shop-prod', service: 'search' }
  const before = await scan()
  expect(verdict('ECS.16', 'search/ecs-svc-3f1c', before)).toBe('met')
  expect(verdict('ECS.16', 'search/ecs-svc-3f1d', before)).toBe('unmet')
  const { taskSet } = await ecs.createTaskSet({
    ...service,
    taskDefinition: 'shop-web',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: [ec2Id('subnet', 'shop-prod-private-a')] } },
  })
  const primary = taskSet?.id ?? ''
  await ecs.updateServicePrimaryTaskSet({ ...service, primaryTaskSet: primary })
  for (const one of ['ecs-svc-3f1c', 'ecs-svc-3f1d']) await ecs.deleteTaskSet({ ...service, taskSet: one })
  const { taskSets: left } = await ecs.describeTaskSets(service)
  expect(left?.map(({ id, status }) => [id, status])).toEqual([[primary, 'PRIMARY']])
  expect(verdict('ECS.16', `search/${primary}`, await scan())).toBe('met')
  expect(await refused(ecs.deleteTaskSet({ ...service, taskSet: primary }))).toBe('InvalidParameterException')
  expect(await refused(ecs.createTaskSet({ ...service, service: 'web', taskDefinition: 'shop-web' }))).toBe(
    'InvalidParameterException',
  )
  expect(await refused(ecs.updateService({ ...service, platformVersion: '1.4.0' }))).toBe('InvalidParameterException')
})

test('the next revision fixes a task definition, and only the latest active revision is read', async () => {
  const family = 'label-printer'
  const wrong = ['ECS.3', 'ECS.4', 'ECS.5', 'ECS.9', 'ECS.17', 'ECS.20']
  const before = await scan()
  for (const id of wrong) expect(verdict(id, family, before), id).toBe('unmet')
  await ecs.registerTaskDefinition({
    family,
    networkMode: 'awsvpc',
    containerDefinitions: [
      {
        name: family,
        image: 'printer',
        user: '1000:1000',
        readonlyRootFilesystem: true,
        logConfiguration: { logDriver: 'awslogs' },
      },
    ],
    tags: [{ key: 'team', value: 'it' }],
  })
  const after = await scan()
  for (const id of wrong) expect(verdict(id, family, after), id).toBe('met')
  await ecs.deregisterTaskDefinition({ taskDefinition: `${family}:2` })
  expect(verdict('ECS.4', family, await scan())).toBe('unmet')
})

test('tags, and requests that AWS rejects', async () => {
  const resourceArn = `arn:aws:ecs:${HOME}:${practice.account}:service/shop-prod/web`
  await ecs.tagResource({ resourceArn, tags: [{ key: 'owner', value: 'shop' }] })
  await ecs.untagResource({ resourceArn, tagKeys: ['team'] })
  const { tags = [] } = await ecs.listTagsForResource({ resourceArn })
  expect(tags).toContainEqual({ key: 'owner', value: 'shop' })
  expect(tags.map(({ key }) => key)).not.toContain('team')
  expect(await refused(ecs.listServices({ cluster: 'none' }))).toBe('ClusterNotFoundException')
  const update = (more: object) => refused(ecs.updateService({ cluster: 'shop-prod', service: 'web', ...more }))
  expect(await update({ service: 'none' })).toBe('ServiceNotFoundException')
  expect(await update({ platformVersion: '9.9.9' })).toBe('ClientException')
  expect(await update({ cluster: 'corp-it', service: 'label-printer', platformVersion: 'LATEST' })).toBe(
    'InvalidParameterException',
  )
  expect(await update({ networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-none'] } } })).toBe(
    'InvalidParameterException',
  )
  expect(await refused(ecs.describeTaskDefinition({ taskDefinition: 'none' }))).toBe('ClientException')
  expect(await refused(ecs.registerTaskDefinition({ family: 'x', containerDefinitions: [] }))).toBe('ClientException')
  const settings = [{ name: 'containerInsights' as const, value: 'loud' }]
  expect(await refused(ecs.updateClusterSettings({ cluster: 'shop-prod', settings }))).toBe('InvalidParameterException')
  const { failures } = await ecs.describeServices({ cluster: 'shop-prod', services: ['none'] })
  expect(failures).toEqual([{ arn: 'none', reason: 'MISSING' }])
})
