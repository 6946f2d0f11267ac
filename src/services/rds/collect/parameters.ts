import { collector, detail, pages } from '../../../collect/collector.ts'

/** The parameters that controls read. */
const watched = ['rds.force_ssl', 'tls', 'require_secure_transport', 'server_audit_events', 'server_audit_logging']

const parameters = (
  found: readonly { readonly ParameterName?: string | undefined; readonly ParameterValue?: string | undefined }[],
) =>
  Object.fromEntries(
    found.flatMap(({ ParameterName, ParameterValue }) =>
      ParameterName && ParameterValue !== undefined && watched.includes(ParameterName)
        ? [[ParameterName, ParameterValue]]
        : [],
    ),
  )

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const byName = [{ Name: 'parameter-name', Values: watched }]

export const dbParameterGroups = collector({
  types: ['AWS::RDS::DBParameterGroup'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBParameterGroups'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBParameterGroups({ MaxRecords: 100, Marker }),
      (answer) => answer.DBParameterGroups,
      (answer) => answer.Marker,
    )
    for await (const { DBParameterGroupArn: id, DBParameterGroupName: name, DBParameterGroupFamily: family } of found)
      if (id && name && !/^(docdb|neptune)/.test(family ?? ''))
        yield {
          type: 'AWS::RDS::DBParameterGroup',
          id,
          name,
          properties: { DBParameterGroupName: name, Family: family ?? null },
        }
  },
  details: [
    detail({
      on: 'AWS::RDS::DBParameterGroup',
      needs: ['rds:DescribeDBParameters'],
      fills: ['state.Parameters'],
      async get({ client }, { name }) {
        const rds = await client('rds')
        const found = pages(
          (Marker) =>
            rds.describeDBParameters({ DBParameterGroupName: name, Filters: byName, MaxRecords: 100, Marker }),
          (answer) => answer.Parameters,
          (answer) => answer.Marker,
        )
        return { state: { Parameters: parameters(await all(found)) } }
      },
    }),
  ],
})

/** Includes the parameter groups of Amazon DocumentDB, which the same API calls return. */
export const dbClusterParameterGroups = collector({
  types: ['AWS::RDS::DBClusterParameterGroup'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBClusterParameterGroups'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBClusterParameterGroups({ MaxRecords: 100, Marker }),
      (answer) => answer.DBClusterParameterGroups,
      (answer) => answer.Marker,
    )
    for await (const {
      DBClusterParameterGroupArn: id,
      DBClusterParameterGroupName: name,
      DBParameterGroupFamily: family,
    } of found)
      if (id && name && !family?.startsWith('neptune'))
        yield {
          type: 'AWS::RDS::DBClusterParameterGroup',
          id,
          name,
          properties: { DBClusterParameterGroupName: name, Family: family ?? null },
        }
  },
  details: [
    detail({
      on: 'AWS::RDS::DBClusterParameterGroup',
      needs: ['rds:DescribeDBClusterParameters'],
      fills: ['state.Parameters'],
      async get({ client }, { name: DBClusterParameterGroupName, properties }) {
        const rds = await client('rds')
        // DocumentDB supports no filters (documentdb/latest/developerguide/API_DescribeDBClusterParameters.html)
        const Filters = properties.Family?.startsWith('docdb') ? undefined : byName
        const found = pages(
          (Marker) =>
            rds.describeDBClusterParameters({ DBClusterParameterGroupName, Filters, MaxRecords: 100, Marker }),
          (answer) => answer.Parameters,
          (answer) => answer.Marker,
        )
        return { state: { Parameters: parameters(await all(found)) } }
      },
    }),
  ],
})
