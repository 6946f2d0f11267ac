import type { CloudFormation } from '@aws-sdk/client-cloudformation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, iamArn } from '../../practice/company.ts'
import { stacks } from './collect.ts'
import * as controls from './controls.ts'

const StackName = 'corp-it-baseline'
const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let cloudformation: CloudFormation

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  cloudformation = await aws.client('cloudformation', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [stacks])
const verdict = verdictBy(controlsIn(controls))
const both = async () => {
  const seen = await scan()
  return ['CloudFormation.3', 'CloudFormation.4'].map((id) => verdict(id, StackName, seen))
}

test('protection and role of a stack are judged as they are set', async () => {
  expect(await both()).toEqual(['unmet', 'unmet'])
  await cloudformation.updateTerminationProtection({ StackName, EnableTerminationProtection: true })
  expect(await both()).toEqual(['met', 'unmet'])
  await cloudformation.updateStack({ StackName, UsePreviousTemplate: true, RoleARN: iamArn('role/deploys-baseline') })
  expect(await both()).toEqual(['met', 'met'])
  expect(await refused(cloudformation.updateStack({ StackName, TemplateBody: '{}' }))).toBe('NotImplemented')
})

test('a protected stack is not deleted', async () => {
  expect(await refused(cloudformation.deleteStack({ StackName: 'shop-prod-keys' }))).toBe('ValidationError')
  await cloudformation.deleteStack({ StackName: 'never-made' })
  expect(await refused(cloudformation.describeStacks({ StackName: 'never-made' }))).toBe('ValidationError')
})
