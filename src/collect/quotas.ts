import type { ServiceId } from './clients.ts'

/** How fast a service's read calls may come, per account and region. */
export interface Quota {
  /** Requests a second that AWS refills. */
  readonly perSecond: number
  /** Requests that may come at once. */
  readonly burst: number
  /** The AWS page that publishes it; absent: AWS publishes none, and the figure is our caution. */
  readonly source?: string
}

const CAUTIOUS: Quota = { perSecond: 10, burst: 20 }

/**
 * The published quotas. We never take more than half of one: the account has other callers
 * (https://docs.aws.amazon.com/general/latest/gr/api-retries.html says how to behave when they are met).
 */
const published: Readonly<Partial<Record<ServiceId, Quota>>> = {
  // unfiltered describes have a bucket of 50 that refills 10 a second; the mean of ours are such
  ec2: { perSecond: 10, burst: 50, source: 'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html' },
  elb: {
    perSecond: 10,
    burst: 40,
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/throttling.html',
  },
  elbv2: {
    perSecond: 10,
    burst: 40,
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/throttling.html',
  },
  // the calls of management share 10 a second, 40 at once (GetResources 5 in two seconds)
  apigateway: {
    perSecond: 10,
    burst: 40,
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  apigatewayv2: {
    perSecond: 10,
    burst: 40,
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  // ListTrails, DescribeTrails and GetTrailStatus: 10 a second
  cloudtrail: {
    perSecond: 10,
    burst: 10,
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html',
  },
  // ListCertificates; the others have 10
  acm: { perSecond: 8, burst: 8, source: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html' },
  // DescribeAlarms
  cloudwatch: {
    perSecond: 9,
    burst: 9,
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
  },
  // DescribeLogGroups
  logs: {
    perSecond: 10,
    burst: 10,
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html',
  },
  // GetResourcePolicy, together with what changes it
  secretsmanager: {
    perSecond: 50,
    burst: 50,
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html',
  },
  // the least of those asked: ListTagsForResource
  sns: { perSecond: 10, burst: 10, source: 'https://docs.aws.amazon.com/general/latest/gr/sns.html' },
  // ListKeys, DescribeKey and their like: 100 a second and more, shared by few callers
  kms: {
    perSecond: 100,
    burst: 100,
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html',
  },
  // reads of clusters, services and task definitions: 20 a second, with a bucket of 50 and more
  ecs: {
    perSecond: 20,
    burst: 50,
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html',
  },
  // but for GetFunction and GetPolicy, all calls of its control plane share 15 a second
  lambda: {
    perSecond: 15,
    burst: 15,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  },
  // control-plane reads share 2,500 a second
  dynamodb: {
    perSecond: 100,
    burst: 200,
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
  },
}

/** The operations that AWS counts apart from the rest of their service, by `service:Operation`. */
const apart: Readonly<Record<string, Quota>> = {
  'cloudtrail:LookupEvents': {
    perSecond: 2,
    burst: 2,
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html',
  },
}

export const ownQuotaOf = (service: ServiceId, operation: string): Quota | undefined => apart[`${service}:${operation}`]

export const quotaOf = (service: ServiceId): Quota => published[service] ?? CAUTIOUS
