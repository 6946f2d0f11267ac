import { type Answer, unknown } from '../../../controls/answer.ts'
import type { DatedCalendar } from '../../../controls/calendar.ts'
import { control } from '../../../controls/control.ts'
import { auroraVersions, certificateAuthorities, engineVersions } from '../calendar.ts'
import { isOfRds } from './engines.ts'

/** The engines for which AWS lists the end of standard support of each major version. */
const dated = ['mysql', 'mariadb', 'postgres', 'aurora', 'aurora-mysql', 'aurora-postgresql']

interface Versioned {
  readonly Engine: string | null
  readonly EngineVersion: string | null
}

/** The major version of Aurora MySQL: 2 of `5.7.mysql_aurora.2.11.2`, and 8.4 of `8.4.mysql_aurora.8.4.7`, by AWS's later scheme. */
function auroraMysql(version: string): string | undefined {
  const [, major, minor] = /mysql_aurora\.(\d+)\.(\d+)/.exec(version) ?? []
  if (major === undefined) return undefined
  return Number(major) < 8 ? major : `${major}.${minor}`
}

/** A major version has one number in PostgreSQL 10 and later, and two in the other engines. */
function majorOf(engine: string, version: string): string | undefined {
  if (engine === 'aurora' || engine === 'aurora-mysql') return auroraMysql(version)
  const [major = '', minor] = version.split('.')
  if (engine.endsWith('postgres') || engine.endsWith('postgresql'))
    return Number(major) >= 10 ? major : `${major}.${minor}`
  return `${major}.${minor}`
}

/** Is the version in standard support on the day of the scan? */
function isSupported(
  { Engine: engine, EngineVersion: version }: Versioned,
  calendars: { readonly versions: DatedCalendar; readonly aurora: DatedCalendar },
): Answer {
  const major = engine === null || version === null ? undefined : majorOf(engine, version)
  if (engine === null || major === undefined)
    return unknown(version === null ? 'the engine version' : `the major version of ${version}`)
  // the engine of Aurora MySQL 1 has the name aurora
  const line = engine === 'aurora' ? 'aurora-mysql' : engine
  const calendar = line.startsWith('aurora') ? calendars.aurora : calendars.versions
  return !calendar.isOver(`${line} ${major}`)
}

const calendars = { versions: engineVersions, aurora: auroraVersions } as const
const isDated = ({ Engine }: Versioned): boolean => dated.includes(Engine ?? '')
const unsupported = ({ Engine: engine, EngineVersion: version }: Versioned): string =>
  `Standard support of ${engine} ${version} has ended`
const fix =
  'Upgrade to a major version in standard support (EngineVersion, AllowMajorVersionUpgrade). Test on a copy restored from a snapshot: the upgrade interrupts the database and can break applications.'

export const instancesRunSupportedVersions = control({
  id: 'Demarc.RDS.5',
  on: 'AWS::RDS::DBInstance',
  responsibility: 'platform-updates',
  severity: 'medium',
  calendars,
  title: 'RDS DB instances should run a major engine version in standard support',
  finding: unsupported,
  reads: ['Engine', 'EngineVersion', 'DBClusterIdentifier'],
  // a member has the version of its cluster, which Demarc.RDS.6 covers
  applies: (db) => db.DBClusterIdentifier === null && isDated(db),
  holds: (db, at) => isSupported(db, at.calendars),
  fix,
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html',
})

export const clustersRunSupportedVersions = control({
  id: 'Demarc.RDS.6',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'platform-updates',
  severity: 'medium',
  calendars,
  title: 'RDS DB clusters should run a major engine version in standard support',
  finding: unsupported,
  reads: ['Engine', 'EngineVersion'],
  applies: isDated,
  holds: (cluster, at) => isSupported(cluster, at.calendars),
  fix,
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/extended-support.html',
})

export const instancesHaveValidAuthorities = control({
  id: 'Demarc.RDS.7',
  on: 'AWS::RDS::DBInstance',
  responsibility: 'require-tls',
  severity: 'medium',
  calendars: { authorities: certificateAuthorities },
  title: 'RDS DB instances should use a certificate of a certificate authority (CA) that has not expired',
  finding: (db) => `CACertificateIdentifier is ${db.CACertificateIdentifier}, which has expired`,
  reads: ['Engine', 'CACertificateIdentifier'],
  applies: (db) => isOfRds(db.Engine),
  holds: (db, at) => !at.calendars.authorities.isOver(db.CACertificateIdentifier),
  fix: 'Distribute the certificate bundle to the clients, then set CACertificateIdentifier to rds-ca-rsa2048-g1 (ModifyDBInstance).',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
})
