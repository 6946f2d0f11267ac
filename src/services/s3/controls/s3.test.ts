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
const destination = (region: string) => ({ destinations: [{ id: there, BucketName: 'there', region }] })

const twice = {
  Role: 'r',
  Rules: [there, 'arn:aws:s3:::elsewhere'].map((Bucket) => ({ Status: 'Enabled', Destination: { Bucket } })),
}

examples(bucketIsReplicatedToAnotherRegion, {
  met: [
    { ReplicationConfiguration: replicated('Enabled'), near: destination('eu-west-1') },
    { ReplicationConfiguration: twice, near: destination('eu-west-1') },
    { ReplicationConfiguration: replicated('Enabled'), near: { destinations: [{ id: there, region: 'eu-west-1' }] } },
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

examples(bucketHasLifecycleRules, {
  met: [{ LifecycleConfiguration: active }],
  unmet: [{ LifecycleConfiguration: null }, { LifecycleConfiguration: inactive }],
})

const event = 's3:ObjectCreated:*'
examples(bucketSendsEvents, {
  met: [
    { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
    { NotificationConfiguration: { TopicConfigurations: [{ Event: event, Topic: 't' }] } },
    { NotificationConfiguration: { QueueConfigurations: [{ Event: event, Queue: 'q' }] } },
    { NotificationConfiguration: { LambdaConfigurations: [{ Event: event, Function: 'f' }] } },
  ],
  unmet: [
    { NotificationConfiguration: null },
    { NotificationConfiguration: { TopicConfigurations: [], EventBridgeConfiguration: { EventBridgeEnabled: false } } },
  ],
})

examples(bucketKeepsVersions, {
  met: [{ VersioningConfiguration: { Status: 'Enabled' } }],
  unmet: [{ VersioningConfiguration: null }, { VersioningConfiguration: { Status: 'Suspended' } }],
})

examples(bucketLocksObjects, {
  met: [{ ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }],
  unmet: [{ ObjectLockConfiguration: null }],
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
