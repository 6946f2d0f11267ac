import { type Calendar, endless } from '../../controls/calendar.ts'

const notes = 'https://docs.aws.amazon.com/AmazonRDS/latest'

/** By `engine major`, the first day after standard support; the day after the last day of a month that AWS names. */
type Ends = Calendar['ends']

const mysql: Ends = { 'mysql 8.4': '2029-08-01', 'mysql 8.0': '2026-08-01', 'mysql 5.7': '2024-03-01' }
const mariadb: Ends = {
  'mariadb 12.3': '2029-07-01',
  'mariadb 11.8': '2028-07-01',
  'mariadb 11.4': '2029-06-01',
  'mariadb 10.11': '2028-03-01',
  'mariadb 10.6': '2027-01-01',
  'mariadb 10.5': '2026-09-01',
}
const postgres: Ends = {
  'postgres 18': '2031-03-01',
  'postgres 17': '2030-03-01',
  'postgres 16': '2029-03-01',
  'postgres 15': '2028-03-01',
  'postgres 14': '2027-03-01',
  'postgres 13': '2026-03-01',
  'postgres 12': '2025-03-01',
  'postgres 11': '2024-03-01',
  'postgres 10': '2023-05-01',
  'postgres 9.6': '2022-05-01',
}

/** The major versions of RDS (UserGuide/MySQL.Concepts.VersionMgmt.html, UserGuide/MariaDB.Concepts.VersionMgmt.html, and this page). */
export const engineVersions: Calendar = {
  name: 'engine versions of Amazon RDS',
  read: '2026-11-30',
  source: `${notes}/PostgreSQLReleaseNotes/postgresql-release-calendar.html`,
  ends: { ...mysql, ...mariadb, ...postgres },
}

/** The major versions of Aurora (AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html, and this page). */
export const auroraVersions: Calendar = {
  name: 'engine versions of Amazon Aurora',
  read: '2026-11-30',
  source: `${notes}/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html`,
  ends: {
    'aurora-mysql 8.4': '2032-05-01',
    'aurora-mysql 3': '2028-05-01',
    'aurora-mysql 2': '2024-11-01',
    'aurora-mysql 1': '2023-03-01',
    'aurora-postgresql 18': '2031-03-01',
    'aurora-postgresql 17': '2030-03-01',
    'aurora-postgresql 16': '2029-03-01',
    'aurora-postgresql 15': '2028-03-01',
    'aurora-postgresql 14': '2027-03-01',
    'aurora-postgresql 13': '2026-03-01',
    'aurora-postgresql 12': '2025-03-01',
    'aurora-postgresql 11': '2024-03-01',
  },
}

/** The certificate authorities of DB instances; by AWS, rds-ca-2019 expired in August 2024. */
export const certificateAuthorities: Calendar = {
  name: 'certificate authorities of Amazon RDS',
  read: '2026-11-30',
  source: `${notes}/UserGuide/UsingWithRDS.SSL-certificate-rotation.html`,
  ends: {
    'rds-ca-2019': '2024-09-01',
    ...endless('rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1'),
  },
}
