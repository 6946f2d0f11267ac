import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, missing, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { behindLists } from '../../ec2/controls/lists-in-test.ts'
import * as r from './redshift.ts'

const group = (...SecurityGroupIngress: object[]) => ({ GroupId: 'sg', SecurityGroupIngress })
const from = (port: number, more: object) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...more })
const world = { CidrIp: '0.0.0.0/0' }
const parameters = (ParameterName: string, ParameterValue: string) => ({
  ClusterParameterGroupName: 'own',
  near: { parameters: [{ ParameterGroupName: 'own', Parameters: [{ ParameterName, ParameterValue }] }] },
})

examples(r.clustersAreNotPublic, {
  met: [{ PubliclyAccessible: false }],
  unmet: [{ PubliclyAccessible: true }],
})
examples(r.clustersRequireTls, {
  met: [parameters('require_ssl', 'true')],
  unmet: [
    parameters('require_ssl', 'false'),
    parameters('enable_user_activity_logging', 'true'),
    { ...parameters('require_ssl', 'true'), ClusterParameterGroupName: null },
  ],
  unknown: [{ ClusterParameterGroupName: 'own', near: { parameters: [] } }],
  single: ['parameters'],
})
examples(r.clustersKeepSnapshots, {
  met: [
    { AutomatedSnapshotRetentionPeriod: 7 },
    { AutomatedSnapshotRetentionPeriod: 35, parameters: { MinRetentionPeriod: 35 } },
  ],
  unmet: [{ AutomatedSnapshotRetentionPeriod: 6 }, { AutomatedSnapshotRetentionPeriod: null }],
})
examples(r.clustersLogAccess, {
  met: [{ LoggingProperties: { LogDestinationType: 'cloudwatch' } }],
  unmet: [{ LoggingProperties: null }],
})
examples(r.clustersTakeMajorVersions, {
  met: [{ AllowVersionUpgrade: true }],
  unmet: [{ AllowVersionUpgrade: false }, { AllowVersionUpgrade: null }],
})
examples(r.clustersRouteThroughTheVpc, {
  met: [{ EnhancedVpcRouting: true }],
  unmet: [{ EnhancedVpcRouting: false }],
})
examples(r.administratorsHaveTheirOwnName, {
  met: [{ MasterUsername: 'nordlicht' }],
  unmet: [{ MasterUsername: 'awsuser' }],
  unknown: [{ MasterUsername: null }],
})
examples(r.databasesHaveTheirOwnName, {
  met: [{ DBName: 'reports' }],
  unmet: [{ DBName: 'dev' }, { DBName: null }],
})
examples(r.clustersAreEncrypted, {
  met: [{ Encrypted: true }],
  unmet: [{ Encrypted: false }],
})
const placed = { VpcSecurityGroupIds: ['sg'], Endpoint: { Port: '5439' } }
const inTwo = { ...placed, VpcSecurityGroupIds: ['sg', 'sg-2'] }
const noGroups = missing('ec2:DescribeSecurityGroups')
const listed = behindLists(placed, from(5439, {}), 'sg')
examples(r.clustersAreNotOpenToAll, {
  met: [
    ...listed.met,
    { ...placed, near: { groups: [group(from(5439, { SourceSecurityGroupId: 'sg-web' }))] } },
    { ...placed, near: { groups: [group(from(443, world))] } },
    { ...placed, Endpoint: { Port: '5431' }, near: { groups: [group(from(5439, world))] } },
  ],
  unmet: [
    ...listed.unmet,
    { ...placed, near: { groups: [group(from(5439, world))] } },
    { ...placed, Endpoint: { Port: '5431' }, near: { groups: [group(from(5431, { CidrIpv6: '::/0' }))] } },
    { ...placed, Endpoint: null, near: { groups: [group(from(5439, world))] } },
    { ...placed, near: { groups: [group({ IpProtocol: '-1', ...world })] } },
    { ...inTwo, near: { groups: [group(from(5439, world)), noGroups] } },
  ],
  unknown: [
    ...listed.unknown,
    { ...placed, near: { groups: [] } },
    { ...inTwo, near: { groups: [group(from(443, world))] } },
    { ...inTwo, near: { groups: [group(from(443, world)), noGroups] } },
  ],
})
examples(r.subnetGroupsSpanZones, {
  met: [{ state: { AvailabilityZones: ['eu-central-1a', 'eu-central-1b'] } }],
  unmet: [{ state: { AvailabilityZones: ['eu-central-1a'] } }, { state: { AvailabilityZones: [] } }],
})
examples(r.clustersSpanZones, {
  met: [{ MultiAZ: true }],
  unmet: [{ MultiAZ: false }],
})
examples(r.clustersLogQueries, {
  met: [parameters('enable_user_activity_logging', 'true')],
  unmet: [
    parameters('enable_user_activity_logging', 'false'),
    parameters('require_ssl', 'true'),
    { ...parameters('enable_user_activity_logging', 'true'), ClusterParameterGroupName: null },
  ],
  unknown: [{ ClusterParameterGroupName: 'own', near: { parameters: [] } }],
  single: ['parameters'],
})
examples(r.snapshotsAreCopied, {
  met: [{ DestinationRegion: 'eu-west-1' }],
  unmet: [{ DestinationRegion: null }],
})
examples(r.administratorPasswordsAreManaged, {
  met: [{ MasterPasswordSecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:redshift!reports' }],
  unmet: [{ MasterPasswordSecretArn: null }],
})

const findings: readonly (readonly [Control, Example, finding: string])[] = [
  [
    r.clustersKeepSnapshots,
    { AutomatedSnapshotRetentionPeriod: 1 },
    'AutomatedSnapshotRetentionPeriod is 1 day (at least 7)',
  ],
  [r.subnetGroupsSpanZones, { state: { AvailabilityZones: ['eu-central-1a'] } }, 'Subnets are in eu-central-1a only'],
  [r.subnetGroupsSpanZones, { state: { AvailabilityZones: [] } }, 'No subnets are set'],
]
test.each(findings)('finding %# names the values seen', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})
