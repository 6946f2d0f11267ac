import type * as Client from '@aws-sdk/client-opensearch'
import { document } from '../../../practice/described.ts'
import type { Describing } from '../../../practice/service.ts'

/** Domains in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::OpenSearchService::Domain': (ask) =>
    (ask('ListDomainNames', {}).DomainNames ?? []).map(({ DomainName }) => {
      const is = ask('DescribeDomain', { DomainName }).DomainStatus
      return {
        is,
        also: {
          Id: is?.DomainId,
          Arn: is?.ARN,
          DomainArn: is?.ARN,
          AccessPolicies: document(is?.AccessPolicies),
          VPCOptions: is?.VPCOptions?.VPCId
            ? { SecurityGroupIds: is.VPCOptions.SecurityGroupIds ?? [], SubnetIds: is.VPCOptions.SubnetIds ?? [] }
            : undefined,
        },
        tags: ask('ListTags', { ARN: is?.ARN }).TagList,
        arn: is?.ARN,
      }
    }),
}
