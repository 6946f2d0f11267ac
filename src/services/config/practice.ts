import type {
  ConfigurationRecorder,
  DeliveryChannel,
  RecordingGroup,
  ResourceType,
} from '@aws-sdk/client-config-service'
import { buckets, HOME, iamArn, keyArn, keys, US } from '../../practice/company.ts'
import { alnumId } from '../../practice/ids.ts'
import { arnIn, type Place, set } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { s3 } from '../s3/practice/index.ts'
import { config as sdk } from './sdk.ts'

interface StoredRecorder {
  name: string
  role: string
  group: RecordingGroup
  recording: boolean
  failed: boolean
}

interface StoredChannel {
  channel: DeliveryChannel
  failed: boolean
}

/**
 * AWS Config in one region: the customer has one recorder and one channel, and some services have one recorder each.
 */
interface ConfigState {
  recorder: StoredRecorder | null
  /** The service principals of the service-linked recorders. */
  linked: string[]
  channel: StoredChannel | null
}
type C<I = unknown> = Call<I, ConfigState>

/** The recorder of each service that can have one (config/latest/developerguide/stop-start-recorder.html). */
const LINKED: ReadonlyMap<string, string> = new Map([
  ['observabilityadmin.amazonaws.com', 'AWSConfigurationRecorderForObservabilityAdmin'],
  [
    'telemetry-enablement.observabilityadmin.amazonaws.com',
    'AWSConfigurationRecorderForObservabilityAdmin_TelemetryEnablement',
  ],
  ['securityhub.amazonaws.com', 'AWSConfigurationRecorderForSecurityHubCSPM'],
  ['securityhubv2.amazonaws.com', 'AWSConfigurationRecorderForSecurityHubAssets'],
])

const SERVICE_ROLE = 'role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'

/** The home Region has a well-configured recorder; the one of us-east-1 has faults. */
function seed({ region }: SeedContext): ConfigState {
  const everything: RecordingGroup = {
    allSupported: true,
    includeGlobalResourceTypes: true,
    resourceTypes: [],
    recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
  }
  if (region === HOME)
    return {
      linked: [],
      recorder: { name: 'default', role: iamArn(SERVICE_ROLE), group: everything, recording: true, failed: false },
      channel: {
        channel: {
          name: 'default',
          s3BucketName: buckets.backups,
          s3KeyPrefix: 'config',
          s3KmsKeyArn: keyArn(keys.cloudtrail.alias, region),
        },
        failed: false,
      },
    }
  if (region !== US) return { linked: [], recorder: null, channel: null }
  return {
    linked: [],
    recorder: {
      name: 'analytics',
      role: iamArn('role/config-recorder'),
      group: {
        allSupported: false,
        includeGlobalResourceTypes: false,
        resourceTypes: ['AWS::S3::Bucket', 'AWS::EC2::Instance'],
        recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
      },
      recording: true,
      // its role may no longer write to the bucket
      failed: true,
    },
    channel: { channel: { name: 'analytics', s3BucketName: buckets.analyticsRaw }, failed: true },
  }
}

const noRecorder = (name: string | undefined) =>
  awsError(
    'NoSuchConfigurationRecorderException',
    `Cannot find configuration recorder with the specified name '${name}'.`,
  )
const noChannel = (name: string | undefined) =>
  awsError('NoSuchDeliveryChannelException', `Cannot find delivery channel with specified name '${name}'.`)

function recorderOf({ state }: C, name: string | undefined): StoredRecorder {
  if (state.recorder?.name !== name || state.recorder === null) throw noRecorder(name)
  return state.recorder
}

/** The entries with the requested names, or all; an unknown name is an error. */
function asked<T>(
  found: T | null,
  name: string | undefined,
  names: readonly string[] | undefined,
  refuse: (one: string) => Error,
) {
  const strange = names?.find((one) => one !== name)
  if (strange !== undefined) throw refuse(strange)
  return found === null ? [] : [found]
}

const arnOf = (place: Place, name: string): string =>
  arnIn(place, 'config', `configuration-recorder/${name}/${alnumId('recorder', `${place.region} ${name}`, 16)}`)

/** The recorder of a service: it is always on, and the service chooses its types. */
const ofService = (service: string): StoredRecorder & { service: string } => ({
  name: linkedName(service),
  role: iamArn(SERVICE_ROLE),
  group: {
    allSupported: false,
    includeGlobalResourceTypes: false,
    resourceTypes: ['AWS::EC2::Instance', 'AWS::IAM::Role', 'AWS::S3::Bucket'],
    recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
  },
  recording: true,
  failed: false,
  service,
})

/** The recorder that a request names: a service-linked one by service principal or ARN, otherwise the customer's. */
function meant(
  call: C<{
    ConfigurationRecorderNames?: string[] | undefined
    ServicePrincipal?: string | undefined
    Arn?: string | undefined
  }>,
): readonly (StoredRecorder & { service?: string })[] {
  const { ConfigurationRecorderNames: names, ServicePrincipal, Arn } = call.input
  const { recorder, linked } = call.state
  if (ServicePrincipal === undefined && Arn === undefined) return asked(recorder, recorder?.name, names, noRecorder)
  const all = [...(recorder ? [recorder] : []), ...linked.map(ofService)]
  const found = all.find(
    (one) =>
      (ServicePrincipal === undefined || ('service' in one && one.service === ServicePrincipal)) &&
      (Arn === undefined || arnOf(call, one.name) === Arn),
  )
  if (!found) throw noRecorder(Arn ?? ServicePrincipal)
  return [found]
}

const shown = (call: C, one: StoredRecorder & { service?: string }): ConfigurationRecorder => ({
  arn: arnOf(call, one.name),
  ...(one.service === undefined ? {} : { servicePrincipal: one.service }),
  name: one.name,
  roleARN: one.role,
  recordingGroup: one.group,
  recordingMode: { recordingFrequency: 'CONTINUOUS' },
  recordingScope: one.service === undefined ? 'PAID' : 'INTERNAL',
})

function linkedName(service: string): string {
  const name = LINKED.get(service)
  if (name === undefined)
    throw awsError(
      'ValidationException',
      `The service principal ${service} has no service-linked configuration recorder.`,
    )
  return name
}

const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken' })
const pagedCounts = listing({ token: 'nextToken', size: 'limit', next: 'nextToken' })

/**
 * What a recorder of all types has discovered: the account's resources in the region, and a type that no index and no
 * collector knows (config/latest/APIReference/API_GetDiscoveredResourceCounts.html).
 */
function discovered({ state, region, describe }: C): { resourceType: ResourceType; count: number }[] {
  if (!state.recorder?.recording) return []
  const counts = new Map<string, number>()
  for (const { type, arn, region: own } of describe({ region }) ?? [])
    if (own === region && arn !== undefined) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [
    ...[...counts].map(([type, count]) => ({ resourceType: type as ResourceType, count })), // safe: a CloudFormation type
    { resourceType: 'AWS::Route53Resolver::FirewallRuleGroup' as const, count: 1 },
  ]
}

const SUPPORTED = /^AWS::\w+::\w+$/

/**
 * The three recording strategies, and the members that each excludes
 * (config/latest/APIReference/API_RecordingGroup.html).
 */
function groupFrom(group: RecordingGroup | undefined): RecordingGroup {
  const types = group?.resourceTypes ?? []
  const excluded = group?.exclusionByResourceTypes?.resourceTypes ?? []
  const useOnly =
    group?.recordingStrategy?.useOnly ??
    (types.length > 0 ? 'INCLUSION_BY_RESOURCE_TYPES' : 'ALL_SUPPORTED_RESOURCE_TYPES')
  const refuse = (why: string) =>
    awsError('InvalidRecordingGroupException', `The recording group provided is not valid: ${why}`)
  if (types.some((type) => !SUPPORTED.test(type))) throw refuse('a resource type is unknown')
  if (useOnly === 'INCLUSION_BY_RESOURCE_TYPES' && types.length === 0) throw refuse('it names no resource types')
  if (useOnly === 'EXCLUSION_BY_RESOURCE_TYPES' && excluded.length === 0) throw refuse('it excludes no resource types')
  if (useOnly === 'ALL_SUPPORTED_RESOURCE_TYPES' && types.length > 0)
    throw refuse('it records all resource types, and names some')
  const all = useOnly === 'ALL_SUPPORTED_RESOURCE_TYPES'
  return {
    allSupported: all,
    includeGlobalResourceTypes: all && (group?.includeGlobalResourceTypes ?? false),
    resourceTypes: types,
    ...(excluded.length > 0 ? { exclusionByResourceTypes: { resourceTypes: excluded } } : {}),
    recordingStrategy: { useOnly },
  }
}

/** AWS Config: the recorders and delivery channel of a region. They record nothing. */
export const configService = practiceService<typeof import('@aws-sdk/client-config-service'), ConfigState>({
  sdk,
  scope: 'regional',
  seed,
  describes: {
    'AWS::Config::ConfigurationRecorder': (ask) =>
      (ask('DescribeConfigurationRecorders', {}).ConfigurationRecorders ?? []).map((is) => ({ is, arn: is.arn })),
    'AWS::Config::DeliveryChannel': (ask) =>
      (ask('DescribeDeliveryChannels', {}).DeliveryChannels ?? []).map((is) => ({ is })),
  },
  reads: {
    GetDiscoveredResourceCounts: (call) => {
      const wanted = call.input.resourceTypes ?? []
      const all = discovered(call).filter(({ resourceType }) => wanted.length === 0 || wanted.includes(resourceType))
      const { resourceCounts, nextToken } = pagedCounts(call, { resourceCounts: all })
      return { totalDiscoveredResources: all.reduce((sum, { count }) => sum + count, 0), resourceCounts, nextToken }
    },
    DescribeConfigurationRecorders: (call) => {
      return { ConfigurationRecorders: meant(call).map((one) => shown(call, one)) }
    },
    ListConfigurationRecorders: (call) => {
      const { recorder, linked } = call.state
      const all = [...(recorder ? [recorder] : []), ...linked.map(ofService)].map((one) => shown(call, one))
      const summaries = all.map(({ arn, name, servicePrincipal, recordingScope }) => ({
        arn,
        name,
        servicePrincipal,
        recordingScope,
      }))
      return paged(call, { ConfigurationRecorderSummaries: summaries })
    },
    DescribeConfigurationRecorderStatus: (call) => {
      return {
        ConfigurationRecordersStatus: meant(call).map((one) => ({
          name: one.name,
          arn: shown(call, one).arn,
          recording: one.recording,
          lastStatus: one.failed ? ('Failure' as const) : ('Success' as const),
        })),
      }
    },
    DescribeDeliveryChannels: ({ input, state: { channel } }) => ({
      DeliveryChannels: asked(channel, channel?.channel.name, input.DeliveryChannelNames, noChannel).map(
        (one) => one.channel,
      ),
    }),
    DescribeDeliveryChannelStatus: ({ input, state: { channel } }) => ({
      DeliveryChannelsStatus: asked(channel, channel?.channel.name, input.DeliveryChannelNames, noChannel).map(
        ({ channel: { name }, failed }) => {
          const lastStatus = failed ? ('Failure' as const) : ('Success' as const)
          return {
            name,
            configHistoryDeliveryInfo: { lastStatus, ...(failed ? { lastErrorCode: 'AccessDenied' } : {}) },
            configStreamDeliveryInfo: { lastStatus },
          }
        },
      ),
    }),
  },
  changes: {
    PutConfigurationRecorder: (call) => {
      const { state, input } = call
      const given = input.ConfigurationRecorder
      const name = given?.name ?? 'default'
      if (state.recorder && state.recorder.name !== name)
        throw awsError(
          'MaxNumberOfConfigurationRecordersExceededException',
          `Failed to put configuration recorder '${name}' because the maximum number of customer managed configuration recorders: 1 is reached.`,
        )
      if (!/^arn:aws:iam::\d{12}:role\/.+$/.test(given?.roleARN ?? ''))
        throw awsError('InvalidRoleException', 'Provided roleARN is not valid.')
      const group = groupFrom(given?.recordingGroup)
      state.recorder = {
        name,
        role: given?.roleARN ?? '',
        group,
        recording: state.recorder?.recording ?? false,
        failed: false,
      }
    },
    DeleteConfigurationRecorder: (call) => {
      recorderOf(call, call.input.ConfigurationRecorderName)
      call.state.recorder = null
    },
    PutServiceLinkedConfigurationRecorder: (call) => {
      const { ServicePrincipal: service = '' } = call.input
      const Name = linkedName(service)
      if (call.state.linked.includes(service))
        throw awsError('ConflictException', `A recorder of ${service} is there already.`)
      call.state.linked = [...call.state.linked, service].sort()
      return { Arn: arnOf(call, Name), Name }
    },
    DeleteServiceLinkedConfigurationRecorder: (call) => {
      const { ServicePrincipal: service = '' } = call.input
      const Name = linkedName(service)
      if (!call.state.linked.includes(service)) throw noRecorder(Name)
      call.state.linked = call.state.linked.filter((one) => one !== service)
      return { Arn: arnOf(call, Name), Name }
    },
    StartConfigurationRecorder: (call) => {
      const recorder = recorderOf(call, call.input.ConfigurationRecorderName)
      if (!call.state.channel)
        throw awsError(
          'NoAvailableDeliveryChannelException',
          'Delivery channel is not available to start configuration recorder.',
        )
      recorder.recording = true
    },
    StopConfigurationRecorder: (call) =>
      set(recorderOf(call, call.input.ConfigurationRecorderName), { recording: false }),
    PutDeliveryChannel: (call) => {
      const { state, input } = call
      const { name = 'default', s3BucketName, ...rest } = input.DeliveryChannel ?? {}
      if (!state.recorder)
        throw awsError(
          'NoAvailableConfigurationRecorderException',
          'Configuration recorder is not available to put delivery channel.',
        )
      if (state.channel && state.channel.channel.name !== name)
        throw awsError(
          'MaxNumberOfDeliveryChannelsExceededException',
          `Failed to put delivery channel '${name}' because the maximum number of delivery channels: 1 is reached.`,
        )
      if (s3BucketName === undefined || !Object.hasOwn(call.of(s3).buckets, s3BucketName))
        throw awsError('NoSuchBucketException', `Cannot find a S3 bucket with an empty bucket name.`)
      state.channel = { channel: { name, s3BucketName, ...rest }, failed: false }
    },
    DeleteDeliveryChannel: (call) => {
      const name = call.input.DeliveryChannelName
      if (call.state.channel?.channel.name !== name) throw noChannel(name)
      if (call.state.recorder?.recording)
        throw awsError(
          'LastDeliveryChannelDeleteFailedException',
          `Failed to delete last specified delivery channel with name '${name}' because there is a running configuration recorder.`,
        )
      call.state.channel = null
    },
  },
})
