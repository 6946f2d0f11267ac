import { type Answer, unknown } from '../../../controls/answer.ts'
import { listed } from '../../../controls/wording.ts'
import { byText } from '../../../core/by-text.ts'

/** Is the engine of RDS or Aurora? Amazon DocumentDB and Neptune share the resource types, and most controls do not apply to them. */
export const isOfRds = (engine: string | null): boolean => engine !== 'docdb' && engine !== 'neptune'

/** The pages of some controls, and of their Config rules, do not say whether they include DocumentDB and Neptune. */
export const ofOtherServices =
  'A resource of Amazon DocumentDB or Neptune that would fail is unknown: it has the same resource type, and the page, which names Amazon RDS, does not say whether it is judged.'
/** The answer for what would fail: not met where AWS judges it; unknown for the two services. */
export const isJudged = (engine: string | null): Answer =>
  isOfRds(engine) ? false : unknown(`whether AWS judges ${engine} by this control`)

/** RDS Custom: AWS does not document how controls treat it, and it cannot publish its logs to CloudWatch Logs. */
export const isCustom = (engine: string | null): boolean => engine?.startsWith('custom-') === true

/** The family of an engine: `oracle` for `oracle-ee-cdb`, `sqlserver` for `custom-sqlserver-web`. */
export function family(engine: string | null): string {
  const name = isCustom(engine) ? (engine ?? '').slice('custom-'.length) : (engine ?? '')
  for (const [one, start] of families) if (name.startsWith(start)) return one
  return name
}

const families = ['oracle', 'sqlserver', 'db2'].map((one) => [one, `${one}-`] as const)

const mysqlLogs = ['audit', 'error', 'general', 'slowquery']

/** The logs that each engine can publish and that RDS.9 requires (AmazonRDS/latest/UserGuide/USER_LogAccess.html). */
const logs: Readonly<Record<string, readonly string[]>> = byText({
  aurora: mysqlLogs,
  'aurora-mysql': mysqlLogs,
  'aurora-postgresql': ['postgresql'],
  mariadb: mysqlLogs,
  mysql: mysqlLogs,
  oracle: ['alert', 'audit', 'trace', 'listener'],
  postgres: ['postgresql', 'upgrade'],
  sqlserver: ['error', 'agent'],
})
export const logsOf = (engine: string | null): readonly string[] => logs[family(engine)] ?? []

const settled = ['available', 'backing-up', 'storage-optimization', 'storage-full']
/**
 * Is an instance in a state in which AWS judges its logs and its IAM authentication? Neither rule applies in another one
 * (config/latest/developerguide/rds-logging-enabled.html, rds-instance-iam-authentication-enabled.html).
 */
export const isSettled = (status: string | null): boolean => settled.includes(status ?? '')

/**
 * The ports that engines listen on by default; as text, as CloudFormation has an instance's port.
 * AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export const defaultPorts: Readonly<Record<string, string>> = byText({
  aurora: '3306',
  'aurora-mysql': '3306',
  'aurora-postgresql': '5432',
  db2: '50000',
  mariadb: '3306',
  mysql: '3306',
  oracle: '1521',
  postgres: '5432',
  sqlserver: '1433',
})

/** The user names that the console proposes for the administrator. */
const adminNames: readonly string[] = ['admin', 'postgres']

/** Does the administrator have a user name other than a default one? */
export function isOwnAdminName(name: string | null): Answer {
  if (name === null) return unknown('the name of the administrator')
  if (adminNames.includes(name)) return false
  return adminNames.includes(name.toLowerCase()) ? unknown(`whether AWS counts ${name} as the default name`) : true
}

/** A setting that AWS may not have returned: unknown then, its value otherwise. */
export const shown = (setting: boolean | null, what: string): Answer => setting ?? unknown(what)

/** The finding for logs that are not published to CloudWatch Logs. */
export const notPublished = (
  { EnableCloudwatchLogsExports: exported }: { readonly EnableCloudwatchLogsExports: readonly string[] | null },
  logs: readonly string[],
): string => `Log exports to CloudWatch Logs are off: ${listed(logs.filter((log) => !exported?.includes(log)))}`

/** The finding for a cluster parameter group whose values are not in effect on each instance. */
export const outOfSync = (statuses: readonly string[] | null): string =>
  `Cluster parameter group is not in sync on each instance: ${listed((statuses ?? []).filter((one) => one !== 'in-sync'))}`

/** True for an instance that is no member of a cluster: the controls of clusters cover the settings of the others. */
export const alone = ({ DBClusterIdentifier }: { readonly DBClusterIdentifier: string | null }): boolean =>
  DBClusterIdentifier === null
