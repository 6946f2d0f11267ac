import type * as Client from '@aws-sdk/client-cloudtrail'
import { compareText } from '../../../core/json.ts'
import {
  buckets,
  HOME,
  iamArn,
  isSmall,
  keyArn,
  keys,
  myBuckets,
  roles,
  SMALL,
  type Stack,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { arnIn, given, type Is, type Place, set, take } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { account as management } from '../../../practice/principals.ts'
import {
  awsError,
  type Call,
  type PracticeService,
  practiceService,
  type SeedContext,
} from '../../../practice/service.ts'
import { type HasTags, tagPairs } from '../../../practice/tags.ts'
import type { TrailEvent } from '../../../practice/trail-events.ts'
import { s3 } from '../../s3/practice/index.ts'
import { cloudtrail as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { lookupEvents, seedHistory } from './history.ts'
import { type StoredStore, seedStores, storeOf } from './lake.ts'

interface StoredTrail extends HasTags {
  /** An organization trail belongs to the management account; every member sees it. */
  is: Is<
    Omit<Client.Trail, 'TrailARN' | 'HasCustomEventSelectors' | 'HasInsightSelectors'>,
    'Name' | 'HomeRegion' | 'S3BucketName' | 'IsMultiRegionTrail'
  >
  logging: boolean
  events?: Client.EventSelector[] | undefined
  advanced?: Client.AdvancedEventSelector[] | undefined
  insights?: Client.InsightSelector[] | undefined
}

interface CloudTrailState {
  /** By ARN: the trails of all regions, because a multi-Region trail is visible in each. */
  trails: Record<string, StoredTrail>
  /** Event data stores, by ARN. */
  stores: Record<string, StoredStore>
  /** The event history, oldest first. */
  events: TrailEvent[]
}

/**
 * The ARN of a trail; an organization trail has the same ARN in all accounts of the organization
 * (awscloudtrail/latest/userguide/creating-trail-organization.html).
 */
const arnOf = (account: string, { is }: Pick<StoredTrail, 'is'>): string =>
  `arn:aws:cloudtrail:${is.HomeRegion}:${is.IsOrganizationTrail ? management.id : account}:trail/${is.Name}`

/** What a new trail records (awscloudtrail/latest/APIReference/API_GetEventSelectors.html). */
const managementEvents = (): Client.EventSelector => ({
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
})

function seed(context: SeedContext): CloudTrailState {
  const { account } = context
  const trail = (
    Name: string,
    HomeRegion: string,
    S3BucketName: string,
    stack: Stack,
    { is, ...more }: Partial<Omit<StoredTrail, 'is'>> & { readonly is?: Partial<StoredTrail['is']> },
  ): StoredTrail => ({
    is: {
      Name,
      HomeRegion,
      S3BucketName,
      IsMultiRegionTrail: false,
      IsOrganizationTrail: false,
      IncludeGlobalServiceEvents: false,
      LogFileValidationEnabled: false,
      ...is,
    },
    logging: true,
    tags: tagsOf(stack),
    ...more,
  })
  const trails = [
    trail('main', HOME, buckets.trailLogs, 'corp-it', {
      is: {
        IsMultiRegionTrail: true,
        IsOrganizationTrail: true,
        IncludeGlobalServiceEvents: true,
        LogFileValidationEnabled: true,
        KmsKeyId: keyArn(keys.cloudtrail.alias, HOME),
        CloudWatchLogsLogGroupArn: arnIn({ ...context, region: HOME }, 'logs', 'log-group:/corp-it/cloudtrail:*'),
        CloudWatchLogsRoleArn: iamArn(`role/${roles.cloudtrailToLogs}`),
      },
      // writes to all objects; reads were considered too expensive
      advanced: [
        { Name: 'Management', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
        {
          Name: 'Changes of objects',
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
            { Field: 'readOnly', Equals: ['false'] },
          ],
        },
      ],
      insights: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }],
    }),
    trail('audit-2019', HOME, buckets.auditLogs, 'corp-it', { events: [managementEvents()] }),
    trail('analytics', US, buckets.analyticsRaw, 'analytics', {
      is: { S3KeyPrefix: 'trail' },
      logging: false,
      events: [{ ...managementEvents(), ReadWriteType: 'WriteOnly' }],
    }),
  ]
  const mine = trail('main', SMALL, myBuckets.logs, 'my-shop', {
    is: { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true },
    events: [managementEvents()],
  })
  return {
    trails: Object.fromEntries((isSmall(context) ? [mine] : trails).map((one) => [arnOf(account, one), one])),
    stores: isSmall(context) ? {} : seedStores(context),
    events: seedHistory(context),
  }
}

type About = Call<object, CloudTrailState>

/** The trails of the account and of its organization, by ARN. */
function trailsOf(call: About): Readonly<Record<string, StoredTrail>> {
  if (call.account === management.id) return call.state.trails
  const theirs = Object.entries(call.of(cloudtrail, HOME, management.id).trails)
  return { ...call.state.trails, ...Object.fromEntries(theirs.filter(([, { is }]) => is.IsOrganizationTrail)) }
}

const isForeign = ({ account }: About, { is }: StoredTrail): boolean =>
  is.IsOrganizationTrail === true && account !== management.id

/**
 * A trail by its name (in the request's region; a member cannot name an organization trail this way) or its ARN; throws
 * TrailNotFoundException.
 */
function trailOf(call: About, asked = ''): StoredTrail {
  const { region, account } = call
  const trails = trailsOf(call)
  const isNamed = ([, one]: [string, StoredTrail]): boolean =>
    one.is.Name === asked && one.is.HomeRegion === region && !isForeign(call, one)
  const byName = () => Object.entries(trails).find(isNamed)?.[0] ?? arnIn(call, 'cloudtrail', `trail/${asked}`)
  const arn = asked.startsWith('arn:') ? asked : byName()
  const trail = trails[arn]
  if (trail && (trail.is.HomeRegion === region || trail.is.IsMultiRegionTrail)) return trail
  throw awsError('TrailNotFoundException', `Unknown trail: ${arn} for the user: ${account}`)
}

const notTheManager = (message: string) => awsError('NotOrganizationMasterAccountException', message)

/** A trail to be changed, which only its home region accepts. */
function ownTrail(call: About, asked: string | undefined): StoredTrail {
  const trail = trailOf(call, asked)
  const { Name, HomeRegion } = trail.is
  if (isForeign(call, trail))
    throw notTheManager(`The trail ${Name} belongs to the management account of the organization.`)
  if (HomeRegion === call.region) return trail
  throw awsError('InvalidHomeRegionException', `The trail ${Name} was created in ${HomeRegion}: change it there.`)
}

function shown(account: string, trail: StoredTrail) {
  const { HomeRegion: _, ...is } = trail.is
  return { ...is, TrailARN: arnOf(account, trail) }
}
const described = (account: string, trail: StoredTrail) => ({
  ...trail.is,
  TrailARN: arnOf(account, trail),
  HasCustomEventSelectors: trail.advanced !== undefined || (trail.events?.length ?? 0) > 0,
  HasInsightSelectors: (trail.insights?.length ?? 0) > 0,
})

const invalidToken = () => awsError('InvalidNextTokenException', 'The token is not one that this operation gave.')
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', whole: true, invalid: invalidToken })

/** AWS CloudTrail: trails and what they record. */
export const cloudtrail: PracticeService<CloudTrailState> = practiceService({
  sdk,
  scope: 'global',
  seed,
  member: (context): CloudTrailState => ({ trails: {}, stores: {}, events: seedHistory(context) }),
  describes,
  reads: {
    LookupEvents: lookupEvents,
    DescribeTrails: (call) => {
      const { input, region, account } = call
      const shadows = input.includeShadowTrails ?? true
      const asked = input.trailNameList ?? []
      const trails = Object.entries(trailsOf(call))
        .sort(([a], [b]) => compareText(a, b))
        .filter(([, trail]) => {
          const { HomeRegion, IsMultiRegionTrail } = trail.is
          if (!isForeign(call, trail) && HomeRegion === region) return true
          return shadows && (HomeRegion === region || IsMultiRegionTrail)
        })
        .filter(([arn, { is }]) => asked.length === 0 || asked.includes(arn) || asked.includes(is.Name))
      return { trailList: trails.map(([, trail]) => described(account, trail)) }
    },
    ListTrails: (call) => ({
      Trails: Object.entries(trailsOf(call))
        .sort(([a], [b]) => compareText(a, b))
        .map(([TrailARN, { is }]) => ({ TrailARN, Name: is.Name, HomeRegion: is.HomeRegion })),
    }),
    GetTrail: (call) => ({ Trail: described(call.account, trailOf(call, call.input.Name)) }),
    GetTrailStatus: (call) => ({ IsLogging: trailOf(call, call.input.Name).logging }),
    GetEventSelectors: (call) => {
      const trail = trailOf(call, call.input.TrailName)
      const TrailARN = arnOf(call.account, trail)
      return trail.advanced
        ? { TrailARN, AdvancedEventSelectors: trail.advanced }
        : { TrailARN, EventSelectors: trail.events ?? [managementEvents()] }
    },
    GetInsightSelectors: (call) => {
      const trail = trailOf(call, call.input.TrailName)
      if (trail.insights?.length) return { TrailARN: arnOf(call.account, trail), InsightSelectors: trail.insights }
      throw awsError(
        'InsightNotEnabledException',
        `The trail ${trail.is.Name} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.`,
      )
    },
    ListEventDataStores: (call) => {
      const here = Object.entries(call.state.stores).filter(([, { region }]) => region === call.region)
      return paged(call, {
        EventDataStores: here.map(([EventDataStoreArn, { is }]) => ({ EventDataStoreArn, Name: is.Name })),
      })
    },
    GetEventDataStore: (call) => storeOf(call, call.input.EventDataStore).is,
    ListTags: (call) => ({
      ResourceTagList: (call.input.ResourceIdList ?? []).map((ResourceId) => ({
        ResourceId,
        TagsList: tagPairs(tagged(call, ResourceId).tags),
      })),
    }),
  },
  changes: {
    UpdateTrail: (call) => {
      const { input, account } = call
      const trail = ownTrail(call, input.Name)
      if (input.S3BucketName !== undefined && !Object.hasOwn(call.of(s3).buckets, input.S3BucketName))
        throw awsError('S3BucketDoesNotExistException', `S3 bucket ${input.S3BucketName} does not exist!`)
      if (input.IsOrganizationTrail === true && account !== management.id)
        throw notTheManager('Only the management account may do this.')
      const { is } = trail
      take(is, input, 'IsOrganizationTrail', 'IsMultiRegionTrail', 'S3BucketName', 'S3KeyPrefix')
      is.IncludeGlobalServiceEvents =
        input.IncludeGlobalServiceEvents ?? (input.IsMultiRegionTrail || is.IncludeGlobalServiceEvents)
      if (is.IsMultiRegionTrail && !is.IncludeGlobalServiceEvents)
        throw awsError('InvalidParameterCombinationException', 'Multi-Region trail must include global service events.')
      is.LogFileValidationEnabled = input.EnableLogFileValidation ?? is.LogFileValidationEnabled
      if (input.KmsKeyId) is.KmsKeyId = fullKey(input.KmsKeyId, call)
      else if (input.KmsKeyId === '') delete is.KmsKeyId
      if (input.CloudWatchLogsLogGroupArn !== undefined) setLogs(trail, input)
      return shown(account, trail)
    },
    StartLogging: (call) => set(ownTrail(call, call.input.Name), { logging: true }),
    StopLogging: (call) => set(ownTrail(call, call.input.Name), { logging: false }),
    PutEventSelectors: (call) => {
      const trail = ownTrail(call, call.input.TrailName)
      const { EventSelectors: events, AdvancedEventSelectors: advanced } = call.input
      if ((events === undefined) === (advanced === undefined))
        throw awsError(
          'InvalidEventSelectorsException',
          'Specify EventSelectors or AdvancedEventSelectors, and not both.',
        )
      trail.events = events?.map((one) => ({ ...managementEvents(), ...one }))
      trail.advanced = advanced
      return { TrailARN: arnOf(call.account, trail), EventSelectors: trail.events, AdvancedEventSelectors: advanced }
    },
    UpdateEventDataStore: (call) => {
      const { is } = storeOf(call, call.input.EventDataStore)
      const { RetentionPeriod: days, KmsKeyId } = call.input
      if (is.Status === 'PENDING_DELETION')
        throw awsError('InactiveEventDataStoreException', 'The event data store is pending deletion.')
      if (days !== undefined && (days < 7 || days > 3653))
        throw awsError('InvalidParameterException', 'RetentionPeriod must be from 7 to 3653 days.')
      take(is, call.input, 'Name', 'RetentionPeriod', 'MultiRegionEnabled', 'TerminationProtectionEnabled')
      if (KmsKeyId !== undefined) is.KmsKeyId = fullKey(KmsKeyId, call)
      return is
    },
    PutInsightSelectors: (call) => {
      const trail = ownTrail(call, call.input.TrailName)
      trail.insights = call.input.InsightSelectors ?? []
      return { TrailARN: arnOf(call.account, trail), InsightSelectors: trail.insights }
    },
  },
})

/** The resource with tags that an ARN names. */
const tagged = (call: About, arn: string): HasTags =>
  arn.includes(':eventdatastore/') ? storeOf(call, arn) : trailOf(call, arn)

/** CloudTrail returns the ARN of a key, even if the request had its id or alias. */
const fullKey = (key: string, place: Place): string =>
  key.startsWith('arn:') ? key : arnIn(place, 'kms', key.startsWith('alias/') ? key : `key/${key}`)

function setLogs({ is }: StoredTrail, { CloudWatchLogsLogGroupArn: group, CloudWatchLogsRoleArn: role }: LogsTo): void {
  if (group !== '' && !role)
    throw awsError('InvalidCloudWatchLogsRoleArnException', 'You must specify a role ARN as well as a log group.')
  delete is.CloudWatchLogsLogGroupArn
  delete is.CloudWatchLogsRoleArn
  Object.assign(is, given({ CloudWatchLogsLogGroupArn: group || undefined, CloudWatchLogsRoleArn: role || undefined }))
}
type LogsTo = Pick<Client.UpdateTrailRequest, 'CloudWatchLogsLogGroupArn' | 'CloudWatchLogsRoleArn'>
