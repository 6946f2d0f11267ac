import { expect, test } from 'vitest'
import type { Control } from '../../controls/control.ts'
import { type Example, exampleFinding, missing, worldOf } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { behindLists } from '../ec2/controls/lists-in-test.ts'
import * as e from './controls.ts'

const group = (...SecurityGroupIngress: object[]) => ({ GroupId: 'sg', SecurityGroupIngress })
const from = (port: number, more: object) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...more })
const world = { CidrIp: '0.0.0.0/0' }
const alone = { state: { ReplicationGroupId: null } }
const member = { state: { ReplicationGroupId: 'sessions' } }

examples(e.groupsAreBackedUp, {
  met: [{ SnapshotRetentionLimit: 1 }],
  unmet: [{ SnapshotRetentionLimit: 0 }, { SnapshotRetentionLimit: null }],
})
examples(e.clustersAreBackedUp, {
  met: [
    { Engine: 'redis', SnapshotRetentionLimit: 7, ...alone },
    { Engine: 'redis', SnapshotRetentionLimit: 7, ...member },
  ],
  unmet: [
    { Engine: 'redis', SnapshotRetentionLimit: 0, ...alone },
    { Engine: 'redis', SnapshotRetentionLimit: null, ...alone },
    { Engine: 'redis', SnapshotRetentionLimit: 7, ...alone, parameters: { snapshotRetentionPeriod: 14 } },
  ],
  notApplicable: [
    // for Valkey AWS covers replication groups only
    { Engine: 'valkey', SnapshotRetentionLimit: 7, ...alone },
    { Engine: 'memcached', SnapshotRetentionLimit: 7, ...alone },
  ],
  unknown: [{ Engine: 'redis', SnapshotRetentionLimit: 0, ...member }],
})
examples(e.clustersTakeMinorVersions, {
  met: [{ Engine: 'redis', AutoMinorVersionUpgrade: true }],
  unmet: [
    { Engine: 'redis', AutoMinorVersionUpgrade: false },
    { Engine: 'valkey', AutoMinorVersionUpgrade: null },
  ],
  notApplicable: [{ Engine: 'memcached', AutoMinorVersionUpgrade: true }],
})
examples(e.groupsFailOver, {
  met: [{ AutomaticFailoverEnabled: true }],
  unmet: [{ AutomaticFailoverEnabled: false }],
})
examples(e.groupsAreEncrypted, {
  met: [{ AtRestEncryptionEnabled: true }],
  unmet: [{ AtRestEncryptionEnabled: false }],
})
examples(e.groupsSpeakTls, {
  met: [{ TransitEncryptionEnabled: true }],
  unmet: [{ TransitEncryptionEnabled: false }],
})
const token = (AuthTokenEnabled: boolean) => ({ state: { AuthTokenEnabled } })
examples(e.oldGroupsDemandAToken, {
  met: [{ Engine: 'redis', EngineVersion: '5.0.6', ...token(true) }],
  unmet: [{ Engine: 'redis', EngineVersion: '5.0.6', ...token(false) }],
  notApplicable: [
    { Engine: 'redis', EngineVersion: '6.2.6', ...token(true) },
    { Engine: 'valkey', EngineVersion: '5.0.6', ...token(true) },
    { Engine: 'redis', EngineVersion: '10.0', ...token(false) },
  ],
})
examples(e.clustersHaveTheirOwnSubnetGroup, {
  met: [{ CacheSubnetGroupName: 'shop-prod' }],
  unmet: [{ CacheSubnetGroupName: 'default' }],
  unknown: [{ CacheSubnetGroupName: null }],
})
const placed = { VpcSecurityGroupIds: ['sg'], Port: 6379, Engine: 'redis' }
const inTwo = { ...placed, VpcSecurityGroupIds: ['sg', 'sg-2'] }
const noGroups = missing('ec2:DescribeSecurityGroups')
const listed = behindLists(placed, from(6379, {}), 'sg')
examples(e.nodesAreNotOpenToAll, {
  met: [
    ...listed.met,
    { ...placed, near: { groups: [group(from(6379, { SourceSecurityGroupId: 'sg-web' }))] } },
    { ...placed, near: { groups: [group(from(11_211, world))] } },
    { ...placed, Port: null, near: { groups: [group(from(11_211, world))] } },
    { ...placed, Port: 7000, near: { groups: [group(from(6379, world))] } },
  ],
  unmet: [
    ...listed.unmet,
    { ...placed, near: { groups: [group(from(6379, world))] } },
    { ...placed, Port: 11_211, near: { groups: [group(from(11_211, world))] } },
    { ...placed, Port: null, Engine: 'memcached', near: { groups: [group(from(11_211, world))] } },
    { ...placed, near: { groups: [group({ IpProtocol: '-1', CidrIpv6: '::/0' })] } },
    { ...inTwo, near: { groups: [group(from(6379, world)), noGroups] } },
  ],
  unknown: [
    ...listed.unknown,
    { ...inTwo, near: { groups: [group(from(11_211, world))] } },
    { ...inTwo, near: { groups: [group(from(11_211, world)), noGroups] } },
    { ...placed, near: { groups: [] } },
  ],
})
examples(e.clustersSpeakTls, {
  met: [{ TransitEncryptionEnabled: true, ...alone }],
  unmet: [{ TransitEncryptionEnabled: false, ...alone }],
  notApplicable: [{ TransitEncryptionEnabled: true, ...member }],
})
examples(e.groupsKnowTheirUsers, {
  met: [
    { Engine: 'redis', EngineVersion: '7.1', UserGroupIds: ['shop'] },
    { Engine: 'valkey', EngineVersion: '5.0', UserGroupIds: ['shop'] },
  ],
  unmet: [
    { Engine: 'redis', EngineVersion: '7.1', UserGroupIds: [] },
    { Engine: 'valkey', EngineVersion: '8.0', UserGroupIds: null },
  ],
  notApplicable: [
    { Engine: 'redis', EngineVersion: '5.0.6', UserGroupIds: ['shop'] },
    { Engine: 'redis', EngineVersion: '5.0', UserGroupIds: ['shop'] },
  ],
})
examples(e.groupsDeliverLogs, {
  met: [{ LogDeliveryConfigurations: [{ LogType: 'slow-log' }] }],
  unmet: [{ LogDeliveryConfigurations: [] }],
})
const served = { SecurityGroupIds: ['sg'], Endpoint: { Port: '6379' } }
const listed2 = behindLists(served, from(6379, {}), 'sg')
examples(e.serverlessCachesAreNotOpenToAll, {
  met: [
    ...listed2.met,
    { ...served, near: { groups: [group(from(6379, { CidrIp: '10.0.0.0/8' }))] } },
    { ...served, Endpoint: { Port: '11211' }, near: { groups: [group(from(6379, world))] } },
  ],
  unmet: [
    ...listed2.unmet,
    { ...served, near: { groups: [group(from(6379, world))] } },
    { ...served, Endpoint: null, near: { groups: [group(from(6379, world))] } },
    { ...served, SecurityGroupIds: ['sg', 'other'], near: { groups: [group(from(6379, world)), noGroups] } },
  ],
  unknown: [
    ...listed2.unknown,
    { ...served, SecurityGroupIds: ['other'], near: { groups: [group(from(6379, { CidrIp: '10.0.0.0/8' }))] } },
    { ...served, SecurityGroupIds: ['sg', 'other'], near: { groups: [group(), noGroups] } },
  ],
})
examples(e.serverlessCachesKnowTheirUsers, {
  met: [{ Engine: 'valkey', UserGroupId: 'shop' }],
  unmet: [{ Engine: 'valkey', UserGroupId: null }],
  notApplicable: [{ Engine: 'memcached', UserGroupId: 'shop' }],
})
examples(e.serverlessCachesAreBackedUp, {
  met: [{ SnapshotRetentionLimit: 7 }],
  unmet: [{ SnapshotRetentionLimit: 0 }, { SnapshotRetentionLimit: null }],
})
const runs = (Engine: string | null, EngineVersion: string | null, day = '2026-11-30') => ({
  Engine,
  EngineVersion,
  day,
})
examples(e.clustersRunSupportedVersions, {
  met: [
    runs('redis', '7.1.0'),
    runs('redis', '6.2.6', '2027-01-31'),
    runs('redis', '5.0.6', '2026-01-31'),
    runs('valkey', '7.2.6'),
    runs('memcached', '1.4.5'),
  ],
  unmet: [
    runs('redis', '6.2.6', '2027-02-01'),
    runs('redis', '5.0.6'),
    runs('redis', '4.0.10'),
    runs('redis', '3.2.10'),
    runs('redis', '2.8.24'),
  ],
  // newer than the calendar
  unknown: [runs('redis', '8.0'), runs('valkey', '6.0'), runs('redis', null), runs(null, '7.1.0')],
})

const findings: readonly (readonly [Control, Example, finding: string])[] = [
  [
    e.nodesAreNotOpenToAll,
    { Port: null, Engine: 'memcached', VpcSecurityGroupIds: ['sg'], near: { groups: [group(from(11_211, world))] } },
    'Security groups open tcp/11211 to 0.0.0.0/0',
  ],
  [e.groupsAreBackedUp, { SnapshotRetentionLimit: 0 }, 'SnapshotRetentionLimit is 0 days (at least 1)'],
]
test.each(findings)('finding %# names the values seen', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})
