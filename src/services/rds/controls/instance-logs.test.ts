import { expect, test } from 'vitest'
import { exampleFinding, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as i from './instance-logs.ts'

const logs = (Engine: string, ...EnableCloudwatchLogsExports: string[]) => ({ Engine, EnableCloudwatchLogsExports })
const running = (Engine: string, ...exported: string[]) => ({
  ...logs(Engine, ...exported),
  state: { Status: 'available' },
})
examples(i.instancesPublishLogs, {
  met: [
    running('postgres', 'postgresql', 'upgrade'),
    running('mysql', 'slowquery', 'general', 'error', 'audit'),
    running('sqlserver-ex', 'agent', 'error'),
    running('aurora-postgresql', 'postgresql'),
  ],
  unmet: [
    running('postgres', 'postgresql'),
    running('mysql', 'postgresql', 'upgrade'),
    running('oracle-se2', 'alert', 'audit', 'trace'),
    { Engine: 'postgres', EnableCloudwatchLogsExports: null, state: { Status: 'storage-full' } },
  ],
  // RDS Custom cannot publish its logs
  unknown: [running('custom-oracle-ee', 'alert', 'audit', 'trace', 'listener')],
  notApplicable: [
    running('db2-se', 'postgresql', 'upgrade'),
    // config/latest/developerguide/rds-logging-enabled.html
    { ...running('postgres', 'postgresql'), state: { Status: 'creating' } },
    { ...running('postgres', 'postgresql', 'upgrade'), state: { Status: 'stopped' } },
  ],
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
  const finding = exampleFinding(worldOf(i.instancesPublishLogs, running('postgres', 'postgresql')))
  expect(finding).toBe('Log exports to CloudWatch Logs are off: upgrade')
})
