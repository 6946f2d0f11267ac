import { unknown } from '../../../controls/answer.ts'
import { control } from '../../../controls/control.ts'

/** Whether a version came before another: 8.0.mysql_aurora.3.04.1 and its like, and those of the first Aurora MySQL, 5.6.10a. */
const order = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })

export const globalClustersAreSupported = control({
  id: 'RDS.51',
  compared: '2026-11-30',
  parameters: {
    minSupportedEngineVersion: { value: '8.0.mysql_aurora.3.08.0' },
    longTermSupportVersion: {
      value: [
        '8.0.mysql_aurora.3.04.0',
        '8.0.mysql_aurora.3.04.1',
        '8.0.mysql_aurora.3.04.2',
        '8.0.mysql_aurora.3.04.3',
      ],
    },
  },
  configRule: 'rds-global-cluster-aurora-mysql-supported-version',
  on: 'AWS::RDS::GlobalCluster',
  responsibility: 'platform-updates',
  severity: 'high',
  title:
    'A global cluster of Aurora MySQL runs {minSupportedEngineVersion} or later, or a version with long-term support.',
  reads: ['Engine', 'EngineVersion'],
  applies: ({ Engine }) => Engine === 'aurora-mysql' || Engine === 'aurora',
  holds: ({ EngineVersion: version }, { parameters: { minSupportedEngineVersion: least, longTermSupportVersion } }) =>
    version === null
      ? unknown('the engine version')
      : order(version, least) >= 0 || longTermSupportVersion.some((one) => order(version, one) === 0),
  fix: 'Upgrade each secondary cluster to {minSupportedEngineVersion} or later, then the primary one; from Aurora MySQL 2, the global cluster as a whole.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-51',
})
