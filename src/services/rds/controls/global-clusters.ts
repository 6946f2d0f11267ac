import { unknown } from '../../../controls/answer.ts'
import { control } from '../../../controls/control.ts'
import { settingIs } from '../../../controls/wording.ts'

/** Compares versions such as 8.0.mysql_aurora.3.04.1 and, of Aurora MySQL 1, 5.6.10a: negative where the first is older. */
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
  title: 'Aurora MySQL global databases should run {minSupportedEngineVersion} or later, or an LTS version',
  finding: ({ EngineVersion: version }, { parameters }) =>
    `${settingIs('EngineVersion', version)} (at least ${parameters.minSupportedEngineVersion})`,
  reads: ['Engine', 'EngineVersion'],
  applies: ({ Engine }) => Engine === 'aurora-mysql' || Engine === 'aurora',
  holds: ({ EngineVersion: version }, { parameters: { minSupportedEngineVersion: least, longTermSupportVersion } }) =>
    version === null
      ? unknown('the engine version')
      : order(version, least) >= 0 || longTermSupportVersion.some((one) => order(version, one) === 0),
  fix: 'Upgrade each secondary cluster to {minSupportedEngineVersion} or later, then the primary cluster. From Aurora MySQL 2, upgrade the global cluster as a whole.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-51',
})
