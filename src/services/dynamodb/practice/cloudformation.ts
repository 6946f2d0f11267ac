import type * as Client from '@aws-sdk/client-dynamodb'
import { document, ifThere } from '../../../practice/described.ts'
import type { Describing } from '../../../practice/service.ts'

/** Tables in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::DynamoDB::Table': (ask) =>
    (ask('ListTables', {}).TableNames ?? []).map((TableName) => {
      const is = ask('DescribeTable', { TableName }).Table
      const recovery = ask('DescribeContinuousBackups', { TableName }).ContinuousBackupsDescription
        ?.PointInTimeRecoveryDescription
      const policyOf = (ResourceArn: string | undefined) =>
        document(ifThere(() => ask('GetResourcePolicy', { ResourceArn }))?.Policy)
      const policy = policyOf(is?.TableArn)
      return {
        is,
        also: {
          Arn: is?.TableArn,
          StreamArn: is?.LatestStreamArn,
          // a table that was never on demand has no billing mode summary (APIReference/API_BillingModeSummary.html)
          BillingMode: is?.BillingModeSummary?.BillingMode ?? 'PROVISIONED',
          SSESpecification: is?.SSEDescription && {
            SSEEnabled: is.SSEDescription.Status === 'ENABLED',
            SSEType: is.SSEDescription.SSEType,
            KMSMasterKeyId: is.SSEDescription.KMSMasterKeyArn,
          },
          PointInTimeRecoverySpecification: recovery && {
            PointInTimeRecoveryEnabled: recovery.PointInTimeRecoveryStatus === 'ENABLED',
            RecoveryPeriodInDays: recovery.RecoveryPeriodInDays,
          },
          ResourcePolicy: policy && { PolicyDocument: policy },
        },
        tags: ask('ListTagsOfResource', { ResourceArn: is?.TableArn }).Tags,
      }
    }),
}
