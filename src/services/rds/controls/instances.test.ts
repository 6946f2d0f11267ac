import { expect, test } from 'vitest'
import { type Example, exampleFinding, MissingNeighbours, missing, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { coverageExamples, planFor } from '../../backup/controls/coverage.in-test.ts'
import * as i from './instances.ts'

const available = { Status: 'available' }
const alone = { DBClusterIdentifier: null }
const member = { DBClusterIdentifier: 'orders' }

// Neptune's instances among them
examples(i.instancesAreNotPublic, {
  met: [{ PubliclyAccessible: false }, { Engine: 'neptune', PubliclyAccessible: false }],
  unmet: [{ PubliclyAccessible: true }, { Engine: 'neptune', PubliclyAccessible: true }],
})
examples(i.instancesAreEncrypted, { met: [{ StorageEncrypted: true }], unmet: [{ StorageEncrypted: false }] })
examples(i.instancesSpanZones, {
  met: [{ MultiAZ: true, ...alone }],
  unmet: [{ MultiAZ: false, ...alone }],
  notApplicable: [{ MultiAZ: true, ...member }],
})
examples(i.instancesAreMonitored, {
  met: [
    { Engine: 'mysql', MonitoringInterval: 60 },
    { Engine: 'mysql', MonitoringInterval: 5, parameters: { monitoringInterval: 5 } },
    { Engine: 'docdb', MonitoringInterval: 60 },
  ],
  unmet: [
    { Engine: 'mysql', MonitoringInterval: 0 },
    { Engine: 'mysql', MonitoringInterval: null },
    { Engine: 'mysql', MonitoringInterval: 60, parameters: { monitoringInterval: 5 } },
  ],
  // a DB instance of another service that would fail
  unknown: [{ Engine: 'docdb', MonitoringInterval: 0 }],
})
examples(i.instancesResistDeletion, {
  met: [{ Engine: 'postgres', DeletionProtection: true, ...alone }],
  unmet: [
    { Engine: 'postgres', DeletionProtection: false, ...alone },
    { Engine: 'custom-oracle-ee', DeletionProtection: false, ...alone },
  ],
  notApplicable: [
    { Engine: 'postgres', DeletionProtection: true, ...member },
    // not among the engines of AWS's page
    { Engine: 'db2-se', DeletionProtection: true, ...alone },
    { Engine: 'custom-sqlserver-se', DeletionProtection: false, ...alone },
  ],
})
examples(i.instancesAuthenticateByIam, {
  met: [{ Engine: 'mysql', EnableIAMDatabaseAuthentication: true, state: available }],
  unmet: [
    { Engine: 'mysql', EnableIAMDatabaseAuthentication: false, state: available },
    { Engine: 'mysql', EnableIAMDatabaseAuthentication: false, state: { Status: 'storage-full' } },
  ],
  notApplicable: [
    { Engine: 'sqlserver-se', EnableIAMDatabaseAuthentication: true, state: available },
    { Engine: 'oracle-ee', EnableIAMDatabaseAuthentication: false, state: available },
    { Engine: 'neptune', EnableIAMDatabaseAuthentication: false, state: available },
    { Engine: 'mysql', EnableIAMDatabaseAuthentication: true, state: { Status: 'creating' } },
  ],
})
const backup = (BackupRetentionPeriod: number | null, ReplicaOf: string | null = null) => ({
  BackupRetentionPeriod,
  state: { ReplicaOf },
})
examples(i.instancesAreBackedUp, {
  met: [backup(7), backup(35), { ...backup(14), parameters: { backupRetentionMinimum: 14 } }],
  unmet: [backup(6), backup(0), backup(null), { ...backup(13), parameters: { backupRetentionMinimum: 14 } }],
  notApplicable: [backup(7, 'orders')],
})
examples(i.instancesTakeMinorUpgrades, {
  met: [
    { Engine: 'mysql', AutoMinorVersionUpgrade: true },
    { Engine: 'neptune', AutoMinorVersionUpgrade: true },
  ],
  unmet: [{ Engine: 'mysql', AutoMinorVersionUpgrade: false }],
  unknown: [
    { Engine: 'mysql', AutoMinorVersionUpgrade: null },
    { Engine: 'neptune', AutoMinorVersionUpgrade: false },
  ],
})
examples(i.instancesTagTheirSnapshots, {
  met: [{ CopyTagsToSnapshot: true }],
  unmet: [{ CopyTagsToSnapshot: false }],
})
examples(i.instancesAreInAVpc, { met: [{ state: { InVpc: true } }], unmet: [{ state: { InVpc: false } }] })
const inSubnets = (...near: readonly (readonly string[] | MissingNeighbours | null)[]) => ({
  state: { SubnetIds: near.map((_, place) => `subnet-${place}`) },
  near: {
    subnets: near.map((routes, place) =>
      routes instanceof MissingNeighbours
        ? routes
        : { SubnetId: `subnet-${place}`, state: routes === null ? {} : { InternetRoutes: routes } },
    ),
  },
})
const noSubnets = missing('ec2:DescribeSubnets')
/** A subnet whose routes to the internet gateway name prefix lists. */
const byLists = (lists: readonly (Example | MissingNeighbours)[], ...routes: string[]): Example => {
  const { state, near } = inSubnets(routes)
  return { state, near: { ...near, lists } }
}
const list = (cidr: string, OwnerId = '111122223333') => ({ PrefixListId: 'pl-1', OwnerId, Entries: [{ Cidr: cidr }] })
const noList = missing('ec2:DescribeManagedPrefixLists')
examples(i.instancesAreInPrivateSubnets, {
  met: [
    inSubnets([]),
    inSubnets([], []),
    inSubnets(['192.0.2.0/24']),
    byLists([list('192.0.2.0/24')], 'pl-1'),
    // AWS's own lists hold the addresses of its services
    byLists([list('0.0.0.0/0', 'AWS')], 'pl-1'),
  ],
  unmet: [
    inSubnets(['0.0.0.0/0']),
    inSubnets(['::/0'], ['0.0.0.0/0', '::/0']),
    byLists([list('0.0.0.0/0')], 'pl-1'),
    byLists([list('0.0.0.0/0'), noList], 'pl-1', 'pl-2'),
  ],
  unknown: [
    inSubnets(['0.0.0.0/0'], []),
    inSubnets([], noSubnets),
    inSubnets(['::/0'], null),
    byLists([], 'pl-1'),
    byLists([list('192.0.2.0/24'), noList], 'pl-1', 'pl-2'),
  ],
  notApplicable: [{ ...inSubnets(), near: { subnets: [{ SubnetId: 'subnet-0', state: { InternetRoutes: [] } }] } }],
  single: ['subnets'],
})
const listening = (Engine: string, Port: string | null, where: Example = alone) => ({ Engine, Port, ...where })
examples(i.instancesAvoidDefaultPorts, {
  met: [listening('postgres', '6432'), listening('mysql', '5432'), listening('db2-ae', '50443')],
  unmet: [
    listening('db2-se', '50000'),
    listening('postgres', '5432'),
    listening('mysql', '3306'),
    listening('oracle-ee-cdb', '1521'),
    listening('custom-sqlserver-ee', '1433'),
    listening('sqlserver-web', '1433'),
    listening('mariadb', '3306'),
  ],
  // it is being created
  unknown: [listening('mysql', null)],
  notApplicable: [listening('neptune', '8182'), listening('postgres', '6432', member)],
})
examples(i.instancesAreInABackupPlan, {
  ...coverageExamples({ id: 'arn:aws:rds:eu-central-1:111122223333:db:orders', Engine: 'postgres', ...alone }, 'RDS'),
  notApplicable: ['orders', null].map((DBClusterIdentifier) => {
    const id = 'arn:aws:rds:eu-central-1:111122223333:db:orders'
    const Engine = DBClusterIdentifier === null ? 'docdb' : 'postgres'
    const near = { plans: [planFor('RDS', { Resources: [id] })], vaults: [] }
    return { id, Engine, DBClusterIdentifier, near }
  }),
})
examples(i.instancesHaveTheirOwnAdmin, {
  met: [{ MasterUsername: 'nordlicht', ...alone }],
  unmet: [
    { MasterUsername: 'admin', ...alone },
    { MasterUsername: 'postgres', ...alone },
  ],
  unknown: [
    { MasterUsername: 'Postgres', ...alone },
    { MasterUsername: null, ...alone },
  ],
  notApplicable: [{ MasterUsername: 'nordlicht', ...member }],
})

test('the finding names the days of backups', () => {
  const example = { BackupRetentionPeriod: 1, ...alone }
  expect(exampleFinding(worldOf(i.instancesAreBackedUp, example))).toBe('BackupRetentionPeriod is 1 day (at least 7)')
})
