import { type Example, type MissingNeighbours, missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import {
  accountHasMultiRegionTrail,
  accountHasTrail,
  objectReadsAreRecorded,
  objectWritesAreRecorded,
  trailBucketHasLifecycleRules,
  trailBucketIsNotPublic,
  trailBucketWritesAccessLogs,
  trailDetectsUnusualActivity,
  trailIsEncryptedWithKms,
  trailLogFilesAreSigned,
  trailReachesCloudWatchLogs,
} from './cloudtrail.ts'

const management = { IncludeManagementEvents: true, ReadWriteType: 'All', DataResources: [] }
const field = (Field: string, ...Equals: string[]) => ({ Field, Equals })
const advanced = (...FieldSelectors: object[]) => [{ Name: 'it', FieldSelectors }]
const allManagement = field('eventCategory', 'Management')

const trail = {
  IsMultiRegionTrail: true,
  IncludeGlobalServiceEvents: true,
  EventSelectors: [management],
  AdvancedEventSelectors: null,
  state: { IsLogging: true },
}
const byAdvanced = (AdvancedEventSelectors: object[]) => ({ ...trail, EventSelectors: null, AdvancedEventSelectors })

examples(accountHasMultiRegionTrail, {
  met: [
    trail,
    { ...trail, EventSelectors: [{ ReadWriteType: 'ReadOnly' }, { ReadWriteType: 'WriteOnly' }] },
    byAdvanced(advanced(allManagement)),
    byAdvanced([
      ...advanced(allManagement, field('readOnly', 'true')),
      ...advanced(allManagement, field('readOnly', 'false')),
    ]),
    { ...trail, EventSelectors: [{ ...management, ExcludeManagementEventSources: [] }] },
    // another selector records what one leaves out
    { ...trail, EventSelectors: [{ ...management, ExcludeManagementEventSources: ['kms.amazonaws.com'] }, management] },
  ],
  unmet: [
    { ...trail, EventSelectors: [{ ...management, ExcludeManagementEventSources: ['kms.amazonaws.com'] }] },
    { ...trail, EventSelectors: [{ ...management, ExcludeManagementEventSources: ['rdsdata.amazonaws.com'] }] },
    byAdvanced(advanced(allManagement, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] })),
    byAdvanced(advanced(allManagement, { Field: 'eventSource', NotStartsWith: ['kms'] })),
    byAdvanced(advanced(allManagement, { Field: 'eventName', NotEquals: ['AssumeRole'] })),
    byAdvanced(advanced(allManagement, { Field: 'userIdentity.arn', NotEndsWith: ['/deploy'] })),
    byAdvanced(advanced(allManagement, { Field: 'readOnly', NotEquals: ['true'] })),
    byAdvanced(advanced({ Field: 'eventCategory', NotEquals: ['Data'] })),
    { ...trail, IsMultiRegionTrail: false },
    { ...trail, IncludeGlobalServiceEvents: false },
    { ...trail, state: { IsLogging: false } },
    { ...trail, EventSelectors: null },
    { ...trail, EventSelectors: [{ ...management, ReadWriteType: 'WriteOnly' }] },
    { ...trail, EventSelectors: [{ ...management, IncludeManagementEvents: false }] },
    byAdvanced([]),
    byAdvanced(advanced(allManagement, field('readOnly', 'false'))),
    byAdvanced(advanced(allManagement, field('eventSource', 'iam.amazonaws.com'))),
  ],
})

examples(accountHasTrail, {
  met: [{ state: { IsLogging: true } }],
  unmet: [{ state: { IsLogging: false } }],
})

examples(trailIsEncryptedWithKms, {
  met: [{ KMSKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1' }],
  unmet: [{ KMSKeyId: null }, { KMSKeyId: '' }],
})

examples(trailLogFilesAreSigned, {
  met: [{ EnableLogFileValidation: true }],
  unmet: [{ EnableLogFileValidation: false }],
  unknown: [{}],
})

examples(trailReachesCloudWatchLogs, {
  met: [{ CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:trail:*' }],
  unmet: [{ CloudWatchLogsLogGroupArn: null }],
})

examples(trailDetectsUnusualActivity, {
  met: [{ InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] }],
  unmet: [{ InsightSelectors: null }, { InsightSelectors: [] }],
})

const open = { IgnorePublicAcls: false, RestrictPublicBuckets: false }
const closed = { IgnorePublicAcls: true, RestrictPublicBuckets: true }
const bucket = {
  BucketName: 'logs',
  PublicAccessBlockConfiguration: null,
  OwnershipControls: null,
  state: { Policy: null, Acl: { Owner: 'us', Grants: [] } },
}
const publicly = (Action: string, Condition: object = {}) => ({
  ...bucket,
  state: {
    ...bucket.state,
    Policy: { Statement: { Effect: 'Allow', Principal: '*', Action, Resource: '*', Condition } },
  },
})
const noBlock = missing('s3:GetAccountPublicAccessBlock')
/** A bucket to which a trail writes. */
const ofTrail = (
  one: Example,
  account: Example | MissingNeighbours = open,
  ...trails: (Example | MissingNeighbours)[]
) => ({
  ...one,
  name: 'logs',
  near: { account: [account], trails: trails.length > 0 ? trails : [{ S3BucketName: 'logs' }] },
})
const noTrails = missing('cloudtrail:DescribeTrails')
const readable = publicly('s3:GetObject')
const everyone = { Type: 'Group', Grantee: 'http://acs.amazonaws.com/groups/global/AllUsers', Permission: 'READ' }
const listed = { ...bucket, state: { Policy: null, Acl: { Owner: 'us', Grants: [everyone] } } }
examples(trailBucketIsNotPublic, {
  met: [
    ofTrail(bucket),
    ofTrail(readable, { ...open, RestrictPublicBuckets: true }),
    ofTrail({ ...readable, PublicAccessBlockConfiguration: closed }),
    ofTrail({ ...listed, OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }),
    ofTrail(listed, { ...open, IgnorePublicAcls: true }),
    ofTrail(bucket, noBlock),
    ofTrail({ ...readable, PublicAccessBlockConfiguration: closed }, noBlock),
    ofTrail(bucket, open, { S3BucketName: 'logs' }, noTrails),
    // as for S3.2 and S3.3, a fixed value narrows it
    ofTrail(publicly('s3:GetObject', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } })),
  ],
  unmet: [
    ofTrail(readable),
    ofTrail(publicly('s3:PutObject')),
    ofTrail(listed),
    ofTrail(readable, { ...open, IgnorePublicAcls: true }),
  ],
  unknown: [
    ofTrail({ ...bucket, state: { ...bucket.state, Policy: '?' } }),
    ofTrail({ ...bucket, state: { Policy: null } }),
    ofTrail(readable, noBlock),
    ofTrail(bucket, open, noTrails),
  ],
  notApplicable: [
    ofTrail(bucket, open, { S3BucketName: 'others' }),
    ofTrail(readable, open, { S3BucketName: 'others' }),
  ],
})

const logged = { LoggingConfiguration: { DestinationBucketName: 'access-logs' } }
const silent = { LoggingConfiguration: null }
const logging = (one: Example, ...trails: (Example | MissingNeighbours)[]) => ({
  ...one,
  name: 'logs',
  near: { trails: trails.length > 0 ? trails : [{ S3BucketName: 'logs' }] },
})
examples(trailBucketWritesAccessLogs, {
  met: [logging(logged)],
  unmet: [logging(silent), logging(silent, { S3BucketName: 'logs' }, noTrails)],
  unknown: [logging(logged, noTrails)],
  notApplicable: [logging(silent, { S3BucketName: 'others' })],
})

const from = (name: string, good: Example, bad: Example) => ({
  S3BucketName: name,
  near: {
    bucket: [
      { ...good, BucketName: 'good' },
      { ...bad, BucketName: 'bad' },
    ],
  },
})
const kept = { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 400 }] } }
const forever = { LifecycleConfiguration: null }
examples(trailBucketHasLifecycleRules, {
  met: [from('good', kept, forever), from('bad', kept, kept)],
  unmet: [
    from('bad', kept, forever),
    from('bad', kept, { LifecycleConfiguration: { Rules: [{ Status: 'Disabled' }] } }),
  ],
  unknown: [from('in-another-account', kept, kept)],
  single: ['bucket'],
})

const objects = (ReadWriteType: string, ...Values: string[]) => [
  management,
  { ReadWriteType, IncludeManagementEvents: true, DataResources: [{ Type: 'AWS::S3::Object', Values }] },
]
const data = [field('eventCategory', 'Data'), field('resources.type', 'AWS::S3::Object')]
for (const [control, type, other, readOnly] of [
  [objectWritesAreRecorded, 'WriteOnly', 'ReadOnly', 'false'],
  [objectReadsAreRecorded, 'ReadOnly', 'WriteOnly', 'true'],
] as const) {
  const recording = { ...trail, EventSelectors: objects(type, 'arn:aws:s3') }
  examples(control, {
    met: [
      recording,
      { ...trail, EventSelectors: objects('All', 'arn:aws:s3:::') },
      byAdvanced(advanced(...data)),
      byAdvanced(advanced(...data, field('readOnly', readOnly))),
      byAdvanced(advanced(...data, { Field: 'readOnly', NotEquals: [readOnly === 'true' ? 'false' : 'true'] })),
      byAdvanced(advanced(...data, { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::'] })),
    ],
    unmet: [
      { ...recording, IsMultiRegionTrail: false },
      { ...recording, state: { IsLogging: false } },
      trail,
      { ...trail, EventSelectors: null },
      { ...trail, EventSelectors: objects(other, 'arn:aws:s3') },
      { ...trail, EventSelectors: objects('All', 'arn:aws:s3:::shop/') },
      byAdvanced([]),
      byAdvanced(advanced(allManagement)),
      byAdvanced(advanced(...data, field('readOnly', readOnly === 'true' ? 'false' : 'true'))),
      byAdvanced(advanced(...data, { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::shop/'] })),
      byAdvanced(advanced(...data, field('eventName', 'PutObject'))),
      byAdvanced(advanced(...data, { Field: 'eventName', NotEquals: ['PutObject', 'GetObject'] })),
      byAdvanced(advanced(...data, { Field: 'readOnly', NotEquals: [readOnly] })),
      byAdvanced(advanced(...data, { Field: 'resources.ARN', NotStartsWith: ['arn:aws:s3:::logs/'] })),
      byAdvanced(
        advanced(...data, {
          Field: 'resources.ARN',
          StartsWith: ['arn:aws:s3:::'],
          NotStartsWith: ['arn:aws:s3:::logs/'],
        }),
      ),
      byAdvanced(advanced(...data, { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::'], NotEndsWith: ['.log'] })),
      byAdvanced(advanced(field('eventCategory', 'Data'), field('resources.type', 'AWS::Lambda::Function'))),
    ],
  })
}
