import type { Macie2 } from '@aws-sdk/client-macie2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { US } from '../../practice/company.ts'
import { macieRegions, nullWhereOff } from './collect.ts'
import * as controls from './controls.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let macie: Macie2

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  macie = await aws.client('macie2', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [macieRegions])
const verdict = verdictBy(controlsIn(controls))

test('Macie.1 follows Macie through its life in a Region', async () => {
  expect(verdict('Macie.1', US, await scan())).toBe('unmet')
  await macie.disableMacie({})
  const off = await scan()
  expect([off.blindSpots, verdict('Macie.1', US, off)]).toEqual([[], 'unmet'])
  expect(await refused(macie.getMacieSession({}))).toBe('AccessDeniedException')
  await macie.enableMacie({ status: 'PAUSED' })
  expect(verdict('Macie.1', US, await scan())).toBe('unmet')
  await macie.updateMacieSession({ status: 'ENABLED' })
  expect(await refused(macie.enableMacie({}))).toBe('ConflictException')
  expect(verdict('Macie.1', US, await scan())).toBe('met')
})

const refusal = (message: string) =>
  Promise.reject(Object.assign(new Error(message), { name: 'AccessDeniedException' }))

test('a refusal by a policy does not mean that Macie is off', async () => {
  expect(await nullWhereOff(refusal('Macie is not enabled'))).toBeNull()
  await expect(
    nullWhereOff(
      refusal('User: arn:aws:iam::111122223333:user/x is not authorized to perform: macie2:GetMacieSession'),
    ),
  ).rejects.toThrow('not authorized')
})
