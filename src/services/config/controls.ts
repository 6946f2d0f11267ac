import { type Answer, unknown } from '../../controls/answer.ts'
import { allOf, control, each } from '../../controls/control.ts'
import { any } from '../../controls/found.ts'
import { parseArn } from '../../core/arn.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html'
const guide = 'https://docs.aws.amazon.com/config/latest/developerguide'
const RECORDER = 'AWS::Config::ConfigurationRecorder'
/** Has a recorder of its own where Security Hub CSPM and Security Hub are both enabled (stop-start-recorder.html). */
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
 * Does a recorder record the types of all enabled controls, those of IAM among them? Security Hub asks a region that is linked to
 * an aggregation region for all but those of IAM.
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
  deviates:
    'Demarc does not read which controls are enabled in Security Hub: a recorder of some resource types, or without those of IAM, is unknown.',
  parameters: { includeConfigServiceLinkedRoleCheck: { value: true, among: [true, false] } },
  on: 'Demarc::Config::Region',
  responsibility: 'inventory',
  severity: 'critical',
  title: 'AWS Config records the resource types of a region that its controls need, with its service-linked role.',
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
      // Security Hub then passes the region, whatever else records it (config-controls.html#config-1)
      () => near.all.some(({ state }) => state.ServicePrincipal === SECURITY_HUB),
    ),
  fix: 'Create a configuration recorder of all supported resource types with AWSServiceRoleForConfig and a delivery channel (PutConfigurationRecorder, PutDeliveryChannel), and start it (StartConfigurationRecorder).',
  source: `${docs}#config-1`,
})

/** What records for a service, that service sets (stop-start-recorder.html). */
const isOurs = (_: unknown, { state }: { readonly state: { readonly ServicePrincipal: string | null } }): boolean =>
  state.ServicePrincipal === null

/** The types of IAM, which exist once and are recorded where global types are (select-resources.html). */
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
  title: 'In one region AWS Config records the global resource types, those of IAM.',
  reads: ['RecordingGroup', 'state.Recording', 'state.ServicePrincipal'],
  applies: isOurs,
  holds: (recorder, { state }) => state.Recording === true && recordsGlobalTypes(recorder.RecordingGroup),
  fix: 'Include the global resource types in the recorder of one region (PutConfigurationRecorder).',
  source: `${guide}/select-resources.html`,
})

export const recordersWork = control({
  id: 'Demarc.Config.2',
  on: RECORDER,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'A configuration recorder that records does so without failures.',
  reads: ['state.Recording', 'state.LastStatus', 'state.ServicePrincipal'],
  applies: (recorder, at) => isOurs(recorder, at) && at.state.Recording === true,
  holds: (_, { state }) =>
    state.LastStatus === null ? unknown('what became of its last recording') : state.LastStatus !== 'FAILURE',
  fix: 'See the error of the recorder (DescribeConfigurationRecorderStatus), and mend its role or its bucket.',
  source: `${guide}/stop-start-recorder.html`,
})

export const channelsDeliver = control({
  id: 'Demarc.Config.3',
  on: 'AWS::Config::DeliveryChannel',
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'The configuration history reaches its bucket.',
  reads: ['state.HistoryStatus'],
  holds: (_, { state }) =>
    state.HistoryStatus === null ? unknown('whether anything was delivered') : state.HistoryStatus !== 'FAILURE',
  fix: "See the channel's error (DescribeDeliveryChannelStatus), and let AWS Config write to the bucket and use its key.",
  source: `${guide}/s3-bucket-policy.html`,
})

export const deliveriesHaveAKeyOfTheirOwn = control({
  id: 'Demarc.Config.4',
  on: 'AWS::Config::DeliveryChannel',
  responsibility: 'key-care',
  severity: 'low',
  title: 'What AWS Config delivers is encrypted with a KMS key.',
  reads: ['S3KmsKeyArn'],
  holds: (channel) => Boolean(channel.S3KmsKeyArn),
  fix: 'Set s3KmsKeyArn of the delivery channel (PutDeliveryChannel), to a key whose policy lets AWS Config use it.',
  source: `${guide}/s3-kms-key-policy.html`,
})

export const recordersTakeAllTypes = control({
  id: 'Demarc.Config.5',
  on: RECORDER,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'A configuration recorder records all resource types that AWS Config supports in its region.',
  reads: ['RecordingGroup', 'state.ServicePrincipal'],
  applies: isOurs,
  holds: (recorder) => recordsEverything(recorder.RecordingGroup),
  fix: 'Set the recording strategy to all supported resource types, without exclusions (PutConfigurationRecorder).',
  source: `${guide}/select-resources.html`,
})
