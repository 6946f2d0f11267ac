import type * as Client from '@aws-sdk/client-opensearchserverless'
import type { Describing } from '../../../../practice/service.ts'

/** Collections and the policies of OpenSearch Serverless in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::OpenSearchServerless::Collection': (ask) =>
    (ask('ListCollections', {}).collectionSummaries ?? []).map(({ id, arn }) => {
      const [is] = ask('BatchGetCollection', { ids: [id ?? ''] }).collectionDetails ?? []
      return {
        is,
        // `auto` is a key that AWS owns (opensearch-service/latest/developerguide/serverless-encryption.html)
        also: { KmsKeyArn: is?.kmsKeyArn === 'auto' ? undefined : is?.kmsKeyArn },
        tags: ask('ListTagsForResource', { resourceArn: arn }).tags,
      }
    }),
  'AWS::OpenSearchServerless::SecurityPolicy': (ask) =>
    (ask('ListSecurityPolicies', { type: 'network' }).securityPolicySummaries ?? []).map(({ name }) => {
      const is = ask('GetSecurityPolicy', { type: 'network', name }).securityPolicyDetail
      return { is, also: { Policy: JSON.stringify(is?.policy) } }
    }),
}
