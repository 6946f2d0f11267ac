import type { ConfigService, ConfigurationRecorder, ConfigurationRecorderStatus } from '@aws-sdk/client-config-service'
import {
  batched,
  collector,
  detail,
  type More,
  oneInEachRegion,
  pages,
  type Reach,
  stated,
  whole,
} from '../../collect/collector.ts'
import { resourceId } from '../../model/resource.ts'

const regionType = 'Demarc::Config::Region'
const recorderType = 'AWS::Config::ConfigurationRecorder'
const channelType = 'AWS::Config::DeliveryChannel'

/**
 * The customer managed recorder of a region. Both collectors use it; AWS is asked once
 * (API_DescribeConfigurationRecorders.html).
 */
const recordersOf = ({ client, once, region }: Reach) =>
  once(`config recorders ${region}`, async () => {
    const config = await client('config')
    const { ConfigurationRecorders = [] } = await config.describeConfigurationRecorders({})
    return ConfigurationRecorders
  })

/** Whether a Region is recorded; a Region without a recorder is listed too. */
export const configRegions = collector({
  types: [regionType],
  service: 'config',
  scope: 'region',
  needs: [],
  list: oneInEachRegion(regionType),
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

type Bags = More<typeof recorderType>

/**
 * A service-linked recorder, whose settings the service controls
 * (config/latest/developerguide/stop-start-recorder.html).
 */
const isLinked = ({ state }: { readonly state?: Bags['state'] }): boolean => Boolean(state?.ServicePrincipal)

const shown = ({ roleARN, recordingGroup: group }: ConfigurationRecorder): NonNullable<Bags['properties']> => ({
  RoleARN: roleARN ?? null,
  RecordingGroup:
    group &&
    whole(
      {
        AllSupported: group.allSupported,
        IncludeGlobalResourceTypes: group.includeGlobalResourceTypes,
        ResourceTypes: group.resourceTypes ?? [],
        RecordingStrategy: group.recordingStrategy ? { UseOnly: group.recordingStrategy.useOnly } : undefined,
        ExclusionByResourceTypes: group.exclusionByResourceTypes
          ? { ResourceTypes: group.exclusionByResourceTypes.resourceTypes ?? [] }
          : undefined,
      },
      'AllSupported',
      'IncludeGlobalResourceTypes',
    ),
})

const statusOf = (one: ConfigurationRecorderStatus): NonNullable<Bags['state']> => ({
  Recording: one.recording,
  LastStatus: upper(one.lastStatus),
})

export const configurationRecorders = collector({
  types: [recorderType],
  service: 'config',
  scope: 'region',
  needs: ['config:DescribeConfigurationRecorders', 'config:ListConfigurationRecorders'],
  async *list(reach) {
    const { account, region } = reach
    for (const one of await recordersOf(reach)) {
      const { arn, name } = one
      if (!name) continue
      yield {
        type: recorderType,
        id: arn ?? resourceId(recorderType, account, region, name),
        name,
        properties: { Name: name, ...shown(one) },
        state: { ServicePrincipal: null },
      }
    }
    const config = await reach.client('config')
    const all = pages(
      (NextToken) => config.listConfigurationRecorders({ NextToken }),
      (answer) => answer.ConfigurationRecorderSummaries,
      (answer) => answer.NextToken,
    )
    for await (const { arn, name, servicePrincipal } of all)
      if (servicePrincipal)
        yield {
          type: recorderType,
          id: stated(arn, 'arn'),
          name: stated(name, 'name'),
          properties: { Name: stated(name, 'name') },
          state: { ServicePrincipal: servicePrincipal },
        }
  },
  details: [
    detail({
      on: recorderType,
      needs: ['config:DescribeConfigurationRecorders'],
      fills: ['RoleARN', 'RecordingGroup'],
      when: isLinked,
      async get({ client }, { id }) {
        const config = await client('config')
        const { ConfigurationRecorders: [one] = [] } = await config.describeConfigurationRecorders({ Arn: id })
        return { properties: shown(stated(one, 'ConfigurationRecorders')) }
      },
    }),
    detail({
      on: recorderType,
      needs: ['config:DescribeConfigurationRecorderStatus'],
      fills: ['state.Recording', 'state.LastStatus'],
      when: isLinked,
      async get({ client }, { id }) {
        const config = await client('config')
        const { ConfigurationRecordersStatus: [one] = [] } = await config.describeConfigurationRecorderStatus({
          Arn: id,
        })
        return { state: statusOf(stated(one, 'ConfigurationRecordersStatus')) }
      },
    }),
    batched({
      on: recorderType,
      needs: ['config:DescribeConfigurationRecorderStatus'],
      fills: ['state.Recording', 'state.LastStatus'],
      when: (seed) => !isLinked(seed),
      batch: 20,
      async get({ client }, seeds) {
        const config = await client('config')
        const { ConfigurationRecordersStatus = [] } = await config.describeConfigurationRecorderStatus({})
        const byName = new Map(ConfigurationRecordersStatus.map((one) => [one.name, one]))
        return seeds.map(({ name }) => {
          const found = byName.get(name)
          return found && { state: statusOf(found) }
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
          // absent before the first delivery
          return found && { state: { HistoryStatus: upper(found.configHistoryDeliveryInfo?.lastStatus) } }
        })
      },
    }),
  ],
})

/**
 * The API reference has Success, the API returns SUCCESS
 * (config/latest/APIReference/API_ConfigurationRecorderStatus.html).
 */
const upper = (status: string | undefined): string | null => status?.toUpperCase() ?? null

/**
 * The number of resources that AWS Config knows in a region, by type; empty if nothing is recorded there
 * (config/latest/APIReference/API_GetDiscoveredResourceCounts.html).
 */
export async function discoveredCounts(config: ConfigService): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const listing = pages(
    (nextToken) => config.getDiscoveredResourceCounts({ limit: 100, nextToken }),
    ({ resourceCounts }) => resourceCounts,
    ({ nextToken }) => nextToken,
  )
  for await (const { resourceType, count = 0 } of listing)
    if (resourceType !== undefined) counts.set(resourceType, count)
  return counts
}
