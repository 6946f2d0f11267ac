import type { AdvancedEventSelector, EventSelector, InsightSelector } from '@aws-sdk/client-cloudtrail'
import { compareText } from '../../../core/json.ts'
import { buckets, HOME, iamArn, keyArn, keys, roles, tagsOf, US } from '../../../practice/company.ts'
import { arnIn, type Place, set } from '../../../practice/kind.ts'
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
import { lookupEvents, seedHistory } from './history.ts'
import { type StoredStore, seedStores, shownStore, storeOf } from './lake.ts'

interface StoredTrail extends HasTags {
  name: string
  region: string
  bucket: string
  prefix?: string | undefined
  logging: boolean
  multiRegion: boolean
  /** An organization's trail belongs to its management account, and every member sees it. */
  organization?: boolean | undefined
  globalEvents: boolean
  validation: boolean
  key?: string | undefined
  logGroup?: string | undefined
  logRole?: string | undefined
  events?: EventSelector[] | undefined
  advanced?: AdvancedEventSelector[] | undefined
  insights?: InsightSelector[] | undefined
}

interface CloudTrailState {
  /** By ARN: trails of all regions, since a multi-region trail is seen in each. */
  trails: Record<string, StoredTrail>
  /** Event data stores, by ARN. */
  stores: Record<string, StoredStore>
  /** The event history, oldest first. */
  events: TrailEvent[]
}

/** An organization's trail has one ARN in all of its accounts (awscloudtrail/latest/userguide/creating-trail-organization.html). */
const arnOf = (
  account: string,
  { region, name, organization = false }: Pick<StoredTrail, 'region' | 'name' | 'organization'>,
): string => `arn:aws:cloudtrail:${region}:${organization ? management.id : account}:trail/${name}`

/** What a new trail records (awscloudtrail/latest/APIReference/API_GetEventSelectors.html). */
const managementEvents = (): EventSelector => ({
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
})

function seed({ account, now, rootUse }: SeedContext): CloudTrailState {
  const logGroup = `arn:aws:logs:${HOME}:${account}:log-group:/corp-it/cloudtrail:*`
  const plain = { logging: true, multiRegion: false, globalEvents: false, validation: false }
  const trails: StoredTrail[] = [
    {
      name: 'main',
      region: HOME,
      bucket: buckets.trailLogs,
      logging: true,
      multiRegion: true,
      organization: true,
      globalEvents: true,
      validation: true,
      key: keyArn(keys.cloudtrail.alias, HOME),
      logGroup,
      logRole: iamArn(`role/${roles.cloudtrailToLogs}`),
      // writes of all objects; reads were thought too dear
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
      tags: tagsOf('corp-it'),
    },
    {
      ...plain,
      name: 'audit-2019',
      region: HOME,
      bucket: buckets.auditLogs,
      events: [managementEvents()],
      tags: tagsOf('corp-it'),
    },
    {
      ...plain,
      name: 'analytics',
      region: US,
      bucket: buckets.analyticsRaw,
      prefix: 'trail',
      logging: false,
      events: [{ ...managementEvents(), ReadWriteType: 'WriteOnly' }],
      tags: tagsOf('analytics'),
    },
  ]
  return {
    trails: Object.fromEntries(trails.map((trail) => [arnOf(account, trail), trail])),
    stores: seedStores(account, now),
    events: seedHistory({ account, now, rootUse }),
  }
}

type About = Call<object, CloudTrailState>

/** The trails of the account, and those of its organization, by ARN. */
function trailsOf(call: About): Readonly<Record<string, StoredTrail>> {
  if (call.account === management.id) return call.state.trails
  const theirs = Object.entries(call.of(cloudtrail, HOME, management.id).trails)
  return { ...call.state.trails, ...Object.fromEntries(theirs.filter(([, { organization }]) => organization)) }
}

const isForeign = ({ account }: About, { organization }: StoredTrail): boolean =>
  organization === true && account !== management.id

/** A trail by its name (in the call's region; never the organization's for a member) or its ARN; throws TrailNotFoundException. */
function trailOf(call: About, asked: string | undefined): StoredTrail {
  const { region, account } = call
  const trails = trailsOf(call)
  const named = ([, one]: [string, StoredTrail]): boolean =>
    one.name === asked && one.region === region && !isForeign(call, one)
  const arn = asked?.startsWith('arn:')
    ? asked
    : (Object.entries(trails).find(named)?.[0] ?? arnOf(account, { region, name: asked ?? '' }))
  const trail = trails[arn]
  if (trail && (trail.region === region || trail.multiRegion)) return trail
  throw awsError('TrailNotFoundException', `Unknown trail: ${arn} for the user: ${account}`)
}

/** The same for a change, which only the home region takes. */
function ownTrail(call: About, asked: string | undefined): StoredTrail {
  const trail = trailOf(call, asked)
  if (isForeign(call, trail))
    throw awsError(
      'NotOrganizationMasterAccountException',
      `The trail ${trail.name} belongs to the management account of the organization.`,
    )
  if (trail.region === call.region) return trail
  throw awsError(
    'InvalidHomeRegionException',
    `The trail ${trail.name} was created in ${trail.region}: change it there.`,
  )
}

const shown = (account: string, trail: StoredTrail) => ({
  Name: trail.name,
  TrailARN: arnOf(account, trail),
  S3BucketName: trail.bucket,
  S3KeyPrefix: trail.prefix,
  IncludeGlobalServiceEvents: trail.globalEvents,
  IsMultiRegionTrail: trail.multiRegion,
  IsOrganizationTrail: trail.organization === true,
  LogFileValidationEnabled: trail.validation,
  KmsKeyId: trail.key,
  CloudWatchLogsLogGroupArn: trail.logGroup,
  CloudWatchLogsRoleArn: trail.logRole,
})
const described = (account: string, trail: StoredTrail) => ({
  ...shown(account, trail),
  HomeRegion: trail.region,
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
  reads: {
    LookupEvents: lookupEvents,
    DescribeTrails: (call) => {
      const { input, region, account } = call
      const shadows = input.includeShadowTrails ?? true
      const asked = input.trailNameList ?? []
      const trails = Object.entries(trailsOf(call))
        .sort(([a], [b]) => compareText(a, b))
        .filter(([, trail]) =>
          isForeign(call, trail) || trail.region !== region
            ? shadows && (trail.region === region || trail.multiRegion)
            : true,
        )
        .filter(([arn, trail]) => asked.length === 0 || asked.includes(arn) || asked.includes(trail.name))
      return { trailList: trails.map(([, trail]) => described(account, trail)) }
    },
    ListTrails: (call) => ({
      Trails: Object.entries(trailsOf(call))
        .sort(([a], [b]) => compareText(a, b))
        .map(([TrailARN, trail]) => ({ TrailARN, Name: trail.name, HomeRegion: trail.region })),
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
        `The trail ${trail.name} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.`,
      )
    },
    ListEventDataStores: (call) => {
      const here = Object.entries(call.state.stores).filter(([, { region }]) => region === call.region)
      return paged(call, {
        EventDataStores: here.map(([EventDataStoreArn, { name }]) => ({ EventDataStoreArn, Name: name })),
      })
    },
    GetEventDataStore: (call) => shownStore(call.account, storeOf(call, call.input.EventDataStore)),
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
        throw awsError('NotOrganizationMasterAccountException', 'Only the management account may do this.')
      trail.organization = input.IsOrganizationTrail ?? trail.organization
      const multiRegion = input.IsMultiRegionTrail ?? trail.multiRegion
      const globalEvents = input.IncludeGlobalServiceEvents ?? (input.IsMultiRegionTrail || trail.globalEvents)
      if (multiRegion && !globalEvents)
        throw awsError('InvalidParameterCombinationException', 'Multi-Region trail must include global service events.')
      trail.multiRegion = multiRegion
      trail.globalEvents = globalEvents
      trail.bucket = input.S3BucketName ?? trail.bucket
      trail.prefix = input.S3KeyPrefix ?? trail.prefix
      trail.validation = input.EnableLogFileValidation ?? trail.validation
      if (input.KmsKeyId !== undefined) trail.key = input.KmsKeyId === '' ? undefined : fullKey(input.KmsKeyId, call)
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
      const store = storeOf(call, call.input.EventDataStore)
      const { input } = call
      if (store.status === 'PENDING_DELETION')
        throw awsError('InactiveEventDataStoreException', 'The event data store is pending deletion.')
      if (input.RetentionPeriod !== undefined && (input.RetentionPeriod < 7 || input.RetentionPeriod > 3653))
        throw awsError('InvalidParameterException', 'RetentionPeriod must be from 7 to 3653 days.')
      store.name = input.Name ?? store.name
      store.retention = input.RetentionPeriod ?? store.retention
      store.multiRegion = input.MultiRegionEnabled ?? store.multiRegion
      store.protected = input.TerminationProtectionEnabled ?? store.protected
      if (input.KmsKeyId !== undefined) store.key = fullKey(input.KmsKeyId, call)
      return shownStore(call.account, store)
    },
    PutInsightSelectors: (call) => {
      const trail = ownTrail(call, call.input.TrailName)
      trail.insights = call.input.InsightSelectors ?? []
      return { TrailARN: arnOf(call.account, trail), InsightSelectors: trail.insights }
    },
  },
})

/** What ListTags can be asked of. */
const tagged = (call: About, arn: string): HasTags =>
  arn.includes(':eventdatastore/') ? storeOf(call, arn) : trailOf(call, arn)

/** A key is named by its ARN in what CloudTrail answers, whatever it was named by in the question. */
const fullKey = (key: string, place: Place): string =>
  key.startsWith('arn:') ? key : arnIn(place, 'kms', key.startsWith('alias/') ? key : `key/${key}`)

function setLogs(
  trail: StoredTrail,
  input: { CloudWatchLogsLogGroupArn?: string | undefined; CloudWatchLogsRoleArn?: string | undefined },
): void {
  if (input.CloudWatchLogsLogGroupArn !== '' && !input.CloudWatchLogsRoleArn)
    throw awsError('InvalidCloudWatchLogsRoleArnException', 'You must specify a role ARN as well as a log group.')
  trail.logGroup = input.CloudWatchLogsLogGroupArn || undefined
  trail.logRole = input.CloudWatchLogsRoleArn || undefined
}
