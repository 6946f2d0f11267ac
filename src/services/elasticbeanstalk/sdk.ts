import type { ElasticBeanstalk } from '@aws-sdk/client-elastic-beanstalk'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    elasticbeanstalk: ElasticBeanstalk
  }
}

export const elasticbeanstalk = sdkClient({
  id: 'elasticbeanstalk',
  module: () => import('@aws-sdk/client-elastic-beanstalk'),
  client: ({ ElasticBeanstalk }) => ElasticBeanstalk,
  prefix: 'elasticbeanstalk',
  secrets: {
    // an environment's variables stand under more than one namespace: a value stays only where it is one that is read
    'elasticbeanstalk#ConfigurationOptionSetting.Value': {
      when: ({ Namespace, OptionName }) =>
        !READ_NAMESPACES.has(String(Namespace)) || /password|secret/i.test(String(OptionName)),
    },
  },
})

/** The namespaces of settings that are read; those of the application's environment may hold secrets, and are not. */
export const READ_NAMESPACES: ReadonlySet<string> = new Set([
  'aws:autoscaling:asg',
  'aws:autoscaling:launchconfiguration',
  'aws:elasticbeanstalk:cloudwatch:logs',
  'aws:elasticbeanstalk:environment',
  'aws:elasticbeanstalk:healthreporting:system',
  'aws:elasticbeanstalk:managedactions',
  'aws:elasticbeanstalk:managedactions:platformupdate',
])
