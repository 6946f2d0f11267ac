import { type Answer, unknown } from '../../controls/answer.ts'
import { allOf, control, each } from '../../controls/control.ts'
import { any } from '../../controls/found.ts'
import { listed } from '../../controls/wording.ts'
import { parseArn } from '../../core/arn.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html'
const guide = 'https://docs.aws.amazon.com/config/latest/developerguide'
const RECORDER = 'AWS::Config::ConfigurationRecorder'
/**
 * Security Hub has its own recorder if Security Hub CSPM and Security Hub are both enabled (stop-start-recorder.html).
 */
const SECURITY_HUB = 'securityhub.amazonaws.com'
/** The service-linked role of AWS Config (using-service-linked-roles-config.html). */
const ROLE = 'role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'

interface Group {
  readonly AllSupported?: boolean | undefined
  readonly IncludeGlobalResourceTypes?: boolean | undefined
  readonly ResourceTypes?: readonly string[] | undefined
  readonly RecordingStrategy?: { readonly UseOnly?: string | undefined } | undefined
  readonly ExclusionByResourceTypes?: { readonly ResourceTypes?: readonly string[] | undefined } | undefined
}

const usesServiceLinkedRole = (role: string | null): boolean => role !== null && parseArn(role)?.resource === ROLE

const recordsEverything = (group: Group | null): boolean =>
  group?.AllSupported === true || group?.RecordingStrategy?.UseOnly === 'ALL_SUPPORTED_RESOURCE_TYPES'

/**
 * Whether a recorder records the resource types of all enabled controls, including those of IAM. In a Region linked to
 * an aggregation Region, Security Hub does not require those of IAM.
 */
function recordsNeeded(group: Group | null): Answer {
  if (recordsEverything(group))
    return (
      group?.IncludeGlobalResourceTypes === true ||
      unknown(
        'whether the region is linked to one that records the global resource types (securityhub:ListFindingAggregators)',
      )
    )
  const some = [group?.ResourceTypes, group?.ExclusionByResourceTypes?.ResourceTypes]
  return (
    some.some((types) => types?.length) &&
    unknown(
      'which resource types the controls need that are enabled in Security Hub (securityhub:ListSecurityControlDefinitions)',
    )
  )
}

export const regionsAreRecorded = control({
  id: 'Config.1',
  compared: '2026-11-30',
  leftOpen:
    'Demarc does not read which controls are enabled in Security Hub. A recorder of some resource types, or without those of IAM, is unknown.',
  parameters: { includeConfigServiceLinkedRoleCheck: { value: true, among: [true, false] } },
  on: 'Demarc::Config::Region',
  responsibility: 'inventory',
  severity: 'critical',
  title: 'AWS Config should record the resource types that its controls need, with its service-linked role',
  finding: ({ Recorders }, { near, parameters }) => {
    if (!Recorders?.length) return 'No configuration recorder'
    const [first] = near.recorders.seen()
    if (first?.state.Recording !== true) return 'Configuration recorder is stopped'
    return parameters.includeConfigServiceLinkedRoleCheck && !usesServiceLinkedRole(first.properties.RoleARN)
      ? 'RoleARN is not the service-linked role AWSServiceRoleForConfig'
      : 'RecordingGroup contains no resource types'
  },
  reads: ['Recorders'],
  near: {
    recorders: each(RECORDER, {
      where: 'Name',
      // safe: `reads` names it, and so it is a list of names or null
      is: ({ Recorders }) => Recorders as readonly string[] | null,
      reads: ['RoleARN', 'RecordingGroup', 'state.Recording'],
    }),
    all: allOf(RECORDER, { within: 'region', reads: ['state.ServicePrincipal'] }),
  },
  holds: (_, { near, parameters }) =>
    any(
      () =>
        near.recorders.some(
          ({ properties, state }) =>
            state.Recording === true &&
            (!parameters.includeConfigServiceLinkedRoleCheck || usesServiceLinkedRole(properties.RoleARN)) &&
            recordsNeeded(properties.RecordingGroup),
        ),
      // Security Hub passes a Region with this recorder, without regard to others (config-controls.html#config-1)
      () => near.all.some(({ state }) => state.ServicePrincipal === SECURITY_HUB),
    ),
  fix: 'Create a configuration recorder for all supported resource types with AWSServiceRoleForConfig and a delivery channel (PutConfigurationRecorder, PutDeliveryChannel), and start it (StartConfigurationRecorder).',
  source: `${docs}#config-1`,
})

/** A customer managed recorder; service-linked recorders belong to a service (stop-start-recorder.html). */
const isOurs = (_: unknown, { state }: { readonly state: { readonly ServicePrincipal: string | null } }): boolean =>
  state.ServicePrincipal === null

/** IAM's global resource types, which one recorder in one Region should record (select-resources.html). */
const GLOBAL = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy']

function recordsGlobalTypes(group: Group | null): boolean {
  const types = group?.ResourceTypes ?? []
  if (types.length > 0) return GLOBAL.every((type) => types.includes(type))
  const excluded = group?.ExclusionByResourceTypes?.ResourceTypes ?? []
  if (excluded.length > 0) return !GLOBAL.some((type) => excluded.includes(type))
  return group?.IncludeGlobalResourceTypes === true
}

export const identitiesAreRecorded = control({
  id: 'Demarc.Config.1',
  on: RECORDER,
  must: 'some',
  responsibility: 'inventory',
  severity: 'medium',
  title: 'AWS Config should record the global resource types of IAM in one Region',
  finding: 'No running configuration recorder records the global resource types of IAM',
  reads: ['RecordingGroup', 'state.Recording', 'state.ServicePrincipal'],
  applies: isOurs,
  holds: (recorder, { state }) => state.Recording === true && recordsGlobalTypes(recorder.RecordingGroup),
  fix: 'Include the global resource types in the recorder of one Region (PutConfigurationRecorder IncludeGlobalResourceTypes).',
  source: `${guide}/select-resources.html`,
})

export const recordersWork = control({
  id: 'Demarc.Config.2',
  on: RECORDER,
  responsibility: 'log-and-alert-settings',
  severity: 'medium',
  title: 'AWS Config recorders should record without failures',
  finding: 'Last recording failed (lastStatus is FAILURE)',
  reads: ['state.Recording', 'state.LastStatus', 'state.ServicePrincipal'],
  applies: (recorder, at) => isOurs(recorder, at) && at.state.Recording === true,
  holds: (_, { state }) =>
    state.LastStatus === null ? unknown('whether its last recording succeeded') : state.LastStatus !== 'FAILURE',
  fix: 'Read the error of the recorder (DescribeConfigurationRecorderStatus), then correct its role or its bucket policy.',
  source: `${guide}/stop-start-recorder.html`,
})

export const channelsDeliver = control({
  id: 'Demarc.Config.3',
  on: 'AWS::Config::DeliveryChannel',
  responsibility: 'log-and-alert-settings',
  severity: 'medium',
  title: 'AWS Config delivery channels should deliver the configuration history to their S3 bucket',
  finding: 'Last delivery of the configuration history failed (lastStatus is FAILURE)',
  reads: ['state.HistoryStatus'],
  holds: (_, { state }) =>
    state.HistoryStatus === null ? unknown('whether anything was delivered') : state.HistoryStatus !== 'FAILURE',
  fix: 'Read the error of the channel (DescribeDeliveryChannelStatus), then allow AWS Config to write to the bucket and to use its KMS key.',
  source: `${guide}/s3-bucket-policy.html`,
})

export const deliveriesHaveAKeyOfTheirOwn = control({
  id: 'Demarc.Config.4',
  on: 'AWS::Config::DeliveryChannel',
  responsibility: 'key-care',
  severity: 'low',
  title: 'AWS Config delivery channels should encrypt delivered objects with a KMS key',
  finding: 's3KmsKeyArn is not set',
  reads: ['S3KmsKeyArn'],
  holds: (channel) => Boolean(channel.S3KmsKeyArn),
  fix: 'Set s3KmsKeyArn of the delivery channel (PutDeliveryChannel) to a key whose key policy allows AWS Config to use it.',
  source: `${guide}/s3-kms-key-policy.html`,
})

/** The resource types that a recorder leaves out, in words. */
function selectionOf(group: Group | null): string {
  const excluded = group?.ExclusionByResourceTypes?.ResourceTypes ?? []
  if (excluded.length > 0) return `Recorder excludes ${listed(excluded, 2)}`
  const types = group?.ResourceTypes ?? []
  return types.length > 0 ? `Recorder records only ${listed(types, 2)}` : 'RecordingGroup contains no resource types'
}

export const recordersTakeAllTypes = control({
  id: 'Demarc.Config.5',
  on: RECORDER,
  responsibility: 'log-and-alert-settings',
  severity: 'medium',
  title: 'AWS Config recorders should record all supported resource types',
  finding: ({ RecordingGroup }) => selectionOf(RecordingGroup),
  reads: ['RecordingGroup', 'state.ServicePrincipal'],
  applies: isOurs,
  holds: (recorder) => recordsEverything(recorder.RecordingGroup),
  fix: 'Set the recording strategy to all supported resource types without exclusions (PutConfigurationRecorder).',
  source: `${guide}/select-resources.html`,
})
