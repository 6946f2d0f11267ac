import { control } from '../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html'
const on = 'AWS::ElasticBeanstalk::Environment'

interface Setting {
  readonly Namespace?: string | undefined
  readonly OptionName?: string | undefined
  readonly Value?: string | null | undefined
}

/** The value of an option as text; undefined without a value. */
function setting(settings: readonly Setting[] | null, namespace: string, name: string): string | undefined {
  const found = settings?.find(({ Namespace, OptionName }) => Namespace === namespace && OptionName === name)
  return found?.Value === undefined || found.Value === null ? undefined : String(found.Value)
}
/** Elastic Beanstalk accepts `true` and `True`. */
const isOn = (settings: readonly Setting[] | null, namespace: string, name: string): boolean =>
  setting(settings, namespace, name)?.toLowerCase() === 'true'

export const healthIsReportedInDetail = control({
  id: 'ElasticBeanstalk.1',
  compared: '2026-11-30',
  configRule: 'beanstalk-enhanced-health-reporting-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'Elastic Beanstalk environments should have enhanced health reporting enabled',
  finding: ({ OptionSettings }) =>
    `SystemType is ${setting(OptionSettings, 'aws:elasticbeanstalk:healthreporting:system', 'SystemType') ?? 'not set'}`,
  reads: ['OptionSettings'],
  holds: (environment) =>
    setting(environment.OptionSettings, 'aws:elasticbeanstalk:healthreporting:system', 'SystemType') === 'enhanced',
  fix: 'Set SystemType to enhanced in aws:elasticbeanstalk:healthreporting:system.',
  source: `${docs}#elasticbeanstalk-1`,
})

export const platformUpdatesAreManaged = control({
  id: 'ElasticBeanstalk.2',
  compared: '2026-11-30',
  parameters: { UpdateLevel: { value: null, among: ['minor', 'patch'] } },
  configRule: 'elastic-beanstalk-managed-updates-enabled',
  on,
  responsibility: 'platform-updates',
  severity: 'high',
  title: 'Elastic Beanstalk environments should have managed platform updates enabled',
  finding: ({ OptionSettings }) =>
    isOn(OptionSettings, 'aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled')
      ? `UpdateLevel is ${setting(OptionSettings, 'aws:elasticbeanstalk:managedactions:platformupdate', 'UpdateLevel') ?? 'not set'}`
      : 'ManagedActionsEnabled is false',
  reads: ['OptionSettings'],
  holds: ({ OptionSettings: settings }, { parameters }) =>
    isOn(settings, 'aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled') &&
    (parameters.UpdateLevel === null ||
      setting(settings, 'aws:elasticbeanstalk:managedactions:platformupdate', 'UpdateLevel') ===
        parameters.UpdateLevel),
  fix: 'Set ManagedActionsEnabled to true in aws:elasticbeanstalk:managedactions, with a weekly start time.',
  source: `${docs}#elasticbeanstalk-2`,
})

export const logsAreStreamed = control({
  id: 'ElasticBeanstalk.3',
  compared: '2026-11-30',
  parameters: {
    RetentionInDays: {
      value: null,
      among: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653],
    },
  },
  configRule: 'elastic-beanstalk-logs-to-cloudwatch',
  on,
  responsibility: 'access-logs',
  severity: 'high',
  title: 'Elastic Beanstalk environments should stream logs to CloudWatch Logs',
  finding: ({ OptionSettings }) =>
    isOn(OptionSettings, 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs')
      ? `RetentionInDays is ${setting(OptionSettings, 'aws:elasticbeanstalk:cloudwatch:logs', 'RetentionInDays') ?? 'not set'}`
      : 'StreamLogs is false',
  reads: ['OptionSettings'],
  holds: ({ OptionSettings: settings }, { parameters }) =>
    isOn(settings, 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs') &&
    (parameters.RetentionInDays === null ||
      setting(settings, 'aws:elasticbeanstalk:cloudwatch:logs', 'RetentionInDays') ===
        String(parameters.RetentionInDays)),
  fix: 'Set StreamLogs to true in aws:elasticbeanstalk:cloudwatch:logs.',
  source: `${docs}#elasticbeanstalk-3`,
})

export const environmentsRequireImdsV2 = control({
  id: 'Demarc.ElasticBeanstalk.1',
  on,
  responsibility: 'instance-credentials',
  severity: 'medium',
  title: 'Elastic Beanstalk environments should require IMDSv2 on their instances',
  finding: 'DisableIMDSv1 is not true: instances accept IMDSv1 requests',
  reads: ['OptionSettings'],
  holds: ({ OptionSettings }) => isOn(OptionSettings, 'aws:autoscaling:launchconfiguration', 'DisableIMDSv1'),
  fix: 'Set DisableIMDSv1 to true in aws:autoscaling:launchconfiguration.',
  source: 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environments-cfg-ec2-imds.html',
})
