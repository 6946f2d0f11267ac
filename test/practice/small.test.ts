import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { STS } from '@aws-sdk/client-sts'
import { beforeAll, expect, test } from 'vitest'
import type { Scan } from '../../src/app/scan.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { TestClock } from '../clock.ts'
import { jsonOf, scanOf, withPractice } from '../scan/in-test.ts'
import { clientFor, codeAt, refusal } from './in-test.ts'

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

test("the learner's policy wants MFA: a code given with AssumeRole counts for it, and for the role's trust", async () => {
  const time = new TestClock()
  const practice = await startPractice({ size: 'small', clock: time.now })
  const { learner } = practice
  if (!learner) throw new TypeError('the small account has a learner')
  const keys = { AccessKeyId: learner.accessKeyId, SecretAccessKey: learner.secretAccessKey }
  const sts = new STS(clientFor(practice, keys))
  const role = { RoleArn: learner.role, RoleSessionName: 'kim' }
  const withCode = () => {
    time.turn(30_000)
    return { SerialNumber: learner.serial, TokenCode: codeAt(learner.seed, time.now()) }
  }
  const refused = (arn: string) =>
    `403 AccessDenied: User: ${arn} is not authorized to perform: sts:AssumeRole on resource: ${learner.role}`
  const user = 'arn:aws:iam::111122223333:user/learner'
  expect(await refusal(sts.assumeRole(role))).toBe(refused(user))
  const { Credentials: direct } = await sts.assumeRole({ ...role, ...withCode() })
  const { Credentials: ofUser } = await sts.getSessionToken(withCode())
  const { Credentials: indirect } = await new STS(clientFor(practice, ofUser ?? {})).assumeRole(role)
  // the session of a role has no MFA in its context, however the role was assumed
  for (const session of [direct, indirect])
    expect(await refusal(new STS(clientFor(practice, session ?? {})).assumeRole(role))).toBe(
      refused('arn:aws:sts::111122223333:assumed-role/shop-admin/kim'),
    )
  await practice.close()
})

test('the name of a role session counts in the trust policy and in the policy of the caller', async () => {
  const practice = await startPractice({ size: 'small' })
  const iam = new IAM(clientFor(practice, 'admin'))
  const named = { StringEquals: { 'sts:RoleSessionName': 'kim' } }
  const policy = (more: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] })
  const made = async (RoleName: string, Condition: object, principal: string) => {
    const trust = policy({ Principal: { AWS: principal }, Action: 'sts:AssumeRole', Condition })
    const { Role } = await iam.createRole({ RoleName, AssumeRolePolicyDocument: trust })
    return Role?.Arn
  }
  await iam.createUser({ UserName: 'caller' })
  const { AccessKey } = await iam.createAccessKey({ UserName: 'caller' })
  await iam.putUserPolicy({
    UserName: 'caller',
    PolicyName: 'named',
    PolicyDocument: policy({ Action: 'sts:AssumeRole', Resource: '*', Condition: named }),
  })
  const arns = [
    await made('TrustSaysName', named, 'arn:aws:iam::111122223333:user/caller'),
    await made('PolicySaysName', {}, '111122223333'),
  ]
  const sts = new STS(clientFor(practice, AccessKey ?? {}))
  for (const RoleArn of arns) {
    expect(await refusal(sts.assumeRole({ RoleArn, RoleSessionName: 'kim' }))).toBe('not refused')
    expect(await refusal(sts.assumeRole({ RoleArn, RoleSessionName: 'otto' }))).toMatch(/^403 AccessDenied/)
  }
  await practice.close()
})
