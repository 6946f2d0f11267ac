import type { ConfigurationRecorder, DeliveryChannel, RecordingGroup } from '@aws-sdk/client-config-service'
import { buckets, HOME, iamArn, keyArn, keys, US } from '../../practice/company.ts'
import { alnumId } from '../../practice/ids.ts'
import { set } from '../../practice/kind.ts'
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

/** AWS Config in one region: a customer has one recorder and one channel. */
interface ConfigState {
  recorder: StoredRecorder | null
  channel: StoredChannel | null
}
type C<I = unknown> = Call<I, ConfigState>

const SERVICE_ROLE = 'role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'

/** The home region is recorded as it should be; us-east-1 as somebody set it up in a hurry. */
function seed({ region }: SeedContext): ConfigState {
  const everything: RecordingGroup = {
    allSupported: true,
    includeGlobalResourceTypes: true,
    resourceTypes: [],
    recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
  }
  if (region === HOME)
    return {
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
  if (region !== US) return { recorder: null, channel: null }
  return {
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

/** What there is, as far as the names asked for leave it; a name that is nobody's is refused. */
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

const shown = ({ partition, region, account }: C, one: StoredRecorder): ConfigurationRecorder => ({
  arn: `arn:${partition}:config:${region}:${account}:configuration-recorder/${one.name}/${alnumId('recorder', `${region} ${one.name}`, 16)}`,
  name: one.name,
  roleARN: one.role,
  recordingGroup: one.group,
  recordingMode: { recordingFrequency: 'CONTINUOUS' },
  recordingScope: 'PAID',
})

const SUPPORTED = /^AWS::\w+::\w+$/

/** The three ways of recording, and what each must not say (config/latest/APIReference/API_RecordingGroup.html). */
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

/** AWS Config: the recorder of a region and where it delivers. It records nothing. */
export const configService = practiceService<typeof import('@aws-sdk/client-config-service'), ConfigState>({
  sdk,
  scope: 'regional',
  seed,
  reads: {
    DescribeConfigurationRecorders: (call) => {
      const { recorder } = call.state
      const found = asked(recorder, recorder?.name, call.input.ConfigurationRecorderNames, noRecorder)
      return { ConfigurationRecorders: found.map((one) => shown(call, one)) }
    },
    DescribeConfigurationRecorderStatus: (call) => {
      const { recorder } = call.state
      const found = asked(recorder, recorder?.name, call.input.ConfigurationRecorderNames, noRecorder)
      return {
        ConfigurationRecordersStatus: found.map((one) => ({
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
