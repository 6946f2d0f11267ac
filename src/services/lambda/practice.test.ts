import type { Lambda } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, subnets as places, US } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { splitOf } from '../describe.ts'
import { subnets } from '../ec2/collect/vpc.ts'
import { functions, layerVersions } from './collect.ts'
import * as lambdaModule from './controls/lambda.ts'

const lambdaControls = controlsIn(lambdaModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let lambda: Lambda

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  lambda = await aws.client('lambda', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [functions, layerVersions, subnets])
const verdict = verdictBy(lambdaControls)

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('sees the functions of both regions, with tags, and none of their secrets', () => {
    expect(model.blindSpots).toEqual([])
    const found = model.ofType('AWS::Lambda::Function')
    expect(found.map(({ name }) => name)).toContain('us-shop-tax')
    expect(found.filter(({ tags, unseen }) => !tags['team'] || Object.keys(unseen).length > 0)).toEqual([])
    expect(JSON.stringify(found)).not.toMatch(/only-for-practice|PAYMENT_API_KEY/)
  })
  test.each([
    ['shop-prod-thumbnails', 'shared', 'shared', 'aws'],
    ['shop-prod-orders', 'customer', 'customer', 'shared'],
    ['corp-it-certificate-export', 'customer', 'shared', 'aws'],
    ['corp-it-certificate-pdf', 'customer', 'shared', 'aws'],
    ['analytics-ingest', 'customer', 'customer', 'shared'],
  ])('responsible for %s: platform %s, network %s, resilience %s', (name, ...owners) => {
    const one = model.ofType('AWS::Lambda::Function').find((it) => it.name === name)
    const rows = one && splitOf(one.type, one)
    const partyOf = (layer: string) => rows?.find((row) => row.layer === layer)?.party
    expect([partyOf('platform'), partyOf('network'), partyOf('resilience')]).toEqual(owners)
    expect(partyOf('guest-os')).toBe(name.endsWith('-pdf') ? 'shared' : 'aws')
  })
})

test('the call that a remedy names fixes the responsibility', async () => {
  const orders = 'shop-prod-orders'
  const before = await scan()
  for (const [id, name] of [
    ['Lambda.1', 'corp-it-certificate-export'],
    ['Lambda.2', 'shop-staging-import'],
    ['Lambda.5', 'shop-staging-import'],
    ['Lambda.7', 'shop-staging-import'],
    ['Demarc.Lambda.1', 'shop-prod-payment-webhook'],
    ['Demarc.Lambda.2', 'corp-it-certificate-export'],
    ['Demarc.Lambda.3', 'corp-it-certificate-export'],
  ] as const)
    expect(verdict(id, name, before), `${id} ${name}`).toBe('unmet')
  const old = { FunctionName: 'corp-it-certificate-export' }
  for (const StatementId of ['s3-uploads', 'calibration-lab']) await lambda.removePermission({ ...old, StatementId })
  await lambda.addPermission({
    ...old,
    StatementId: 's3-uploads',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    SourceAccount: practice.account,
    SourceArn: 'arn:aws:s3:::nordlicht-corp-it-partner-exchange',
  })
  await lambda.putRuntimeManagementConfig({ ...old, UpdateRuntimeOn: 'Auto' })
  await lambda.updateFunctionUrlConfig({ FunctionName: 'shop-prod-payment-webhook', AuthType: 'AWS_IAM' })
  await lambda.updateFunctionConfiguration({
    FunctionName: 'shop-staging-import',
    Runtime: 'nodejs22.x',
    TracingConfig: { Mode: 'Active' },
    VpcConfig: {
      SubnetIds: [places.stagingPublicA, places.stagingPublicB].map(({ name }) => ec2Id('subnet', name)),
      SecurityGroupIds: [ec2Id('sg', 'shop-staging-web')],
    },
  })
  const after = await scan()
  for (const id of ['Lambda.1', 'Demarc.Lambda.2', 'Demarc.Lambda.3'])
    expect(verdict(id, old.FunctionName, after), id).toBe('met')
  for (const id of ['Lambda.2', 'Lambda.5', 'Lambda.7'])
    expect(verdict(id, 'shop-staging-import', after), id).toBe('met')
  expect(verdict('Demarc.Lambda.1', 'shop-prod-payment-webhook', after)).toBe('met')
  await lambda.updateFunctionConfiguration({ FunctionName: orders, VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } })
  expect(verdict('Lambda.3', orders, await scan())).toBe('unmet')
})

test('the policy of an alias, and that of a layer version, are judged and changed by their own calls', async () => {
  const before = await scan()
  const judged = [
    ['Lambda.1', 'us-shop-tax'],
    ['Demarc.Lambda.3', 'us-shop-tax'],
    ['Demarc.Lambda.4', 'certificate-fonts:1'],
    ['Demarc.Lambda.5', 'certificate-fonts:1'],
  ] as const
  for (const [id, name] of judged) expect(verdict(id, name, before), id).toBe('unmet')
  expect(verdict('Lambda.1', 'shop-prod-orders', before)).toBe('met')
  expect(verdict('Demarc.Lambda.4', 'shop-tracing:2', before)).toBe('met')
  const us = await aws.client('lambda', US)
  const alias = { FunctionName: 'us-shop-tax', Qualifier: 'checkout' }
  await us.removePermission({ ...alias, StatementId: 'cash-registers' })
  const fonts = { LayerName: 'certificate-fonts', VersionNumber: 1 }
  await lambda.removeLayerVersionPermission({ ...fonts, StatementId: 'workshop' })
  const after = await scan()
  for (const [id, name] of judged) expect(verdict(id, name, after), id).toBe('met')
  await us.addPermission({ ...alias, StatementId: 'all', Action: 'lambda:InvokeFunction', Principal: '*' })
  const OrganizationId = 'o-a1b2c3d4e5'
  const shared = { ...fonts, StatementId: 'organization', Action: 'lambda:GetLayerVersion', Principal: '*' }
  await lambda.addLayerVersionPermission({ ...shared, OrganizationId })
  const last = await scan()
  expect(verdict('Lambda.1', 'us-shop-tax', last)).toBe('unmet')
  expect(verdict('Demarc.Lambda.4', 'certificate-fonts:1', last)).toBe('met')
  expect(await refused(us.getPolicy({ ...alias, Qualifier: 'none' }))).toBe('ResourceNotFoundException')
  expect(await refused(lambda.getLayerVersionPolicy({ LayerName: 'shop-tracing', VersionNumber: 9 }))).toBe(
    'ResourceNotFoundException',
  )
})

test("AWS's own refusals", async () => {
  const FunctionName = 'shop-prod-thumbnails'
  expect(await refused(lambda.getPolicy({ FunctionName: 'nobody' }))).toBe('ResourceNotFoundException')
  expect(await refused(lambda.getPolicy({ FunctionName: 'shop-staging-import' }))).toBe('ResourceNotFoundException')
  const update = (more: object) => refused(lambda.updateFunctionConfiguration({ FunctionName, ...more }))
  expect(await update({ Runtime: 'nodejs12.x' })).toBe('InvalidParameterValueException')
  expect(await update({ VpcConfig: { SubnetIds: ['subnet-none'], SecurityGroupIds: ['sg-none'] } })).toBe(
    'InvalidParameterValueException',
  )
  expect(await refused(lambda.putRuntimeManagementConfig({ FunctionName, UpdateRuntimeOn: 'Manual' }))).toBe(
    'InvalidParameterValueException',
  )
  const again = { FunctionName, StatementId: 's3-uploads', Action: 'lambda:InvokeFunction', Principal: '*' }
  expect(await refused(lambda.addPermission(again))).toBe('ResourceConflictException')
  expect(await refused(lambda.removePermission({ FunctionName, StatementId: 'none' }))).toBe(
    'ResourceNotFoundException',
  )
  await lambda.deleteFunction({ FunctionName: `arn:aws:lambda:${HOME}:${practice.account}:function:${FunctionName}` })
  expect(await refused(lambda.getFunctionConfiguration({ FunctionName }))).toBe('ResourceNotFoundException')
})
