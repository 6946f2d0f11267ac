import { batched, collector, detail, type Reach } from '../../collect/collector.ts'
import { resourceId } from '../../model/resource.ts'

const regionType = 'Demarc::Config::Region'
const recorderType = 'AWS::Config::ConfigurationRecorder'
const channelType = 'AWS::Config::DeliveryChannel'

/** The recorders of a region: both collectors ask, and AWS is asked once. */
const recordersOf = ({ client, once, region }: Reach) =>
  once(`config recorders ${region}`, async () => {
    const config = await client('config')
    const { ConfigurationRecorders = [] } = await config.describeConfigurationRecorders({})
    return ConfigurationRecorders
  })

/** Whether a region is recorded: it is there also where nothing is. */
export const configRegions = collector({
  types: [regionType],
  service: 'config',
  scope: 'region',
  needs: [],
  async *list({ account, region }) {
    yield { type: regionType, id: resourceId(regionType, account, region), name: region, properties: {} }
  },
  details: [
    detail({
      on: regionType,
      needs: ['config:DescribeConfigurationRecorders'],
      fills: ['Recorders'],
      async get(reach) {
        const recorders = await recordersOf(reach)
        return { properties: { Recorders: recorders.flatMap(({ name }) => name ?? []).sort() } }
      },
    }),
  ],
})

export const configurationRecorders = collector({
  types: [recorderType],
  service: 'config',
  scope: 'region',
  needs: ['config:DescribeConfigurationRecorders'],
  async *list(reach) {
    const { account, region } = reach
    for (const { arn, name, roleARN, recordingGroup: group } of await recordersOf(reach)) {
      if (!name) continue
      yield {
        type: recorderType,
        id: arn ?? resourceId(recorderType, account, region, name),
        name,
        properties: {
          Name: name,
          RoleARN: roleARN ?? null,
          RecordingGroup: group
            ? {
                AllSupported: group.allSupported,
                IncludeGlobalResourceTypes: group.includeGlobalResourceTypes,
                ResourceTypes: group.resourceTypes ?? [],
                RecordingStrategy: group.recordingStrategy ? { UseOnly: group.recordingStrategy.useOnly } : undefined,
                ExclusionByResourceTypes: group.exclusionByResourceTypes
                  ? { ResourceTypes: group.exclusionByResourceTypes.resourceTypes ?? [] }
                  : undefined,
              }
            : null,
        },
      }
    }
  },
  details: [
    batched({
      on: recorderType,
      needs: ['config:DescribeConfigurationRecorderStatus'],
      fills: ['state.Recording', 'state.LastStatus'],
      batch: 20,
      async get({ client }, seeds) {
        const config = await client('config')
        const { ConfigurationRecordersStatus = [] } = await config.describeConfigurationRecorderStatus({})
        const byName = new Map(ConfigurationRecordersStatus.map((one) => [one.name, one]))
        return seeds.map(({ name }) => {
          const found = byName.get(name)
          return found && { state: { Recording: found.recording ?? null, LastStatus: upper(found.lastStatus) } }
        })
      },
    }),
  ],
})

export const deliveryChannels = collector({
  types: [channelType],
  service: 'config',
  scope: 'region',
  needs: ['config:DescribeDeliveryChannels'],
  async *list({ client, account, region }) {
    const config = await client('config')
    const { DeliveryChannels = [] } = await config.describeDeliveryChannels({})
    for (const one of DeliveryChannels) {
      if (!one.name) continue
      yield {
        type: channelType,
        id: resourceId(channelType, account, region, one.name),
        name: one.name,
        properties: {
          Name: one.name,
          S3BucketName: one.s3BucketName ?? null,
          S3KmsKeyArn: one.s3KmsKeyArn ?? null,
          SnsTopicARN: one.snsTopicARN ?? null,
        },
      }
    }
  },
  details: [
    batched({
      on: channelType,
      needs: ['config:DescribeDeliveryChannelStatus'],
      fills: ['state.HistoryStatus'],
      batch: 20,
      async get({ client }, seeds) {
        const config = await client('config')
        const { DeliveryChannelsStatus = [] } = await config.describeDeliveryChannelStatus({})
        const byName = new Map(DeliveryChannelsStatus.map((one) => [one.name, one]))
        return seeds.map(({ name }) => {
          const found = byName.get(name)
          // nothing stands here before the first delivery
          return found && { state: { HistoryStatus: upper(found.configHistoryDeliveryInfo?.lastStatus) } }
        })
      },
    }),
  ],
})

/** The API's reference writes Success, its answers SUCCESS (config/latest/APIReference/API_ConfigurationRecorderStatus.html). */
const upper = (status: string | undefined): string | null => status?.toUpperCase() ?? null
