import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { clientFor, type Keys, refusal } from './in-test.ts'

let practice: Practice
let admin: IAM
let organizations: Organizations
let sts: STS
beforeAll(async () => {
  practice = await startPractice()
  admin = new IAM(clientFor(practice, 'admin'))
  organizations = new Organizations(clientFor(practice, 'admin'))
  sts = new STS(clientFor(practice, 'admin'))
})
afterAll(() => practice.close())

const task = (name: string) => ({ arn: `arn:aws:iam::aws:policy/root-task/${name}` })
const assumeRoot = async (TargetPrincipal: string, name = 'IAMAuditRootUserCredentials'): Promise<Keys> =>
  (await sts.assumeRoot({ TargetPrincipal, TaskPolicyArn: task(name) })).Credentials ?? {}

describe('the root user of the management account', () => {
  test('lists and deletes its own access keys; the second signs no more', async () => {
    const root = new IAM(clientFor(practice, 'root'))
    const ids = ((await root.listAccessKeys({})).AccessKeyMetadata ?? []).map(({ AccessKeyId }) => AccessKeyId)
    expect(ids).toHaveLength(2)
    const other = ids.find((id) => id !== practice.principals.root.accessKeyId)
    await root.deleteAccessKey({ AccessKeyId: other })
    const { SummaryMap } = await root.getAccountSummary({})
    expect(SummaryMap).toMatchObject({ AccountAccessKeysPresent: 1, AccountPasswordPresent: 1, AccountMFAEnabled: 0 })
  })

  test('leaves CloudTrail records of all that it does, which LookupEvents finds', async () => {
    const cloudtrail = new CloudTrail(clientFor(practice, 'admin'))
    const { Events = [] } = await cloudtrail.lookupEvents({
      LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'root' }],
    })
    expect(Events.slice(0, 3).map(({ EventName }) => EventName)).toEqual([
      'GetAccountSummary',
      'DeleteAccessKey',
      'ListAccessKeys',
    ])
    const record = JSON.parse(Events[1]?.CloudTrailEvent ?? '')
    expect(record.userIdentity).toMatchObject({ type: 'Root', arn: 'arn:aws:iam::111122223333:root' })
    expect(record.eventSource).toBe('iam.amazonaws.com')
    // and what it did before the account was looked at
    expect(Events.map(({ EventName }) => EventName)).toContain('ConsoleLogin')
  })

  test('cannot do by API what AWS leaves to the console and to AssumeRoot', async () => {
    const root = new IAM(clientFor(practice, 'root'))
    expect(await refusal(root.deleteLoginProfile({}))).toMatch(/^400 ValidationError/)
    expect(await refusal(root.getLoginProfile({}))).toMatch(/^400 ValidationError/)
  })
})

describe('centralised root access', () => {
  test('is enabled step by step: trusted access, then the feature', async () => {
    expect(await refusal(admin.enableOrganizationsRootCredentialsManagement({}))).toMatch(
      /^400 ServiceAccessNotEnabledException/,
    )
    await organizations.enableAWSServiceAccess({ ServicePrincipal: 'iam.amazonaws.com' })
    await admin.enableOrganizationsRootCredentialsManagement({})
    expect((await admin.listOrganizationsFeatures({})).EnabledFeatures).toEqual(['RootCredentialsManagement'])
  })

  test('an audit session reads the root user of a member, and nothing else', async () => {
    const inside = new IAM(clientFor(practice, await assumeRoot(members.sandbox.id)))
    expect((await inside.listAccessKeys({})).AccessKeyMetadata).toHaveLength(1)
    expect((await inside.listSigningCertificates({})).Certificates).toHaveLength(1)
    expect((await inside.getLoginProfile({})).LoginProfile?.CreateDate).toBeInstanceOf(Date)
    expect((await inside.listMFADevices({})).MFADevices).toEqual([])
    const [key] = (await inside.listAccessKeys({})).AccessKeyMetadata ?? []
    expect(await refusal(inside.deleteAccessKey({ AccessKeyId: key?.AccessKeyId }))).toMatch(
      /^403 AccessDenied: .*session policy/,
    )
    expect(await refusal(inside.listUsers({}))).toMatch(/^403 AccessDenied/)
  })

  test('a delete session removes what there is, and its records tell it from a root sign-in', async () => {
    const keys = await assumeRoot(members.sandbox.id, 'IAMDeleteRootUserCredentials')
    const inside = new IAM(clientFor(practice, keys))
    const [key] = (await inside.listAccessKeys({})).AccessKeyMetadata ?? []
    await inside.deleteAccessKey({ AccessKeyId: key?.AccessKeyId })
    await inside.deleteLoginProfile({})
    const [certificate] = (await inside.listSigningCertificates({})).Certificates ?? []
    await inside.deleteSigningCertificate({ CertificateId: certificate?.CertificateId })
    expect(await refusal(inside.getLoginProfile({}))).toMatch(/^404 NoSuchEntity/)
    const role = await sts.assumeRole({
      RoleArn: `arn:aws:iam::${members.sandbox.id}:role/OrganizationAccountAccessRole`,
      RoleSessionName: 'look',
    })
    const cloudtrail = new CloudTrail(clientFor(practice, role.Credentials ?? {}))
    const { Events = [] } = await cloudtrail.lookupEvents({
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'DeleteLoginProfile' }],
    })
    const record = JSON.parse(Events[0]?.CloudTrailEvent ?? '')
    expect(record.userIdentity.sessionContext.assumedRoot).toBe('true')
    expect(record.userIdentity.accessKeyId).toBe(keys.AccessKeyId)
  })

  test.each([
    ['the management account', '111122223333'],
    ['a suspended account', members.closed.id],
    ['an account that is not there', '999999999999'],
  ])('%s is not a target', async (_what, target) => {
    expect(await refusal(assumeRoot(target))).toMatch(/^403 AccessDenied: .*sts:AssumeRoot/)
  })

  test('a service control policy stops a session too', async () => {
    const inside = new IAM(clientFor(practice, await assumeRoot(members.lab.id)))
    expect(await refusal(inside.listAccessKeys({}))).toMatch(
      /^403 AccessDenied: .*explicit deny in a service control policy/,
    )
  })

  test('a root user opens no root session', async () => {
    const root = new STS(clientFor(practice, 'root'))
    const call = root.assumeRoot({
      TargetPrincipal: members.shop.id,
      TaskPolicyArn: task('IAMAuditRootUserCredentials'),
    })
    expect(await refusal(call)).toMatch(/^403 AccessDenied/)
  })
})

test('the organization is listed page by page', async () => {
  const ids: (string | undefined)[] = []
  let NextToken: string | undefined
  do {
    const answer = await organizations.listAccounts({ MaxResults: 3, NextToken })
    ids.push(...(answer.Accounts ?? []).map(({ Id }) => Id))
    NextToken = answer.NextToken
  } while (NextToken)
  expect(ids).toEqual(['111122223333', ...Object.values(members).map(({ id }) => id)])
})

test('a policy that denies root is made, attached, and holds', async () => {
  const Content = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }],
  })
  const { Policy } = await organizations.createPolicy({
    Name: 'no-s3',
    Description: '',
    Type: 'SERVICE_CONTROL_POLICY',
    Content,
  })
  const PolicyId = Policy?.PolicySummary?.Id
  await organizations.attachPolicy({ PolicyId, TargetId: members.analytics.id })
  const { Policies } = await organizations.listPoliciesForTarget({
    TargetId: members.analytics.id,
    Filter: 'SERVICE_CONTROL_POLICY',
  })
  expect(Policies?.map(({ Name }) => Name)).toEqual(['FullAWSAccess', 'no-s3'])
  await organizations.detachPolicy({ PolicyId, TargetId: members.analytics.id })
  await organizations.deletePolicy({ PolicyId })
})

/**
 * IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html: a trust policy that names the user replaces the
 * user's own policies; a service control policy must allow the action nevertheless.
 */
test('a service control policy holds for a role whose trust policy names the user', async () => {
  const RoleArn = `arn:aws:iam::${members.sandbox.id}:role/OrganizationAccountAccessRole`
  const { Credentials } = await sts.assumeRole({ RoleArn, RoleSessionName: 'setup' })
  const iam = new IAM(clientFor(practice, Credentials as Keys))
  const UserName = 'trusted'
  const { User } = await iam.createUser({ UserName })
  const { AccessKey } = await iam.createAccessKey({ UserName })
  const trust = { Effect: 'Allow', Principal: { AWS: User?.Arn }, Action: 'sts:AssumeRole' }
  const { Role } = await iam.createRole({
    RoleName: 'by-name',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
  })
  const user = new STS(clientFor(practice, AccessKey as Keys))
  const assume = () => user.assumeRole({ RoleArn: Role?.Arn, RoleSessionName: 'work' })
  expect((await assume()).Credentials?.AccessKeyId).toMatch(/^ASIA/)
  const { Policy } = await organizations.createPolicy({
    Name: 'only-s3',
    Description: '',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }),
  })
  const PolicyId = Policy?.PolicySummary?.Id
  const TargetId = members.sandbox.id
  await organizations.attachPolicy({ PolicyId, TargetId })
  expect((await assume()).Credentials?.AccessKeyId).toMatch(/^ASIA/)
  await organizations.detachPolicy({ PolicyId: 'p-FullAWSAccess', TargetId })
  expect(await refusal(assume())).toMatch(/^403 AccessDenied: .*not authorized to perform: sts:AssumeRole/)
  await organizations.attachPolicy({ PolicyId: 'p-FullAWSAccess', TargetId })
  await organizations.detachPolicy({ PolicyId, TargetId })
  await organizations.deletePolicy({ PolicyId })
})
