import type * as Client from '@aws-sdk/client-elastic-beanstalk'
import type { Describing } from '../../../practice/service.ts'

/** Environments in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::ElasticBeanstalk::Environment': (ask) =>
    (ask('DescribeEnvironments', { IncludeDeleted: false }).Environments ?? [])
      .filter(({ Status }) => Status !== 'Terminated')
      .map((is) => {
        const { ApplicationName, EnvironmentName } = is
        const [settings] =
          ask('DescribeConfigurationSettings', { ApplicationName, EnvironmentName }).ConfigurationSettings ?? []
        return {
          is: { ...is, OptionSettings: settings?.OptionSettings },
          tags: ask('ListTagsForResource', { ResourceArn: is.EnvironmentArn }).ResourceTags,
          arn: is.EnvironmentArn,
        }
      }),
}
