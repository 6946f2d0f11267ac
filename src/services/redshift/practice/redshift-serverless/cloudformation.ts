import type * as Client from '@aws-sdk/client-redshift-serverless'
import type { Describing } from '../../../../practice/service.ts'

/** The value of a namespace without a customer's key. */
const AWS_OWNED = 'AWS_OWNED_KMS_KEY'

/** Namespaces and workgroups in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::RedshiftServerless::Namespace': (ask) =>
    (ask('ListNamespaces', {}).namespaces ?? []).map((is) => {
      const { namespaceName } = is
      const copies = ask('ListSnapshotCopyConfigurations', { namespaceName }).snapshotCopyConfigurations
      return {
        is: { ...is, namespace: is, snapshotCopyConfigurations: copies },
        also: {
          KmsKeyId: is.kmsKeyId === AWS_OWNED ? undefined : is.kmsKeyId,
          ManageAdminPassword: is.adminPasswordSecretArn !== undefined,
        },
        tags: ask('ListTagsForResource', { resourceArn: is.namespaceArn }).tags,
        arn: is.namespaceArn,
      }
    }),
  'AWS::RedshiftServerless::Workgroup': (ask) =>
    (ask('ListWorkgroups', {}).workgroups ?? []).map((is) => ({
      is: { ...is, port: is.port ?? is.endpoint?.port, workgroup: is },
      tags: ask('ListTagsForResource', { resourceArn: is.workgroupArn }).tags,
      arn: is.workgroupArn,
    })),
}
