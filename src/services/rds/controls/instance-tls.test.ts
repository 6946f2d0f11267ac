import type { Example } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as i from './instance-tls.ts'

for (const [control, Engine, parameter] of [
  [i.postgresRequiresTls, 'postgres', 'rds.force_ssl'],
  [i.mysqlRequiresTls, 'mysql', 'require_secure_transport'],
  [i.sqlServerRequiresTls, 'sqlserver-ee', 'rds.force_ssl'],
  [i.mariaDbRequiresTls, 'mariadb', 'require_secure_transport'],
] as const) {
  const group = (value?: string) => ({
    DBParameterGroupName: 'own',
    state: { Parameters: value === undefined ? {} : { [parameter]: value } },
  })
  const inSync = { ParameterApplyStatus: 'in-sync' }
  const db = (more: Example) => ({
    Engine,
    EngineVersion: '10.5.2',
    DBParameterGroupName: 'own',
    DBClusterIdentifier: null,
    state: inSync,
    ...more,
  })
  const on = { near: { parameters: [group('1')] } }
  examples(control, {
    met: [db(on), db({ near: { parameters: [group('ON')] } })],
    unmet: [
      db({ near: { parameters: [group('0')] } }),
      db({ near: { parameters: [group()] } }),
      // the value waits for a reboot
      db({ ...on, state: { ParameterApplyStatus: 'pending-reboot' } }),
    ],
    unknown: [
      db({ near: { parameters: [] } }),
      db({ DBParameterGroupName: 'other', ...on }),
      db({ ...on, state: { ParameterApplyStatus: null } }),
    ],
    notApplicable: [
      db({ Engine: 'db2-se', ...on }),
      db({ DBClusterIdentifier: 'c', ...on }),
      // MariaDB has had the parameter since 10.5
      ...(Engine === 'mariadb' ? [db({ EngineVersion: '10.4.34', ...on })] : []),
    ],
    single: ['parameters'],
  })
}
examples(i.proxiesRequireTls, { met: [{ RequireTLS: true }], unmet: [{ RequireTLS: false }] })
