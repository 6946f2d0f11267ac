import type { ElasticBeanstalk } from '@aws-sdk/client-elastic-beanstalk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME } from '../../practice/company.ts'
import { environments } from './collect.ts'
import * as elasticbeanstalkModule from './controls.ts'

const elasticBeanstalkControls = controlsIn(elasticbeanstalkModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let beanstalk: ElasticBeanstalk

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  beanstalk = await aws.client('elasticbeanstalk', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [environments])
const verdict = verdictBy(elasticBeanstalkControls)

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })

  test('sees the living environments, with tags, and none of their secrets', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    const found = model.ofType('AWS::ElasticBeanstalk::Environment')
    expect(found.map(({ name }) => name).toSorted()).toEqual([
      'analytics-dashboard',
      'newsletter-2018',
      'shop-blog-prod',
      'shop-blog-staging',
    ])
    expect(found.filter(({ tags }) => tags['team'] === undefined)).toEqual([])
    expect(JSON.stringify(found)).not.toContain('only-for-practice')
  })
})

test('the default settings of an environment, and the secrets that the API returns', async () => {
  const { ConfigurationSettings: [found] = [] } = await beanstalk.describeConfigurationSettings({
    ApplicationName: 'shop-blog',
    EnvironmentName: 'shop-blog-prod',
  })
  const value = (name: string) => found?.OptionSettings?.find(({ OptionName }) => OptionName === name)?.Value
  expect(value('DeleteOnTerminate')).toBe('false')
  expect(value('DATABASE_PASSWORD')).toBe('only-for-practice')
})

describe('environments, changed', () => {
  const EnvironmentName = 'newsletter-2018'
  const set = (...settings: readonly (readonly [namespace: string, name: string, value: string])[]) =>
    beanstalk.updateEnvironment({
      EnvironmentName,
      OptionSettings: settings.map(([Namespace, OptionName, Value]) => ({ Namespace, OptionName, Value })),
    })
  const managed = 'aws:elasticbeanstalk:managedactions'

  test('managed updates want enhanced health, a time, a level and a role', async () => {
    const on = [managed, 'ManagedActionsEnabled', 'true'] as const
    expect(await refused(set(on))).toBe('ConfigurationValidationException')
    expect(verdict('ElasticBeanstalk.2', EnvironmentName, await scan())).toBe('unmet')
    await set(
      on,
      [managed, 'PreferredStartTime', 'Tue:09:00'],
      ['aws:elasticbeanstalk:managedactions:platformupdate', 'UpdateLevel', 'patch'],
      ['aws:elasticbeanstalk:healthreporting:system', 'SystemType', 'enhanced'],
      ['aws:elasticbeanstalk:environment', 'ServiceRole', 'aws-elasticbeanstalk-service-role'],
    )
    const model = await scan()
    expect(verdict('ElasticBeanstalk.1', EnvironmentName, model)).toBe('met')
    expect(verdict('ElasticBeanstalk.2', EnvironmentName, model)).toBe('met')
  })
  test.each([
    ['ElasticBeanstalk.3', 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs'],
    ['Demarc.ElasticBeanstalk.1', 'aws:autoscaling:launchconfiguration', 'DisableIMDSv1'],
  ])('%s is met by its option, and unmet again without it', async (id, Namespace, OptionName) => {
    expect(verdict(id, EnvironmentName, await scan())).toBe('unmet')
    await set([Namespace, OptionName, 'true'])
    expect(verdict(id, EnvironmentName, await scan())).toBe('met')
    await beanstalk.updateEnvironment({ EnvironmentName, OptionsToRemove: [{ Namespace, OptionName }] })
    expect(verdict(id, EnvironmentName, await scan())).toBe('unmet')
  })
  test('tags', async () => {
    const { Environments: [found] = [] } = await beanstalk.describeEnvironments({ EnvironmentNames: [EnvironmentName] })
    const ResourceArn = found?.EnvironmentArn
    await beanstalk.updateTagsForResource({
      ResourceArn,
      TagsToAdd: [
        { Key: 'owner', Value: 'marketing' },
        { Key: 'team', Value: 'shop' },
      ],
      TagsToRemove: ['Name'],
    })
    const [one] = (await scan()).ofType('AWS::ElasticBeanstalk::Environment').filter(({ id }) => id === ResourceArn)
    expect(one?.tags).toEqual({ team: 'shop', owner: 'marketing', environment: 'production', 'cost-centre': '9000' })
  })
  test('the auditor may not change tags, in either direction', async () => {
    const auditor = awsOf(practice, 'auditor')
    const client = await auditor.client('elasticbeanstalk', HOME)
    const { Environments: [found] = [] } = await beanstalk.describeEnvironments({ EnvironmentNames: [EnvironmentName] })
    const ResourceArn = found?.EnvironmentArn
    const adding = client.updateTagsForResource({ ResourceArn, TagsToAdd: [{ Key: 'a', Value: 'b' }] })
    await expect(adding).rejects.toThrow(/not authorized to perform: elasticbeanstalk:AddTags/)
    const removing = client.updateTagsForResource({ ResourceArn, TagsToRemove: ['a'] })
    await expect(removing).rejects.toThrow(/not authorized to perform: elasticbeanstalk:RemoveTags/)
    await auditor.close()
  })
  test('a terminated environment is listed to those who ask for it, and not scanned', async () => {
    await beanstalk.terminateEnvironment({ EnvironmentName: 'shop-blog-staging' })
    expect(verdict('ElasticBeanstalk.1', 'shop-blog-staging', await scan())).toBeUndefined()
    const { Environments = [] } = await beanstalk.describeEnvironments({ IncludeDeleted: true })
    expect(Environments.filter(({ Status }) => Status === 'Terminated').map((one) => one.EnvironmentName)).toEqual([
      'shop-blog-staging',
      'newsletter-trial',
    ])
  })
  test('environments come in pages', async () => {
    const first = await beanstalk.describeEnvironments({ IncludeDeleted: false, MaxRecords: 1 })
    const second = await beanstalk.describeEnvironments({
      IncludeDeleted: false,
      MaxRecords: 1,
      NextToken: first.NextToken,
    })
    expect([...(first.Environments ?? []), ...(second.Environments ?? [])].map((one) => one.EnvironmentName)).toEqual([
      'shop-blog-prod',
      'newsletter-2018',
    ])
    expect(second.NextToken).toBeUndefined()
  })
  test.each([
    [
      'an unknown environment',
      () => beanstalk.updateEnvironment({ EnvironmentName: 'none', Description: 'x' }),
      'InvalidParameterValue',
    ],
    ['no environment at all', () => beanstalk.updateEnvironment({ Description: 'x' }), 'InvalidParameterCombination'],
    ['an unknown option', () => set([managed, 'Colour', 'blue']), 'ConfigurationValidationException'],
    [
      'a value that is none',
      () => set(['aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs', 'yes']),
      'ConfigurationValidationException',
    ],
    [
      'another application',
      () => beanstalk.describeConfigurationSettings({ ApplicationName: 'shop-blog', EnvironmentName }),
      'InvalidParameterValue',
    ],
    [
      'tags of nothing',
      () => beanstalk.listTagsForResource({ ResourceArn: 'arn:aws:elasticbeanstalk:eu-central-1::none' }),
      'ResourceNotFoundException',
    ],
    ['a new version', () => beanstalk.updateEnvironment({ EnvironmentName, VersionLabel: 'v2' }), 'NotImplemented'],
  ])('%s is refused', async (_, call, code) => {
    expect(await refused(call())).toBe(code)
  })
})
