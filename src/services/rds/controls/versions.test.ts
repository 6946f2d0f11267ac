import { examples } from '../../../controls/examples.ts'
import * as v from './versions.ts'

const alone = (Engine: string, EngineVersion: string | null, day = '2026-11-30') => ({
  Engine,
  EngineVersion,
  DBClusterIdentifier: null,
  day,
})
examples(v.instancesRunSupportedVersions, {
  met: [
    alone('mysql', '8.4.8'),
    alone('mysql', '8.0.46', '2026-07-31'),
    alone('mariadb', '10.6.28', '2026-12-31'),
    alone('mariadb', '10.11.9'),
    alone('postgres', '14.13'),
  ],
  unmet: [
    alone('mysql', '8.0.46', '2026-08-01'),
    alone('mysql', '5.7.44-rds.20260212'),
    alone('mariadb', '10.6.28', '2027-01-01'),
    alone('postgres', '13.23'),
    alone('postgres', '9.6.24'),
  ],
  // newer than the calendar, or so old that AWS's pages have no date
  unknown: [alone('mysql', '9.7.0'), alone('mariadb', '10.4.1'), alone('postgres', '19.1'), alone('mysql', null)],
  notApplicable: [
    alone('oracle-ee', '19.0.0.0.ru-2026-07.rur-2026-07.r1'),
    alone('docdb', '8.4.8'),
    { ...alone('mysql', '8.4.8'), DBClusterIdentifier: 'orders' },
  ],
})

const cluster = (Engine: string, EngineVersion: string | null, day = '2026-11-30') => ({ Engine, EngineVersion, day })
examples(v.clustersRunSupportedVersions, {
  met: [
    cluster('aurora-mysql', '8.0.mysql_aurora.3.08.0'),
    cluster('aurora-mysql', '8.4.mysql_aurora.8.4.8'),
    cluster('aurora-postgresql', '16.4'),
    cluster('aurora-postgresql', '14.22', '2027-02-28'),
    // a Multi-AZ DB cluster
    cluster('postgres', '17.7'),
  ],
  unmet: [
    cluster('aurora-mysql', '5.7.mysql_aurora.2.12.3'),
    cluster('aurora', '5.6.mysql_aurora.1.23.4'),
    cluster('aurora-postgresql', '14.22', '2027-03-01'),
    cluster('mysql', '8.0.46'),
  ],
  unknown: [cluster('aurora-mysql', '5.6.10a'), cluster('aurora-postgresql', '19.1'), cluster('aurora-mysql', null)],
  notApplicable: [cluster('docdb', '16.4'), cluster('neptune', '1.3.2.0')],
})

const signedBy = (CACertificateIdentifier: string | null, day = '2026-11-30') => ({
  Engine: 'mysql',
  CACertificateIdentifier,
  day,
})
examples(v.instancesHaveValidAuthorities, {
  met: [signedBy('rds-ca-rsa2048-g1'), signedBy('rds-ca-ecc384-g1'), signedBy('rds-ca-2019', '2024-08-31')],
  unmet: [signedBy('rds-ca-2019')],
  unknown: [signedBy('rds-ca-2031'), signedBy(null)],
  notApplicable: [{ ...signedBy('rds-ca-rsa2048-g1'), Engine: 'neptune' }],
})
