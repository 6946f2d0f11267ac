import { unknown } from '../../../controls/answer.ts'
import { control, those } from '../../../controls/control.ts'
import { opensTcp } from '../../../controls/ports.ts'
import { guardedBy, isOpenToAll } from '../../ec2/controls/open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html'
const guide = 'https://docs.aws.amazon.com/redshift/latest/mgmt'
const namespace = 'AWS::RedshiftServerless::Namespace'
const workgroup = 'AWS::RedshiftServerless::Workgroup'

/** The port where nobody chose another (API_CreateWorkgroup.html). */
const PORT = 5439

export const workgroupsRouteThroughTheVpc = control({
  id: 'RedshiftServerless.1',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-workgroup-routes-within-vpc',
  on: workgroup,
  responsibility: 'private-connectivity',
  severity: 'high',
  title: 'What a workgroup loads and unloads goes through the VPC.',
  reads: ['EnhancedVpcRouting'],
  holds: ({ EnhancedVpcRouting }) => EnhancedVpcRouting,
  fix: 'Set EnhancedVpcRouting of the workgroup, with a gateway endpoint for S3 in its VPC.',
  source: `${docs}#redshiftserverless-1`,
})

export const workgroupsRequireTls = control({
  id: 'RedshiftServerless.2',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-workgroup-encrypted-in-transit',
  on: workgroup,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'A workgroup takes only connections that speak TLS.',
  reads: ['ConfigParameters'],
  holds: ({ ConfigParameters }) => {
    const found = (ConfigParameters ?? []).find(({ ParameterKey }) => ParameterKey === 'require_ssl')
    // AWS fails `false`; what holds where the parameter is not set depends on when the workgroup was made
    return found?.ParameterValue ? found.ParameterValue.toLowerCase() === 'true' : unknown('the parameter require_ssl')
  },
  fix: 'Set the parameter require_ssl of the workgroup to true.',
  source: `${docs}#redshiftserverless-2`,
})

export const workgroupsAreNotPublic = control({
  id: 'RedshiftServerless.3',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-workgroup-no-public-access',
  on: workgroup,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'A workgroup has no public address.',
  reads: ['PubliclyAccessible'],
  holds: ({ PubliclyAccessible }) => PubliclyAccessible === false,
  fix: 'Set PubliclyAccessible of the workgroup to false, and reach it from inside the VPC.',
  source: `${docs}#redshiftserverless-3`,
})

export const namespacesHaveYourKey = control({
  id: 'RedshiftServerless.4',
  compared: '2026-11-30',
  parameters: {
    kmsKeyArns: {
      value: null,
      matching: /^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
      like: 'KMS key ARNs',
      many: true,
      atMost: 3,
    },
  },
  configRule: 'redshift-serverless-namespace-cmk-encryption',
  on: namespace,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'A namespace is encrypted with a KMS key of the account, whose use you decide and CloudTrail records.',
  reads: ['KmsKeyId'],
  near: {
    // the keys of the account but for those that AWS manages, which are not listed; a key of another account is not found
    keys: those('AWS::KMS::Key', {
      where: 'Arn',
      // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
      is: ({ KmsKeyId }) => KmsKeyId as string | null,
      reads: [],
    }),
  },
  holds: ({ KmsKeyId }, { near, account, parameters }) => {
    if (KmsKeyId === null) return false
    if (parameters.kmsKeyArns?.includes(KmsKeyId)) return true
    const [arn, , service, , owner, key] = KmsKeyId.split(':')
    if (arn !== 'arn' || service !== 'kms' || !key?.startsWith('key/')) return unknown(`which key ${KmsKeyId} is`)
    if (parameters.kmsKeyArns !== null) return false
    return owner !== account || near.keys.some()
  },
  fix: 'Set KmsKeyId of the namespace to a key of yours: Redshift encrypts the data anew by itself.',
  source: `${docs}#redshiftserverless-4`,
})

export const namespaceAdministratorsHaveTheirOwnName = control({
  id: 'RedshiftServerless.5',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-default-admin-check',
  on: namespace,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: "A namespace's administrator has a name of its own.",
  reads: ['AdminUsername'],
  holds: ({ AdminUsername: name }) => (name === null ? unknown('the name of the administrator') : name !== 'admin'),
  fix: 'Set another AdminUsername, with its password, on the namespace.',
  source: `${docs}#redshiftserverless-5`,
})

export const namespacesExportLogs = control({
  id: 'RedshiftServerless.6',
  compared: '2026-11-30',
  configRule: 'redshift-serverless-publish-logs-to-cloudwatch',
  on: namespace,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A namespace exports its connection log and its user log to CloudWatch Logs.',
  reads: ['LogExports'],
  holds: ({ LogExports: logs }) => logs?.includes('connectionlog') && logs.includes('userlog'),
  fix: 'Set LogExports of the namespace to connectionlog and userlog.',
  source: `${docs}#redshiftserverless-6`,
})

export const namespaceDatabasesHaveTheirOwnName = control({
  id: 'Demarc.RedshiftServerless.4',
  on: namespace,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: "A namespace's first database has a name of its own.",
  reads: ['DbName'],
  holds: ({ DbName: name }) => name !== null && name !== 'dev',
  fix: 'Make a new namespace with a DbName of your own and move the data: the name cannot be changed.',
  source: 'https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateNamespace.html',
})

export const workgroupsAreNotOpenToAll = control({
  id: 'Demarc.RedshiftServerless.1',
  on: workgroup,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'No security group of a workgroup opens its port to the whole internet.',
  reads: ['SecurityGroupIds', 'Port'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ SecurityGroupIds }) => SecurityGroupIds as readonly string[] | null,
    ),
  },
  holds: ({ Port }, { near }) => !isOpenToAll(near, (rule) => opensTcp(rule, Port ?? PORT)),
  fix: 'Let the port in only from the security groups and the addresses of the clients.',
  source: `${guide}/serverless-connecting.html`,
})

export const namespacesAreCopied = control({
  id: 'Demarc.RedshiftServerless.2',
  on: namespace,
  responsibility: 'backups',
  severity: 'low',
  title: 'The recovery points and snapshots of a namespace are copied to another region, and kept there.',
  reads: ['SnapshotCopyConfigurations'],
  holds: ({ SnapshotCopyConfigurations: copies }) => (copies ?? []).length > 0,
  fix: 'Configure the copy of snapshots to another region, with the days to keep them: here recovery points live for 24 hours.',
  source: `${guide}/serverless-backups.html`,
})

export const namespacePasswordsAreManaged = control({
  id: 'Demarc.RedshiftServerless.3',
  on: namespace,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: "AWS Secrets Manager keeps the password of a namespace's administrator, and changes it.",
  reads: ['ManageAdminPassword'],
  holds: ({ ManageAdminPassword }) => ManageAdminPassword,
  fix: 'Set ManageAdminPassword of the namespace, and let clients read the secret.',
  source: `${guide}/redshift-secrets-manager-integration.html`,
})
