import { type Answer, unknown } from '../../../controls/answer.ts'
import { control } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import { family, isCustom, isSettled, logsOf, notPublished } from './engines.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'
const on = 'AWS::RDS::DBInstance'
const page = (id: string): string => anchorOf(docs, id)

/** Does an instance publish all of these logs? */
const publishesAll = (
  db: { readonly Engine: string | null; readonly EnableCloudwatchLogsExports: readonly string[] | null },
  logs: readonly string[],
): Answer =>
  isCustom(db.Engine)
    ? unknown('whether AWS requires logs of RDS Custom, which cannot publish them')
    : logs.every((log) => db.EnableCloudwatchLogsExports?.includes(log))

export const instancesPublishLogs = control({
  id: 'RDS.9',
  compared: '2026-11-30',
  configRule: 'rds-logging-enabled',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'RDS DB instances should export all logs of their engine to CloudWatch Logs',
  finding: (db) => notPublished(db, logsOf(db.Engine)),
  reads: ['Engine', 'EnableCloudwatchLogsExports', 'state.Status'],
  // the rules of RDS.36, 40 and 42 name no states
  applies: (db, { state }) => logsOf(db.Engine).length > 0 && isSettled(state.Status),
  holds: (db) => publishesAll(db, logsOf(db.Engine)),
  fix: 'Turn on each log export of the engine (ModifyDBInstance CloudwatchLogsExportConfiguration). MySQL and MariaDB need the audit plug-in in their option group.',
  source: page('RDS.9'),
})

export const postgresPublishesLogs = control({
  id: 'RDS.36',
  compared: '2026-11-30',
  parameters: { logTypes: { value: ['postgresql'] } },
  configRule: 'rds-postgresql-logs-to-cloudwatch',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'RDS for PostgreSQL DB instances should export logs to CloudWatch Logs ({logTypes})',
  finding: (db, { parameters }) => notPublished(db, parameters.logTypes),
  reads: ['Engine', 'EnableCloudwatchLogsExports'],
  applies: (db) => family(db.Engine) === 'postgres',
  holds: (db, { parameters }) => publishesAll(db, parameters.logTypes),
  fix: 'Turn on the log exports {logTypes} (ModifyDBInstance CloudwatchLogsExportConfiguration).',
  source: page('RDS.36'),
})

export const sqlServerPublishesLogs = control({
  id: 'RDS.40',
  compared: '2026-11-30',
  parameters: { logTypes: { value: ['agent', 'error'], among: ['agent', 'error'] } },
  configRule: 'rds-sql-server-logs-to-cloudwatch',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'RDS for SQL Server DB instances should export logs to CloudWatch Logs ({logTypes})',
  finding: (db, { parameters }) => notPublished(db, parameters.logTypes),
  reads: ['Engine', 'EnableCloudwatchLogsExports'],
  applies: (db) => family(db.Engine) === 'sqlserver',
  holds: (db, { parameters }) => publishesAll(db, parameters.logTypes),
  fix: 'Turn on the log exports {logTypes} (ModifyDBInstance CloudwatchLogsExportConfiguration).',
  source: page('RDS.40'),
})

export const mariaDbPublishesLogs = control({
  id: 'RDS.42',
  compared: '2026-11-30',
  parameters: {
    logTypes: { value: ['audit', 'error'], among: ['audit', 'error', 'general', 'slowquery'] },
  },
  configRule: 'mariadb-publish-logs-to-cloudwatch-logs',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'RDS for MariaDB DB instances should export logs to CloudWatch Logs ({logTypes})',
  finding: (db, { parameters }) => notPublished(db, parameters.logTypes),
  reads: ['Engine', 'EnableCloudwatchLogsExports'],
  applies: (db) => family(db.Engine) === 'mariadb',
  holds: (db, { parameters }) => publishesAll(db, parameters.logTypes),
  fix: 'Turn on the log exports {logTypes} (ModifyDBInstance CloudwatchLogsExportConfiguration).',
  source: page('RDS.42'),
})
