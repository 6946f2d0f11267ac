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
    // environments: the value goes, its name stays
    'elasticbeanstalk#ConfigurationOptionSetting.Value': {
      when: ({ Namespace, OptionName }) =>
        Namespace === 'aws:elasticbeanstalk:application:environment' || /password|secret/i.test(String(OptionName)),
    },
  },
})
