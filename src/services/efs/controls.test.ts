import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { planFor } from '../backup/controls/coverage.in-test.ts'
import { behindLists } from '../ec2/controls/lists-in-test.ts'
import * as e from './controls.ts'

const Arn = 'arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/fs-1'
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const allow = (Principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'elasticfilesystem:ClientMount',
  ...more,
})
const role = { AWS: 'arn:aws:iam::111122223333:role/web' }
const partner = { AWS: 'arn:aws:iam::444455556666:root' }
const viaMountTarget = { Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } } }
const tls = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: '*',
  Resource: Arn,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}

examples(e.filesAreEncryptedWithKms, { met: [{ Encrypted: true }], unmet: [{ Encrypted: false }] })
// the plan of automatic backups (efs/latest/ug/automatic-backups.html) selects by this tag, which EFS sets
const automatic = {
  ConditionType: 'STRINGEQUALS',
  ConditionKey: 'aws:elasticfilesystem:default-backup',
  ConditionValue: 'enabled',
}
const automatically = { tags: { [automatic.ConditionKey]: 'enabled' } }
const noPlans = missing('backup:ListBackupPlans')
examples(e.fileSystemsAreInABackupPlan, {
  met: [
    { id: Arn, near: { plans: [planFor('EFS', { Resources: [Arn] })] } },
    { id: Arn, ...automatically, near: { plans: [planFor('EFS', { ListOfTags: [automatic] })] } },
    { id: Arn, near: { plans: [planFor('EFS', { Resources: [Arn] }), noPlans] } },
  ],
  unmet: [
    { id: Arn, near: { plans: [] } },
    { id: Arn, near: { plans: [planFor('EFS', { ListOfTags: [automatic] })] } },
    { id: Arn, ...automatically, near: { plans: [planFor('EFS', { ListOfTags: [automatic] }, false)] } },
  ],
  unknown: [{ id: Arn, near: { plans: [planFor('EFS', { Resources: ['arn:aws:s3:::*'] }), noPlans] } }],
})
examples(e.accessPointsShowADirectory, {
  met: [{ RootDirectory: { Path: '/media' } }],
  unmet: [{ RootDirectory: { Path: '/' } }, { RootDirectory: null }],
})
examples(e.accessPointsSetTheUser, {
  met: [{ PosixUser: { Uid: '1000', Gid: '1000' } }],
  unmet: [{ PosixUser: null }],
})
const subnet = (SubnetId: string, MapPublicIpOnLaunch: boolean, AssignIpv6AddressOnCreation = false) => ({
  SubnetId,
  MapPublicIpOnLaunch,
  AssignIpv6AddressOnCreation,
})
const noSubnets = missing('ec2:DescribeSubnets')
examples(e.mountTargetsAreInPrivateSubnets, {
  met: [
    { state: { SubnetIds: ['a'] }, near: { subnets: [subnet('a', false)] } },
    { state: { SubnetIds: ['a'] }, near: { subnets: [subnet('a', false), subnet('b', true)] } },
    { state: { SubnetIds: ['a', 'c'] }, near: { subnets: [subnet('a', false), subnet('c', false)] } },
  ],
  unmet: [
    { state: { SubnetIds: ['a', 'b'] }, near: { subnets: [subnet('a', false), subnet('b', true)] } },
    { state: { SubnetIds: ['a'] }, near: { subnets: [subnet('a', true)] } },
    // IPv6 addresses are public, too
    { state: { SubnetIds: ['a'] }, near: { subnets: [subnet('a', false, true)] } },
    { state: { SubnetIds: ['a', 'c'] }, near: { subnets: [subnet('a', false), subnet('c', true)] } },
    { state: { SubnetIds: ['a', 'b'] }, near: { subnets: [subnet('b', true), noSubnets] } },
  ],
  unknown: [
    { state: { SubnetIds: ['a'] }, near: { subnets: [] } },
    { state: { SubnetIds: ['a', 'b'] }, near: { subnets: [subnet('a', false), noSubnets] } },
  ],
  notApplicable: [{ state: { SubnetIds: [] }, near: { subnets: [] } }],
})
examples(e.filesAreBackedUpByThemselves, {
  met: [{ BackupPolicy: { Status: 'ENABLED' } }, { BackupPolicy: { Status: 'ENABLING' } }],
  unmet: [{ BackupPolicy: { Status: 'DISABLED' } }, { BackupPolicy: null }],
})
examples(e.filesAreEncrypted, { met: [{ Encrypted: true }], unmet: [{ Encrypted: false }, { Encrypted: null }] })

const group = (...SecurityGroupIngress: object[]) => ({ GroupId: 'sg', SecurityGroupIngress })
const nfs = { IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049 }
const grouped = { state: { SecurityGroupIds: ['sg'] } }
const inTwo = { state: { SecurityGroupIds: ['sg', 'sg-2'] } }
const noGroups = missing('ec2:DescribeSecurityGroups')
const listed = behindLists(grouped, nfs, 'sg')
examples(e.mountTargetsAreNotOpenToAll, {
  met: [
    ...listed.met,
    { ...grouped, near: { groups: [group({ ...nfs, SourceSecurityGroupId: 'sg-web' })] } },
    { ...grouped, near: { groups: [group({ IpProtocol: 'udp', FromPort: 2049, ToPort: 2049, CidrIp: '0.0.0.0/0' })] } },
    { ...grouped, near: { groups: [group()] } },
  ],
  unmet: [
    ...listed.unmet,
    { ...grouped, near: { groups: [group({ ...nfs, CidrIp: '0.0.0.0/0' })] } },
    { ...grouped, near: { groups: [group({ IpProtocol: '-1', CidrIpv6: '::/0' })] } },
    { ...inTwo, near: { groups: [group({ ...nfs, CidrIp: '0.0.0.0/0' }), noGroups] } },
  ],
  unknown: [
    ...listed.unknown,
    { ...grouped, near: { groups: [] } },
    { ...inTwo, near: { groups: [group(), noGroups] } },
  ],
  notApplicable: [{ state: { SecurityGroupIds: [] }, near: { groups: [group()] } }],
})
examples(e.filesTravelOverTls, {
  met: [{ Arn, FileSystemPolicy: policy(allow(role), tls) }],
  unmet: [
    { Arn, FileSystemPolicy: policy(allow(role)) },
    { Arn, FileSystemPolicy: null },
    { Arn: `${Arn}2`, FileSystemPolicy: policy(allow(role), tls) },
    { Arn, FileSystemPolicy: policy({ ...tls, Principal: role }) },
  ],
  unknown: [{ Arn, FileSystemPolicy: '{' }],
})
examples(e.filesAreNotPublic, {
  met: [
    { FileSystemPolicy: null },
    { FileSystemPolicy: policy(allow(role)) },
    { FileSystemPolicy: policy(allow('*', viaMountTarget)) },
    { FileSystemPolicy: policy(tls) },
  ],
  unmet: [
    { FileSystemPolicy: policy(allow('*')) },
    {
      FileSystemPolicy: policy(
        allow('*', { Condition: { BoolIfExists: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } } }),
      ),
    },
    {
      FileSystemPolicy: policy(
        allow('*', { Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'false' } } }),
      ),
    },
  ],
  unknown: [{ FileSystemPolicy: 'not a policy' }],
})
examples(e.filesAreNotShared, {
  met: [
    { FileSystemPolicy: null },
    { FileSystemPolicy: policy(allow(role), tls) },
    { FileSystemPolicy: policy(allow('*', viaMountTarget)) },
  ],
  unmet: [
    { FileSystemPolicy: policy(allow(role), allow(partner)) },
    { FileSystemPolicy: policy(allow(partner, viaMountTarget)) },
    { FileSystemPolicy: policy(allow('*')) },
  ],
  unknown: [{ FileSystemPolicy: policy(allow({ AWS: 'AIDAEXAMPLE' })) }, { FileSystemPolicy: '[]' }],
})
examples(e.clientsShowWhoTheyAre, {
  met: [{ FileSystemPolicy: policy(allow(role)) }],
  unmet: [{ FileSystemPolicy: null }],
})
examples(e.filesSurviveAZone, {
  met: [{ AvailabilityZoneName: null }],
  unmet: [{ AvailabilityZoneName: 'eu-central-1a' }],
})
