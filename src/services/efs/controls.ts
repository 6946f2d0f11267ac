import { Unknown, unknown } from '../../controls/answer.ts'
import { type Control, control, each } from '../../controls/control.ts'
import { all } from '../../controls/found.ts'
import { opensTcp, type SecurityGroupRule } from '../../controls/ports.ts'
import { staysInside } from '../../controls/principals.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'
import { listed } from '../../controls/wording.ts'
import { parsePolicy } from '../../core/policy/parse.ts'
import type { Policy, Statement } from '../../core/policy/policy.ts'
import { isPublicGrant, namesEveryPrincipal } from '../../core/policy/public.ts'
import { deniesInsecureTransport } from '../../core/policy/transport.ts'
import { backupSelectionsHere, isCoveredByPlan } from '../backup/controls/selections.ts'
import { guardedBy, isOpenToAll, openToAll } from '../ec2/controls/open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html'
const guide = 'https://docs.aws.amazon.com/efs/latest/ug'
const on = 'AWS::EFS::FileSystem'
const accessPoint = 'AWS::EFS::AccessPoint'
const NFS = 2049
const opensNfs = (rule: SecurityGroupRule): boolean => opensTcp(rule, NFS)

export const filesAreEncryptedWithKms = control({
  id: 'EFS.1',
  compared: '2026-11-30',
  configRule: 'efs-encrypted-check',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'EFS file systems should encrypt file data with an AWS KMS key',
  finding: 'Encrypted is false',
  // any KMS key counts (efs-controls.html#efs-1)
  reads: ['Encrypted'],
  holds: (files) => files.Encrypted,
  fix: 'Create a file system with Encrypted true, and copy the files to it (AWS DataSync): encryption cannot be turned on later.',
  source: `${docs}#efs-1`,
})

export const fileSystemsAreInABackupPlan = control({
  id: 'EFS.2',
  compared: '2026-11-30',
  configRule: 'efs-in-backup-plan',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'EFS file systems should be in a backup plan of AWS Backup',
  finding: 'No backup plan of AWS Backup covers the file system',
  reads: ['tags'],
  near: { plans: backupSelectionsHere },
  holds: (_, { id, tags, near }) => isCoveredByPlan(near.plans, { id, tags, type: 'EFS' }),
  fix: 'Turn on automatic backups (PutBackupPolicy), or assign the file system to a plan in AWS Backup.',
  source: `${docs}#efs-2`,
})

export const accessPointsShowADirectory = control({
  id: 'EFS.3',
  compared: '2026-11-30',
  configRule: 'efs-access-point-enforce-root-directory',
  on: accessPoint,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'EFS access points should have a root directory other than /',
  finding: 'RootDirectory.Path is /',
  reads: ['RootDirectory'],
  holds: (point) => (point.RootDirectory?.Path ?? '/') !== '/',
  fix: 'Create an access point with another RootDirectory path, and delete this one: the path cannot be changed.',
  source: `${docs}#efs-3`,
})

export const accessPointsSetTheUser = control({
  id: 'EFS.4',
  compared: '2026-11-30',
  configRule: 'efs-access-point-enforce-user-identity',
  on: accessPoint,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'EFS access points should set the POSIX user of all requests (`PosixUser`)',
  finding: 'PosixUser is not set',
  reads: ['PosixUser'],
  holds: (point) => point.PosixUser !== null,
  fix: 'Create an access point with a PosixUser, and delete this one: the user cannot be changed.',
  source: `${docs}#efs-4`,
})

interface Subnet {
  readonly properties: {
    readonly MapPublicIpOnLaunch: boolean | null
    readonly AssignIpv6AddressOnCreation: boolean | null
  }
}
/** Does a subnet assign no public addresses at launch? */
const isPrivate = ({ properties }: Subnet): boolean =>
  all(
    () => properties.MapPublicIpOnLaunch !== true,
    () => properties.AssignIpv6AddressOnCreation !== true,
  )

export const mountTargetsAreInPrivateSubnets = control({
  id: 'EFS.6',
  compared: '2026-11-30',
  configRule: 'efs-mount-target-public-accessible',
  on,
  responsibility: 'no-public-exposure',
  severity: 'medium',
  title: 'EFS mount targets should be in subnets that assign no public addresses at launch',
  finding: (_, { near }) =>
    `Mount target subnets assign public addresses: ${listed(near.subnets.seen((one) => !isPrivate(one)).map(({ name }) => name))}`,
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
  holds: (_, { near }) => near.subnets.every(isPrivate),
  fix: 'Delete the mount target, and create one in a private subnet of the same Availability Zone.',
  source: `${docs}#efs-6`,
})

export const filesAreBackedUpByThemselves = control({
  id: 'EFS.7',
  compared: '2026-11-30',
  configRule: 'efs-automatic-backups-enabled',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'EFS file systems should be backed up automatically (`BackupPolicy` ENABLED)',
  finding: ({ BackupPolicy }) => `BackupPolicy is ${BackupPolicy?.Status ?? 'not set'}`,
  reads: ['BackupPolicy'],
  holds: (files) => files.BackupPolicy?.Status === 'ENABLED' || files.BackupPolicy?.Status === 'ENABLING',
  fix: 'Turn on automatic backups (PutBackupPolicy Status=ENABLED).',
  source: `${docs}#efs-7`,
})

export const filesAreEncrypted = control({
  id: 'EFS.8',
  compared: '2026-11-30',
  configRule: 'efs-filesystem-ct-encrypted',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'EFS file systems should have encryption at rest turned on',
  finding: 'Encrypted is false',
  reads: ['Encrypted'],
  holds: (files) => files.Encrypted,
  fix: 'Create a file system with Encrypted true, and copy the files to it (AWS DataSync): encryption cannot be turned on later.',
  source: `${docs}#efs-8`,
})

export const mountTargetsAreNotOpenToAll = control({
  id: 'Demarc.EFS.1',
  on,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'EFS mount targets should not open NFS (port 2049) to the internet in their security groups',
  finding: (_, { near }) => openToAll(near, opensNfs),
  reads: ['state.SecurityGroupIds'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      (_, { state }) => state['SecurityGroupIds'] as readonly string[] | null,
    ),
  },
  applies: (_, { state }) => (state.SecurityGroupIds ?? []).length > 0,
  holds: (_, { near }) => !isOpenToAll(near, opensNfs),
  fix: 'Allow port 2049 only from the security groups of the clients (ModifyMountTargetSecurityGroups, or the rules of the group).',
  source: `${guide}/network-access.html`,
})

/** The policy of a file system; null for the default one, which allows every client that can reach a mount target. */
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
  title: 'EFS file system policies should deny access without TLS (aws:SecureTransport)',
  finding: ({ FileSystemPolicy }) =>
    FileSystemPolicy === null ? 'File system has no policy' : 'File system policy does not deny all access without TLS',
  reads: ['Arn', 'FileSystemPolicy'],
  holds: (files) => {
    const policy = policyOf(files.FileSystemPolicy)
    if (policy instanceof Unknown) return policy
    if (policy === null || files.Arn === null) return false
    return deniesInsecureTransport(policy, 'elasticfilesystem', [files.Arn])
  },
  fix: 'Deny all actions when aws:SecureTransport is false (PutFileSystemPolicy), and mount with the option tls.',
  source: `${guide}/encryption-in-transit.html`,
})

/** Does a statement allow access through mount targets only? Such clients are inside the network, and EFS calls the grant non-public. */
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
  title: 'EFS file system policies should not allow public access except through mount targets',
  finding: 'File system policy allows any principal, not only through mount targets',
  reads: ['FileSystemPolicy'],
  holds: (files) => {
    const policy = policyOf(files.FileSystemPolicy)
    if (policy === null || policy instanceof Unknown) return policy ?? true
    return !policy.statements.some((one) => isPublicGrant(one) && !throughMountTargets(one))
  },
  fix: 'Name the roles that may mount, or add the condition elasticfilesystem:AccessedViaMountTarget (PutFileSystemPolicy).',
  source: `${guide}/access-control-block-public-access.html`,
})

export const filesAreNotShared = control({
  id: 'Demarc.EFS.4',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'EFS file system policies should not allow other AWS accounts',
  finding: 'File system policy allows principals of other AWS accounts',
  reads: ['FileSystemPolicy'],
  holds: (files, { account }) => {
    const policy = policyOf(files.FileSystemPolicy)
    if (policy === null || policy instanceof Unknown) return policy ?? true
    return staysInside(
      policy.statements.filter(({ effect }) => effect === 'Allow'),
      account,
      (one) => namesEveryPrincipal(one) && throughMountTargets(one),
    )
  },
  fix: 'Remove the principals of other accounts from the policy (PutFileSystemPolicy), or accept the sharing (`demarc accept --control Demarc.EFS.4`).',
  source: `${guide}/mount-fs-diff-account-same-vpc.html`,
})

export const clientsShowWhoTheyAre = control({
  id: 'Demarc.EFS.5',
  on,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'EFS file systems should have a file system policy, not the default access of all clients',
  finding: 'No file system policy: any client of a mount target can read, write and be root',
  reads: ['FileSystemPolicy'],
  holds: (files) => files.FileSystemPolicy !== null,
  fix: 'Set a policy that grants ClientMount and ClientWrite to the roles of the clients (PutFileSystemPolicy).',
  source: `${guide}/iam-access-control-nfs-efs.html`,
})

export const filesSurviveAZone = control({
  id: 'Demarc.EFS.6',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'EFS file systems should be Regional (several Availability Zones), not One Zone',
  finding: ({ AvailabilityZoneName }) => `One Zone file system in ${AvailabilityZoneName}`,
  reads: ['AvailabilityZoneName'],
  holds: (files) => files.AvailabilityZoneName === null,
  fix: 'Create a Regional file system, and copy the files to it (AWS DataSync): the type cannot be changed.',
  source: `${guide}/features.html`,
})

export const accessPointsAreTagged: Control = areTagged({
  id: 'EFS.5',
  on: 'AWS::EFS::AccessPoint',
  page: docs,
  title: 'EFS access points',
  one: 'access point',
  cloudformation: existing('AWS::EFS::AccessPoint', { AccessPointTags: [TAG] }),
  terraform: 'aws_efs_access_point',
})
