/**
 * The configuration options that the practice account knows (elasticbeanstalk/latest/dg/command-options-general.html).
 */
export interface OptionDefinition {
  readonly namespace: string
  readonly name: string
  /** The default value; absent without one. */
  readonly value?: string
  readonly allowed?: readonly string[] | RegExp
}

const onOff = ['true', 'false']
const NUMBER = /^\d{1,5}$/
const option = (namespace: string, name: string, value?: string, allowed?: OptionDefinition['allowed']) => ({
  namespace: `aws:${namespace}`,
  name,
  ...(value === undefined ? {} : { value }),
  ...(allowed === undefined ? {} : { allowed }),
})

export const HEALTH = 'aws:elasticbeanstalk:healthreporting:system'
export const MANAGED = 'aws:elasticbeanstalk:managedactions'
export const PLATFORM_UPDATE = 'aws:elasticbeanstalk:managedactions:platformupdate'
export const LOGS = 'aws:elasticbeanstalk:cloudwatch:logs'
export const LAUNCH = 'aws:autoscaling:launchconfiguration'
export const ENVIRONMENT = 'aws:elasticbeanstalk:environment'
/** The namespace of environment properties: any name is valid, and values may be secrets. */
export const PROPERTIES = 'aws:elasticbeanstalk:application:environment'

export const optionDefinitions: readonly OptionDefinition[] = [
  option('autoscaling:asg', 'MinSize', '1', NUMBER),
  option('autoscaling:asg', 'MaxSize', '4', NUMBER),
  option('autoscaling:launchconfiguration', 'DisableIMDSv1', 'false', onOff),
  option('autoscaling:launchconfiguration', 'IamInstanceProfile'),
  // if set, it is the customer's image; otherwise the platform version's image is shown
  option('autoscaling:launchconfiguration', 'ImageId', undefined, /^ami-[0-9a-f]{8,17}$/),
  option('autoscaling:launchconfiguration', 'InstanceType', 't3.micro'),
  option('autoscaling:launchconfiguration', 'SecurityGroups'),
  option('ec2:vpc', 'AssociatePublicIpAddress', 'false', onOff),
  option('ec2:vpc', 'Subnets'),
  option('ec2:vpc', 'VPCId'),
  option('elasticbeanstalk:cloudwatch:logs', 'StreamLogs', 'false', onOff),
  option('elasticbeanstalk:cloudwatch:logs', 'DeleteOnTerminate', 'false', onOff),
  option('elasticbeanstalk:cloudwatch:logs', 'RetentionInDays', '7', NUMBER),
  option('elasticbeanstalk:environment', 'EnvironmentType', 'LoadBalanced', ['SingleInstance', 'LoadBalanced']),
  option('elasticbeanstalk:environment', 'LoadBalancerType', 'classic', ['classic', 'application', 'network']),
  option('elasticbeanstalk:environment', 'ServiceRole'),
  option('elasticbeanstalk:healthreporting:system', 'SystemType', 'basic', ['basic', 'enhanced']),
  option('elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'false', onOff),
  option(
    'elasticbeanstalk:managedactions',
    'PreferredStartTime',
    undefined,
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun):([01]\d|2[0-3]):[0-5]\d$/,
  ),
  option('elasticbeanstalk:managedactions:platformupdate', 'UpdateLevel', undefined, ['patch', 'minor']),
  option('elasticbeanstalk:managedactions:platformupdate', 'InstanceRefreshEnabled', 'false', onOff),
]

/** The key of an option in the stored settings. */
export const keyOf = (namespace: string, name: string): string => `${namespace} ${name}`

export const definitionOf = (namespace: string, name: string): OptionDefinition | undefined =>
  optionDefinitions.find((one) => one.namespace === namespace && one.name === name) ??
  (namespace === PROPERTIES && name !== '' ? { namespace, name } : undefined)

/** Whether an option accepts a value. */
export const fits = ({ allowed }: OptionDefinition, value: string): boolean =>
  allowed === undefined || (allowed instanceof RegExp ? allowed.test(value) : allowed.includes(value))
