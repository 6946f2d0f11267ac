import type {
  LifecycleRule,
  NotificationConfiguration,
  NotificationConfigurationFilter,
  ReplicationRule,
} from '@aws-sdk/client-s3'
import type { Answer } from '../../../practice/service.ts'

/**
 * In CloudFormation the members of a rule's filter are part of the rule, with its tags in one list
 * (aws-properties-s3-bucket-lifecycleconfiguration-rule.html).
 */
export function lifecycleRule({ ID, Filter, ...rule }: Answer<LifecycleRule>) {
  const all = Filter?.And ?? Filter
  const tags = [...(Filter?.Tag ? [Filter.Tag] : []), ...(Filter?.And?.Tags ?? [])]
  return {
    Id: ID,
    Status: rule.Status,
    Prefix: all?.Prefix ?? rule.Prefix,
    ...(tags.length > 0 ? { TagFilters: tags } : {}),
    ObjectSizeGreaterThan: all?.ObjectSizeGreaterThan,
    ObjectSizeLessThan: all?.ObjectSizeLessThan,
    ExpirationInDays: rule.Expiration?.Days,
    ExpirationDate: rule.Expiration?.Date,
    ExpiredObjectDeleteMarker: rule.Expiration?.ExpiredObjectDeleteMarker,
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
    Transitions: rule.Transitions?.map(({ Days, Date: on, StorageClass }) => ({
      TransitionInDays: Days,
      TransitionDate: on,
      StorageClass,
    })),
    NoncurrentVersionTransitions: rule.NoncurrentVersionTransitions?.map(({ NoncurrentDays, StorageClass }) => ({
      TransitionInDays: NoncurrentDays,
      StorageClass,
    })),
  }
}

/** In CloudFormation's shape: its tags are tag filters. */
export const replicationRule = ({ Filter, ID, ...rule }: ReplicationRule) => ({
  ...rule,
  Id: ID,
  Filter: Filter && {
    Prefix: Filter.Prefix,
    TagFilter: Filter.Tag,
    And: Filter.And && { Prefix: Filter.And.Prefix, TagFilters: Filter.And.Tags },
  },
})

interface Told {
  readonly Events?: readonly string[] | undefined
  readonly Filter?: NotificationConfigurationFilter | undefined
}

/** CloudFormation has an entry for each event; undefined where there are no notifications. */
export function notified(is: NotificationConfiguration) {
  const each = <T extends Told>(all: readonly T[] | undefined, to: (one: T) => object) =>
    (all ?? []).flatMap((one) =>
      (one.Events ?? []).map((Event) => ({
        Event,
        ...to(one),
        Filter: one.Filter && { S3Key: { Rules: one.Filter.Key?.FilterRules } },
      })),
    )
  const found = {
    LambdaConfigurations: each(is.LambdaFunctionConfigurations, (one) => ({ Function: one.LambdaFunctionArn })),
    QueueConfigurations: each(is.QueueConfigurations, (one) => ({ Queue: one.QueueArn })),
    TopicConfigurations: each(is.TopicConfigurations, (one) => ({ Topic: one.TopicArn })),
    EventBridgeConfiguration: is.EventBridgeConfiguration && { EventBridgeEnabled: true },
  }
  const there = Object.entries(found).filter(([, one]) => (Array.isArray(one) ? one.length > 0 : one !== undefined))
  return there.length === 0 ? undefined : Object.fromEntries(there)
}
