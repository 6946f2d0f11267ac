import { collector, detail, pages, tagRecord } from '../../../collect/collector.ts'

/** The snapshots that the account owns, with the accounts that may restore each (one call a snapshot). */
export const dbSnapshots = collector({
  types: ['Demarc::RDS::DBSnapshot'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBSnapshots'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBSnapshots({ MaxRecords: 100, Marker }),
      (answer) => answer.DBSnapshots,
      (answer) => answer.Marker,
    )
    for await (const one of found) {
      if (!one.DBSnapshotArn || !one.DBSnapshotIdentifier) continue
      yield {
        type: 'Demarc::RDS::DBSnapshot',
        id: one.DBSnapshotArn,
        name: one.DBSnapshotIdentifier,
        tags: tagRecord(one.TagList),
        properties: {
          SnapshotIdentifier: one.DBSnapshotIdentifier,
          Engine: one.Engine ?? null,
          Encrypted: one.Encrypted,
          // an automated snapshot cannot be shared
          ...(one.SnapshotType === 'manual' ? {} : { RestoreAccounts: [] }),
        },
      }
    }
  },
  details: [
    detail({
      on: 'Demarc::RDS::DBSnapshot',
      needs: ['rds:DescribeDBSnapshotAttributes'],
      fills: ['RestoreAccounts'],
      when: ({ properties }) => properties.RestoreAccounts === undefined,
      async get({ client }, { name }) {
        const rds = await client('rds')
        const { DBSnapshotAttributesResult: found } = await rds.describeDBSnapshotAttributes({
          DBSnapshotIdentifier: name,
        })
        return { properties: { RestoreAccounts: restorers(found?.DBSnapshotAttributes) } }
      },
    }),
  ],
})

export const dbClusterSnapshots = collector({
  types: ['Demarc::RDS::DBClusterSnapshot'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBClusterSnapshots'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBClusterSnapshots({ MaxRecords: 100, Marker }),
      (answer) => answer.DBClusterSnapshots,
      (answer) => answer.Marker,
    )
    for await (const one of found) {
      if (!one.DBClusterSnapshotArn || !one.DBClusterSnapshotIdentifier) continue
      yield {
        type: 'Demarc::RDS::DBClusterSnapshot',
        id: one.DBClusterSnapshotArn,
        name: one.DBClusterSnapshotIdentifier,
        tags: tagRecord(one.TagList),
        properties: {
          SnapshotIdentifier: one.DBClusterSnapshotIdentifier,
          Engine: one.Engine ?? null,
          SnapshotType: one.SnapshotType ?? null,
          Encrypted: one.StorageEncrypted,
          ...(one.SnapshotType === 'manual' ? {} : { RestoreAccounts: [] }),
        },
      }
    }
  },
  details: [
    detail({
      on: 'Demarc::RDS::DBClusterSnapshot',
      needs: ['rds:DescribeDBClusterSnapshotAttributes'],
      fills: ['RestoreAccounts'],
      when: ({ properties }) => properties.RestoreAccounts === undefined,
      async get({ client }, { name }) {
        const rds = await client('rds')
        const { DBClusterSnapshotAttributesResult: found } = await rds.describeDBClusterSnapshotAttributes({
          DBClusterSnapshotIdentifier: name,
        })
        return { properties: { RestoreAccounts: restorers(found?.DBClusterSnapshotAttributes) } }
      },
    }),
  ],
})

const restorers = (
  attributes:
    | readonly { readonly AttributeName?: string | undefined; readonly AttributeValues?: string[] | undefined }[]
    | undefined,
): string[] =>
  (attributes ?? []).find(({ AttributeName }) => AttributeName === 'restore')?.AttributeValues?.toSorted() ?? []
