import type { Namespace, Workgroup } from '@aws-sdk/client-redshift-serverless'
import { collector, detail, pages, type Seed } from '../../../collect/collector.ts'
import { taggedAs } from '../../resourcegroupstaggingapi/collect.ts'

const namespaceType = 'AWS::RedshiftServerless::Namespace'
const workgroupType = 'AWS::RedshiftServerless::Workgroup'

/**
 * The tag filters of the types, by the resource type in their ARNs
 * (service-authorization/latest/reference/list_amazonredshiftserverless.html).
 */
const filters = { [namespaceType]: 'namespace', [workgroupType]: 'workgroup' }

const tagsOf = <T extends keyof typeof filters>(on: T) =>
  taggedAs(
    `redshift-serverless:${filters[on]}`,
    detail<T>({
      on,
      needs: ['redshift-serverless:ListTagsForResource'],
      fills: ['tags'],
      async get({ client }, { id }) {
        const serverless = await client('redshift-serverless')
        const { tags = [] } = await serverless.listTagsForResource({ resourceArn: id })
        return { tags: Object.fromEntries(tags.flatMap(({ key, value }) => (key ? [[key, value ?? '']] : []))) }
      },
    }),
  )

/** The value of `kmsKeyId` in a namespace without a customer's key. */
const AWS_OWNED = 'AWS_OWNED_KMS_KEY'

/** Namespaces: the data, its administrator, and where its snapshots are copied. */
export const namespaces = collector({
  types: [namespaceType],
  service: 'redshift-serverless',
  scope: 'region',
  needs: ['redshift-serverless:ListNamespaces'],
  async *list({ client }) {
    const serverless = await client('redshift-serverless')
    const found = pages(
      (nextToken) => serverless.listNamespaces({ nextToken, maxResults: 100 }),
      (answer) => answer.namespaces,
      (answer) => answer.nextToken,
    )
    for await (const one of found)
      if (one.namespaceArn && one.namespaceName && one.status !== 'DELETING')
        yield namespaceSeed(one, one.namespaceArn, one.namespaceName)
  },
  details: [
    detail({
      on: namespaceType,
      needs: ['redshift-serverless:ListSnapshotCopyConfigurations'],
      fills: ['SnapshotCopyConfigurations'],
      async get({ client }, { name }) {
        const serverless = await client('redshift-serverless')
        const found = pages(
          (nextToken) => serverless.listSnapshotCopyConfigurations({ namespaceName: name, nextToken, maxResults: 100 }),
          (answer) => answer.snapshotCopyConfigurations,
          (answer) => answer.nextToken,
        )
        const copies: {
          DestinationRegion?: string | undefined
          SnapshotRetentionPeriod?: number | undefined
          DestinationKmsKeyId?: string | undefined
        }[] = []
        for await (const one of found)
          copies.push({
            DestinationRegion: one.destinationRegion,
            SnapshotRetentionPeriod: one.snapshotRetentionPeriod,
            DestinationKmsKeyId: one.destinationKmsKeyId,
          })
        return { properties: { SnapshotCopyConfigurations: copies } }
      },
    }),
    tagsOf(namespaceType),
  ],
})

const namespaceSeed = (one: Namespace, arn: string, name: string): Seed<typeof namespaceType> => ({
  type: namespaceType,
  id: arn,
  name,
  properties: {
    NamespaceName: name,
    AdminUsername: one.adminUsername ?? null,
    DbName: one.dbName ?? null,
    KmsKeyId: one.kmsKeyId === undefined || one.kmsKeyId === AWS_OWNED ? null : one.kmsKeyId,
    LogExports: one.logExports ?? [],
    // the secret exists only where Secrets Manager manages the password (API_Namespace.html)
    ManageAdminPassword: one.adminPasswordSecretArn !== undefined,
  },
  state: { Status: one.status ?? null },
})

/** The parameters that controls read. */
const watched = ['enable_user_activity_logging', 'require_ssl', 'use_fips_ssl']

/** Workgroups: the network access to a namespace. */
export const workgroups = collector({
  types: [workgroupType],
  service: 'redshift-serverless',
  scope: 'region',
  needs: ['redshift-serverless:ListWorkgroups'],
  async *list({ client }) {
    const serverless = await client('redshift-serverless')
    const found = pages(
      (nextToken) => serverless.listWorkgroups({ nextToken, maxResults: 100 }),
      (answer) => answer.workgroups,
      (answer) => answer.nextToken,
    )
    for await (const one of found)
      if (one.workgroupArn && one.workgroupName && one.status !== 'DELETING')
        yield workgroupSeed(one, one.workgroupArn, one.workgroupName)
  },
  details: [tagsOf(workgroupType)],
})

const workgroupSeed = (one: Workgroup, arn: string, name: string): Seed<typeof workgroupType> => ({
  type: workgroupType,
  id: arn,
  name,
  properties: {
    WorkgroupName: name,
    NamespaceName: one.namespaceName ?? null,
    ConfigParameters: (one.configParameters ?? [])
      .filter(({ parameterKey }) => watched.includes(parameterKey ?? ''))
      .map(({ parameterKey, parameterValue }) => ({ ParameterKey: parameterKey, ParameterValue: parameterValue })),
    EnhancedVpcRouting: one.enhancedVpcRouting,
    Port: one.port ?? one.endpoint?.port ?? null,
    PubliclyAccessible: one.publiclyAccessible,
    SecurityGroupIds: one.securityGroupIds ?? [],
    SubnetIds: one.subnetIds ?? [],
  },
  state: { Status: one.status ?? null },
})
