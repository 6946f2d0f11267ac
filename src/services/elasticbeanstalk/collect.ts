import { collector, detail, pages, stated } from '../../collect/collector.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'
import { READ_NAMESPACES } from './sdk.ts'

export const environments = collector({
  types: ['AWS::ElasticBeanstalk::Environment'],
  service: 'elasticbeanstalk',
  scope: 'region',
  needs: ['elasticbeanstalk:DescribeEnvironments'],
  async *list({ client }) {
    const beanstalk = await client('elasticbeanstalk')
    const found = pages(
      (NextToken) => beanstalk.describeEnvironments({ IncludeDeleted: false, MaxRecords: 1000, NextToken }),
      (answer) => answer.Environments,
      (answer) => answer.NextToken,
    )
    for await (const {
      EnvironmentArn: id,
      EnvironmentName: name,
      ApplicationName,
      PlatformArn,
      SolutionStackName,
      Status,
    } of found) {
      if (!id || !name || Status === 'Terminated' || Status === 'Terminating') continue
      yield {
        type: 'AWS::ElasticBeanstalk::Environment',
        id,
        name,
        properties: {
          EnvironmentName: name,
          ApplicationName: ApplicationName ?? null,
          PlatformArn: PlatformArn ?? null,
          SolutionStackName: SolutionStackName ?? null,
        },
        state: { Status: Status ?? null },
      }
    }
  },
  details: [
    detail({
      on: 'AWS::ElasticBeanstalk::Environment',
      needs: ['elasticbeanstalk:DescribeConfigurationSettings'],
      fills: ['OptionSettings'],
      async get({ client }, { properties, name }) {
        const beanstalk = await client('elasticbeanstalk')
        const { ConfigurationSettings: [found] = [] } = await beanstalk.describeConfigurationSettings({
          ApplicationName: properties.ApplicationName ?? '',
          EnvironmentName: name,
        })
        const settings = stated(found?.OptionSettings, 'OptionSettings')
          .filter(({ Namespace }) => Namespace !== undefined && READ_NAMESPACES.has(Namespace))
          .map(({ Namespace, OptionName, Value }) => ({ Namespace, OptionName, Value }))
        return { properties: { OptionSettings: settings } }
      },
    }),
    detail({
      on: 'AWS::ElasticBeanstalk::Environment',
      needs: ['elasticbeanstalk:DescribePlatformVersion'],
      fills: ['state.PlatformImageIds'],
      // read once for all environments of a platform version
      async get({ client, once }, { properties: { PlatformArn } }) {
        if (!PlatformArn) return { state: { PlatformImageIds: null } }
        return once(`elasticbeanstalk platform ${PlatformArn}`, async () => {
          const beanstalk = await client('elasticbeanstalk')
          const { PlatformDescription } = await beanstalk.describePlatformVersion({ PlatformArn })
          const { CustomAmiList = [] } = stated(PlatformDescription, 'PlatformDescription')
          return { state: { PlatformImageIds: CustomAmiList.flatMap(({ ImageId }) => ImageId || []) } }
        })
      },
    }),
    taggedAs(
      'elasticbeanstalk:environment',
      detail({
        on: 'AWS::ElasticBeanstalk::Environment',
        needs: ['elasticbeanstalk:ListTagsForResource'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const beanstalk = await client('elasticbeanstalk')
          const { ResourceTags = [] } = await beanstalk.listTagsForResource({ ResourceArn: id })
          return {
            tags: Object.fromEntries(ResourceTags.flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? '']] : []))),
          }
        },
      }),
    ),
  ],
})
