import type { Remedies, Remedy } from '../../controls/remedy.ts'
import { existing, template } from '../../controls/template.ts'

type Option = readonly [namespace: string, name: string, value: string]

const short = ([namespace, name, value]: Option): string => `Namespace=${namespace},OptionName=${name},Value=${value}`
const hcl = ([namespace, name, value]: Option): string => `  setting {
    namespace = "${namespace}"
    name      = "${name}"
    value     = "${value}"
  }`

/** Option settings of an environment; `note` says what the change does to what runs. */
const options = (console: string, note: string, settings: readonly Option[]): Remedy => ({
  console: ['Elastic Beanstalk > Environments, open the environment, Configuration', console, `Apply. Note: ${note}`],
  cli: `# ${note}
aws elasticbeanstalk update-environment --environment-name ENVIRONMENT --option-settings \\
  ${settings.map(short).join(' \\\n  ')}`,
  cloudformation: template({
    Environment: existing(
      'AWS::ElasticBeanstalk::Environment',
      { OptionSettings: settings.map(([Namespace, OptionName, Value]) => ({ Namespace, OptionName, Value })) },
      note,
    ),
  }),
  terraform: `resource "aws_elastic_beanstalk_environment" "this" {
  # the rest as it is; ${note}
${settings.map(hcl).join('\n\n')}
}`,
})

export const elasticBeanstalkRemedies: Remedies = {
  'ElasticBeanstalk.1': options(
    'Updates, monitoring, and logging > Edit, Health reporting > System: Enhanced',
    'the environment needs a service role and an instance profile with the managed policies of Elastic Beanstalk',
    [['aws:elasticbeanstalk:healthreporting:system', 'SystemType', 'enhanced']],
  ),
  'ElasticBeanstalk.2': options(
    'Updates, monitoring, and logging > Edit, Managed platform updates: Activated, with a weekly window and an update level',
    'it needs enhanced health reporting; an update replaces the instances during the window (UTC)',
    [
      ['aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'true'],
      ['aws:elasticbeanstalk:managedactions', 'PreferredStartTime', 'Sun:02:00'],
      [
        'aws:elasticbeanstalk:managedactions',
        'ServiceRoleForManagedUpdates',
        'AWSServiceRoleForElasticBeanstalkManagedUpdates',
      ],
      ['aws:elasticbeanstalk:managedactions:platformupdate', 'UpdateLevel', 'minor'],
    ],
  ),
  'ElasticBeanstalk.3': options(
    'Updates, monitoring, and logging > Edit, Instance log streaming to CloudWatch Logs: Activated, with a retention',
    'the instance profile must allow logs:PutLogEvents and its like, as AWSElasticBeanstalkWebTier does',
    [
      ['aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs', 'true'],
      ['aws:elasticbeanstalk:cloudwatch:logs', 'DeleteOnTerminate', 'false'],
      ['aws:elasticbeanstalk:cloudwatch:logs', 'RetentionInDays', '90'],
    ],
  ),
  'Demarc.ElasticBeanstalk.1': options(
    'Instance traffic and scaling > Edit, Instance metadata service (IMDS) > IMDSv1: Deactivated',
    'the instances are replaced; the application must use an SDK that asks with a token',
    [['aws:autoscaling:launchconfiguration', 'DisableIMDSv1', 'true']],
  ),
}
