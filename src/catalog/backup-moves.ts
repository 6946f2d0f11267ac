import { isRecord } from '../core/record.ts'
import type { Move } from './entry.ts'
import { both, is, when } from './when.ts'

const docs = 'https://docs.aws.amazon.com'

/** Automatic backups that are off: AWS makes none. */
const notBackedUp = (holds: Move['when'], says: string, source: string): Move => ({
  layers: ['backup'],
  to: 'customer',
  when: holds,
  says: `${says}: it has only the backups that you make`,
  source: `${docs}/${source}`,
})

const ofFileSystem = (kind: string, configuration: string, off: readonly unknown[], source: string): Move =>
  notBackedUp(
    both(when('FileSystemType', is(kind)), when(`${configuration}.AutomaticBackupRetentionDays`, is(...off))),
    `automatic backups are off (AutomaticBackupRetentionDays of ${configuration} is 0)`,
    source,
  )

/** Automatic snapshots that are on: AWS makes one a day. */
const snapshots: Move = {
  layers: ['backup'],
  to: 'shared',
  when: when(
    'AddOns',
    (value) =>
      Array.isArray(value) &&
      value.some((one) => isRecord(one) && one['AddOnType'] === 'AutoSnapshot' && one['Status'] !== 'Disabled'),
  ),
  says: 'automatic snapshots are on (AddOns): AWS makes one a day, and keeps the latest seven',
  source: `${docs}/lightsail/latest/userguide/amazon-lightsail-configuring-automatic-snapshots.html`,
  aws: 'AWS makes a snapshot a day, and keeps the latest seven until you delete the resource.',
}

/** The placed types whose configuration decides whether AWS makes backups by itself. */
export const backupMoves: Readonly<Record<string, readonly Move[]>> = {
  'AWS::Cassandra::Table': [
    notBackedUp(
      when('PointInTimeRecoveryEnabled', is(false, null)),
      'point-in-time recovery is off',
      'keyspaces/latest/devguide/PointInTimeRecovery.html',
    ),
  ],
  // Lustre alone has none by default
  'AWS::FSx::FileSystem': [
    ofFileSystem('WINDOWS', 'WindowsConfiguration', [0], 'fsx/latest/WindowsGuide/using-backups.html'),
    ofFileSystem('ONTAP', 'OntapConfiguration', [0], 'fsx/latest/ONTAPGuide/using-backups.html'),
    ofFileSystem(
      'OPENZFS',
      'OpenZFSConfiguration',
      [0],
      'AWSCloudFormation/latest/TemplateReference/aws-properties-fsx-filesystem-openzfsconfiguration.html',
    ),
    ofFileSystem('LUSTRE', 'LustreConfiguration', [0, null], 'fsx/latest/LustreGuide/using-backups-fsx.html'),
  ],
  'AWS::Lightsail::Database': [
    notBackedUp(
      when('BackupRetention', is(false)),
      'automated backups are off (BackupRetention)',
      'AWSCloudFormation/latest/TemplateReference/aws-resource-lightsail-database.html',
    ),
  ],
  'AWS::Lightsail::Disk': [snapshots],
  'AWS::Lightsail::Instance': [snapshots],
  'AWS::MemoryDB::Cluster': [
    notBackedUp(
      when('SnapshotRetentionLimit', is(0, null)),
      'automatic snapshots are off (SnapshotRetentionLimit is 0)',
      'memorydb/latest/devguide/snapshots-automatic.html',
    ),
  ],
}
