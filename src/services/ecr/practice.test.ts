import type { ECR } from '@aws-sdk/client-ecr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, keyArn } from '../../practice/company.ts'
import { account } from '../../practice/principals.ts'
import { keys } from '../kms/collect.ts'
import { registryPolicies, repositories } from './collect.ts'
import * as ecrModule from './controls.ts'

const ecrControls = controlsIn(ecrModule).filter(({ on }) => on === 'AWS::ECR::Repository')

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let ecr: ECR

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  ecr = await aws.client('ecr', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

/** The verdicts on one repository, by control. */
async function verdicts(name: string): Promise<Record<string, string | undefined>> {
  const model = await scanPractice(practice, [repositories, keys])
  expect(model.blindSpots).toEqual([])
  return Object.fromEntries(ecrControls.map((control) => [control.id, verdictsOf(control, model)[name]]))
}
const all = (is: string) => Object.fromEntries(ecrControls.map(({ id }) => [id, is]))

test('the policy of the registry holds for its repositories', async () => {
  const { policyText } = await ecr.getRegistryPolicy({})
  const repositoryName = 'shop/web'
  const statement = { Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage', Resource: '*' }
  await ecr.putRegistryPolicy({ policyText: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) })
  expect(await verdicts(repositoryName)).toMatchObject({ 'Demarc.ECR.1': 'unmet', 'Demarc.ECR.2': 'unmet' })
  await ecr.deleteRegistryPolicy({})
  expect(await refused(ecr.getRegistryPolicy({}))).toBe('RegistryPolicyNotFoundException')
  await ecr.putRegistryPolicy({ policyText })
})

test('the call that each remedy names fixes its responsibility', async () => {
  expect(await verdicts('shop/web')).toEqual(all('met'))
  const repositoryName = 'firmware/updater'
  expect(await verdicts(repositoryName)).toEqual(all('unmet'))
  await ecr.putImageScanningConfiguration({ repositoryName, imageScanningConfiguration: { scanOnPush: true } })
  await ecr.putImageTagMutability({ repositoryName, imageTagMutability: 'IMMUTABLE' })
  await ecr.putLifecyclePolicy({ repositoryName, lifecyclePolicyText: '{"rules":[]}' })
  await ecr.deleteRepositoryPolicy({ repositoryName })
  expect(await verdicts(repositoryName)).toEqual({ ...all('met'), 'ECR.5': 'unmet' })
  await ecr.deleteRepository({ repositoryName })
  await ecr.createRepository({
    repositoryName,
    imageTagMutability: 'IMMUTABLE',
    encryptionConfiguration: { encryptionType: 'KMS', kmsKey: keyArn('shop-prod-data', HOME) },
  })
  expect(await verdicts(repositoryName)).toEqual({ ...all('met'), 'ECR.1': 'unmet', 'ECR.3': 'unmet' })
})

test('a filter of the registry scans what it fits, whatever the repositories say', async () => {
  const rule = (scanFrequency: 'SCAN_ON_PUSH' | 'CONTINUOUS_SCAN') => ({
    scanFrequency,
    repositoryFilters: [{ filter: 'shop-staging/*', filterType: 'WILDCARD' as const }],
  })
  expect((await verdicts('shop-staging/web'))['ECR.1']).toBe('unmet')
  expect(
    await refused(ecr.putRegistryScanningConfiguration({ scanType: 'BASIC', rules: [rule('CONTINUOUS_SCAN')] })),
  ).toBe('InvalidParameterException')
  await ecr.putRegistryScanningConfiguration({ scanType: 'ENHANCED', rules: [rule('CONTINUOUS_SCAN')] })
  expect((await verdicts('shop-staging/web'))['ECR.1']).toBe('met')
  expect((await verdicts('calibration/pdf'))['ECR.1']).toBe('unmet')
})

test("tags, and AWS's own refusals", async () => {
  const { repositories: [found] = [] } = await ecr.describeRepositories({ repositoryNames: ['shop/worker'] })
  const resourceArn = found?.repositoryArn
  await ecr.tagResource({ resourceArn, tags: [{ Key: 'owner', Value: 'shop' }] })
  await ecr.untagResource({ resourceArn, tagKeys: ['team'] })
  const { tags = [] } = await ecr.listTagsForResource({ resourceArn })
  expect(tags).toContainEqual({ Key: 'owner', Value: 'shop' })
  expect(tags.map(({ Key }) => Key)).not.toContain('team')
  const repositoryName = 'shop/worker'
  expect(await refused(ecr.getRepositoryPolicy({ repositoryName }))).toBe('RepositoryPolicyNotFoundException')
  expect(await refused(ecr.deleteLifecyclePolicy({ repositoryName: 'shop-staging/web' }))).toBe(
    'LifecyclePolicyNotFoundException',
  )
  expect(await refused(ecr.setRepositoryPolicy({ repositoryName, policyText: '{' }))).toBe('InvalidParameterException')
  expect(await refused(ecr.describeRepositories({ repositoryNames: ['none'] }))).toBe('RepositoryNotFoundException')
  expect(await refused(ecr.createRepository({ repositoryName }))).toBe('RepositoryAlreadyExistsException')
})

test('the policy of a registry is judged itself, also for names that no repository has yet', async () => {
  const judged = async (): Promise<readonly unknown[]> => {
    const model = await scanPractice(practice, [registryPolicies])
    expect(model.blindSpots).toEqual([])
    return [ecrModule.registriesAreNotPublic, ecrModule.registriesAreNotShared].map((one) => verdictsOf(one, model))
  }
  const us = { 'us-east-1': 'met' }
  // a registry without a policy is none
  await ecr.deleteRegistryPolicy({})
  expect(await judged()).toEqual([us, us])
  const statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: ['ecr:CreateRepository', 'ecr:ReplicateImage', 'ecr:BatchGetImage'],
    Resource: `arn:aws:ecr:${HOME}:${account.id}:repository/not-yet/*`,
  }
  await ecr.putRegistryPolicy({ policyText: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) })
  expect(await judged()).toEqual([
    { ...us, [HOME]: 'unmet' },
    { ...us, [HOME]: 'unmet' },
  ])
  expect(await verdicts('shop/web')).toEqual(all('met'))
  await ecr.deleteRegistryPolicy({})
})
