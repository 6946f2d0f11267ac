import { unknown } from '../../../controls/answer.ts'
import { type Control, control, each } from '../../../controls/control.ts'
import { all } from '../../../controls/found.ts'
import { anchorOf } from '../../../controls/page.ts'
import { settingIs } from '../../../controls/wording.ts'
import { alone, family } from './engines.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'
const on = 'AWS::RDS::DBInstance'
const page = (id: string): string => anchorOf(docs, id)

/** MariaDB has the parameter since 10.5, and RDS.44 does not apply to earlier versions. */
function isTooOld({
  Engine,
  EngineVersion,
}: {
  readonly Engine: string | null
  readonly EngineVersion: string | null
}): boolean {
  if (Engine !== 'mariadb') return false
  const [major = Number.NaN, minor = 0] = (EngineVersion ?? '').split('.').map(Number)
  return major < 10 || (major === 10 && minor < 5)
}

/** Does the parameter group turn a parameter on? */
const isTurnedOn =
  (parameter: string) =>
  ({ state }: { readonly state: { readonly Parameters: Readonly<Record<string, string>> | null } }): boolean =>
    ['1', 'ON'].includes(state.Parameters?.[parameter]?.toUpperCase() ?? '')

/**
 * Makes a control: an engine requires TLS by a parameter of its parameter group. A value that waits for a reboot does
 * not count (config/latest/developerguide, the page of each rule).
 */
const requiresTls = (id: string, configRule: string, engine: string, parameter: string, name: string) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on,
    responsibility: 'require-tls',
    severity: 'medium',
    title: `RDS for ${name} DB instances should require TLS (${parameter})`,
    finding: (_, { near, state }) =>
      near.parameters.seen((group) => !isTurnedOn(parameter)(group)).length > 0
        ? `Parameter ${parameter} is not 1 in the parameter group`
        : `Parameter group is ${state.ParameterApplyStatus}, not in-sync`,
    reads: [
      'Engine',
      'DBParameterGroupName',
      'DBClusterIdentifier',
      'state.ParameterApplyStatus',
      ...(engine === 'mariadb' ? (['EngineVersion'] as const) : []),
    ],
    near: {
      parameters: each('AWS::RDS::DBParameterGroup', {
        where: 'DBParameterGroupName',
        is: ({ DBParameterGroupName: group }) => (typeof group === 'string' ? group : null),
        reads: ['state.Parameters'],
      }),
    },
    // members of a Multi-AZ DB cluster take this parameter from the cluster's parameter group
    applies: (db) => alone(db) && family(db.Engine) === engine && !isTooOld(db),
    holds: (_, { near, state: { ParameterApplyStatus: status } }) =>
      all(
        () => (status === null ? unknown('whether the parameter group is in sync') : status === 'in-sync'),
        () => near.parameters.some(isTurnedOn(parameter)),
      ),
    fix: `Set ${parameter} to 1 in a custom parameter group, assign the group to the instance (ModifyDBInstance), and reboot it until the group is in sync.`,
    source: page(id),
  })

export const postgresRequiresTls: Control = requiresTls(
  'RDS.38',
  'rds-postgres-instance-encrypted-in-transit',
  'postgres',
  'rds.force_ssl',
  'PostgreSQL',
)
export const mysqlRequiresTls: Control = requiresTls(
  'RDS.39',
  'rds-mysql-instance-encrypted-in-transit',
  'mysql',
  'require_secure_transport',
  'MySQL',
)
export const sqlServerRequiresTls: Control = requiresTls(
  'RDS.41',
  'rds-sqlserver-encrypted-in-transit',
  'sqlserver',
  'rds.force_ssl',
  'SQL Server',
)
export const mariaDbRequiresTls: Control = requiresTls(
  'RDS.44',
  'rds-mariadb-instance-encrypted-in-transit',
  'mariadb',
  'require_secure_transport',
  'MariaDB',
)

export const proxiesRequireTls = control({
  id: 'RDS.43',
  compared: '2026-11-30',
  configRule: 'rds-proxy-tls-encryption',
  on: 'AWS::RDS::DBProxy',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'RDS proxies should require TLS (RequireTLS)',
  finding: (it) => settingIs('RequireTLS', it.RequireTLS),
  reads: ['RequireTLS'],
  holds: (proxy) => proxy.RequireTLS,
  fix: 'Set RequireTLS to true (ModifyDBProxy).',
  source: page('RDS.43'),
})
