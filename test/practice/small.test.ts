import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EC2 } from '@aws-sdk/client-ec2'
import { Organizations } from '@aws-sdk/client-organizations'
import { beforeAll, expect, test } from 'vitest'
import type { Scan } from '../../src/app/scan.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { jsonOf, scanOf, withPractice } from '../scan/in-test.ts'

/** The small account: few resources in each of the three categories, some met and some unmet. */

let scan: Scan
beforeAll(async () => {
  scan = await withPractice((practice) => scanOf(practice), { size: 'small' })
})

test('it has about forty resources, all read', () => {
  expect(scan.model.blindSpots).toEqual([])
  const own = scan.model.resources.filter(({ type }) => type.startsWith('AWS::'))
  expect(own.length).toBeGreaterThan(30)
  expect(own.length).toBeLessThan(50)
})

test.each([
  'AWS::EC2::Instance',
  'AWS::EC2::Volume',
  'AWS::EC2::VPC',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::RDS::DBInstance',
  'AWS::ElasticBeanstalk::Environment',
  'AWS::S3::Bucket',
  'AWS::DynamoDB::Table',
  'AWS::Lambda::Function',
  'AWS::IAM::User',
  'Demarc::IAM::RootUser',
])('it has %s', (type) => {
  expect(scan.model.ofType(type).length).toBeGreaterThan(0)
})

test.each(['infrastructure', 'container', 'abstracted'])('%s has something met and something unmet', (category) => {
  const { summary } = JSON.parse(jsonOf(scan))
  expect(summary.byCategory[category].met).toBeGreaterThan(0)
  expect(summary.byCategory[category].unmet).toBeGreaterThan(0)
})

/** A client of the account's administrator. */
const at = (practice: Practice, region = practice.region) => ({
  endpoint: practice.endpoint,
  requestHandler: practice.requestHandler,
  credentials: practice.principals.admin,
  region,
})

test('it is in no organization, and its region is empty in the account of the company', async () => {
  const small = await startPractice({ size: 'small' })
  await expect(new Organizations(at(small)).describeOrganization({})).rejects.toThrow(/not a member of an organization/)
  const company = await startPractice()
  expect((await new EC2(at(company, small.region)).describeInstances({})).Reservations).toEqual([])
  expect((await new EC2(at(small)).describeInstances({})).Reservations).toHaveLength(1)
  await Promise.all([small.close(), company.close()])
})

test('a state file of one is refused for the other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-small-'))
  const stateFile = join(folder, 'state.json')
  await (await startPractice({ size: 'small', stateFile })).close()
  await expect(startPractice({ stateFile })).rejects.toMatchObject({
    code: 'PRACTICE_SIZE',
    hint: expect.stringContaining('demarc practice small'),
  })
  rmSync(folder, { recursive: true })
})
