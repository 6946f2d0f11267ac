import type {
  GetBucketAclCommandOutput,
  GetBucketNotificationConfigurationCommandOutput,
  LifecycleRule,
  NotificationConfigurationFilter,
  ReplicationRule,
  ServerSideEncryptionRule,
} from '@aws-sdk/client-s3'
import { stated } from '../../../collect/collector.ts'
import type { Properties } from '../../../model/resource.ts'
import type { BucketAcl } from '../live.ts'

type Bucket = Properties<'AWS::S3::Bucket'>
type Shape<K extends keyof Bucket> = NonNullable<Bucket[K]>
type RuleOf<K extends 'LifecycleConfiguration' | 'ReplicationConfiguration'> = NonNullable<Shape<K>['Rules']>[number]

const isoDate = (date: Date | undefined): string | undefined => date?.toISOString()

/** The rule in CloudFormation's shape: the parts of its filter are members of the rule itself. */
export function lifecycleRule(rule: LifecycleRule): RuleOf<'LifecycleConfiguration'> {
  const { Filter: filter } = rule
  const tags = [...(filter?.Tag ? [filter.Tag] : []), ...(filter?.And?.Tags ?? [])]
  return {
    Id: rule.ID,
    Status: rule.Status,
    // a Prefix next to Filter is the older form (AmazonS3/latest/API/API_LifecycleRule.html)
    Prefix: filter?.And?.Prefix ?? filter?.Prefix ?? rule.Prefix,
    TagFilters: tags.length > 0 ? tags : undefined,
    ObjectSizeGreaterThan: filter?.And?.ObjectSizeGreaterThan ?? filter?.ObjectSizeGreaterThan,
    ObjectSizeLessThan: filter?.And?.ObjectSizeLessThan ?? filter?.ObjectSizeLessThan,
    ExpirationInDays: rule.Expiration?.Days,
    ExpirationDate: isoDate(rule.Expiration?.Date),
    ExpiredObjectDeleteMarker: rule.Expiration?.ExpiredObjectDeleteMarker,
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
    NoncurrentVersionTransitions: rule.NoncurrentVersionTransitions?.map((one) => ({
      StorageClass: one.StorageClass,
      TransitionInDays: one.NoncurrentDays,
      NewerNoncurrentVersions: one.NewerNoncurrentVersions,
    })),
    Transitions: rule.Transitions?.map((one) => ({
      StorageClass: one.StorageClass,
      TransitionInDays: one.Days,
      TransitionDate: isoDate(one.Date),
    })),
  }
}

export function replicationRule(rule: ReplicationRule): RuleOf<'ReplicationConfiguration'> {
  const { Filter: filter, Destination: destination } = rule
  return {
    Id: rule.ID,
    Status: rule.Status,
    Priority: rule.Priority,
    Prefix: rule.Prefix,
    DeleteMarkerReplication: rule.DeleteMarkerReplication,
    SourceSelectionCriteria: rule.SourceSelectionCriteria,
    Filter: filter && {
      Prefix: filter.Prefix,
      TagFilter: filter.Tag,
      And: filter.And && { Prefix: filter.And.Prefix, TagFilters: filter.And.Tags },
    },
    Destination: destination && {
      ...destination,
      EncryptionConfiguration: destination.EncryptionConfiguration && {
        ReplicaKmsKeyID: destination.EncryptionConfiguration.ReplicaKmsKeyID,
      },
    },
  }
}

export const encryptionRule = (
  rule: ServerSideEncryptionRule,
): NonNullable<Shape<'BucketEncryption'>['ServerSideEncryptionConfiguration']>[number] => ({
  BucketKeyEnabled: rule.BucketKeyEnabled,
  ServerSideEncryptionByDefault: rule.ApplyServerSideEncryptionByDefault && {
    SSEAlgorithm: rule.ApplyServerSideEncryptionByDefault.SSEAlgorithm,
    KMSMasterKeyID: rule.ApplyServerSideEncryptionByDefault.KMSMasterKeyID,
  },
})

/** CloudFormation has one entry for each event; null without notifications. */
export function notifications(
  answer: GetBucketNotificationConfigurationCommandOutput,
): Shape<'NotificationConfiguration'> | null {
  const { EventBridgeConfiguration, LambdaFunctionConfigurations, QueueConfigurations, TopicConfigurations } = answer
  const each = <C extends { readonly Events?: readonly string[] | undefined }, R>(
    list: readonly C[] | undefined,
    entry: (one: C, Event: string) => R,
  ): R[] => (list ?? []).flatMap((one) => (one.Events ?? []).map((event) => entry(one, event)))
  const filterOf = (one: { readonly Filter?: NotificationConfigurationFilter | undefined }) =>
    one.Filter && { S3Key: { Rules: one.Filter.Key?.FilterRules } }
  const lambdas = each(LambdaFunctionConfigurations, (one, Event) => ({
    Event,
    Function: one.LambdaFunctionArn,
    Filter: filterOf(one),
  }))
  const queues = each(QueueConfigurations, (one, Event) => ({ Event, Queue: one.QueueArn, Filter: filterOf(one) }))
  const topics = each(TopicConfigurations, (one, Event) => ({ Event, Topic: one.TopicArn, Filter: filterOf(one) }))
  if (!EventBridgeConfiguration && lambdas.length + queues.length + topics.length === 0) return null
  return {
    // its presence is its only information
    EventBridgeConfiguration: EventBridgeConfiguration && { EventBridgeEnabled: true },
    LambdaConfigurations: lambdas,
    QueueConfigurations: queues,
    TopicConfigurations: topics,
  }
}

export const aclOf = ({ Owner, Grants }: GetBucketAclCommandOutput): BucketAcl => ({
  Owner: Owner?.ID,
  Grants: stated(Grants, 'Grants').map(({ Grantee, Permission }) => ({
    Type: Grantee?.Type,
    Grantee: Grantee?.URI ?? Grantee?.ID ?? Grantee?.EmailAddress,
    Permission,
  })),
})

/**
 * The region from GetBucketLocation, which has special values for the oldest regions
 * (AmazonS3/latest/API/API_GetBucketLocation.html).
 */
export const regionOfLocation = (constraint: string | undefined): string =>
  !constraint ? 'us-east-1' : constraint === 'EU' ? 'eu-west-1' : constraint
