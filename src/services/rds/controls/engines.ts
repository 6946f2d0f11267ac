import { type Answer, unknown } from '../../../controls/answer.ts'
import { byText } from '../../../core/by-text.ts'

/** Is it of RDS or Aurora? Amazon DocumentDB and Neptune stand under the same types, and most controls do not ask them. */
export const isOfRds = (engine: string | null): boolean => engine !== 'docdb' && engine !== 'neptune'

/** For `deviates`: the pages of these controls and of their Config rules do not say whether they ask DocumentDB and Neptune as well. */
export const ofRdsOnly =
  'A resource of Amazon DocumentDB or Neptune, which has the same resource type, is not applicable: the page speaks of Amazon RDS, where other pages name the two.'

/** RDS Custom: what AWS asks of it is not said, and it cannot publish its logs to CloudWatch Logs. */
export const isCustom = (engine: string | null): boolean => engine?.startsWith('custom-') === true

/** What the engines of RDS differ in. `oracle-ee-cdb`, `custom-sqlserver-web` and their like count as their family. */
export function family(engine: string | null): string {
  const name = (engine ?? '').replace(/^custom-/, '')
  for (const one of ['oracle', 'sqlserver', 'db2']) if (name.startsWith(`${one}-`)) return one
  return name
}

const mysqlLogs = ['audit', 'error', 'general', 'slowquery']

/** The logs that each engine can publish, and RDS.9 asks for (AmazonRDS/latest/UserGuide/USER_LogAccess.html). */
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

/** The names that the console proposes for the administrator. */
const adminNames: readonly string[] = ['admin', 'postgres']

/** Has the administrator a name of its own? */
export function isOwnAdminName(name: string | null): Answer {
  if (name === null) return unknown('the name of the administrator')
  if (adminNames.includes(name)) return false
  return adminNames.includes(name.toLowerCase()) ? unknown(`whether AWS takes ${name} for the default name`) : true
}

/** A setting that AWS may not have shown; where it did, whether it is on. */
export const shown = (setting: boolean | null, what: string): Answer => setting ?? unknown(what)
