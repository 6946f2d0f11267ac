/** The engines of RDS: parameter group families, logs, and support of IAM authentication. */

/** The parameter group family of an engine version: `postgres16`, `mysql8.0`, `sqlserver-se-15.0`. */
export function familyOf(engine: string, version: string): string {
  const [major = '', minor = ''] = version.split('.')
  if (engine === 'postgres' || engine === 'aurora-postgresql') return `${engine}${major}`
  if (/^(custom-)?oracle-/.test(engine)) return `${engine}-${major}`
  if (/^(custom-)?sqlserver-/.test(engine)) return `${engine}-${major}.${Number(minor)}`
  return `${engine}${major}.${minor}`
}

const mysqlLogs = ['audit', 'error', 'general', 'slowquery']

/** The logs that an engine can publish (AmazonRDS/latest/APIReference/API_ModifyDBInstance.html). */
export function logTypesOf(engine: string): readonly string[] {
  if (engine === 'aurora-mysql') return [...mysqlLogs, 'instance', 'iam-db-auth-error']
  if (engine === 'aurora-postgresql') return ['postgresql', 'instance', 'iam-db-auth-error']
  if (engine === 'mysql' || engine === 'mariadb') return [...mysqlLogs, 'iam-db-auth-error']
  if (engine === 'postgres') return ['postgresql', 'upgrade', 'iam-db-auth-error']
  if (engine === 'docdb') return ['audit', 'profiler']
  if (engine === 'neptune') return ['audit', 'slowquery']
  // the Express edition has no agent (AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.SQLServer.html)
  if (engine === 'sqlserver-ex') return ['error']
  if (engine.startsWith('sqlserver-')) return ['agent', 'error']
  if (engine.startsWith('oracle-')) return ['alert', 'audit', 'listener', 'trace', 'oemagent']
  return []
}

/** Engine versions of RDS end in a revision, `15.00.4385.2.v1`; a custom engine version (CEV) ends in a customer's name. */
export const isCustomVersion = (engine: string, version: string): boolean =>
  engine.startsWith('custom-') && !/\.v\d+$/.test(version)

/** AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html */
export const signsInByIam = (engine: string): boolean =>
  ['mysql', 'mariadb', 'postgres', 'aurora-mysql', 'aurora-postgresql'].includes(engine)

const isAurora = (engine: string): boolean => engine.startsWith('aurora')

/** Whether the clusters of an engine share one storage among their instances; otherwise they are Multi-AZ DB clusters. */
export const sharesStorage = (engine: string): boolean => isAurora(engine) || engine === 'docdb' || engine === 'neptune'

export interface ParameterDefinition {
  readonly name: string
  readonly description: string
  readonly type: 'boolean' | 'integer' | 'string'
  /** The default of the engine; absent where the engine has none. */
  readonly value?: string
  readonly allowed?: string
  /** A static parameter takes effect at the next start. */
  readonly apply: 'dynamic' | 'static'
  readonly modifiable?: false
}

const tls = (name: string, value: '0' | '1', apply: 'dynamic' | 'static'): ParameterDefinition => ({
  name,
  description: 'Whether TLS is required',
  type: 'boolean',
  value,
  allowed: '0,1',
  apply,
})
const integer = (name: string, description: string, allowed: string, apply: 'dynamic' | 'static', value?: string) => ({
  name,
  description,
  type: 'integer' as const,
  allowed,
  apply,
  ...(value === undefined ? {} : { value }),
})

const mysql = (secure: '0' | '1'): readonly ParameterDefinition[] => [
  { name: 'datadir', description: 'Where the data is', type: 'string', apply: 'static', modifiable: false },
  integer('long_query_time', 'Seconds after which a query is slow', '0-31536000', 'dynamic', '10'),
  integer('max_connections', 'How many clients may connect', '1-100000', 'dynamic'),
  integer('performance_schema', 'Whether the performance schema is on', '0,1', 'static', '0'),
  tls('require_secure_transport', secure, 'dynamic'),
]
const postgres = (forced: '0' | '1'): readonly ParameterDefinition[] => [
  integer('log_min_duration_statement', 'Milliseconds after which statements are logged', '-1-2147483647', 'dynamic'),
  integer('max_connections', 'How many clients may connect', '6-8388607', 'static'),
  tls('rds.force_ssl', forced, 'dynamic'),
  { name: 'server_version', description: 'The version', type: 'string', apply: 'static', modifiable: false },
]
const sqlServer: readonly ParameterDefinition[] = [
  integer('max server memory (mb)', 'Megabytes for the buffer pool', '128-2147483647', 'dynamic'),
  tls('rds.force_ssl', '0', 'static'),
  {
    name: 'rds.tls12',
    description: 'TLS 1.2',
    type: 'string',
    value: 'default',
    allowed: 'disabled,enabled,default',
    apply: 'static',
  },
]

// documentdb/latest/developerguide/cluster_parameter_groups-list_of_parameters.html
const documentDb: readonly ParameterDefinition[] = [
  {
    name: 'audit_logs',
    description: 'What the audit log holds',
    type: 'string',
    value: 'disabled',
    allowed: 'disabled,enabled,all,none,ddl,dml_read,dml_write',
    apply: 'dynamic',
  },
  {
    name: 'tls',
    description: 'Whether the cluster requires TLS, and which versions it accepts',
    type: 'string',
    value: 'enabled',
    allowed: 'disabled,enabled,fips-140-3,tls1.2+,tls1.3+',
    apply: 'static',
  },
]
const neptune: readonly ParameterDefinition[] = [
  integer('neptune_enable_audit_log', 'Whether there is an audit log', '0,1', 'static', '0'),
]

/**
 * Some parameters of each family, including those that controls read. Clusters have their own parameter groups.
 * TLS is on by default from PostgreSQL 15 and Aurora PostgreSQL 17, and from MySQL 8.4
 * (AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html, mysql-ssl-connections.require-ssl.html).
 */
export function parametersOf(family: string, cluster: boolean): readonly ParameterDefinition[] {
  if (family.startsWith('aurora-mysql'))
    return cluster
      ? [
          {
            name: 'require_secure_transport',
            description: 'Whether TLS is required',
            type: 'string',
            value: 'OFF',
            allowed: 'ON,OFF',
            apply: 'dynamic',
          },
          {
            name: 'server_audit_events',
            description: 'What the audit log holds',
            type: 'string',
            allowed: 'CONNECT,QUERY,QUERY_DCL,QUERY_DDL,QUERY_DML,TABLE',
            apply: 'dynamic',
          },
          {
            name: 'server_audit_logging',
            description: 'Whether there is an audit log',
            type: 'boolean',
            value: '0',
            allowed: '0,1',
            apply: 'dynamic',
          },
        ]
      : mysql('0').filter(({ name }) => name !== 'require_secure_transport')
  if (family.startsWith('aurora-postgresql')) {
    const all = postgres(Number(family.slice('aurora-postgresql'.length)) >= 17 ? '1' : '0')
    return cluster ? all : all.filter(({ name }) => name !== 'rds.force_ssl')
  }
  if (family.startsWith('postgres')) return postgres(Number(family.slice('postgres'.length)) >= 15 ? '1' : '0')
  if (family.startsWith('mysql')) return mysql(Number(family.slice('mysql'.length)) >= 8.4 ? '1' : '0')
  if (family.startsWith('mariadb')) return mysql('0')
  if (family.startsWith('docdb')) return cluster ? documentDb : []
  if (family.startsWith('neptune')) return cluster ? neptune : []
  return family.startsWith('sqlserver-') ? sqlServer : []
}
