import { control } from '../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html'
const on = 'AWS::ElasticBeanstalk::Environment'

interface Setting {
  readonly Namespace?: string | undefined
  readonly OptionName?: string | undefined
  readonly Value?: string | undefined
}

const setting = (settings: readonly Setting[] | null, namespace: string, name: string): string | undefined =>
  settings?.find(({ Namespace, OptionName }) => Namespace === namespace && OptionName === name)?.Value

export const healthIsReportedInDetail = control({
  id: 'ElasticBeanstalk.1',
  configRule: 'beanstalk-enhanced-health-reporting-enabled',
  on,
  duty: 'monitoring',
  severity: 'low',
  says: 'An environment reports its health in detail (enhanced health reporting).',
  reads: ['OptionSettings'],
  holds: (environment) =>
    setting(environment.OptionSettings, 'aws:elasticbeanstalk:healthreporting:system', 'SystemType') === 'enhanced',
  fix: 'Set SystemType to enhanced in aws:elasticbeanstalk:healthreporting:system.',
  source: `${docs}#elasticbeanstalk-1`,
})

export const platformUpdatesAreManaged = control({
  id: 'ElasticBeanstalk.2',
  configRule: 'elastic-beanstalk-managed-updates-enabled',
  on,
  duty: 'platform-updates',
  severity: 'high',
  says: 'An environment takes platform updates by itself.',
  reads: ['OptionSettings'],
  holds: (environment) =>
    setting(environment.OptionSettings, 'aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled') === 'true',
  fix: 'Set ManagedActionsEnabled to true in aws:elasticbeanstalk:managedactions, with a weekly start time.',
  source: `${docs}#elasticbeanstalk-2`,
})

export const logsAreStreamed = control({
  id: 'ElasticBeanstalk.3',
  configRule: 'elastic-beanstalk-logs-to-cloudwatch',
  on,
  duty: 'access-logs',
  severity: 'high',
  says: 'An environment streams its logs to CloudWatch Logs.',
  reads: ['OptionSettings'],
  holds: (environment) =>
    setting(environment.OptionSettings, 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs') === 'true',
  fix: 'Set StreamLogs to true in aws:elasticbeanstalk:cloudwatch:logs.',
  source: `${docs}#elasticbeanstalk-3`,
})

export const environmentsRequireImdsV2 = control({
  id: 'Demarc.ElasticBeanstalk.1',
  on,
  duty: 'instance-credentials',
  severity: 'medium',
  says: 'The instances of an environment answer metadata requests only with a session token (IMDSv2).',
  reads: ['OptionSettings'],
  holds: (environment) =>
    setting(environment.OptionSettings, 'aws:autoscaling:launchconfiguration', 'DisableIMDSv1') === 'true',
  fix: 'Set DisableIMDSv1 to true in aws:autoscaling:launchconfiguration.',
  source: 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environments-cfg-ec2-imds.html',
})
