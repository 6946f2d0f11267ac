import { missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import {
  bucketEncryptsWithKms,
  bucketHasLifecycleRules,
  bucketIsReplicatedToAnotherRegion,
  bucketKeepsVersions,
  bucketLocksObjects,
  bucketNeedsMfaToDelete,
  bucketSendsEvents,
  bucketWritesAccessLogs,
  versionedBucketHasLifecycleRules,
} from './s3.ts'

const there = 'arn:aws:s3:::there'
const replicated = (Status: string) => ({ Role: 'r', Rules: [{ Status, Destination: { Bucket: there } }] })
const destination = (region: string) => ({ destinations: [{ id: there, region }] })

const twice = {
  Role: 'r',
  Rules: [there, 'arn:aws:s3:::elsewhere'].map((Bucket) => ({ Status: 'Enabled', Destination: { Bucket } })),
}

examples(bucketIsReplicatedToAnotherRegion, {
  met: [
    { ReplicationConfiguration: replicated('Enabled'), near: destination('eu-west-1') },
    { ReplicationConfiguration: twice, near: destination('eu-west-1') },
    {
      ReplicationConfiguration: twice,
      near: { destinations: [...destination('eu-west-1').destinations, missing('s3:ListAllMyBuckets')] },
    },
  ],
  unmet: [
    { ReplicationConfiguration: null },
    { ReplicationConfiguration: null, near: destination('eu-west-1') },
    { ReplicationConfiguration: replicated('Disabled'), near: destination('eu-west-1') },
    { ReplicationConfiguration: replicated('Enabled'), near: destination('eu-central-1') },
  ],
  // the destination lies in another account or a region that was not scanned
  unknown: [
    { ReplicationConfiguration: replicated('Enabled') },
    {
      ReplicationConfiguration: twice,
      near: { destinations: [...destination('eu-central-1').destinations, missing('s3:ListAllMyBuckets')] },
    },
  ],
})

examples(bucketWritesAccessLogs, {
  met: [{ LoggingConfiguration: { DestinationBucketName: 'logs', LogFilePrefix: '' } }],
  unmet: [{ LoggingConfiguration: null }],
})

const active = { Rules: [{ Status: 'Disabled' }, { Status: 'Enabled', ExpirationInDays: 30 }] }
const inactive = { Rules: [{ Status: 'Disabled', ExpirationInDays: 30 }] }

examples(versionedBucketHasLifecycleRules, {
  met: [{ VersioningConfiguration: { Status: 'Enabled' }, LifecycleConfiguration: active }],
  unmet: [
    { VersioningConfiguration: { Status: 'Enabled' }, LifecycleConfiguration: null },
    { VersioningConfiguration: { Status: 'Enabled' }, LifecycleConfiguration: inactive },
  ],
  notApplicable: [
    { VersioningConfiguration: null, LifecycleConfiguration: active },
    { VersioningConfiguration: { Status: 'Suspended' }, LifecycleConfiguration: null },
  ],
})

const cold = { Rules: [{ Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 90 }] }] }
examples(bucketHasLifecycleRules, {
  met: [
    { LifecycleConfiguration: active },
    { LifecycleConfiguration: active, parameters: { targetExpirationDays: 30 } },
    { LifecycleConfiguration: cold, parameters: { targetTransitionDays: 90, targetTransitionStorageClass: 'GLACIER' } },
    { LifecycleConfiguration: cold, parameters: { targetTransitionStorageClass: 'GLACIER' } },
  ],
  unmet: [
    { LifecycleConfiguration: null },
    { LifecycleConfiguration: inactive },
    { LifecycleConfiguration: active, parameters: { targetExpirationDays: 31 } },
    { LifecycleConfiguration: active, parameters: { targetTransitionDays: 30 } },
    { LifecycleConfiguration: cold, parameters: { targetTransitionDays: 30, targetTransitionStorageClass: 'GLACIER' } },
    { LifecycleConfiguration: cold, parameters: { targetTransitionStorageClass: 'DEEP_ARCHIVE' } },
  ],
})

const event = 's3:ObjectCreated:*'
const created = { NotificationConfiguration: { QueueConfigurations: [{ Event: event, Queue: 'q' }] } }
examples(bucketSendsEvents, {
  met: [
    { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
    { NotificationConfiguration: { TopicConfigurations: [{ Event: event, Topic: 't' }] } },
    { NotificationConfiguration: { QueueConfigurations: [{ Event: event, Queue: 'q' }] } },
    { NotificationConfiguration: { LambdaConfigurations: [{ Event: event, Function: 'f' }] } },
    { ...created, parameters: { eventTypes: ['s3:ObjectCreated:Put', event] } },
  ],
  unmet: [
    { ...created, parameters: { eventTypes: ['s3:ObjectCreated:Put', 's3:ObjectRemoved:*'] } },
    { NotificationConfiguration: null, parameters: { eventTypes: [event] } },
    { NotificationConfiguration: null },
    { NotificationConfiguration: { TopicConfigurations: [], EventBridgeConfiguration: { EventBridgeEnabled: false } } },
  ],
  unknown: [
    {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      parameters: { eventTypes: [event] },
    },
  ],
})

examples(bucketKeepsVersions, {
  met: [{ VersioningConfiguration: { Status: 'Enabled' } }],
  unmet: [{ VersioningConfiguration: null }, { VersioningConfiguration: { Status: 'Suspended' } }],
})

const governed = { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } } }
examples(bucketLocksObjects, {
  met: [
    { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } },
    { ObjectLockConfiguration: governed, parameters: { mode: 'GOVERNANCE' } },
  ],
  unmet: [
    { ObjectLockConfiguration: null },
    { ObjectLockConfiguration: governed, parameters: { mode: 'COMPLIANCE' } },
    { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' }, parameters: { mode: 'GOVERNANCE' } },
  ],
})

const encrypted = (SSEAlgorithm: string) => ({
  BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }] },
})

examples(bucketEncryptsWithKms, {
  met: [encrypted('aws:kms'), encrypted('aws:kms:dsse')],
  unmet: [encrypted('AES256'), { BucketEncryption: null }],
})

const versioned = { VersioningConfiguration: { Status: 'Enabled' }, LifecycleConfiguration: null }
examples(bucketNeedsMfaToDelete, {
  met: [{ ...versioned, state: { MFADelete: 'Enabled' } }],
  unmet: [
    { ...versioned, state: { MFADelete: 'Disabled' } },
    { ...versioned, state: { MFADelete: null } },
    { VersioningConfiguration: { Status: 'Suspended' }, LifecycleConfiguration: null, state: { MFADelete: 'Enabled' } },
  ],
  notApplicable: [{ ...versioned, LifecycleConfiguration: active, state: { MFADelete: 'Enabled' } }],
})
