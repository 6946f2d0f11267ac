import { type Answer, unknown } from '../../../controls/answer.ts'
import { type Control, control, type Near, those } from '../../../controls/control.ts'
import { all, Found } from '../../../controls/found.ts'
import { parseArn } from '../../../core/arn.ts'
import { canonicalPattern } from '../../../core/filter-pattern.ts'
import { isBusy, recordsManagement } from '../../cloudtrail/controls/events.ts'
import { isTopic } from './alarms.ts'
import type { CountedMetric } from './judged-alarm.ts'
import { looksAt } from './plain-alarm.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html'
const on = 'AWS::Logs::MetricFilter'

const trailReads = ['IsMultiRegionTrail', 'EventSelectors', 'AdvancedEventSelectors', 'state.IsLogging'] as const
const alarmReads = ['MetricName', 'Namespace', 'Metrics', 'AlarmActions'] as const
type NearAlarm = Near<'AWS::CloudWatch::Alarm', (typeof alarmReads)[number]>
type NearTrail = Near<'AWS::CloudTrail::Trail', (typeof trailReads)[number]>

/**
 * What the CIS AWS Foundations Benchmark requires for each of its patterns: a filter on the log group of a trail that
 * records all regions, an alarm on its metric, and a topic of the alarm with a confirmed subscription. AWS follows the
 * benchmark's audit steps, which check neither the alarm's threshold nor whether its actions are on:
 * Demarc.CloudWatch.3 does.
 */
const near = {
  trails: those('AWS::CloudTrail::Trail', {
    where: 'CloudWatchLogsLogGroupArn',
    is: (_, { state }) => [`${state['LogGroupArn']}`],
    within: 'account',
    reads: trailReads,
  }),
  alarms: those('AWS::CloudWatch::Alarm', {
    where: 'state.MetricNames',
    is: ({ MetricTransformations: transformations }) =>
      metricsOf(transformations).map(({ MetricName }) => `${MetricName}`),
    reads: alarmReads,
  }),
  subscriptions: those('AWS::SNS::Subscription', {
    where: 'TopicArn',
    is: (_, __, { alarms }) =>
      // safe: `reads` of the alarms names it, so it has the shape of CloudFormation's property or is null
      alarms?.flatMap(({ properties }) => (properties['AlarmActions'] ?? []) as readonly string[]).filter(isTopic),
    reads: ['TopicArn', 'state.Confirmed'],
  }),
} as const

// safe: `reads` names the property, so it has the shape of CloudFormation's property or is null
export const metricsOf = (transformations: unknown): readonly CountedMetric[] =>
  (transformations ?? []) as readonly CountedMetric[]

/**
 * Does an alarm watch one of the metrics that a filter writes? Unknown for metric math on such a metric: the page only
 * refers to the audit steps of the CIS AWS Foundations Benchmark.
 */
function watchesOne(alarm: NearAlarm['properties'], metrics: readonly CountedMetric[]): Answer {
  const found = metrics.map((one) => looksAt(alarm, one))
  return (
    found.includes('plainly') || (found.includes('computed') && unknown('whether AWS takes an alarm on metric math'))
  )
}

/**
 * Does a trail record all management events of all regions, reads and writes? `mayMiss` names the sources that it may
 * leave out.
 */
function recordsEverything({ properties: trail, state }: NearTrail, mayMiss: (source: string) => boolean): boolean {
  if (trail.IsMultiRegionTrail !== true || state.IsLogging !== true) return false
  const selectors = { basic: trail.EventSelectors, advanced: trail.AdvancedEventSelectors }
  return recordsManagement('read', selectors, mayMiss) && recordsManagement('write', selectors, mayMiss)
}

/** The event source that a filter counts; filters without one count events of any source. */
const sources: Readonly<Record<number, string>> = {
  3: 'signin',
  4: 'iam',
  5: 'cloudtrail',
  6: 'signin',
  // AWS fails only this control if the trail leaves out KMS events
  7: 'kms',
  8: 's3',
  9: 'config',
  10: 'ec2',
  11: 'ec2',
  12: 'ec2',
  13: 'ec2',
  14: 'ec2',
}

/** Does a topic of the alarm have a confirmed subscription? */
const isHeard = ({ properties }: NearAlarm, isSubscribed: (topic: string) => Answer): Answer =>
  Found.of((properties.AlarmActions ?? []).filter(isTopic)).some(isSubscribed)

/**
 * A benchmark pattern for which AWS's page has another one: the page says that the check follows the steps of section
 * 3.2 of version 1.2, but shows a narrower pattern that passes.
 */
const ofTheBenchmark: Readonly<Record<number, string>> = {
  3: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
}

/** Makes a control. `patterns`: all patterns that AWS prescribed at some time; each of them passes. */
const watches = (number: number, what: string, ...patterns: readonly string[]): Control => {
  const wanted = new Set(patterns.map((pattern) => canonicalPattern(pattern) ?? pattern))
  const perhaps = canonicalPattern(ofTheBenchmark[number] ?? '')
  const isAmong = (pattern: string | null, patterns: ReadonlySet<string | undefined>): boolean =>
    patterns.has(canonicalPattern(pattern ?? '') ?? '')
  const source = sources[number]
  const mayMiss = source === undefined ? isBusy : (missed: string) => missed !== `${source}.amazonaws.com`
  return control({
    id: `CloudWatch.${number}`,
    compared: '2026-11-30',
    on,
    must: 'some',
    // the finding for a trail of another account belongs to that account (the page of CloudWatch.1)
    elsewhere: 'AWS::CloudTrail::Trail',
    responsibility: 'monitoring',
    severity: 'low',
    title: `A log metric filter and alarm should exist for ${what}`,
    finding: `No metric filter with an alarm and a confirmed subscription covers ${what}`,
    reads: ['FilterPattern', 'MetricTransformations', 'state.LogGroupArn'],
    near,
    applies: ({ FilterPattern: pattern }) => isAmong(pattern, new Set([...wanted, perhaps])),
    holds: (filter, { near: { trails, alarms, subscriptions }, account }) =>
      all(
        () =>
          isAmong(filter.FilterPattern, wanted) || unknown('whether AWS takes the pattern of the CIS Benchmark 1.2'),
        () => trails.some((trail) => recordsEverything(trail, mayMiss)),
        () =>
          alarms.some((alarm) =>
            all(
              () => watchesOne(alarm.properties, metricsOf(filter.MetricTransformations)),
              () =>
                isHeard(
                  alarm,
                  (topic) =>
                    subscriptions.some(
                      ({ properties, state }) => properties.TopicArn === topic && state.Confirmed === true,
                    ) ||
                    // AWS warns about topics of other accounts, but does not fail them
                    (parseArn(topic)?.account !== account && unknown(`the subscriptions of ${topic}`)),
                ),
            ),
          ),
      ),
    fix: 'Put the metric filter on the log group of the trail (PutMetricFilter) and an alarm on its metric (PutMetricAlarm) that sends to an SNS topic with a confirmed subscription.',
    source: `${docs}#cloudwatch-${number}`,
  })
}

const events = (...names: readonly string[]): string => names.map((name) => `($.eventName=${name})`).join(' || ')
const of = (service: string, ...names: readonly string[]): string =>
  `{($.eventSource=${service}.amazonaws.com) && (${events(...names)})}`

const policyChanges = [
  'DeleteGroupPolicy',
  'DeleteRolePolicy',
  'DeleteUserPolicy',
  'PutGroupPolicy',
  'PutRolePolicy',
  'PutUserPolicy',
  'CreatePolicy',
  'DeletePolicy',
  'CreatePolicyVersion',
  'DeletePolicyVersion',
  'AttachRolePolicy',
  'DetachRolePolicy',
  'AttachUserPolicy',
  'DetachUserPolicy',
  'AttachGroupPolicy',
  'DetachGroupPolicy',
]
const routeChanges = [
  'CreateRoute',
  'CreateRouteTable',
  'ReplaceRoute',
  'ReplaceRouteTableAssociation',
  'DeleteRouteTable',
  'DeleteRoute',
  'DisassociateRouteTable',
]

/** The patterns by control number, for the remedies. */
export const prescribed: Readonly<Record<number, readonly [what: string, ...patterns: string[]]>> = {
  1: [
    'usage of the root user',
    '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  ],
  2: ['unauthorized API calls', '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}'],
  3: [
    'console sign-ins without MFA',
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  ],
  4: ['IAM policy changes', of('iam', ...policyChanges), `{${events(...policyChanges)}}`],
  5: [
    'CloudTrail configuration changes',
    `{${events('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging')}}`,
  ],
  6: ['failed console sign-ins', '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}'],
  7: ['disabling or deletion of KMS keys', of('kms', 'DisableKey', 'ScheduleKeyDeletion')],
  8: [
    'S3 bucket policy changes',
    of(
      's3',
      'PutBucketAcl',
      'PutBucketPolicy',
      'PutBucketCors',
      'PutBucketLifecycle',
      'PutBucketReplication',
      'DeleteBucketPolicy',
      'DeleteBucketCors',
      'DeleteBucketLifecycle',
      'DeleteBucketReplication',
    ),
  ],
  9: [
    'AWS Config configuration changes',
    of(
      'config',
      'StopConfigurationRecorder',
      'DeleteDeliveryChannel',
      'PutDeliveryChannel',
      'PutConfigurationRecorder',
    ),
  ],
  10: [
    'security group changes',
    `{${events('AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress', 'CreateSecurityGroup', 'DeleteSecurityGroup')}}`,
  ],
  11: [
    'network ACL changes',
    `{${events('CreateNetworkAcl', 'CreateNetworkAclEntry', 'DeleteNetworkAcl', 'DeleteNetworkAclEntry', 'ReplaceNetworkAclEntry', 'ReplaceNetworkAclAssociation')}}`,
  ],
  12: [
    'network gateway changes',
    `{${events('CreateCustomerGateway', 'DeleteCustomerGateway', 'AttachInternetGateway', 'CreateInternetGateway', 'DeleteInternetGateway', 'DetachInternetGateway')}}`,
  ],
  13: ['route table changes', of('ec2', ...routeChanges), `{${events(...routeChanges)}}`],
  14: [
    'VPC changes',
    `{${events('CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute', 'AcceptVpcPeeringConnection', 'CreateVpcPeeringConnection', 'DeleteVpcPeeringConnection', 'RejectVpcPeeringConnection', 'AttachClassicLinkVpc', 'DetachClassicLinkVpc', 'DisableVpcClassicLink', 'EnableVpcClassicLink')}}`,
  ],
}

const prescribedPatterns = new Set(
  Object.values(prescribed).flatMap(([, ...patterns]) => patterns.map((one) => canonicalPattern(one) ?? one)),
)

/** Is the pattern of a filter one that AWS prescribes? */
export const isPrescribed = (pattern: string | null): boolean =>
  prescribedPatterns.has(canonicalPattern(pattern ?? '') ?? '')

export const metricFilterControls: readonly Control[] = Object.entries(prescribed).map(
  ([number, [what, ...patterns]]) => watches(Number(number), what, ...patterns),
)
