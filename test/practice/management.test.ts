import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../src/collect/aws.ts'
import type { Collector } from '../../src/collect/collector.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../src/practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { HOME, US } from '../../src/practice/company.ts'
import { certificates } from '../../src/services/acm/collect.ts'
import { alarms } from '../../src/services/cloudwatch/collect/alarms.ts'
import { configRegions, configurationRecorders, deliveryChannels } from '../../src/services/config/collect.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { detectors, guardDutyRegions } from '../../src/services/guardduty/collect.ts'
import { logGroups } from '../../src/services/logs/collect.ts'
import { secrets } from '../../src/services/secretsmanager/collect.ts'

/** The call that each remedy names fixes the responsibilities of these services, and AWS's own refusals are implemented. */
const crashes: unknown[] = []
let practice: Practice
let aws: Aws
beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

/** The verdicts of some controls on what has a name, as a scan of its service alone gives them. */
async function verdicts(seen: readonly Collector[], name: string, ...ids: readonly string[]) {
  const model = await scanPractice(practice, seen)
  expect(model.blindSpots).toEqual([])
  return ids.map((id) => {
    const found = controls.find((one) => one.id === id)
    return found && verdictsOf(found, model)[name]
  })
}

test('Secrets Manager: rotation, a key, a policy; a secret that is gone comes back', async () => {
  const api = await aws.client('secretsmanager', HOME)
  const SecretId = 'newsletter-smtp'
  const asked = ['SecretsManager.1', 'SecretsManager.4', 'Demarc.SecretsManager.1'] as const
  expect(await verdicts([secrets], SecretId, ...asked)).toEqual(['unmet', 'unmet', 'unmet'])
  const RotationLambdaARN = `arn:aws:lambda:${HOME}:${practice.account}:function:rotate`
  await api.rotateSecret({ SecretId, RotationLambdaARN, RotationRules: { AutomaticallyAfterDays: 30 } })
  await api.deleteResourcePolicy({ SecretId })
  expect(await verdicts([secrets], SecretId, ...asked)).toEqual(['met', 'met', 'met'])
  await api.tagResource({ SecretId, Tags: [{ Key: 'team', Value: 'shop' }] })
  await api.untagResource({ SecretId, TagKeys: ['team'] })
  await api.cancelRotateSecret({ SecretId })
  expect(await verdicts([secrets], SecretId, 'SecretsManager.1')).toEqual(['unmet'])
  await api.deleteSecret({ SecretId, RecoveryWindowInDays: 7 })
  expect(await refused(api.rotateSecret({ SecretId }))).toBe('InvalidRequestException')
  await api.restoreSecret({ SecretId })
  expect(await refused(api.describeSecret({ SecretId: 'nothing-of-that-name' }))).toBe('ResourceNotFoundException')
})

test('CloudWatch Logs: retention and a key of a log group', async () => {
  const api = await aws.client('logs', HOME)
  const logGroupName = '/newsletter'
  expect(await verdicts([logGroups], logGroupName, 'CloudWatch.16')).toEqual(['unmet'])
  await api.putRetentionPolicy({ logGroupName, retentionInDays: 400 })
  expect(await verdicts([logGroups], logGroupName, 'CloudWatch.16')).toEqual(['met'])
  await api.deleteRetentionPolicy({ logGroupName })
  expect(await refused(api.putRetentionPolicy({ logGroupName, retentionInDays: 2 }))).toBe('InvalidParameterException')
  expect(await refused(api.createLogGroup({ logGroupName }))).toBe('ResourceAlreadyExistsException')
  await api.createLogGroup({ logGroupName: '/made' })
  await api.putMetricFilter({
    logGroupName: '/made',
    filterName: 'errors',
    filterPattern: 'ERROR',
    metricTransformations: [{ metricName: 'errors', metricNamespace: 'made', metricValue: '1' }],
  })
  expect((await api.describeMetricFilters({ logGroupName: '/made' })).metricFilters).toHaveLength(1)
  await api.deleteMetricFilter({ logGroupName: '/made', filterName: 'errors' })
  await api.deleteLogGroup({ logGroupName: '/made' })
  expect(await refused(api.deleteLogGroup({ logGroupName: '/made' }))).toBe('ResourceNotFoundException')
})

test('CloudWatch: an alarm that reaches a person, and does', async () => {
  const api = await aws.client('cloudwatch', HOME)
  const silent = 'shop-prod-database-cpu'
  expect(await verdicts([alarms], silent, 'CloudWatch.17')).toEqual(['unmet'])
  await api.enableAlarmActions({ AlarmNames: [silent] })
  expect(await verdicts([alarms], silent, 'CloudWatch.17')).toEqual(['met'])
  const AlarmName = 'shop-prod-orders-waiting'
  expect(await verdicts([alarms], AlarmName, 'CloudWatch.15')).toEqual(['unmet'])
  const { MetricAlarms: [alarm] = [] } = await api.describeAlarms({ AlarmNames: [AlarmName] })
  const { Namespace, MetricName, Threshold, ComparisonOperator, EvaluationPeriods, Period, Statistic } = alarm ?? {}
  const rest = { Namespace, MetricName, Threshold, ComparisonOperator, EvaluationPeriods, Period, Statistic }
  const AlarmActions = [`arn:aws:sns:${HOME}:${practice.account}:corp-it-security`]
  await api.putMetricAlarm({ ...rest, AlarmName, AlarmActions })
  expect(await verdicts([alarms], AlarmName, 'CloudWatch.15')).toEqual(['met'])
  await api.disableAlarmActions({ AlarmNames: [AlarmName] })
  await api.deleteAlarms({ AlarmNames: [AlarmName] })
  expect(await verdicts([alarms], AlarmName, 'CloudWatch.15')).toEqual([undefined])
})

test('ACM: a certificate that cannot be fixed is created again', async () => {
  const api = await aws.client('acm', HOME)
  const DomainName = 'fresh.nordlicht.example'
  const { CertificateArn } = await api.requestCertificate({
    DomainName,
    ValidationMethod: 'DNS',
    KeyAlgorithm: 'RSA_2048',
  })
  expect(await verdicts([certificates], DomainName, 'ACM.2', 'Demarc.ACM.1')).toEqual(['met', 'met'])
  await api.addTagsToCertificate({ CertificateArn, Tags: [{ Key: 'team', Value: 'shop' }] })
  expect((await api.listTagsForCertificate({ CertificateArn })).Tags).toEqual([{ Key: 'team', Value: 'shop' }])
  await api.deleteCertificate({ CertificateArn })
  expect(await refused(api.describeCertificate({ CertificateArn }))).toBe('ResourceNotFoundException')
})

test('AWS Config: a recorder of everything that runs, and a channel that delivers', async () => {
  const api = await aws.client('config', US)
  const seen = [configRegions, configurationRecorders, deliveryChannels]
  expect(await verdicts(seen, US, 'Config.1')).toEqual(['unmet'])
  const { ConfigurationRecorders: [recorder] = [] } = await api.describeConfigurationRecorders({})
  await api.putConfigurationRecorder({
    ConfigurationRecorder: {
      name: recorder?.name,
      roleARN: `arn:aws:iam::${practice.account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    },
  })
  await api.startConfigurationRecorder({ ConfigurationRecorderName: recorder?.name })
  expect(await verdicts(seen, US, 'Config.1')).toEqual(['met'])
  await api.stopConfigurationRecorder({ ConfigurationRecorderName: recorder?.name })
  expect(await verdicts(seen, US, 'Config.1')).toEqual(['unmet'])
  // with Security Hub on, its own recorder is enough
  await api.putServiceLinkedConfigurationRecorder({ ServicePrincipal: 'securityhub.amazonaws.com' })
  expect(await verdicts(seen, US, 'Config.1')).toEqual(['met'])
  await api.deleteServiceLinkedConfigurationRecorder({ ServicePrincipal: 'securityhub.amazonaws.com' })
  expect(await verdicts(seen, US, 'Config.1')).toEqual(['unmet'])
  expect(await refused(api.startConfigurationRecorder({ ConfigurationRecorderName: 'none' }))).toBe(
    'NoSuchConfigurationRecorderException',
  )
})

test('GuardDuty: a detector with its features', async () => {
  const api = await aws.client('guardduty', US)
  const seen = [guardDutyRegions, detectors]
  expect(await verdicts(seen, US, 'GuardDuty.1')).toEqual(['unmet'])
  const { DetectorIds: [DetectorId] = [] } = await api.listDetectors({})
  await api.updateDetector({ DetectorId, Enable: true, Features: [{ Name: 'S3_DATA_EVENTS', Status: 'ENABLED' }] })
  expect(await verdicts(seen, US, 'GuardDuty.1')).toEqual(['met'])
  expect(await verdicts(seen, DetectorId ?? '', 'GuardDuty.10')).toEqual(['met'])
  expect(await refused(api.createDetector({ Enable: true }))).toBe('BadRequestException')
})
