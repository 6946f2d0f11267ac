import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { SNS } from '@aws-sdk/client-sns'
import { STS } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { auditWholeOrganization } from '../../src/app/root-org.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { clientFor, type Keys as StsKeys } from '../practice/in-test.ts'
import { accessTo, auditBy, ioOf, measureOf } from './in-test.ts'

// the organization's trail records what the root user of a member does; the member sees it as a shadow trail
const HOME = 'eu-central-1'
const member = members.shop.id
let practice: Practice
let keys: StsKeys
let trail: { readonly arn: string; readonly role: string }
beforeEach(async () => {
  practice = await startPracticeAccount()
  const { Credentials } = await new STS(clientFor(practice, 'admin')).assumeRole({
    RoleArn: `arn:aws:iam::${member}:role/OrganizationAccountAccessRole`,
    RoleSessionName: 'audit',
  })
  keys = Credentials ?? {}
  const { trailList = [] } = await cloudtrail().describeTrails({})
  const found = trailList.find(({ IsOrganizationTrail }) => IsOrganizationTrail)
  trail = { arn: `${found?.TrailARN}`, role: `${found?.CloudWatchLogsRoleArn}` }
})
afterEach(() => practice.close())

/** Of the management account, which the trail belongs to. */
const cloudtrail = () => new CloudTrail(clientFor(practice, 'admin', HOME))
const inMember = () => clientFor(practice, keys, HOME)

async function ofMember() {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = keys
  const access = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  const { state, missing, evidence } = measureOf(await auditBy(practice, access, { days: 5 }), 'limited-use')
  const refused = missing.flatMap((one) => (one.is === 'refused' && one.kind === 'denied' ? [one.call] : []))
  return { state, refused, alarm: evidence.alarms?.map(({ name, reaches, why }) => ({ name, reaches, why })) }
}

/** The log group of the trail, with an alarm, in the member: as of a delegated administrator of CloudTrail. */
async function watchedInMember(): Promise<void> {
  const logs = new CloudWatchLogs(inMember())
  await logs.createLogGroup({ logGroupName: 'organization' })
  await logs.putMetricFilter({
    logGroupName: 'organization',
    filterName: 'root',
    filterPattern: '{ $.userIdentity.type = "Root" }',
    metricTransformations: [{ metricName: 'Root', metricNamespace: 'Trail', metricValue: '1' }],
  })
  const sns = new SNS(inMember())
  const { TopicArn = '' } = await sns.createTopic({ Name: 'alarms' })
  await sns.subscribe({ TopicArn, Protocol: 'sms', Endpoint: '+491510000000' })
  await new CloudWatch(inMember()).putMetricAlarm({
    AlarmName: 'root',
    MetricName: 'Root',
    Namespace: 'Trail',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: [TopicArn],
  })
  await cloudtrail().updateTrail({
    Name: trail.arn,
    CloudWatchLogsLogGroupArn: `arn:aws:logs:${HOME}:${member}:log-group:organization:*`,
    CloudWatchLogsRoleArn: trail.role,
  })
}

/** Denies the member some actions by a service control policy. */
async function deny(...Action: readonly string[]): Promise<void> {
  const organizations = new Organizations(clientFor(practice, 'admin'))
  const { Policy } = await organizations.createPolicy({
    Name: 'deny',
    Description: 'for a test',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action, Resource: '*' }] }),
  })
  await organizations.attachPolicy({ PolicyId: Policy?.PolicySummary?.Id, TargetId: member })
}

const elsewhere = 'the log group /corp-it/cloudtrail of account 111122223333 cannot be read from here'
const off = expect.stringMatching(/trail\/main is switched off, or does not record all management events$/)
const onlyData = {
  FieldSelectors: [
    { Field: 'eventCategory', Equals: ['Data'] },
    { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
  ],
}

describe('watched in the management account', () => {
  test('is not known in the member', async () => {
    expect(await ofMember()).toMatchObject({
      state: 'unknown',
      alarm: [{ name: 'main', reaches: 'unknown', why: elsewhere }],
    })
  })

  test('reaches no person where the trail is switched off, or leaves management events out', async () => {
    await cloudtrail().stopLogging({ Name: trail.arn })
    expect(await ofMember()).toMatchObject({ state: 'unmet', alarm: [{ reaches: 'no', why: off }] })
    await cloudtrail().startLogging({ Name: trail.arn })
    await cloudtrail().putEventSelectors({ TrailName: trail.arn, AdvancedEventSelectors: [onlyData] })
    expect(await ofMember()).toMatchObject({ state: 'unmet', alarm: [{ reaches: 'no', why: off }] })
  })

  test('is not known, with the call that was refused', async () => {
    await deny('cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors')
    expect(await ofMember()).toMatchObject({
      state: 'unknown',
      refused: ['cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],
      alarm: [{ reaches: 'unknown', why: elsewhere }],
    })
  })
})

describe('watched in the member, as a delegated administrator may', () => {
  beforeEach(watchedInMember)

  test('reaches its subscriber', async () => {
    expect((await ofMember()).alarm).toEqual([{ name: 'root', reaches: 'yes', why: null }])
  })

  test('reaches no person where the trail is switched off', async () => {
    await cloudtrail().stopLogging({ Name: trail.arn })
    expect((await ofMember()).alarm).toMatchObject([{ name: 'root', reaches: 'no' }])
  })

  test.each([
    'cloudtrail:GetTrailStatus',
    'cloudtrail:GetEventSelectors',
    'cloudtrail:DescribeTrails',
    'logs:DescribeMetricFilters',
    'cloudwatch:DescribeAlarms',
    'sns:ListSubscriptionsByTopic',
  ])('is not known where %s is refused', async (action) => {
    await deny(action)
    const { state, refused, alarm } = await ofMember()
    expect({ state, refused }).toEqual({ state: expect.stringMatching(/unknown|unmet/), refused: [action] })
    expect(alarm?.[0]?.reaches ?? 'unknown').toBe('unknown')
  })

  test('is not known in another member, which is told where the log group is', async () => {
    const { Credentials } = await new STS(clientFor(practice, 'admin')).assumeRole({
      RoleArn: `arn:aws:iam::${members.billing.id}:role/OrganizationAccountAccessRole`,
      RoleSessionName: 'audit',
    })
    keys = Credentials ?? {}
    expect((await ofMember()).alarm).toEqual([
      {
        name: 'main',
        reaches: 'unknown',
        why: `the log group organization of account ${member} cannot be read from here`,
      },
    ])
  })
})

describe('an audit of the organization, from its management account', () => {
  beforeEach(async () => {
    const admin = clientFor(practice, 'admin')
    await new Organizations(admin).enableAWSServiceAccess({ ServicePrincipal: 'iam.amazonaws.com' })
    await new IAM(admin).enableOrganizationsRootCredentialsManagement({})
  })
  const ofShop = async () => {
    const { rows } = await auditWholeOrganization({ ...accessTo(practice, 'admin'), days: 90 }, ioOf())
    return rows.find(({ account }) => account === member)?.states['limited-use']
  }
  const rootUser = () => new CloudWatch(clientFor(practice, 'admin', HOME))

  test('counts the alarm on the log of its trail for a member, whose root user was not used', async () => {
    expect(await ofShop()).toBe('met')
  })

  test.each<[string, () => Promise<unknown>]>([
    ['the trail is switched off', () => cloudtrail().stopLogging({ Name: trail.arn })],
    ['the alarm does nothing', () => rootUser().disableAlarmActions({ AlarmNames: ['root-user'] })],
    [
      'its filter counts the events of the management account alone',
      () =>
        new CloudWatchLogs(clientFor(practice, 'admin', HOME)).putMetricFilter({
          logGroupName: '/corp-it/cloudtrail',
          filterName: 'root-user',
          filterPattern: '{ $.userIdentity.type = "Root" && $.userIdentity.accountId = "111122223333" }',
          metricTransformations: [{ metricName: 'RootUser', metricNamespace: 'CloudTrail', metricValue: '1' }],
        }),
    ],
  ])('leaves it unknown where %s: the member may have an alarm of its own', async (_, change) => {
    await change()
    expect(await ofShop()).toBe('unknown')
  })
})
