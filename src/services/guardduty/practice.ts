import type {
  DetectorFeature,
  DetectorFeatureConfiguration,
  FeatureAdditionalConfiguration,
  FindingPublishingFrequency,
} from '@aws-sdk/client-guardduty'
import { withoutPrototypes } from '../../core/by-text.ts'
import { HOME, tagsOf, US } from '../../practice/company.ts'
import { hexId } from '../../practice/ids.ts'
import { arnIn, type Place } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { daysAgo } from '../../practice/seeds.ts'
import { awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { type HasTags, tag, untag } from '../../practice/tags.ts'
import { guardduty as sdk } from './sdk.ts'

interface StoredDetector extends HasTags {
  id: string
  enabled: boolean
  frequency: FindingPublishingFrequency
  /** The features that are on, with the agents that they manage. */
  features: Partial<Record<DetectorFeature, FeatureAdditionalConfiguration[]>>
  created: string
  updated: string
}

/** GuardDuty in one region: an account has one detector there. */
interface GuardDutyState {
  detector: StoredDetector | null
}
type C<I = unknown> = Call<I, GuardDutyState>

/**
 * The features that can be turned on or off, with the agents that they can manage
 * (guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html).
 */
const FEATURES: Readonly<Partial<Record<DetectorFeature, readonly FeatureAdditionalConfiguration[]>>> =
  withoutPrototypes({
    S3_DATA_EVENTS: [],
    EKS_AUDIT_LOGS: [],
    EBS_MALWARE_PROTECTION: [],
    RDS_LOGIN_EVENTS: [],
    LAMBDA_NETWORK_LOGS: [],
    EKS_RUNTIME_MONITORING: ['EKS_ADDON_MANAGEMENT'],
    RUNTIME_MONITORING: ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'],
  })

function seed(context: SeedContext): GuardDutyState {
  const { region } = context
  const detector = (age: number, enabled: boolean, features: StoredDetector['features']): StoredDetector => ({
    id: hexId('detector', region, 32),
    enabled,
    frequency: 'SIX_HOURS',
    features,
    created: daysAgo(context, age),
    updated: daysAgo(context, age / 2),
    tags: tagsOf('corp-it'),
  })
  if (region === HOME)
    return {
      detector: detector(700, true, {
        S3_DATA_EVENTS: [],
        EKS_AUDIT_LOGS: [],
        EBS_MALWARE_PROTECTION: [],
        RDS_LOGIN_EVENTS: [],
        LAMBDA_NETWORK_LOGS: [],
        RUNTIME_MONITORING: ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'],
      }),
    }
  // suspended to save money, and forgotten
  return { detector: region === US ? detector(300, false, {}) : null }
}

const badRequest = (message: string) => awsError('BadRequestException', `The request is rejected because ${message}`)

function detectorOf({ state }: C, id: string | undefined): StoredDetector {
  if (!state.detector || state.detector.id !== id)
    throw badRequest('the input detectorId is not owned by the current account.')
  return state.detector
}

function setFeatures(detector: StoredDetector, given: readonly DetectorFeatureConfiguration[] | undefined): void {
  for (const { Name, Status, AdditionalConfiguration: agents = [] } of given ?? []) {
    const possible = Name === undefined ? undefined : FEATURES[Name]
    if (Name === undefined || possible === undefined) throw badRequest('an invalid feature name is specified.')
    if (agents.some((one) => one.Name === undefined || !possible.includes(one.Name)))
      throw badRequest('an invalid additional configuration is specified.')
    // the two plans exclude each other (guardduty/latest/ug/runtime-monitoring-configuration.html)
    const other = Name === 'RUNTIME_MONITORING' ? 'EKS_RUNTIME_MONITORING' : 'RUNTIME_MONITORING'
    if (possible.length > 0 && Status === 'ENABLED' && detector.features[other])
      throw badRequest('EKS_RUNTIME_MONITORING and RUNTIME_MONITORING cannot both be enabled.')
    if (Status !== 'ENABLED') {
      delete detector.features[Name]
      continue
    }
    const before = detector.features[Name] ?? []
    detector.features[Name] = possible.filter((agent) => {
      const asked = agents.find((one) => one.Name === agent)
      return asked ? asked.Status === 'ENABLED' : before.includes(agent)
    })
  }
}

const status = (on: boolean) => (on ? ('ENABLED' as const) : ('DISABLED' as const))

const arnOf = (place: Place, id: string): string => arnIn(place, 'guardduty', `detector/${id}`)
const onDetector = (call: C<{ DetectorId?: string | undefined }>): string => arnOf(call, call.input.DetectorId ?? '')
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', whole: true })

function tagged(call: C, arn: string | undefined): StoredDetector {
  const { detector } = call.state
  if (!detector || arnOf(call, detector.id) !== arn) throw badRequest('the resource does not exist.')
  return detector
}

/** Amazon GuardDuty: the detector of a region and its protection plans. It produces no findings. */
export const guardduty = practiceService<typeof import('@aws-sdk/client-guardduty'), GuardDutyState>({
  sdk,
  scope: 'regional',
  seed,
  resource: { GetDetector: onDetector, UpdateDetector: onDetector, DeleteDetector: onDetector },
  describes: {
    'AWS::GuardDuty::Detector': (ask) =>
      (ask('ListDetectors', {}).DetectorIds ?? []).map((DetectorId) => {
        const is = ask('GetDetector', { DetectorId })
        return { is, also: { Id: DetectorId, Enable: is.Status === 'ENABLED' }, tags: is.Tags }
      }),
  },
  reads: {
    ListDetectors: (call) => {
      const { detector } = call.state
      return paged(call, { DetectorIds: detector ? [detector.id] : [] })
    },
    GetDetector: (call) => {
      const one = detectorOf(call, call.input.DetectorId)
      const foundation = (['CLOUD_TRAIL', 'DNS_LOGS', 'FLOW_LOGS'] as const).map((Name) => ({
        Name,
        Status: status(one.enabled),
      }))
      // safe: the keys of the table above
      const features = (Object.keys(FEATURES) as DetectorFeature[]).map((Name) => ({
        Name,
        Status: status(one.features[Name] !== undefined),
        UpdatedAt: new Date(one.updated),
        AdditionalConfiguration: FEATURES[Name]?.map((agent) => ({
          Name: agent,
          Status: status(one.features[Name]?.includes(agent) === true),
          UpdatedAt: new Date(one.updated),
        })),
      }))
      return {
        CreatedAt: one.created,
        UpdatedAt: one.updated,
        FindingPublishingFrequency: one.frequency,
        ServiceRole: `arn:${call.partition}:iam::${call.account}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
        Status: status(one.enabled),
        Features: [...foundation, ...features],
        Tags: one.tags,
      }
    },
    // the practice account has no members and no administrator
    GetAdministratorAccount: (call) => {
      detectorOf(call, call.input.DetectorId)
      return { Administrator: undefined }
    },
    ListMembers: (call) => {
      detectorOf(call, call.input.DetectorId)
      return { Members: [] }
    },
    GetMemberDetectors: (call) => {
      detectorOf(call, call.input.DetectorId)
      const Result = 'The request is rejected because the given account ID is not a member of the current account.'
      return {
        MemberDataSourceConfigurations: [],
        UnprocessedAccounts: (call.input.AccountIds ?? []).map((AccountId) => ({ AccountId, Result })),
      }
    },
    ListTagsForResource: (call) => ({ Tags: tagged(call, call.input.ResourceArn).tags }),
  },
  changes: {
    CreateDetector: (call) => {
      const { input, state, now, region } = call
      if (state.detector) throw badRequest('a detector already exists for the current account.')
      const made = now.toISOString()
      const detector: StoredDetector = {
        id: hexId('detector', `${region} ${made}`, 32),
        enabled: input.Enable === true,
        frequency: input.FindingPublishingFrequency ?? 'SIX_HOURS',
        features: {},
        created: made,
        updated: made,
        tags: { ...input.Tags },
      }
      setFeatures(detector, input.Features)
      state.detector = detector
      return { DetectorId: detector.id }
    },
    UpdateDetector: (call) => {
      const { input, now } = call
      const detector = detectorOf(call, input.DetectorId)
      setFeatures(detector, input.Features)
      detector.enabled = input.Enable ?? detector.enabled
      detector.frequency = input.FindingPublishingFrequency ?? detector.frequency
      detector.updated = now.toISOString()
    },
    DeleteDetector: (call) => {
      detectorOf(call, call.input.DetectorId)
      call.state.detector = null
    },
    TagResource: (call) => tag(tagged(call, call.input.ResourceArn), call.input.Tags),
    UntagResource: (call) => untag(tagged(call, call.input.ResourceArn), call.input.TagKeys),
  },
})
