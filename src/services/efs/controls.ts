import { Unknown, unknown } from '../../controls/answer.ts'
import { control, each } from '../../controls/control.ts'
import { all } from '../../controls/found.ts'
import { opensTcp } from '../../controls/ports.ts'
import { staysInside } from '../../controls/principals.ts'
import { parsePolicy } from '../../core/policy/parse.ts'
import type { Policy, Statement } from '../../core/policy/policy.ts'
import { isPublicGrant, reachesEveryone } from '../../core/policy/public.ts'
import { deniesInsecureTransport } from '../../core/policy/transport.ts'
import { backupSelectionsHere, isCoveredByPlan } from '../backup/controls/selections.ts'
import { guardedBy, isOpenToAll } from '../ec2/controls/open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html'
const guide = 'https://docs.aws.amazon.com/efs/latest/ug'
const on = 'AWS::EFS::FileSystem'
const accessPoint = 'AWS::EFS::AccessPoint'
const NFS = 2049

export const filesAreEncryptedWithKms = control({
  id: 'EFS.1',
  compared: '2026-11-30',
  configRule: 'efs-encrypted-check',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'A file system encrypts its files with a KMS key.',
  // whichever key it is (efs-controls.html#efs-1)
  reads: ['Encrypted'],
  holds: (files) => files.Encrypted,
  fix: 'Make a new file system with Encrypted and copy the files (AWS DataSync): encryption cannot be switched on later.',
  source: `${docs}#efs-1`,
})

export const fileSystemsAreInABackupPlan = control({
  id: 'EFS.2',
  compared: '2026-11-30',
  configRule: 'efs-in-backup-plan',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'A selection of a backup plan of AWS Backup covers a file system.',
  reads: ['tags'],
  near: { plans: backupSelectionsHere },
  holds: (_, { id, tags, near }) => isCoveredByPlan(near.plans, { id, tags, type: 'EFS' }),
  fix: 'Switch on automatic backups (PutBackupPolicy), or assign the file system to a plan in AWS Backup.',
  source: `${docs}#efs-2`,
})

export const accessPointsShowADirectory = control({
  id: 'EFS.3',
  compared: '2026-11-30',
  configRule: 'efs-access-point-enforce-root-directory',
  on: accessPoint,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'An access point shows a directory of its own, not the root of the file system.',
  reads: ['RootDirectory'],
  holds: (point) => (point.RootDirectory?.Path ?? '/') !== '/',
  fix: 'Make a new access point with a RootDirectory path, and delete this one: the path cannot be changed.',
  source: `${docs}#efs-3`,
})

export const accessPointsSetTheUser = control({
  id: 'EFS.4',
  compared: '2026-11-30',
  configRule: 'efs-access-point-enforce-user-identity',
  on: accessPoint,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'An access point sets the POSIX user of all that comes through it, whoever the client says it is.',
  reads: ['PosixUser'],
  holds: (point) => point.PosixUser !== null,
  fix: 'Make a new access point with a PosixUser, and delete this one: the user cannot be changed.',
  source: `${docs}#efs-4`,
})

export const mountTargetsAreInPrivateSubnets = control({
  id: 'EFS.6',
  compared: '2026-11-30',
  configRule: 'efs-mount-target-public-accessible',
  on,
  responsibility: 'no-public-exposure',
  severity: 'medium',
  title: 'No mount target is in a subnet that gives public addresses to what starts there.',
  reads: ['state.SubnetIds'],
  near: {
    subnets: each('AWS::EC2::Subnet', {
      where: 'SubnetId',
      // safe: `reads` names it, and so it is a list of ids or null
      is: (_, { state }) => state['SubnetIds'] as readonly string[] | null,
      reads: ['MapPublicIpOnLaunch', 'AssignIpv6AddressOnCreation'],
    }),
  },
  applies: (_, { state }) => (state.SubnetIds ?? []).length > 0,
  holds: (_, { near }) =>
    near.subnets.every(({ properties }) =>
      all(
        () => properties.MapPublicIpOnLaunch !== true,
        () => properties.AssignIpv6AddressOnCreation !== true,
      ),
    ),
  fix: 'Delete the mount target and make one in a private subnet of the same zone.',
  source: `${docs}#efs-6`,
})

export const filesAreBackedUpByThemselves = control({
  id: 'EFS.7',
  compared: '2026-11-30',
  configRule: 'efs-automatic-backups-enabled',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'Automatic backups of a file system are on.',
  reads: ['BackupPolicy'],
  holds: (files) => files.BackupPolicy?.Status === 'ENABLED' || files.BackupPolicy?.Status === 'ENABLING',
  fix: 'Switch on automatic backups (PutBackupPolicy with Status ENABLED).',
  source: `${docs}#efs-7`,
})

export const filesAreEncrypted = control({
  id: 'EFS.8',
  compared: '2026-11-30',
  configRule: 'efs-filesystem-ct-encrypted',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'A file system is encrypted at rest.',
  reads: ['Encrypted'],
  holds: (files) => files.Encrypted,
  fix: 'Make a new file system with Encrypted and copy the files (AWS DataSync): encryption cannot be switched on later.',
  source: `${docs}#efs-8`,
})

export const mountTargetsAreNotOpenToAll = control({
  id: 'Demarc.EFS.1',
  on,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'No security group of the mount targets opens NFS (port 2049) to the whole internet.',
  reads: ['state.SecurityGroupIds'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      (_, { state }) => state['SecurityGroupIds'] as readonly string[] | null,
    ),
  },
  applies: (_, { state }) => (state.SecurityGroupIds ?? []).length > 0,
  holds: (_, { near }) => !isOpenToAll(near, (rule) => opensTcp(rule, NFS)),
  fix: 'Let port 2049 in only from the security groups of the clients (ModifyMountTargetSecurityGroups, or the rules of the group).',
  source: `${guide}/network-access.html`,
})

/** The file system's policy; null: the default one, which lets in whoever reaches a mount target. */
function policyOf(document: unknown): Policy | null | Unknown {
  if (document === null) return null
  const result = parsePolicy(document)
  return result.ok
    ? result.policy
    : unknown(`the policy of the file system is not understood: ${result.problems.join('; ')}`)
}

export const filesTravelOverTls = control({
  id: 'Demarc.EFS.2',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'The policy of a file system turns away clients without TLS.',
  reads: ['Arn', 'FileSystemPolicy'],
  holds: (files) => {
    const policy = policyOf(files.FileSystemPolicy)
    if (policy instanceof Unknown) return policy
    if (policy === null || files.Arn === null) return false
    return deniesInsecureTransport(policy, 'elasticfilesystem', [files.Arn])
  },
  fix: 'Deny everything when aws:SecureTransport is false (PutFileSystemPolicy), and mount with the option tls.',
  source: `${guide}/encryption-in-transit.html`,
})

/** Who must come through a mount target is in the network already; EFS itself calls such a grant non-public. */
const throughMountTargets = ({ conditions }: Statement): boolean =>
  conditions.some(
    ({ base, quantifier, ifExists, key, values }) =>
      base === 'bool' &&
      quantifier === undefined &&
      !ifExists &&
      key === 'elasticfilesystem:accessedviamounttarget' &&
      values.every((value) => value.toLowerCase() === 'true'),
  )

export const filesAreNotPublic = control({
  id: 'Demarc.EFS.3',
  on,
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'The policy of a file system grants nothing to everyone, but through its mount targets.',
  reads: ['FileSystemPolicy'],
  holds: (files) => {
    const policy = policyOf(files.FileSystemPolicy)
    if (policy === null || policy instanceof Unknown) return policy ?? true
    return !policy.statements.some((one) => isPublicGrant(one) && !throughMountTargets(one))
  },
  fix: 'Name the roles that may mount, or add the condition elasticfilesystem:AccessedViaMountTarget.',
  source: `${guide}/access-control-block-public-access.html`,
})

export const filesAreNotShared = control({
  id: 'Demarc.EFS.4',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'The policy of a file system lets no other account in.',
  reads: ['FileSystemPolicy'],
  holds: (files, { account }) => {
    const policy = policyOf(files.FileSystemPolicy)
    if (policy === null || policy instanceof Unknown) return policy ?? true
    return staysInside(
      policy.statements.filter(({ effect }) => effect === 'Allow'),
      account,
      (one) => reachesEveryone(one) && throughMountTargets(one),
    )
  },
  fix: 'Take the principals of other accounts out of the policy (PutFileSystemPolicy), or attest why it is shared.',
  source: `${guide}/mount-fs-diff-account-same-vpc.html`,
})

export const clientsShowWhoTheyAre = control({
  id: 'Demarc.EFS.5',
  on,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'A file system has a policy of its own: without one, whoever reaches it reads, writes and is root.',
  reads: ['FileSystemPolicy'],
  holds: (files) => files.FileSystemPolicy !== null,
  fix: 'Set a policy (PutFileSystemPolicy) that grants ClientMount and ClientWrite to the roles of the clients.',
  source: `${guide}/iam-access-control-nfs-efs.html`,
})

export const filesSurviveAZone = control({
  id: 'Demarc.EFS.6',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A file system is regional: its files are in several Availability Zones.',
  reads: ['AvailabilityZoneName'],
  holds: (files) => files.AvailabilityZoneName === null,
  fix: 'Copy what must survive a zone to a regional file system (AWS DataSync): the kind of storage cannot be changed.',
  source: `${guide}/features.html`,
})

// Not here: EFS.5, about tags: any one, or the keys that a user names in requiredTagKeys.
