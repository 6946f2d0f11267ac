import type { LifecycleRule, ServerSideEncryptionRule } from '@aws-sdk/client-s3'
import { awsError } from '../../../practice/service.ts'
import { tagPairs, tagsFrom } from '../../../practice/tags.ts'
import { bucketOf, freeze, malformedXml, type S3Handlers, type S3State, setOn, sseS3, thaw, unset } from './state.ts'

/**
 * The other settings of a bucket: encryption, versioning, logging, lifecycle, events, object lock, replication, tags.
 */
export const settingReads = {
  GetBucketEncryption: (call) => ({ ServerSideEncryptionConfiguration: bucketOf(call).encryption }),
  GetBucketVersioning: (call) => {
    const { versioning, mfaDelete } = bucketOf(call)
    return { Status: versioning, MFADelete: mfaDelete }
  },
  GetBucketLogging: (call) => ({ LoggingEnabled: bucketOf(call).logging }),
  GetBucketLifecycleConfiguration: (call) => ({
    Rules: thaw(setOn(call, 'lifecycle')),
    TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' as const,
  }),
  GetBucketNotificationConfiguration: (call) => ({ ...bucketOf(call).notification }),
  GetObjectLockConfiguration: (call) => ({ ObjectLockConfiguration: setOn(call, 'objectLock') }),
  GetBucketReplication: (call) => ({ ReplicationConfiguration: setOn(call, 'replication') }),
  GetBucketTagging: (call) => ({ TagSet: tagPairs(setOn(call, 'tags')) }),
} satisfies S3Handlers

export const settingChanges = {
  PutBucketEncryption: (call) => {
    const bucket = bucketOf(call)
    const rules = call.input.ServerSideEncryptionConfiguration?.Rules
    if (rules?.length !== 1) throw malformedXml()
    for (const rule of rules) checkEncryption(rule)
    bucket.encryption = { Rules: rules }
  },
  // encryption cannot be turned off: the setting returns to its default
  // (AmazonS3/latest/API/API_DeleteBucketEncryption.html)
  DeleteBucketEncryption: (call) => (bucketOf(call).encryption = sseS3()),
  PutBucketVersioning: (call) => {
    const bucket = bucketOf(call)
    const { Status, MFADelete } = call.input.VersioningConfiguration ?? {}
    if (Status !== 'Enabled' && Status !== 'Suspended')
      throw awsError('IllegalVersioningConfigurationException', 'The Versioning element must be specified')
    const needsMfa = bucket.mfaDelete === 'Enabled' || MFADelete === 'Enabled'
    if (needsMfa && (call.input.MFA === undefined || call.principal.kind !== 'root'))
      throw awsError('AccessDenied', 'Mfa Authentication must be used for this request', 403)
    if (MFADelete === 'Enabled' && bucket.lifecycle)
      throw awsError('InvalidBucketState', 'Mfa delete is not supported on a bucket with lifecycle configuration', 409)
    if (Status === 'Suspended' && (bucket.objectLock || bucket.replication))
      throw awsError(
        'InvalidBucketState',
        `An ${bucket.objectLock ? 'Object Lock' : 'replication'} configuration is present on this bucket, so the versioning state cannot be changed.`,
        409,
      )
    bucket.versioning = Status
    if (MFADelete) bucket.mfaDelete = MFADelete
  },
  PutBucketLogging: (call) => {
    const bucket = bucketOf(call)
    const wanted = call.input.BucketLoggingStatus?.LoggingEnabled
    if (wanted) checkLogTarget(call.state, wanted.TargetBucket, bucket.region)
    bucket.logging = wanted
  },
  PutBucketLifecycleConfiguration: (call) => {
    const bucket = bucketOf(call)
    const rules = call.input.LifecycleConfiguration?.Rules ?? []
    if (rules.length === 0 || rules.length > 1000) throw malformedXml()
    if (bucket.mfaDelete === 'Enabled')
      throw awsError('InvalidBucketState', 'Lifecycle configuration is not allowed on MFA delete enabled buckets', 409)
    bucket.lifecycle = freeze(rules.map((rule, index) => checkedRule(rule, index)))
    return {}
  },
  DeleteBucketLifecycle: unset('lifecycle'),
  PutBucketNotificationConfiguration: (call) => {
    const bucket = bucketOf(call)
    const wanted = call.input.NotificationConfiguration
    const arns = [
      ...(wanted?.TopicConfigurations ?? []).map((one) => one.TopicArn),
      ...(wanted?.QueueConfigurations ?? []).map((one) => one.QueueArn),
      ...(wanted?.LambdaFunctionConfigurations ?? []).map((one) => one.LambdaFunctionArn),
    ]
    if (arns.some((arn) => arn?.split(':').length !== 6 && arn?.split(':').length !== 7))
      throw awsError('InvalidArgument', 'The ARN could not be parsed')
    bucket.notification = wanted
  },
  PutObjectLockConfiguration: (call) => {
    const bucket = bucketOf(call)
    const wanted = call.input.ObjectLockConfiguration
    if (wanted?.ObjectLockEnabled !== 'Enabled') throw malformedXml()
    if (bucket.versioning !== 'Enabled')
      throw awsError(
        'InvalidBucketState',
        "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
        409,
      )
    const retention = wanted.Rule?.DefaultRetention
    if (retention && (retention.Days === undefined) === (retention.Years === undefined)) throw malformedXml()
    bucket.objectLock = wanted
    return {}
  },
  PutBucketReplication: (call) => {
    const bucket = bucketOf(call)
    const wanted = call.input.ReplicationConfiguration
    if (!wanted?.Role || !wanted.Rules?.length) throw malformedXml()
    if (bucket.versioning !== 'Enabled')
      throw invalidRequest("Versioning must be 'Enabled' on the bucket to apply a replication configuration")
    for (const { Destination } of wanted.Rules) checkDestination(call.state, Destination?.Bucket)
    bucket.replication = wanted
  },
  DeleteBucketReplication: unset('replication'),
  PutBucketTagging: (call) => {
    const bucket = bucketOf(call)
    const tags = call.input.Tagging?.TagSet
    if (!tags) throw malformedXml()
    bucket.tags = tagsFrom(tags)
    if (Object.keys(bucket.tags).length < tags.length)
      throw awsError('InvalidTag', 'Cannot provide multiple Tags with the same key')
  },
  DeleteBucketTagging: unset('tags'),
} satisfies S3Handlers

const invalidRequest = (why: string) => awsError('InvalidRequest', why)

function checkEncryption({ ApplyServerSideEncryptionByDefault: by }: ServerSideEncryptionRule): void {
  if (!by || !['AES256', 'aws:kms', 'aws:kms:dsse'].includes(by.SSEAlgorithm ?? '')) throw malformedXml()
  if (by.SSEAlgorithm === 'AES256' && by.KMSMasterKeyID !== undefined)
    throw awsError('InvalidArgument', 'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms')
}

function checkLogTarget(state: S3State, name: string | undefined, region: string): void {
  const target = state.buckets[name ?? '']
  if (!target)
    throw awsError('InvalidTargetBucketForLogging', 'The target bucket for logging does not exist', 400, {
      TargetBucket: name ?? '',
    })
  if (target.region !== region)
    throw awsError(
      'CrossLocationLoggingProhibitted', // S3's own spelling
      'Cross S3 location logging not allowed. ',
      403,
      { SourceBucketLocation: region, TargetBucketLocation: target.region },
    )
}

function checkedRule(rule: LifecycleRule, index: number): LifecycleRule {
  if (rule.Status !== 'Enabled' && rule.Status !== 'Disabled') throw malformedXml()
  if (rule.Filter === undefined && rule.Prefix === undefined) throw malformedXml()
  const acts =
    rule.Expiration ||
    rule.NoncurrentVersionExpiration ||
    rule.AbortIncompleteMultipartUpload ||
    rule.Transitions?.length ||
    rule.NoncurrentVersionTransitions?.length
  if (!acts) throw invalidRequest('At least one action needs to be specified in a rule')
  if (rule.Expiration?.Days !== undefined && rule.Expiration.Days <= 0)
    throw awsError('InvalidArgument', "'Days' for Expiration action must be a positive integer")
  return { ...rule, ID: rule.ID ?? `rule-${index + 1}` }
}

function checkDestination(state: S3State, arn: string | undefined): void {
  const destination = state.buckets[arn?.split(':')[5] ?? '']
  if (!destination) throw invalidRequest('Destination bucket must exist.')
  if (destination.versioning !== 'Enabled') throw invalidRequest('Destination bucket must have versioning enabled.')
}
