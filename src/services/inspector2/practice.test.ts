import type { Inspector2 } from '@aws-sdk/client-inspector2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { US } from '../../practice/company.ts'
import { inspectorRegions } from './collect.ts'
import * as controls from './controls.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let inspector: Inspector2

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  inspector = await aws.client('inspector2', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const verdict = verdictBy(controlsIn(controls))
const verdicts = async () => {
  const model = await scanPractice(practice, [inspectorRegions])
  expect(model.blindSpots).toEqual([])
  return [1, 2, 3, 4].map((n) => verdict(`Inspector.${n}`, US, model))
}

test('the verdicts follow the scans that are enabled and disabled', async () => {
  expect(await verdicts()).toEqual(['unmet', 'unmet', 'unmet', 'unmet'])
  await inspector.enable({ resourceTypes: ['EC2', 'LAMBDA', 'LAMBDA_CODE'] })
  expect(await verdicts()).toEqual(['met', 'unmet', 'met', 'met'])
  // code is scanned together with the packages
  await inspector.disable({ resourceTypes: ['LAMBDA'] })
  expect(await verdicts()).toEqual(['met', 'unmet', 'unmet', 'unmet'])
  expect(await refused(inspector.enable({ resourceTypes: ['LAMBDA_CODE'] }))).toContain('ValidationException')
})

test('an account that administers no others sees itself alone', async () => {
  const { accounts, failedAccounts } = await inspector.batchGetAccountStatus({ accountIds: ['444455556666'] })
  expect([accounts, failedAccounts?.map(({ errorCode }) => errorCode)]).toEqual([[], ['ACCESS_DENIED']])
  expect(await refused(inspector.getDelegatedAdminAccount({}))).toContain('ResourceNotFoundException')
})
