import { type Answer, unknown } from '../../../controls/answer.ts'
import type { DatedCalendar } from '../../../controls/calendar.ts'
import { control } from '../../../controls/control.ts'
import { auroraVersions, certificateAuthorities, engineVersions } from '../calendar.ts'
import { isOfRds } from './engines.ts'

/** The engines whose major versions AWS lists with the end of their standard support. */
const dated = ['mysql', 'mariadb', 'postgres', 'aurora', 'aurora-mysql', 'aurora-postgresql']

interface Versioned {
  readonly Engine: string | null
  readonly EngineVersion: string | null
}

/** `5.7.mysql_aurora.2.11.2` is of version 2 of Aurora MySQL, and `8.4.mysql_aurora.8.4.7` of 8.4, as AWS counts since. */
function auroraMysql(version: string): string | undefined {
  const [, major, minor] = /mysql_aurora\.(\d+)\.(\d+)/.exec(version) ?? []
  if (major === undefined) return undefined
  return Number(major) < 8 ? major : `${major}.${minor}`
}

/** PostgreSQL counts major versions by one number since 10, the others by two. */
function majorOf(engine: string, version: string): string | undefined {
  if (engine === 'aurora' || engine === 'aurora-mysql') return auroraMysql(version)
  const [major = '', minor] = version.split('.')
  if (engine.endsWith('postgres') || engine.endsWith('postgresql'))
    return Number(major) >= 10 ? major : `${major}.${minor}`
  return `${major}.${minor}`
}

/** Is its version in standard support on the day of the scan? */
function isSupported(
  { Engine: engine, EngineVersion: version }: Versioned,
  calendars: { readonly versions: DatedCalendar; readonly aurora: DatedCalendar },
): Answer {
  const major = engine === null || version === null ? undefined : majorOf(engine, version)
  if (engine === null || major === undefined) return unknown(`which major version ${version ?? 'it runs'} is of`)
  // the engine of Aurora MySQL 1 has the name aurora
  const line = engine === 'aurora' ? 'aurora-mysql' : engine
  const calendar = line.startsWith('aurora') ? calendars.aurora : calendars.versions
  return !calendar.isOver(`${line} ${major}`)
}

const calendars = { versions: engineVersions, aurora: auroraVersions } as const
const isDated = ({ Engine }: Versioned): boolean => dated.includes(Engine ?? '')
const fix =
  'Upgrade to a major version in standard support, first on a copy restored from a snapshot (EngineVersion and AllowMajorVersionUpgrade): applications can notice.'

export const instancesRunSupportedVersions = control({
  id: 'Demarc.RDS.5',
  on: 'AWS::RDS::DBInstance',
  responsibility: 'platform-updates',
  severity: 'medium',
  calendars,
  title: 'A DB instance runs a major version of its engine in standard support.',
  reads: ['Engine', 'EngineVersion', 'DBClusterIdentifier'],
  // a member has the version of its cluster, of which Demarc.RDS.6 asks
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
  title: 'A DB cluster, of Aurora or Multi-AZ, runs a major version of its engine in standard support.',
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
  title: 'The certificate of a DB instance is signed by an authority that has not expired.',
  reads: ['Engine', 'CACertificateIdentifier'],
  applies: (db) => isOfRds(db.Engine),
  holds: (db, at) => !at.calendars.authorities.isOver(db.CACertificateIdentifier),
  fix: 'Give clients the bundle of certificates, then set CACertificateIdentifier to rds-ca-rsa2048-g1 (ModifyDBInstance).',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
})
