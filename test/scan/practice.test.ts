import { Account } from '@aws-sdk/client-account'
import { Backup } from '@aws-sdk/client-backup'
import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { ConfigService } from '@aws-sdk/client-config-service'
import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { RDS } from '@aws-sdk/client-rds'
import { S3Control } from '@aws-sdk/client-s3-control'
import { expect, test } from 'vitest'
import type { Scan } from '../../src/app/scan.ts'
import { readOnlyPolicy } from '../../src/collect/needs.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { awsError } from '../../src/practice/service.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { iam } from '../../src/services/iam/practice/index.ts'
import { prescribed } from '../../src/services/logs/controls/metric-filters.ts'
import { practiceServices as services } from '../../src/services/practice.gen.ts'
import { jsonOf, scanOf, withPractice } from './in-test.ts'

/** Every `control on type: verdict` of a scan. */
function verdictsOf({ ledger }: Scan): Set<string> {
  const seen = new Set<string>()
  for (const { layers } of ledger)
    for (const { duties } of layers)
      for (const { judged } of duties)
        for (const { control, verdict } of judged) seen.add(`${control.id} on ${control.on}: ${verdict.is}`)
  return seen
}

const config = ({ endpoint, principals }: Practice, who: 'admin' | 'root' = 'admin', region = 'eu-central-1') => ({
  endpoint,
  region,
  credentials: principals[who],
})

/** Filters and alarms on the trail's log, as the CIS AWS Foundations Benchmark wants them. */
async function watchTheTrail(practice: Practice): Promise<void> {
  const [logs, cloudwatch] = [new CloudWatchLogs(config(practice)), new CloudWatch(config(practice))]
  for (const [number, [, filterPattern]] of Object.entries(prescribed)) {
    const metricName = `CloudWatch-${number}`
    await logs.putMetricFilter({
      logGroupName: '/corp-it/cloudtrail',
      filterName: metricName,
      filterPattern,
      metricTransformations: [{ metricName, metricNamespace: 'CIS', metricValue: '1' }],
    })
    await cloudwatch.putMetricAlarm({
      AlarmName: metricName,
      AlarmActions: [`arn:aws:sns:eu-central-1:${practice.account}:corp-it-security-alarms`],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      EvaluationPeriods: 1,
      MetricName: metricName,
      Namespace: 'CIS',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
    })
  }
}

/** The account as its administrator makes it: what exists once an account, set right (or wrong, where it was right). */
async function turnAround(practice: Practice): Promise<void> {
  await watchTheTrail(practice)
  const own = new IAM(config(practice))
  await own.updateAccountPasswordPolicy({
    MinimumPasswordLength: 16,
    RequireLowercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: true,
    RequireUppercaseCharacters: true,
    MaxPasswordAge: 60,
    PasswordReusePrevention: 24,
  })
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${practice.account}:root` },
    Action: 'sts:AssumeRole',
  }
  await own.createRole({
    RoleName: 'incident-support',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
  })
  await own.attachRolePolicy({ RoleName: 'incident-support', PolicyArn: 'arn:aws:iam::aws:policy/AWSSupportAccess' })
  for (const AlternateContactType of ['SECURITY', 'OPERATIONS'] as const)
    await new Account(config(practice)).putAlternateContact({
      AlternateContactType,
      EmailAddress: 'security@nordlicht.example',
      Name: 'Security desk',
      PhoneNumber: '+49 30 0000000',
      Title: 'Security',
    })
  await new S3Control({
    ...config(practice),
    disableHostPrefix: true,
    endpointProvider: () => ({ url: new URL(practice.endpoint) }),
  }).putPublicAccessBlock({
    AccountId: practice.account,
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  })
  await new RDS(config(practice)).createEventSubscription({
    SubscriptionName: 'corp-it-security-groups',
    SnsTopicArn: `arn:aws:sns:eu-central-1:${practice.account}:corp-it-database-events`,
    SourceType: 'db-security-group',
  })
  for (const region of ['eu-central-1', 'us-east-1']) {
    const cloudtrail = new CloudTrail(config(practice, 'admin', region))
    for (const { Name, HomeRegion } of (await cloudtrail.describeTrails({ includeShadowTrails: false })).trailList ??
      [])
      if (HomeRegion === region)
        await cloudtrail.putEventSelectors({
          TrailName: Name,
          EventSelectors: [
            {
              ReadWriteType: 'All',
              IncludeManagementEvents: true,
              DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
            },
          ],
        })
  }
}

/** And as somebody in a hurry leaves it. */
async function neglect(practice: Practice): Promise<void> {
  await new ConfigService(config(practice)).stopConfigurationRecorder({ ConfigurationRecorderName: 'default' })
  await new IAM(config(practice)).deleteAccountPasswordPolicy({})
  await new Account(config(practice)).deleteAlternateContact({ AlternateContactType: 'BILLING' })
  await new RDS(config(practice)).deleteEventSubscription({ SubscriptionName: 'corp-it-parameter-groups' })
  const backup = new Backup(config(practice))
  for (const { BackupPlanId } of (await backup.listBackupPlans({})).BackupPlansList ?? [])
    for (const { SelectionId } of (await backup.listBackupSelections({ BackupPlanId })).BackupSelectionsList ?? [])
      await backup.deleteBackupSelection({ BackupPlanId, SelectionId })
  for (const region of ['eu-central-1', 'us-east-1']) {
    const cloudtrail = new CloudTrail(config(practice, 'admin', region))
    for (const { Name, HomeRegion } of (await cloudtrail.describeTrails({ includeShadowTrails: false })).trailList ??
      [])
      if (HomeRegion === region) {
        await cloudtrail.putEventSelectors({
          TrailName: Name,
          EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }],
        })
        await cloudtrail.stopLogging({ Name })
      }
  }
}

/** The practice account whose root user is protected: no API can assign its MFA, so the account begins that way. */
const withCarefulRoot = services.map((service) =>
  service.id === 'iam'
    ? {
        ...service,
        seed: (facts: Parameters<typeof iam.seed>[0]) => {
          const state = iam.seed(facts)
          const token = { seed: null, created: '', enabled: '', otp: null, family: 'hardware-token' as const }
          const devices = { ...state.devices, 'hardware-token-1': token }
          const password = state.root.password && { ...state.root.password, lastUsed: null }
          return { ...state, devices, root: { ...state.root, password, accessKeys: {}, mfa: ['hardware-token-1'] } }
        },
      }
    : service,
)

/** And one whose root user works every day, with a key. */
const withBusyRoot = services.map((service) =>
  service.id === 'iam'
    ? {
        ...service,
        seed: (facts: Parameters<typeof iam.seed>[0]) => {
          const state = iam.seed(facts)
          const lastUsed = { at: facts.now.toISOString(), region: 'us-east-1', service: 's3' }
          const accessKeys = Object.fromEntries(
            Object.entries(state.root.accessKeys).map(([id, one]) => [id, { ...one, lastUsed }]),
          )
          const certificate = { body: '', status: 'Active' as const, uploaded: facts.now.toISOString() }
          return { ...state, root: { ...state.root, accessKeys, signingCertificates: { certificate } } }
        },
      }
    : service,
)

/** The practice account as it would be if it stood alone. */
const withoutOrganization = withCarefulRoot.map((service) => {
  const asked = service.operations.get('DescribeOrganization')
  if (service.id !== 'organizations' || !asked) return service
  const handle = () => {
    throw awsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.', 404)
  }
  return { ...service, operations: new Map([...service.operations, ['DescribeOrganization', { ...asked, handle }]]) }
})

test('every control is met somewhere and unmet somewhere, over true HTTP', { timeout: 60_000 }, async () => {
  const seen = new Set<string>()
  const collectFrom = async (practice: Practice) => {
    for (const one of verdictsOf(await scanOf(practice))) seen.add(one)
  }
  await withPractice(async (practice) => {
    await collectFrom(practice)
    await turnAround(practice)
    await collectFrom(practice)
    await neglect(practice)
    await collectFrom(practice)
  })
  await withPractice(collectFrom, { services: withoutOrganization })
  await withPractice(collectFrom, { services: withBusyRoot })
  const never = controls.filter((one) => one.never === 'unmet')
  // they are met where the root user has no credentials: in a member of the organization
  const select = { controls: never.map(({ id }) => id), services: [], frameworks: [], severities: [] }
  await withPractice(async (practice) => {
    const roleArn = 'arn:aws:iam::333344445555:role/OrganizationAccountAccessRole'
    const member = { credentials: practice.principals.admin, roleArn }
    for (const one of verdictsOf(await scanOf(practice, { ...member, select }))) seen.add(one)
  })
  expect(never.filter(({ id, on }) => seen.has(`${id} on ${on}: unmet`))).toEqual([])
  const missing = controls.flatMap(({ id, on, never: cannot }) =>
    (cannot ? ['met'] : ['met', 'unmet'])
      .map((verdict) => `${id} on ${on}: ${verdict}`)
      .filter((one) => !seen.has(one)),
  )
  expect(missing).toEqual([])
})

test('as it begins, every control that need not be one thing for the whole account is both', {
  timeout: 30_000,
}, async () => {
  const seen = await withPractice(async (practice) => verdictsOf(await scanOf(practice)))
  const once = controls.filter(
    ({ on, must }) => must === 'some' || /^Demarc::(Account|IAM::(RootUser|PasswordPolicy)|S3::Account)/.test(on),
  )
  const missing = controls
    .filter((control) => !once.includes(control))
    .flatMap(({ id, on }) =>
      ['met', 'unmet'].map((verdict) => `${id} on ${on}: ${verdict}`).filter((one) => !seen.has(one)),
    )
  expect(missing).toEqual([])
})

test('the auditor sees everything, may do nothing else, and no call is made twice', { timeout: 30_000 }, async () => {
  await withPractice(async (practice) => {
    const done = await scanOf(practice)
    expect(done.model.gaps).toEqual([])
    expect(done.model.resources.flatMap((one) => Object.keys(one.unseen))).toEqual([])
    expect(practice.requests.filter(({ status }) => status === 403 || status >= 500)).toEqual([])
    const calls = practice.requests
      // asked until the report is ready
      .filter(({ operation }) => operation !== 'GenerateCredentialReport')
      .map(({ service, operation, region, input }) => `${service} ${operation} ${region} ${input}`)
    expect(calls.length - new Set(calls).size).toBe(0)
    const ec2 = new EC2(
      config({ ...practice, principals: { ...practice.principals, admin: practice.principals.auditor } }),
    )
    await expect(ec2.enableEbsEncryptionByDefault({})).rejects.toThrow(/not authorized/)
  })
})

test('the auditor has each action that the collectors name, and no other', () => {
  const { Statement } = JSON.parse(readOnlyPolicy(collectors)) as {
    Statement: { Action: string | string[]; Resource: string | string[] }[]
  } // safe: the policy is our own
  const actions = Statement.flatMap(({ Action }) => Action)
  expect(new Set(actions).size).toBe(actions.length)
  expect(actions.filter((one) => !/^[a-z0-9-]+:[A-Z]\w+$/.test(one))).toEqual([])
  expect(actions.join(' ')).not.toMatch(
    /:(POST|PUT|PATCH|DELETE|Create|Delete|Put|Update|Modify|Attach|Detach|Run|Start|Stop|Terminate|Set|Add|Remove)/,
  )
})

test('two scans of the same account are the same, byte for byte, but for the id and the times', {
  timeout: 30_000,
}, async () => {
  const plain = (json: string) => json.replace(/"(startedAt|finishedAt)":"[^"]*"/g, '"$1":""')
  await withPractice(async (practice) => {
    const [one, two] = [await scanOf(practice), await scanOf(practice)]
    expect(plain(jsonOf(two))).toBe(plain(jsonOf(one)))
    expect(plain(jsonOf(one))).toBe(plain(jsonOf(one)))
  })
})

test('a duty that is unmet turns to met by one call', { timeout: 30_000 }, async () => {
  await withPractice(async (practice) => {
    const before = verdictsOf(await scanOf(practice))
    expect(before).toContain('EC2.7 on Demarc::EC2::EbsDefaultEncryption: unmet')
    for (const region of ['eu-central-1', 'us-east-1'])
      await new EC2(config(practice, 'admin', region)).enableEbsEncryptionByDefault({})
    const after = verdictsOf(await scanOf(practice))
    expect(after).toContain('EC2.7 on Demarc::EC2::EbsDefaultEncryption: met')
    expect(after).not.toContain('EC2.7 on Demarc::EC2::EbsDefaultEncryption: unmet')
  })
})
