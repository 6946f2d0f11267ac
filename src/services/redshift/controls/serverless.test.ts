import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, missing, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { behindLists } from '../../ec2/controls/lists-in-test.ts'
import * as r from './serverless.ts'

const group = (...SecurityGroupIngress: object[]) => ({ GroupId: 'sg', SecurityGroupIngress })
const from = (port: number, more: object) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...more })
const world = { CidrIp: '0.0.0.0/0' }
const parameter = (ParameterKey: string, ParameterValue: string) => ({
  ConfigParameters: [{ ParameterKey, ParameterValue }],
})

examples(r.workgroupsRouteThroughTheVpc, {
  met: [{ EnhancedVpcRouting: true }],
  unmet: [{ EnhancedVpcRouting: false }],
})
examples(r.workgroupsRequireTls, {
  met: [parameter('require_ssl', 'true')],
  unmet: [parameter('require_ssl', 'false')],
  unknown: [parameter('use_fips_ssl', 'true'), { ConfigParameters: [] }, { ConfigParameters: null }],
})
examples(r.workgroupsAreNotPublic, {
  met: [{ PubliclyAccessible: false }],
  unmet: [{ PubliclyAccessible: true }],
})
const KmsKeyId = 'arn:aws:kms:eu-central-1:111122223333:key/1'
const elsewhere = 'arn:aws:kms:eu-central-1:444455556666:key/1'
const near = { keys: [{ Arn: KmsKeyId }] }
const noKeys = missing('kms:ListKeys')
examples(r.namespacesHaveYourKey, {
  met: [
    { KmsKeyId, near },
    { KmsKeyId, near, parameters: { kmsKeyArns: [KmsKeyId] } },
    { KmsKeyId, near: { keys: [...near.keys, noKeys] } },
    // customer managed: an AWS managed key belongs to the account that uses it
    { KmsKeyId: elsewhere, near: { keys: [noKeys] } },
  ],
  unmet: [
    { KmsKeyId: null, near },
    { KmsKeyId, near, parameters: { kmsKeyArns: [elsewhere] } },
    // an AWS managed key: those are not listed
    { KmsKeyId, near: { keys: [] } },
  ],
  unknown: [
    { KmsKeyId, near: { keys: [noKeys] } },
    { KmsKeyId: 'alias/data', near },
    { KmsKeyId: 'alias/data', near, parameters: { kmsKeyArns: [KmsKeyId] } },
  ],
})
examples(r.namespaceAdministratorsHaveTheirOwnName, {
  met: [{ AdminUsername: 'forecast' }],
  unmet: [{ AdminUsername: 'admin' }],
  unknown: [{ AdminUsername: null }],
})
examples(r.namespacesExportLogs, {
  met: [{ LogExports: ['userlog', 'connectionlog'] }],
  unmet: [{ LogExports: ['connectionlog', 'useractivitylog'] }, { LogExports: ['userlog'] }, { LogExports: [] }],
})
examples(r.namespaceDatabasesHaveTheirOwnName, {
  met: [{ DbName: 'forecast' }],
  unmet: [{ DbName: 'dev' }, { DbName: null }],
})
const placed = { SecurityGroupIds: ['sg'], Port: 5439 }
const inTwo = { ...placed, SecurityGroupIds: ['sg', 'sg-2'] }
const noGroups = missing('ec2:DescribeSecurityGroups')
const listed = behindLists(placed, from(5439, {}), 'sg')
examples(r.workgroupsAreNotOpenToAll, {
  met: [
    ...listed.met,
    { ...placed, near: { groups: [group(from(5439, { SourceSecurityGroupId: 'sg-web' }))] } },
    { ...placed, Port: 5431, near: { groups: [group(from(5439, world))] } },
  ],
  unmet: [
    ...listed.unmet,
    { ...placed, near: { groups: [group(from(5439, world))] } },
    { ...placed, Port: null, near: { groups: [group(from(5439, { CidrIpv6: '::/0' }))] } },
    { ...inTwo, near: { groups: [group(from(5439, world)), noGroups] } },
  ],
  unknown: [
    ...listed.unknown,
    { ...inTwo, near: { groups: [group(), noGroups] } },
    {
      ...placed,
      SecurityGroupIds: ['other'],
      near: { groups: [group(from(5439, { SourceSecurityGroupId: 'sg-web' }))] },
    },
  ],
})
examples(r.namespacesAreCopied, {
  met: [{ SnapshotCopyConfigurations: [{ DestinationRegion: 'us-east-1', SnapshotRetentionPeriod: 7 }] }],
  unmet: [{ SnapshotCopyConfigurations: [] }],
})
examples(r.namespacePasswordsAreManaged, {
  met: [{ ManageAdminPassword: true }],
  unmet: [{ ManageAdminPassword: false }],
})

const findings: readonly (readonly [Control, Example, finding: string])[] = [
  [r.namespacesHaveYourKey, { KmsKeyId: null, near }, 'KmsKeyId is not set: an AWS owned key encrypts the namespace'],
  [
    r.namespacesHaveYourKey,
    { KmsKeyId, near, parameters: { kmsKeyArns: [elsewhere] } },
    'KmsKeyId is key/1, which is not in kmsKeyArns',
  ],
  [r.namespacesExportLogs, { LogExports: ['userlog'] }, 'LogExports lack connectionlog'],
]
test.each(findings)('finding %# names the values seen', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})
