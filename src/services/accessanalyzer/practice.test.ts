import type { AccessAnalyzer } from '@aws-sdk/client-accessanalyzer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, US } from '../../practice/company.ts'
import { analyzedRegions, analyzers } from './collect.ts'
import * as controls from './controls.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let api: AccessAnalyzer

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  api = await aws.client('accessanalyzer', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const verdict = verdictBy(controlsIn(controls))
const scanned = () => scanPractice(practice, [analyzedRegions, analyzers])

test('a region is searched by an analyzer of the account alone, not by that of the organization', async () => {
  const model = await scanned()
  expect(model.blindSpots).toEqual([])
  expect(
    model.ofType('AWS::AccessAnalyzer::Analyzer').map(({ name, properties }) => [name, properties['Type']]),
  ).toEqual([
    ['corp-it-external-access', 'ACCOUNT'],
    ['corp-it-unused-access', 'ACCOUNT_UNUSED_ACCESS'],
    ['corp-it-organization', 'ORGANIZATION'],
  ])
  expect(verdict('Demarc.AccessAnalyzer.1', 'corp-it-organization', model)).toBe('unmet')
  expect(verdict('Demarc.AccessAnalyzer.1', 'corp-it-external-access', model)).toBe('met')
  expect([verdict('IAM.28', HOME, model), verdict('IAM.28', US, model)]).toEqual(['met', 'unmet'])
})

test('an analyzer is made once, and deleted', async () => {
  const external = { analyzerName: 'external-access', type: 'ACCOUNT' } as const
  const { arn = '' } = await api.createAnalyzer({ ...external, tags: { team: 'it' } })
  expect((await api.getAnalyzer({ analyzerName: 'external-access' })).analyzer).toMatchObject({ arn, status: 'ACTIVE' })
  await api.tagResource({ resourceArn: arn, tags: { use: 'audit' } })
  await api.untagResource({ resourceArn: arn, tagKeys: ['team'] })
  expect((await api.listTagsForResource({ resourceArn: arn })).tags).toEqual({ use: 'audit' })
  expect((await api.listAnalyzers({ type: 'ACCOUNT' })).analyzers?.map(({ name }) => name)).toEqual(['external-access'])
  expect(verdict('IAM.28', US, await scanned())).toBe('met')

  expect(await refused(api.createAnalyzer(external))).toBe('ConflictException')
  expect(await refused(api.createAnalyzer({ ...external, analyzerName: 'second' }))).toBe(
    'ServiceQuotaExceededException',
  )
  expect(await refused(api.createAnalyzer({ ...external, analyzerName: '1st' }))).toBe('ValidationException')
  await api.deleteAnalyzer({ analyzerName: 'external-access' })
  expect(await refused(api.getAnalyzer({ analyzerName: 'external-access' }))).toBe('ResourceNotFoundException')
  expect(verdict('IAM.28', US, await scanned())).toBe('unmet')
})
