import { expect, test } from 'vitest'
import { exampleFinding, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as i from './instance-logs.ts'

const logs = (Engine: string, ...EnableCloudwatchLogsExports: string[]) => ({ Engine, EnableCloudwatchLogsExports })
examples(i.instancesPublishLogs, {
  met: [
    logs('postgres', 'postgresql', 'upgrade'),
    logs('mysql', 'slowquery', 'general', 'error', 'audit'),
    logs('sqlserver-ex', 'agent', 'error'),
    logs('aurora-postgresql', 'postgresql'),
  ],
  unmet: [
    logs('postgres', 'postgresql'),
    logs('mysql', 'postgresql', 'upgrade'),
    logs('oracle-se2', 'alert', 'audit', 'trace'),
    { Engine: 'postgres', EnableCloudwatchLogsExports: null },
  ],
  // RDS Custom cannot publish its logs
  unknown: [logs('custom-oracle-ee', 'alert', 'audit', 'trace', 'listener')],
  notApplicable: [logs('db2-se', 'postgresql', 'upgrade')],
})
examples(i.postgresPublishesLogs, {
  met: [logs('postgres', 'postgresql')],
  unmet: [logs('postgres', 'upgrade')],
  notApplicable: [logs('mysql', 'postgresql')],
})
examples(i.sqlServerPublishesLogs, {
  met: [
    logs('sqlserver-se', 'agent', 'error'),
    { ...logs('sqlserver-se', 'error'), parameters: { logTypes: ['error'] } },
  ],
  unmet: [logs('sqlserver-se', 'error')],
  unknown: [logs('custom-sqlserver-se', 'agent', 'error')],
  notApplicable: [logs('mysql', 'agent', 'error')],
})
examples(i.mariaDbPublishesLogs, {
  met: [logs('mariadb', 'audit', 'error')],
  unmet: [
    logs('mariadb', 'audit'),
    { ...logs('mariadb', 'audit', 'error'), parameters: { logTypes: ['audit', 'error', 'slowquery'] } },
  ],
  notApplicable: [logs('mysql', 'audit', 'error')],
})

test('the finding names the logs that are not published', () => {
  const finding = exampleFinding(worldOf(i.instancesPublishLogs, logs('postgres', 'postgresql')))
  expect(finding).toBe('Log exports to CloudWatch Logs are off: upgrade')
})
