import type { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import type { Collector } from '../../collect/collector.ts'
import { narrow } from '../../collect/narrow.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { buckets, HOME, keyArn, keys, US } from '../../practice/company.ts'
import { buckets as bucketCollector } from '../s3/collect/s3.ts'
import { accountPublicAccessBlock } from '../s3/collect/s3control.ts'
import { trails } from './collect/cloudtrail.ts'
import { eventDataStores } from './collect/lake.ts'
import * as cloudtrailModule from './controls/cloudtrail.ts'
import * as lakeModule from './controls/lake.ts'
import { storeArn } from './practice/lake.ts'

const cloudtrailControls = controlsIn(cloudtrailModule)
const cloudtrailLakeControls = controlsIn(lakeModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let cloudtrail: CloudTrail
let inUs: CloudTrail
beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  cloudtrail = await aws.client('cloudtrail', HOME)
  inUs = await aws.client('cloudtrail', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const collectors = [trails, eventDataStores, bucketCollector, accountPublicAccessBlock]
const scan = (some: readonly Collector[] = collectors) => scanPractice(practice, some)
const controls = [...cloudtrailControls, ...cloudtrailLakeControls]
const verdicts = (id: string, model: Model) => {
  const control = controls.find((one) => one.id === id)
  if (!control) throw new Error(`no control ${id}`)
  return verdictsOf(control, model)
}

test('a scan sees each trail once, in its home region', async () => {
  const model = await scan()
  expect(model.blindSpots).toEqual([])
  expect(model.ofType('AWS::CloudTrail::Trail').map(({ name, region, tags }) => [name, region, tags['team']])).toEqual([
    ['audit-2019', HOME, 'it'],
    ['main', HOME, 'it'],
    ['analytics', US, 'data'],
  ])
  // reads of objects are recorded by no trail: the account's question is unmet until a change
  for (const control of controls.filter(({ id }) => id !== 'S3.23')) {
    const all = Object.values(verdictsOf(control, model))
    expect(all, control.id).toEqual(expect.arrayContaining(['met', 'unmet']))
    expect(all, control.id).not.toContain('unknown')
  }
  expect(new Set(Object.values(verdicts('S3.23', model)))).toEqual(new Set(['unmet']))
})

describe('a change that fixes a finding', () => {
  const audit = { Name: 'audit-2019' }
  const lake = storeArn('111122223333', { name: 'analytics-events', region: US })
  const logGroup = `arn:aws:logs:${HOME}:111122223333:log-group:audit:*`
  test.each<[string, string, () => Promise<unknown>]>([
    ['CloudTrail.4', 'audit-2019', () => cloudtrail.updateTrail({ ...audit, EnableLogFileValidation: true })],
    [
      'CloudTrail.2',
      'audit-2019',
      () => cloudtrail.updateTrail({ ...audit, KmsKeyId: keyArn(keys.cloudtrail.alias, HOME) }),
    ],
    [
      'CloudTrail.5',
      'audit-2019',
      () =>
        cloudtrail.updateTrail({
          ...audit,
          CloudWatchLogsLogGroupArn: logGroup,
          CloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/r',
        }),
    ],
    [
      'Demarc.CloudTrail.2',
      'audit-2019',
      () =>
        cloudtrail.putInsightSelectors({
          TrailName: 'audit-2019',
          InsightSelectors: [{ InsightType: 'ApiErrorRateInsight' }],
        }),
    ],
    ['CloudTrail.1', 'audit-2019', () => cloudtrail.updateTrail({ ...audit, IsMultiRegionTrail: true })],
    [
      'CloudTrail.10',
      'analytics-events',
      () => inUs.updateEventDataStore({ EventDataStore: lake, KmsKeyId: keyArn(keys.analyticsData.alias, US) }),
    ],
    [
      'Demarc.CloudTrail.3',
      'analytics-events',
      () => inUs.updateEventDataStore({ EventDataStore: lake, TerminationProtectionEnabled: true }),
    ],
    ['CloudTrail.3', 'analytics', () => inUs.startLogging({ Name: 'analytics' })],
    [
      'S3.23',
      'main',
      () =>
        cloudtrail.putEventSelectors({
          TrailName: 'main',
          EventSelectors: [
            { ReadWriteType: 'All', DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] },
          ],
        }),
    ],
  ])('%s of %s', async (id, name, mend) => {
    const { collectors: some } = narrow(
      collectors,
      controls.filter((one) => one.id === id),
      () => [],
    )
    expect(verdicts(id, await scan(some))[name]).toBe('unmet')
    await mend()
    expect(verdicts(id, await scan(some))[name]).toBe('met')
  })
  test('a bucket is asked while a trail writes to it', async () => {
    const ofItsBucket = async () => {
      const trails = (await cloudtrail.describeTrails({ trailNameList: ['audit-2019'] })).trailList
      return trails?.[0]?.S3BucketName ?? ''
    }
    const bucket = await ofItsBucket()
    expect(verdicts('CloudTrail.6', await scan())[bucket]).toBe('unmet')
    await cloudtrail.updateTrail({ ...audit, S3BucketName: buckets.trailLogs })
    const model = await scan()
    expect(verdicts('CloudTrail.6', model)[bucket]).toBe('not-applicable')
    expect(verdicts('CloudTrail.6', model)[await ofItsBucket()]).toBe('met')
  })
  test('stopping a trail shows', async () => {
    await cloudtrail.stopLogging({ Name: 'main' })
    expect(verdicts('CloudTrail.3', await scan())['main']).toBe('unmet')
  })
})

test.each<[string, () => Promise<unknown>]>([
  ['TrailNotFoundException', () => cloudtrail.getTrailStatus({ Name: 'none' })],
  ['TrailNotFoundException', () => cloudtrail.getTrailStatus({ Name: 'analytics' })],
  [
    'InvalidHomeRegionException',
    () => inUs.updateTrail({ Name: `arn:aws:cloudtrail:${HOME}:111122223333:trail/main` }),
  ],
  ['S3BucketDoesNotExistException', () => cloudtrail.updateTrail({ Name: 'main', S3BucketName: 'nothing' })],
  ['InsightNotEnabledException', () => inUs.getInsightSelectors({ TrailName: 'analytics' })],
  ['InvalidEventSelectorsException', () => cloudtrail.putEventSelectors({ TrailName: 'main' })],
  [
    'InvalidParameterCombinationException',
    () => cloudtrail.updateTrail({ Name: 'main', IncludeGlobalServiceEvents: false }),
  ],
])('CloudTrail refuses with %s', async (code, call) => {
  expect(await refused(call())).toBe(code)
})
