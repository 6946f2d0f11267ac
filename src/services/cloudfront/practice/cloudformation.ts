import { isRecord } from '../../../core/record.ts'
import type { Describing } from '../../../practice/service.ts'
import type { Module } from './state.ts'

/** The lists that have a count in CloudFormation too (aws-properties-cloudfront-distribution-origingroups.html). */
const COUNTED: ReadonlySet<string> = new Set(['OriginGroups', 'Members', 'StatusCodes'])
const OF_A_LIST: ReadonlySet<string> = new Set(['Quantity', 'Items', 'Enabled', 'CachedMethods'])

/** CloudFormation has plain lists where the service has counted ones. */
function uncounted(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => uncounted(one))
  if (!isRecord(value)) return value
  const isList = 'Quantity' in value && Object.keys(value).every((member) => OF_A_LIST.has(member))
  if (isList && !COUNTED.has(name)) return uncounted(value['Items'] ?? [])
  return Object.fromEntries(Object.entries(value).map(([member, one]) => [member, uncounted(one, member)]))
}

/** Members with another name in CloudFormation. */
const renamed: Readonly<Record<string, string>> = {
  CustomHeaders: 'OriginCustomHeaders',
  IsIPV6Enabled: 'IPV6Enabled',
}

function inTheirNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTheirNames)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [renamed[name] ?? name, inTheirNames(one)]))
}

/** Distributions and origin access controls in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::CloudFront::Distribution': (ask) =>
    (ask('ListDistributions', { MaxItems: Number.MAX_SAFE_INTEGER }).DistributionList?.Items ?? []).map(
      ({ Id, ARN, DomainName }) => ({
        is: {
          Id,
          DomainName,
          DistributionConfig: inTheirNames(uncounted(ask('GetDistribution', { Id }).Distribution?.DistributionConfig)),
        },
        tags: ask('ListTagsForResource', { Resource: ARN }).Tags?.Items,
        arn: ARN,
        region: 'global',
      }),
    ),
  'AWS::CloudFront::OriginAccessControl': (ask) =>
    (ask('ListOriginAccessControls', {}).OriginAccessControlList?.Items ?? []).map((is) => ({
      is: { Id: is.Id, OriginAccessControlConfig: is },
      arn: null,
      region: 'global',
    })),
}
