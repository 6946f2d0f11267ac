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
import { describe, expect, test } from 'vitest'
import type { Scan, ScanOptions } from '../../src/app/scan.ts'
import { readOnlyPolicy } from '../../src/collect/needs.ts'
import { ask } from '../../src/controls/basis.ts'
import { type Control, withValues } from '../../src/controls/control.ts'
import { fixedClock } from '../../src/core/clock.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { awsError } from '../../src/practice/service.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { iam } from '../../src/services/iam/practice/index.ts'
import { prescribed } from '../../src/services/logs/controls/metric-filters.ts'
import { practiceServices as services } from '../../src/services/practice.gen.ts'
import { asItBegins, jsonOf, scanOf, withPractice } from './in-test.ts'

/** Every `control on type: verdict` of a scan. */
function verdictsOf({ ledger }: Scan): Set<string> {
  const seen = new Set<string>()
  for (const { layers } of ledger)
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const { control, verdict } of judged) seen.add(`${control.id} on ${control.on}: ${verdict.is}`)
  return seen
}

const config = (
  { endpoint, requestHandler, principals }: Practice,
  who: 'admin' | 'root' = 'admin',
  region = 'eu-central-1',
) => ({
  endpoint,
  requestHandler,
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

/** Makes some good settings bad. */
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

/** And as a part of an organization that opts out of the use of its content: its policy is no change that the practice account takes. */
const withOptOut = services.map((service) => {
  const asked = service.operations.get('DescribeEffectivePolicy')
  if (service.id !== 'organizations' || !asked) return service
  const PolicyContent = '{"services":{"default":{"opt_out_policy":"optOut"}}}'
  const handle = () => ({ EffectivePolicy: { PolicyContent, PolicyType: 'AISERVICES_OPT_OUT_POLICY' } })
  return { ...service, operations: new Map([...service.operations, ['DescribeEffectivePolicy', { ...asked, handle }]]) }
})

/** Asked of some hundred types that Cloud Control reads, of which the account has a few: their examples stand beside them. */
const isOfTheLongTail = ({ id, on, onRequest }: Control): boolean =>
  id.startsWith('Demarc.Shape.') || (onRequest === true && !read.has(on))
const read = new Set<string>(collectors.flatMap(({ types }) => types))

/** Both verdicts of each control that can have both. */
const wanted = (some: readonly Control[]): readonly string[] =>
  some.flatMap((control) => {
    const { id, on, never } = control
    if (isOfTheLongTail(control)) return []
    return (never ? ['met'] : ['met', 'unmet']).map((verdict) => `${id} on ${on}: ${verdict}`)
  })

/** The controls over what exists once in an account. */
const once = controls.filter(
  ({ on, must }) => must === 'some' || /^Demarc::(Account|IAM::(RootUser|PasswordPolicy)|S3::Account)/.test(on),
)

const notShown = [
  'CloudFront.1 on AWS::CloudFront::Distribution: unknown', // what AWS makes of S3 origins beside others
  'CloudFront.17 on AWS::CloudFront::Distribution: unknown', // whether AWS wants signatures of every behavior
  'DMS.9 on AWS::DMS::Endpoint: unknown', // whether an endpoint counts that has TLS without SslMode
  'Demarc.IAM.5 on Demarc::IAM::RootUser: unknown', // how strong its password is
  'Demarc.IAM.7 on Demarc::IAM::RootUser: unknown', // what it did: `demarc root` asks for that
  'RDS.12 on AWS::RDS::DBCluster: unknown', // whether AWS judges DocumentDB and Neptune by it
  'RDS.6 on AWS::RDS::DBInstance: unknown', // the same
  'RDS.9 on AWS::RDS::DBInstance: unknown', // which logs AWS wants of RDS Custom: its page is silent
  'SSM.1 on AWS::EC2::Instance: unknown', // whether the agent is on an instance that is stopped and never reported
]

describe('every control is met somewhere and unmet somewhere', () => {
  test('in the account as it begins, unless it asks about one thing of the whole account', async () => {
    const seen = verdictsOf((await asItBegins()).scan)
    const here = controls.filter((control) => !once.includes(control) && !control.onRequest)
    expect(wanted(here).filter((one) => !seen.has(one))).toEqual([])
    // nothing is hidden from the auditor: what is unknown, AWS does not show
    expect([...seen].filter((one) => one.endsWith(': unknown')).sort()).toEqual(notShown)
  })

  test('and those in the account as others make it', { timeout: 60_000 }, async () => {
    const seen = verdictsOf((await asItBegins()).scan)
    // only what is asked about is read
    const scanFor = async (practice: Practice, some: readonly Control[], as: Partial<ScanOptions> = {}) => {
      const select = { controls: some.map(({ id }) => id), services: [], frameworks: [], severities: [] }
      for (const one of verdictsOf(await scanOf(practice, { ...as, select }))) seen.add(one)
    }
    await withPractice(async (practice) => {
      await turnAround(practice)
      await scanFor(practice, once)
      await neglect(practice)
      await scanFor(practice, once)
    })
    await withPractice((practice) => scanFor(practice, once), { services: withoutOrganization })
    await withPractice((practice) => scanFor(practice, once), { services: withBusyRoot })
    await withPractice((practice) => scanFor(practice, once), { services: withOptOut })
    const never = controls.filter((one) => one.never === 'unmet')
    // they are met where the root user has no credentials: in a member of the organization
    const roleArn = 'arn:aws:iam::333344445555:role/OrganizationAccountAccessRole'
    await withPractice((practice) => scanFor(practice, never, { credentials: practice.principals.admin, roleArn }))
    expect(never.filter(({ id, on }) => seen.has(`${id} on ${on}: unmet`))).toEqual([])
    expect(wanted(controls.filter(({ onRequest }) => !onRequest)).filter((one) => !seen.has(one))).toEqual([])
  })

  test('and those that are asked on request: with any tag, and with one that no resource has', async () => {
    const { model } = (await asItBegins()).scan
    const onRequest = controls.filter((one) => one.onRequest)
    const strict = onRequest.map((one) =>
      withValues(one, Object.fromEntries(Object.keys(one.parameters).map((name) => [name, ['no-such-key']]))),
    )
    const seen = new Set(
      [...onRequest, ...strict].flatMap((one) =>
        model.ofType(one.on).map((resource) => `${one.id} on ${one.on}: ${ask(one, resource, model).is}`),
      ),
    )
    // network interfaces and documents of the practice account have no tags
    const bare = ['EC2.35 on AWS::EC2::NetworkInterface: met', 'SSM.5 on AWS::SSM::Document: met']
    expect(wanted(onRequest).filter((one) => !seen.has(one))).toEqual(bare)
  })
})

test('the auditor sees everything, and no call is made twice', async () => {
  const { scan, requests } = await asItBegins()
  expect(scan.model.blindSpots).toEqual([])
  const unseen = scan.model.resources.flatMap(({ type, unseen }) =>
    Object.keys(unseen).map((name) => `${type} ${name}`),
  )
  // Cloud Control does not show their tags
  expect([...new Set(unseen)].sort()).toEqual([
    'AWS::Bedrock::DataSource tags',
    'AWS::SageMaker::MonitoringSchedule tags',
  ])
  expect(requests.filter(({ status }) => status === 403 || status >= 500)).toEqual([])
  const calls = requests
    // asked until the report is ready
    .filter(({ operation }) => operation !== 'GenerateCredentialReport')
    .map(({ service, operation, region, input }) => `${service} ${operation} ${region} ${input}`)
  expect(calls.length - new Set(calls).size).toBe(0)
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

test('two scans of the same account are the same, byte for byte, but for the id and the times', async () => {
  const plain = (json: string) => json.replace(/"(startedAt|finishedAt)":"[^"]*"/g, '"$1":""')
  const { scan, json } = await asItBegins()
  // another account that began the same day, at the moment of that scan
  const clock = fixedClock(scan.head.startedAt)
  const again = await withPractice((practice) => scanOf(practice, {}, clock), { clock })
  expect(plain(jsonOf(again))).toBe(plain(json))
})

test('a responsibility that is unmet turns to met by one call', async () => {
  await withPractice(async (practice) => {
    const select = { controls: ['EC2.7'], services: [], frameworks: [], severities: [] }
    const before = verdictsOf(await scanOf(practice, { select }))
    expect(before).toContain('EC2.7 on Demarc::EC2::EbsDefaultEncryption: unmet')
    for (const region of ['eu-central-1', 'us-east-1'])
      await new EC2(config(practice, 'admin', region)).enableEbsEncryptionByDefault({})
    const after = verdictsOf(await scanOf(practice, { select }))
    expect(after).toContain('EC2.7 on Demarc::EC2::EbsDefaultEncryption: met')
    expect(after).not.toContain('EC2.7 on Demarc::EC2::EbsDefaultEncryption: unmet')
  })
})
